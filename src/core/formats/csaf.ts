/**
 * CSAF 2.0 and 2.1 → statements (formats.md §3). The category of a document never decides what it says: `product_status`
 * does. Checks are by hand and linear, because documents of 20 MB and more are ordinary.
 */
import type { DocumentHead } from '../model/document.ts';
import type { Statement } from '../model/statement.ts';
import { asArray, asObject } from '../std/json/view.ts';
import { EXPANSION, refusalBySize, refused, type Size, tally } from './counts.ts';
import { codeSets } from './csaf/codes.ts';
import { editionOf, isCsaf, type StatedEdition } from './csaf/edition.ts';
import { noteEssentialExtensions } from './csaf/extensions.ts';
import { readGroups } from './csaf/groups.ts';
import { readHead } from './csaf/head.ts';
import { readProducts } from './csaf/products.ts';
import { countListed } from './csaf/status-lists.ts';
import { statedWith } from './csaf/times.ts';
import { readVulnerabilities } from './csaf/vulnerabilities.ts';
import type { FormatReader, Reading, ReadingInput } from './reading.ts';

export const csaf: FormatReader = { name: 'CSAF', detect: isCsaf, read };

function read(input: ReadingInput): Reading {
  const listed = countListed(input.root);
  const size = { statements: listed, assertions: listed };
  const edition = editionOf(input);
  if (edition === null) return refused('format.version_unsupported', size);
  if (!hasReadableList(input)) return refused('format.schema', size);
  const refusal = refusalBySize(size, input.maxStatements, input.log);
  if (refusal !== null) return refusal;
  const head = readHead(input, edition);
  if (head === null) return refused('identity.issuer_missing', size);
  noteEssentialExtensions(input.root, '', input.log);
  noteEssentialExtensions(asObject(input.root.document), '/document', input.log);
  return readStatements(input, edition, head, size);
}

function readStatements(input: ReadingInput, { edition }: StatedEdition, head: DocumentHead, size: Size): Reading {
  const { root, log, ids, maxStatements } = input;
  const codes = codeSets();
  const products = readProducts(root, { ids, log, codes, edition });
  if (products === null) return refused('limit.depth', size);
  const groups = readGroups(root, products, maxStatements * EXPANSION, log);
  const statements: Statement[] = [];
  const losses = tally();
  readVulnerabilities(root, {
    head,
    stated: statedWith(head),
    products,
    groups,
    codes,
    log,
    tally: losses,
    statements,
    read: 0,
  });
  if (groups.overspent) return refuseExpansion(input, size);
  return { head, statements, statementsRead: size.statements, dropped: losses.dropped };
}

/** What is not a list of vulnerabilities cannot be counted, let alone read; that there is none is another matter. */
function hasReadableList({ root, log }: ReadingInput): boolean {
  const value = root.vulnerabilities;
  if (value === undefined || asArray(value) !== null) return true;
  log.add('format.schema', 'rejects', {
    pointer: '/vulnerabilities',
    message: 'not a list',
    clause: 'CSAF 2.0 §3.2.3',
  });
  return false;
}

function refuseExpansion({ log, maxStatements }: ReadingInput, size: Size): Reading {
  const limit = `${EXPANSION} × Normalization.MaxStatementsPerDocument`;
  const message = `product groups expand beyond ${limit} = ${maxStatements * EXPANSION}. Nothing was recorded.`;
  log.add('limit.expansion', 'rejects', { pointer: '/product_tree/product_groups', message });
  return refused('limit.expansion', size);
}
