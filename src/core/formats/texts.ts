/**
 * The texts of a document and their limits (formats.md §11): a free text is cut, and of more identifiers than are read the
 * rest are left out. Each loss is a note; nothing is lost in silence.
 */
import type { IdentifierReader, ReadIdentifier } from '../identity/identifier.ts';
import type { Identifier, IdentifierKind } from '../model/product.ts';
import type { IssueCode, IssueLog } from '../std/issue.ts';
import type { Json } from '../std/json/read.ts';
import type { JsonObject } from './reading.ts';

export type Log = Pick<IssueLog, 'add'>;

/** The same log with another way in. */
export function logThrough(log: IssueLog, add: IssueLog['add']): IssueLog {
  return Object.create(log, { add: { value: add } });
}

/** A log that also remembers, for the statements that are being made, which codes touched them. */
export interface Recorder extends Log {
  /** The codes since the last time, each once. */
  take(): readonly IssueCode[];
}

const NO_CODES: readonly IssueCode[] = [];

export function recorder(log: Log): Recorder {
  const codes = new Set<IssueCode>();
  return {
    add(code, effect, detail) {
      codes.add(code);
      log.add(code, effect, detail);
    },
    take() {
      if (codes.size === 0) return NO_CODES;
      const taken = [...codes];
      codes.clear();
      return taken;
    },
  };
}

const MAX_TEXT = 16_384;
const MAX_PRODUCT_IDS = 64;

/** A member that is a text with something in it, trimmed; null where it is absent, empty or no text. */
export function filledText(value: Json | undefined): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' ? null : text;
}

/** The free text at `base` + `/member`, for people: null where there is none; cut at 16 KiB, noted. */
export function freeText(value: Json | undefined, base: string, member: string, log: Log): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') {
    log.add('format.schema', 'kept', { pointer: `${base}/${member}`, message: 'not a text', text: quoted(value) });
    return null;
  }
  const text = value.trim();
  if (text.length <= MAX_TEXT) return text === '' ? null : text;
  log.add('limit.text_cut', 'kept', {
    pointer: `${base}/${member}`,
    message: `cut at ${MAX_TEXT} of ${text.length} characters`,
  });
  // A cut must not leave half a surrogate pair: that is no text, and has no canonical form.
  return text.slice(0, MAX_TEXT).toWellFormed();
}

/** A JSON value as it is quoted in an issue. */
export function quoted(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** For the detail of an issue: what was met, if anything was. */
export function met(value: Json | undefined): { text?: string } {
  return value === undefined ? {} : { text: quoted(value) };
}

/** What stands where an identifier should be and names nothing: as a name it would join what has nothing in common. */
export function isPlaceholder(raw: string): boolean {
  const text = raw.trim().toUpperCase();
  return text === '' || text === 'NOASSERTION' || text === 'NONE' || text.startsWith('[ERROR]');
}

/** An identifier as the document has it; where its kind is not stated, its own look decides. */
export type StatedId = readonly [kind: IdentifierKind | 'any', raw: string];

export interface ReadIds {
  /** Each identifier once, in the order of the document. */
  readonly ids: readonly Identifier[];
  /** What was odd, each code once. */
  readonly notes: readonly IssueCode[];
  /** Why the first of the unusable ones could not be read; null where all could. */
  readonly lost: IssueCode | null;
}

/** The identifiers of one product. */
export function readIds(stated: readonly StatedId[], reader: IdentifierReader): ReadIds {
  const ids: Identifier[] = [];
  const notes = new Set<IssueCode>();
  let lost: IssueCode | null = null;
  if (stated.length > MAX_PRODUCT_IDS) notes.add('limit.identifiers');
  for (const [kind, raw] of stated.slice(0, MAX_PRODUCT_IDS)) {
    const { id, notes: odd } = readId(kind, raw, reader);
    for (const note of odd) notes.add(note);
    if (id === null) lost ??= odd[0] ?? 'identity.placeholder';
    else if (!ids.some((known) => known.kind === id.kind && known.text === id.text)) ids.push(id);
  }
  return { ids, notes: [...notes], lost };
}

function readId(kind: IdentifierKind | 'any', raw: string, reader: IdentifierReader): ReadIdentifier {
  if (isPlaceholder(raw)) return { id: null, notes: ['identity.placeholder'] };
  return kind === 'any' ? reader.readAny(raw) : reader.read(kind, raw);
}

/** Notes the members of an object that its closed schema forbids; the reader goes on without them. */
export type MemberCheck = (object: JsonObject, what: string, known: ReadonlySet<string>, base: string) => void;

/** Each is said once a document, at its first place, so that one habit of a tool does not bury the other issues. */
export function memberCheck(log: Log): MemberCheck {
  const said = new Set<string>();
  return (object, what, known, base) => {
    for (const name of Object.keys(object)) {
      if (known.has(name) || said.has(`${what} ${name}`)) continue;
      said.add(`${what} ${name}`);
      log.add('format.unknown_member', 'kept', { pointer: base, message: `no member of a ${what}`, text: name });
    }
  };
}
