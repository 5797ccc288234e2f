/**
 * The in-toto Statement around a VEX document (formats.md §2 "In-toto wrapper"; in-toto Attestation v1). Pointers run in
 * the text that was given, so those into a wrapped document start with `/predicate`: a person can follow them, and the
 * reader of positions too. Invariant: the wrapper only ever takes statements away, or names products where none are.
 */
import type { IdentifierReader } from '../identity/identifier.ts';
import { isRefusal, matchProduct } from '../identity/match-product.ts';
import { versionWithin } from '../identity/stated-version.ts';
import type { FormatName } from '../model/document.ts';
import type { Product } from '../model/product.ts';
import type { Statement } from '../model/statement.ts';
import type { IssueLog } from '../std/issue.ts';
import type { Json } from '../std/json/read.ts';
import { asArray, asObject, asText, type JsonObject } from '../std/json/view.ts';
import { ascending } from '../std/order.ts';
import { assertionsOf, tally } from './counts.ts';
import type { Reading, ReadingInput } from './reading.ts';
import { type Log, logThrough, readIds, type StatedId } from './texts.ts';

/** What a reader is given for a document in a wrapper. */
export interface WrappedInput extends ReadingInput {
  /** The subjects, for statements that name no product. */
  readonly subjects?: readonly Product[];
}

/** A document, out of its wrapper if it was in one. */
export interface Opened {
  readonly document: JsonObject;
  /** Pointer to it in the text that was given: empty for a bare one. */
  readonly base: string;
  /** Null for a bare document. */
  readonly predicateType: string | null;
  /** The format that the type names, as far as it names one. */
  readonly format: FormatName | null;
  readonly subjects: readonly Product[];
  /** Whether the document may speak of its subjects only. */
  readonly filters: boolean;
}

const TYPES = ['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1'];

/** Both types of OpenVEX are in its page on attesting; CSAF has none. */
const PREDICATES: readonly (readonly [prefix: string, format: FormatName])[] = [
  ['https://openvex.dev/ns', 'OpenVEX'],
  ['text/vex', 'OpenVEX'],
  ['https://cyclonedx.org/bom', 'CycloneDX'],
  ['https://spdx.dev/Document', 'SPDX'],
];

/** Null where there is a wrapper and no document in it. */
export function unwrap(root: JsonObject, ids: IdentifierReader, log: Log): Opened | null {
  const wrapper = asText(root._type) ?? '';
  if (!wrapper.startsWith('https://in-toto.io/Statement/')) return { ...BARE, document: root };
  const document = asObject(root.predicate);
  if (document === null) {
    log.add('format.unknown', 'rejects', {
      pointer: '/predicate',
      message: 'an in-toto statement without a predicate',
    });
    return null;
  }
  if (!TYPES.includes(wrapper)) log.add('format.version_unsupported', 'kept', { pointer: '/_type', text: wrapper });
  const items = asArray(root.subject) ?? [];
  if (items.length === 0) {
    log.add('format.schema', 'kept', { pointer: '/subject', message: 'no subjects: no product is filtered out' });
  }
  const predicateType = asText(root.predicateType) ?? '';
  return {
    document,
    base: '/predicate',
    predicateType,
    format: PREDICATES.find(([prefix]) => predicateType.startsWith(prefix))?.[1] ?? null,
    subjects: items.map((item, i) => readSubject(item, `/subject/${i}`, ids, log)).filter((one) => one !== null),
    filters: items.length > 0,
  };
}

const BARE = { base: '', predicateType: null, format: null, subjects: [], filters: false } as const;

