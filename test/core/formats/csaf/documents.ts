/** CSAF documents as literals: what every one needs is filled in, and a test writes the one thing that it is about. */
import { csaf } from '../../../../src/core/formats/csaf.ts';
import type { Reading } from '../../../../src/core/formats/reading.ts';
import { identifierReader } from '../../../../src/core/identity/identifier.ts';
import type { Delivery, DocumentHead } from '../../../../src/core/model/document.ts';
import type { Product } from '../../../../src/core/model/product.ts';
import type { Statement } from '../../../../src/core/model/statement.ts';
import { UNSIGNED } from '../../../../src/core/model/verification.ts';
import { type IssueCode, type IssueLog, issueLog } from '../../../../src/core/std/issue.ts';
import type { Json } from '../../../../src/core/std/json/read.ts';
import type { JsonObject } from '../../../../src/core/std/json/view.ts';

export const DATE = '2024-05-01T12:00:00Z';

export const TRACKING: JsonObject = {
  current_release_date: DATE,
  id: 'ACME-1',
  initial_release_date: DATE,
  revision_history: [{ date: DATE, number: '1', summary: 'first' }],
  status: 'final',
  version: '1',
};

export const PUBLISHER: JsonObject = { category: 'vendor', name: 'Acme', namespace: 'https://acme.example' };

export const DOCUMENT: JsonObject = {
  category: 'csaf_vex',
  csaf_version: '2.0',
  publisher: PUBLISHER,
  title: 'Acme advisory',
  tracking: TRACKING,
};

/** The same in edition 2.1. */
export const DOCUMENT_2_1: JsonObject = {
  ...DOCUMENT,
  csaf_version: '2.1',
  distribution: { tlp: { label: 'CLEAR' } },
};

export const SCHEMA_2_1 = 'https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json';

/** A product with a purl, by the id that tests use for it. */
export function named(id: string, more: JsonObject = {}): JsonObject {
  return { product_id: id, name: `Product ${id}`, product_identification_helper: { purl: `pkg:npm/${id}@1` }, ...more };
}

/** A product tree with these full product names. */
export function tree(...ids: readonly string[]): JsonObject {
  return { full_product_names: ids.map((id) => named(id)) };
}

export function relation(id: string, a: string, b: string, category = 'default_component_of'): JsonObject {
  return {
    category,
    product_reference: a,
    relates_to_product_reference: b,
    full_product_name: { product_id: id, name: `${a} in ${b}` },
  };
}

/** A document about one vulnerability in the products `a` to `d`. */
export function about(vulnerability: JsonObject, productTree: JsonObject = tree('a', 'b', 'c', 'd')): JsonObject {
  return {
    document: DOCUMENT,
    product_tree: productTree,
    vulnerabilities: [{ cve: 'CVE-2024-1111', ...vulnerability }],
  };
}

/** A document that says `affected` of one product, which the tree defines. */
export function onProduct(productTree: JsonObject, id = 'p', document: JsonObject = DOCUMENT): JsonObject {
  const root = about({ product_status: { known_affected: [id] } }, productTree);
  return document === DOCUMENT_2_1 ? { ...root, $schema: SCHEMA_2_1, document } : { ...root, document };
}

export interface Read extends Reading {
  readonly log: IssueLog;
  /** `effect code pointer` of every issue. */
  readonly issues: readonly string[];
  readonly codes: ReadonlySet<IssueCode>;
}

export interface ReadOptions {
  readonly maxStatements?: number;
  readonly delivery?: Partial<Delivery>;
}

export function readCsaf(root: Json, { maxStatements = 1000, delivery = {} }: ReadOptions = {}): Read {
  const log = issueLog();
  const reading = csaf.read({
    root: root as JsonObject,
    digest: 'sha256:00',
    delivery: { source: 'test', place: null, listed: null, replaces: null, ...delivery },
    verification: UNSIGNED,
    log,
    ids: identifierReader(),
    maxStatements,
  });
  const issues = log.issues.map(({ effect, code, pointer }) => `${effect} ${code} ${pointer}`);
  return { ...reading, log, issues, codes: new Set(log.issues.map(({ code }) => code)) };
}

export function headOf(root: Json, options?: ReadOptions): DocumentHead {
  const { head, issues } = readCsaf(root, options);
  if (head === null) throw new Error(`refused: ${issues.join(', ')}`);
  return head;
}

/** The only statement of a document. */
export function theStatement(root: Json): Statement {
  const { statements, issues } = readCsaf(root);
  const [statement, ...others] = statements;
  if (statement === undefined || others.length > 0) throw new Error(`${statements.length}: ${issues.join(', ')}`);
  return statement;
}

/** `status product` of each statement, by the name of the product. */
export function saidBy({ statements }: Reading): string[] {
  return statements.map(({ status, product, components }) => {
    const parts = [...components, product].map(({ name }) => name?.replace('Product ', ''));
    return `${status} ${parts.join(' in ')}`;
  });
}

export function lossesOf({ dropped }: Reading): Record<string, number> {
  return Object.fromEntries(dropped.map(({ code, assertions }) => [code, assertions]));
}

export function idsOf({ ids }: Product): string[] {
  return ids.map(({ kind, text }) => `${kind} ${text}`);
}

/** formats.md §1: what was read was accepted or dropped, and each drop is one issue of its code. */
export function keepsTheLaw({ statements, dropped, statementsRead, head, log }: Read): boolean {
  const lost = dropped.reduce((sum, { assertions }) => sum + assertions, 0);
  const told = log.issues.filter(({ effect }) => effect === 'drops').length;
  const all = log.issues.length === log.total;
  return statementsRead === statements.length + lost && (head === null || !all || told === lost);
}
