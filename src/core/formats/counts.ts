/**
 * The counts of a document and the law they keep (formats.md §1): assertions read = accepted + Σ dropped, whether the
 * document is accepted or refused; and the drops that are the same in every format, each with its count.
 */
import type { Counts, FormatName } from '../model/document.ts';
import type { Product } from '../model/product.ts';
import type { StatedTime, Statement } from '../model/statement.ts';
import type { Status } from '../model/status.ts';
import type { Issue, IssueCode } from '../std/issue.ts';
import { segmentsOf } from '../std/json/view.ts';
import { ascending } from '../std/order.ts';
import type { Dropped, Reading } from './reading.ts';
import type { Log } from './texts.ts';

/** How much a document holds before anything is dropped. */
export interface Size {
  readonly statements: number;
  readonly assertions: number;
}

/** A statement with n components makes n assertions; one on the whole product makes one. */
export function assertionsOf(statement: Statement): number {
  return Math.max(1, statement.components.length);
}

/** Assertions dropped, by code. */
export interface Tally {
  drop(code: IssueCode, assertions: number): void;
  readonly dropped: readonly Dropped[];
}

export function tally(first: readonly Dropped[] = []): Tally {
  const counts = new Map<IssueCode, number>();
  const drop = (code: IssueCode, assertions: number): void => {
    if (assertions > 0) counts.set(code, (counts.get(code) ?? 0) + assertions);
  };
  for (const { code, assertions } of first) drop(code, assertions);
  return {
    drop,
    get dropped() {
      return [...counts].map(([code, assertions]) => ({ code, assertions }));
    },
  };
}

/** A reading of nothing: the document is refused for `code`, and all that it holds is dropped for it. */
export function refused(code: IssueCode, size: Size = { statements: 0, assertions: 0 }): Reading {
  const { statements, assertions } = size;
  const dropped = assertions > 0 ? [{ code, assertions }] : [];
  return { head: null, statements: [], statementsRead: statements, dropped };
}

export function countsOf({ statements, dropped, statementsRead }: Omit<Reading, 'head'>): Counts {
  const statuses: Record<Status, number> = { not_affected: 0, fixed: 0, under_investigation: 0, affected: 0 };
  for (const statement of statements) statuses[statement.status] += assertionsOf(statement);
  const accepted = Object.values(statuses).reduce((sum, assertions) => sum + assertions, 0);
  const lost = dropped.reduce((sum, { assertions }) => sum + assertions, 0);
  return {
    read: accepted + lost,
    accepted,
    dropped: Object.fromEntries(
      dropped.map(({ code, assertions }) => [code, assertions] as const).sort(([a], [b]) => ascending(a, b)),
    ),
    statuses,
    statements: statementsRead,
  };
}

/** Values that let the corpora through: the suggestion is the first that is enough (formats.md §11). */
const ENOUGH = { statements: [250_000, 1_000_000], bytes: [67_108_864, 201_326_592] } as const;

/** What a refusal by a limit says: how much there is, the key, and the remedy. */
export function overLimit(unit: keyof typeof ENOUGH, needed: number, limit: number): string {
  const key = unit === 'bytes' ? 'MaxDocumentSizeBytes' : 'MaxStatementsPerDocument';
  const remedy = ENOUGH[unit].find((value) => value >= needed) ?? needed;
  return (
    `${grouped(needed)} ${unit}; Normalization.${key} is ${grouped(limit)}. Nothing was recorded. ` +
    `Set VEXLENS_NORMALIZATION__${key.toUpperCase()}=${remedy}, or Limits on this feed.`
  );
}

/** Assertions a statement may have on average before a document is taken for a bomb (formats.md §11). */
export const EXPANSION = 20;

/**
 * Whether a document is within its limits, asked before anything is built; else the reading that refuses it. Refused
 * whole, because a cut document would keep one status and lose another.
 */
export function refusalBySize(size: Size, maxStatements: number, log: Log): Reading | null {
  if (size.statements > maxStatements) {
    log.add('limit.statements', 'rejects', { message: overLimit('statements', size.statements, maxStatements) });
    return refused('limit.statements', size);
  }
  if (size.assertions > maxStatements * EXPANSION) {
    const limit = `${EXPANSION} × Normalization.MaxStatementsPerDocument`;
    log.add('limit.expansion', 'rejects', {
      message: `${grouped(size.assertions)} components; the limit is ${limit} = ${grouped(maxStatements * EXPANSION)}`,
    });
    return refused('limit.expansion', size);
  }
  return null;
}