/** `name` or `uri` where they are purls, and every digest that is a hash; null where that is nothing. */
function readSubject(item: Json, pointer: string, reader: IdentifierReader, log: Log): Product | null {
  const subject = asObject(item);
  const digest = asObject(subject?.digest) ?? {};
  const stated: StatedId[] = [];
  for (const text of [subject?.name, subject?.uri]) {
    if (typeof text === 'string' && text.startsWith('pkg:')) stated.push(['purl', text]);
  }
  for (const algorithm of Object.keys(digest).sort(ascending)) {
    stated.push(['hash', `${algorithm}:${asText(digest[algorithm]) ?? ''}`]);
  }
  const { ids, notes } = readIds(stated, reader);
  // A digest set holds more than hashes of files (`gitCommit`); what is none is no fault.
  for (const note of notes) if (note !== 'identity.hash_invalid') log.add(note, 'kept', { pointer });
  if (ids.length > 0) return { ids, version: versionWithin(ids) };
  log.add('identity.placeholder', 'kept', { pointer, message: 'a subject that names nothing which can be compared' });
  return null;
}

/** The same log, for a document whose text starts at `base`. */
export function within(log: IssueLog, base: string): IssueLog {
  if (base === '') return log;
  return logThrough(log, (code, effect, detail = {}) => {
    log.add(code, effect, { ...detail, pointer: base + (detail.pointer ?? '') });
  });
}

/** The reading with pointers in the text that was given, without what is on no subject (OpenVEX ATTESTING, rules 2 to 4). */
export function underSubjects(reading: Reading, { base, filters, subjects }: Opened, log: Log): Reading {
  if (base === '') return reading;
  const isSubject = subjectTest(subjects, log);
  const dropped = tally(reading.dropped);
  const statements: Statement[] = [];
  for (const statement of reading.statements) {
    const ref = { ...statement.ref, pointer: base + statement.ref.pointer };
    if (!filters || isSubject(statement.product)) {
      statements.push({ ...statement, ref });
      continue;
    }
    dropped.drop('format.subject_unlisted', assertionsOf(statement));
    log.add('format.subject_unlisted', 'drops', { pointer: ref.pointer });
  }
  return { ...reading, statements, dropped: dropped.dropped };
}

/** How often a product may be compared with a subject, in all: a hundred times what a real document needs. */
const MAX_COMPARISONS = 100_000;

/** Whether a product is one of the subjects: the same text, a shared digest, or an answer to it (formats.md §7). */
function subjectTest(subjects: readonly Product[], log: Log): (product: Product) => boolean {
  const exact = new Set(subjects.flatMap(sureTexts));
  const byKey = new Map<string, Product[]>();
  for (const subject of subjects) {
    for (const { key } of subject.ids) {
      const alike = byKey.get(key);
      if (alike === undefined) byKey.set(key, [subject]);
      else alike.push(subject);
    }
  }
  const known = new Map<Product, boolean>();
  let left = MAX_COMPARISONS;
  const answersOne = (product: Product): boolean => {
    const candidates = product.ids.flatMap(({ key }) => byKey.get(key) ?? []);
    if (left >= 0 && left < candidates.length) {
      log.add('limit.expansion', 'rejects', { pointer: '/subject', message: 'too many subjects of the same package' });
    }
    left -= candidates.length;
    return left >= 0 && candidates.some((subject) => answers(subject, product));
  };
  return (product) => {
    const before = known.get(product);
    if (before !== undefined) return before;
    const is = sureTexts(product).some((text) => exact.has(text)) || (left >= 0 && answersOne(product));
    known.set(product, is);
    return is;
  };
}

/** Texts that, shared, settle it: identifiers as they are, and the digest that is an oci purl's version. */
function sureTexts({ ids }: Product): string[] {
  const digests = ids.flatMap(({ version }) => (version?.startsWith('sha256:') ? [`sha-256:${version.slice(7)}`] : []));
  return [...ids.map(({ text }) => text), ...digests];
}

/** Suppressing statuses are matched most strictly, and a filter must not let more through than they would. */
function answers(subject: Product, product: Product): boolean {
  return !isRefusal(matchProduct(subject, product, { status: 'not_affected', names: 'unasked' }));
}
