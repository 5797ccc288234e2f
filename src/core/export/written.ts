/** What every writer is given and gives back, and the pieces of JSON that they share. */
import type { DocumentHead } from '../model/document.ts';
import type { StatedTime, Statement } from '../model/statement.ts';
import { type Instant, writeInstant } from '../std/instant.ts';
import type { Json, JsonObject } from '../std/json/view.ts';
import type { Loss, PartLoss } from './loss.ts';

export type JsonValue = Json;

/** What the head of another format leaves open. */
export interface WriteOptions {
  /** The document's id instead of the head's: `@id`, `tracking.id`, `serialNumber`. */
  readonly id?: string;
  /** CSAF `document.title`. */
  readonly title?: string;
  /** Who publishes, where the format asks for one and the head names none of its kind: CSAF `document.publisher`. */
  readonly publisher?: { readonly name: string; readonly namespace: string };
  /** The document's time, where the head's is unknown. */
  readonly issued?: Instant;
}

export interface Written {
  readonly document: JsonValue;
  readonly losses: Loss[];
}

/** The head of the document, and the statements in the order in which they are to be written. */
export type Writer = (head: DocumentHead, statements: readonly Statement[], options?: WriteOptions) => Written;

/** Without members that are undefined, null or empty lists: absent is how all three formats say "nothing". */
export function filled(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const present = Object.entries(members).filter(
    ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(present) as JsonObject;
}

/** What a reader takes whole: it trims a text, and cuts it at 16 KiB (formats.md §11). */
export function isWholeText(text: string): boolean {
  return text !== '' && text.length <= 16_384 && text.trim() === text;
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The time as a statement of its own, where it is not that of the document that is written. */
export function ownTime(time: StatedTime, document: Instant | null): string | null {
  if (time.instant === null || (time.source !== 'statement' && time.instant === document)) return null;
  return writeInstant(time.instant);
}

/** A time that came from a document of another time stays what it was, but becomes the statement's own. */
export function timeLosses({ issued, updated }: Statement, document: Instant | null): readonly PartLoss[] {
  const moved = (time: StatedTime): boolean => time.source === 'document' && time.instant !== document;
  const why = 'came from a document of another time, and is written as the statement’s own';
  return [
    ...(moved(issued) ? ([['issued', why]] as const) : []),
    ...(moved(updated) ? ([['updated', why]] as const) : []),
  ];
}

/** Who speaks must be who the document names. */
export function issuerLosses({ issuer }: Statement, head: DocumentHead): readonly PartLoss[] {
  const { scheme, value, role } = issuer ?? {};
  const { scheme: other, value: text, role: part } = head.issuer ?? {};
  return isSame([scheme, value, role], [other, text, part])
    ? []
    : [['issuer', 'a document has one issuer, and the statement is of another']];
}

/** The revision as a whole number; 1 where the head has none. */
export function revisionOf({ lineage }: DocumentHead): {
  readonly version: number;
  readonly losses: readonly PartLoss[];
} {
  const stated = lineage?.version ?? null;
  const version = stated === null ? 1 : Number(stated);
  if (Number.isSafeInteger(version) && version >= 1) return { version, losses: [] };
  return { version: 1, losses: [['version', 'a revision is a whole number from 1 on in this format']] };
}
