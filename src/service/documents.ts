/**
 * Use case: the exact words behind a statement: a document's own bytes, or the part of them that a pointer names. Nothing
 * is written anew, but for a document in XML, whose pointers run in the JSON form in which it was read.
 */
import { Buffer } from 'node:buffer';
import { receive } from '../core/formats/received.ts';
import type { Digest } from '../core/std/digest.ts';
import { textOf } from '../core/std/json/lex.ts';
import { asArray, asObject, type Json, member, segmentsOf } from '../core/std/json/view.ts';
import { type Frame, SILENT, walk } from '../core/std/json/walk.ts';
import { Failure } from '../failure.ts';
import type { ReadDocument } from './gather.ts';

/** `DIGEST` or `DIGEST#POINTER`, as answers name the place of a statement. */
export interface Address {
  /** `sha256:` and the first digits of the digest, all 64 where it was given in full. */
  readonly digest: string;
  /** RFC 6901; null for the whole document. */
  readonly pointer: string | null;
}

const DIGITS = /^[0-9a-f]{8,64}$/;
const SCHEME = 'sha256:';

/** Throws Failure `usage` where the text is no address. */
export function readAddress(text: string): Address {
  const mark = text.indexOf('#');
  const digest = (mark < 0 ? text : text.slice(0, mark)).trim().toLowerCase();
  const digits = digest.startsWith(SCHEME) ? digest.slice(SCHEME.length) : digest;
  const pointer = mark < 0 ? null : text.slice(mark + 1);
  const remedy = 'Write DIGEST or DIGEST#POINTER, such as sha256:0a1b2c3d#/statements/0; answers name both.';
  if (!DIGITS.test(digits)) throw new Failure('usage', 'a digest has 8 to 64 hexadecimal digits', remedy);
  if (pointer !== null && pointer !== '' && !pointer.startsWith('/')) {
    throw new Failure('usage', 'a pointer is empty or begins with a slash (RFC 6901)', remedy);
  }
  return { digest: SCHEME + digits, pointer };
}

export interface Finder {
  /** To be told of every document, with its bytes. */
  see(document: ReadDocument, bytes: Uint8Array | null): void;
  /** The bytes that the address names. Throws Failure: `not_found`, or `usage` where several documents fit. */
  found(): Uint8Array;
}

export function finderOf({ digest, pointer }: Address): Finder {
  const fitting = new Map<Digest, Uint8Array>();
  let documents = 0;
  return {
    see({ document }, bytes) {
      documents += 1;
      if (document !== null && bytes !== null && document.digest.startsWith(digest))
        fitting.set(document.digest, bytes);
    },
    found() {
      const [first, second] = fitting;
      if (first === undefined) throw noDocument(digest, documents);
      if (second !== undefined) throw several([...fitting.keys()]);
      const [full, bytes] = first;
      if (pointer === null) return bytes;
      const part = partAt(bytes, pointer);
      if (part === null) throw noPart(full, pointer);
      return part;
    },
  };
}

function noDocument(digest: string, documents: number): Failure {
  return new Failure(
    'not_found',
    `none of the ${documents} documents read has a digest that begins with ${digest}`,
    'Name in --from what the answer was made of.',
  );
}

function several(digests: readonly Digest[]): Failure {
  const named = digests.slice(0, 3).join(', ');
  return new Failure('usage', `${digests.length} documents begin so: ${named}`, 'Give more digits of the digest.');
}

function noPart(digest: Digest, pointer: string): Failure {
  return new Failure(
    'not_found',
    `there is nothing at ${pointer} in ${digest}`,
    'Show the whole document: give the digest without a pointer.',
  );
}

/** The bytes of a value as they stand in the text; null where the pointer leads to nothing. */
export function partAt(bytes: Uint8Array, pointer: string): Uint8Array | null {
  const segments = segmentsOf(pointer);
  return spanAt(bytes, segments) ?? readAt(bytes, segments);
}

/** Of a member that comes twice the last, as it is read. */
function spanAt(bytes: Uint8Array, segments: readonly string[]): Uint8Array | null {
  const leads = (path: readonly Frame[]) =>
    path.length <= segments.length + 1 &&
    path.slice(1).every(({ name, index }, i) => segments[i] === (name === null ? String(index) : textOf(bytes, name)));
  let span: Uint8Array | null = null;
  walk(bytes, Number.POSITIVE_INFINITY, {
    ...SILENT,
    begin(_at, path) {
      if (leads(path)) span = null;
    },
    end(start, end, path) {
      if (path.length === segments.length + 1 && leads(path)) span = bytes.subarray(start, end);
    },
  });
  return span;
}

/** In the form in which it was read, for what is no JSON text. */
function readAt(bytes: Uint8Array, segments: readonly string[]): Uint8Array | null {
  let value: Json | undefined = receive(bytes).value;
  for (const segment of segments) {
    value =
      /^(?:0|[1-9][0-9]{0,9})$/.test(segment) && asArray(value) !== null
        ? asArray(value)?.[Number(segment)]
        : member(asObject(value), segment);
  }
  return value === undefined ? null : Buffer.from(JSON.stringify(value, null, 2));
}