/** 22677 → `22,677`, whatever the locale. */
function grouped(value: number): string {
  const digits = String(value);
  let text = '';
  for (let end = digits.length; end > 0; end -= 3) {
    text = digits.slice(Math.max(0, end - 3), end) + (text === '' ? '' : `,${text}`);
  }
  return text;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Members that decide what an entry says: where one of them comes twice, two readers may read two things. */
const DECIDING: Readonly<Record<FormatName, ReadonlySet<string>>> = {
  OpenVEX: words(
    'status justification vulnerability name aliases @id products subcomponents identifiers hashes purl cpe22 cpe23',
  ),
  CSAF: words(
    'cve ids flags label product_ids group_ids product_status fixed first_fixed known_affected first_affected ' +
      'last_affected known_not_affected under_investigation recommended unknown',
  ),
  CycloneDX: words('id references analysis state justification affects ref versions version range status'),
  SPDX: words(
    'type @type spdxId @id from to relationshipType security_assessedElement security_justificationType ' +
      'security_withdrawnTime endTime',
  ),
};

/** Lists of an entry whose items make statements of their own: what is wrong in one is no fault of the others. */
const ITEM_LISTS: ReadonlySet<string | undefined> = new Set(['products', 'affects']);

const WHOLE = '';

/**
 * Drops the statements that rest on a deciding member which came twice with two values (formats.md §10
 * `format.duplicate_key`). `base` is the pointer to the document in the text. A member outside the entries is kept as it
 * was read, noted: it decides no single statement.
 */
export function withoutDoubtful(reading: Reading, format: FormatName, base: string, twice: readonly Issue[]): Reading {
  // An entry is the item of a list that is a member of the document: two segments in.
  const depth = segmentsOf(base).length + 2;
  const doubts = new Map<string, Set<string>>();
  for (const { pointer } of twice) {
    const holder = segmentsOf(pointer);
    if (!DECIDING[format].has(holder.pop() ?? '')) continue;
    const entry = holder.slice(0, depth).join('/');
    const items = doubts.get(entry) ?? new Set<string>();
    doubts.set(entry, items.add(ITEM_LISTS.has(holder[depth]) ? itemIn(holder, depth) : WHOLE));
  }
  if (doubts.size === 0) return reading;
  const dropped = tally(reading.dropped);
  const statements = reading.statements.filter((statement) => {
    const place = segmentsOf(statement.ref.pointer);
    const items = doubts.get(place.slice(0, depth).join('/'));
    if (items === undefined || !(items.has(WHOLE) || items.has(itemIn(place, depth)))) return true;
    dropped.drop('format.duplicate_key', assertionsOf(statement));
    return false;
  });
  return { ...reading, statements, dropped: dropped.dropped };
}

/** The item of the entry's list that a place is in. */
function itemIn(place: readonly string[], depth: number): string {
  return place.slice(depth, depth + 2).join('/');
}

/**
 * Drops what a document says twice (formats.md §10 `format.duplicate_assertion`): of equal contents the last stays, because
 * in OpenVEX the later of two entries overrides what came between them.
 */
export function withoutRepeats(reading: Reading, log: Log): Reading {
  const suspects = alike(reading.statements);
  if (suspects.length === 0) return reading;
  const contentOf = contents();
  const last = new Map<string, Statement>();
  for (const statement of suspects) last.set(contentOf(statement), statement);
  if (last.size === suspects.length) return reading;
  const kept = new Set(last.values());
  const repeats = new Set(suspects.filter((statement) => !kept.has(statement)));
  const dropped = tally(reading.dropped);
  for (const statement of repeats) {
    dropped.drop('format.duplicate_assertion', assertionsOf(statement));
    log.add('format.duplicate_assertion', 'drops', { pointer: statement.ref.pointer });
  }
  const statements = reading.statements.filter((statement) => !repeats.has(statement));
  return { ...reading, statements, dropped: dropped.dropped };
}

/** The statements that may say the same as another, by a few of their texts: few, and cheap to find. */
function alike(statements: readonly Statement[]): readonly Statement[] {
  const counts = new Map<string, number>();
  for (const statement of statements) {
    const texts = firstTexts(statement);
    counts.set(texts, (counts.get(texts) ?? 0) + 1);
  }
  if (counts.size === statements.length) return [];
  return statements.filter((statement) => counts.get(firstTexts(statement)) !== 1);
}

function firstTexts({ vulnerability, product, components: [component] }: Statement): string {
  const textOf = ({ ids, name }: Product): string | undefined => ids[0]?.text ?? name;
  return `${vulnerability.name} ${textOf(product)} ${component === undefined ? '' : textOf(component)}`;
}

/**
 * A short key of a statement's content within its document (formats.md §1 `content`): its parts as numbers, equal for equal
 * parts. Parts are shared by many statements, so each is looked at once, and no statement is hashed.
 */
function contents(): (statement: Statement) => string {
  const products = numbers<Product>(productContent);
  const parts = numbers<unknown>((part) => JSON.stringify(part));
  const times = numbers<StatedTime>(({ source, instant }) => (source === 'statement' ? String(instant) : ''));
  return (s) => {
    let key = `${parts(s.vulnerability)} ${products(s.product)} ${s.status} ${s.statedAs} ${s.justification} `;
    key += `${parts(s.justifiedAs)} ${parts(s.impact)} ${parts(s.actions)} ${parts(s.notes)} `;
    key += `${times(s.issued)} ${times(s.updated)}`;
    for (const component of s.components) key += ` ${products(component)}`;
    return key;
  };
}

/** Values → numbers, the same for equal texts; the text of each value is made once. */
function numbers<T>(textOf: (value: T) => string): (value: T) => number {
  const byValue = new Map<T, number>();
  const byText = new Map<string, number>();
  return (value) => {
    const before = byValue.get(value);
    if (before !== undefined) return before;
    const text = textOf(value);
    const number = byText.get(text) ?? byText.size;
    byText.set(text, number);
    byValue.set(value, number);
    return number;
  };
}

/** A product without how its identifiers were spelled. */
function productContent({ ids, path, platforms, ...rest }: Product): string {
  let text = JSON.stringify(rest);
  for (const id of ids) text += ` ${id.kind} ${JSON.stringify(id.text)}`;
  for (const [role, products] of Object.entries({ path, platforms })) {
    for (const product of products ?? []) text += ` ${role} [${productContent(product)}]`;
  }
  return text;
}
