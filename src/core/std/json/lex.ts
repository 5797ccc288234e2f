/**
 * The tokens of RFC 8259, to the letter: strings (§7), numbers (§6) and the three words (§3). A cursor moves over bytes
 * that are UTF-8; the first thing that is no JSON becomes its fault, after which nothing more is read.
 */
import {
  BACKSLASH,
  byteAt,
  END,
  hexValue,
  isDigit,
  isHighSurrogate,
  isLowSurrogate,
  LOWER,
  LOWER_E,
  LOWER_U,
  MINUS,
  PLUS,
  POINT,
  QUOTE,
  SPACE,
  ZERO,
} from './bytes.ts';
import { decode } from './utf8.ts';

/** Where a text stops being JSON (or goes too deep), and why. */
export interface Fault {
  readonly offset: number;
  readonly reason: string;
  readonly tooDeep: boolean;
}

export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  fault: Fault | null;
}

export interface StringToken {
  /** Bytes between the quotes: [start, end). */
  readonly start: number;
  readonly end: number;
  readonly escaped: boolean;
  /** Offset of the first escape that is half a surrogate pair, or -1. */
  readonly lone: number;
}

/** The text that a string token stands for. */
export function textOf(bytes: Uint8Array, token: StringToken): string {
  if (!token.escaped) return decode(bytes, token.start, token.end);
  return JSON.parse(decode(bytes, token.start - 1, token.end + 1)) as string;
}

const HINTS: ReadonlyMap<string, string> = new Map([
  ["'", 'text needs double quotes'],
  ['/', 'JSON has no comments'],
  ['#', 'JSON has no comments'],
  [',', 'a comma too many'],
  [']', 'a comma too many, or brackets that do not match'],
  ['}', 'a comma too many, or brackets that do not match'],
  ['+', 'a number has no plus sign'],
  ['.', 'a number begins with a digit'],
  ['N', 'NaN is no JSON number'],
  ['I', 'Infinity is no JSON number'],
  ['T', 'true is written small'],
  ['F', 'false is written small'],
]);

export function refuse(cursor: Cursor, offset: number, reason: string): void {
  cursor.fault ??= { offset, reason, tooDeep: false };
}

/** Refuses what is met at `offset`, because `wanted` should be there. */
export function expected(cursor: Cursor, offset: number, wanted: string): void {
  const byte = byteAt(cursor.bytes, offset);
  const hint = HINTS.get(String.fromCharCode(byte));
  if (byte === END) refuse(cursor, offset, `the text ends where ${wanted} should be`);
  else refuse(cursor, offset, `${wanted} should be here${hint === undefined ? '' : ` (${hint})`}`);
}

/** Bytes that end a plain run inside a string: the quote, the backslash, control characters. */
const BREAKS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < SPACE || byte === QUOTE || byte === BACKSLASH ? 1 : 0,
);

/** Reads a string; the cursor is on its opening quote. Null where the cursor has a fault. */
export function readString(cursor: Cursor): StringToken | null {
  const { bytes } = cursor;
  const start = cursor.at + 1;
  let at = start;
  let escaped = false;
  let lone = -1;
  for (;;) {
    while (BREAKS[bytes[at] ?? 0] === 0) at += 1;
    const byte = byteAt(bytes, at);
    if (byte === QUOTE) break;
    if (byte !== BACKSLASH) return refuseInString(cursor, at);
    escaped = true;
    const length = escapeLength(bytes, at);
    if (length === 0) return refuseEscape(cursor, at);
    if (length === 6 && lone < 0 && isSurrogate(hexValue(bytes, at + 2))) lone = at;
    at += length;
  }
  cursor.at = at + 1;
  return { start, end: at, escaped, lone };
}

function isSurrogate(unit: number): boolean {
  return isHighSurrogate(unit) || isLowSurrogate(unit);
}

/** 2, 6, 12 for a surrogate pair, 0 where it is no escape. */
function escapeLength(bytes: Uint8Array, at: number): number {
  const byte = byteAt(bytes, at + 1);
  if (byte !== LOWER_U) return byte !== END && '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 2 : 0;
  const unit = hexValue(bytes, at + 2);
  if (unit < 0) return 0;
  const paired =
    isHighSurrogate(unit) &&
    byteAt(bytes, at + 6) === BACKSLASH &&
    byteAt(bytes, at + 7) === LOWER_U &&
    isLowSurrogate(hexValue(bytes, at + 8));
  return paired ? 12 : 6;
}

function refuseInString(cursor: Cursor, at: number): null {
  const atEnd = at >= cursor.bytes.length;
  refuse(cursor, at, atEnd ? 'the text ends inside a string' : 'a control character in a string must be escaped');
  return null;
}

function refuseEscape(cursor: Cursor, at: number): null {
  // An escape is at most six bytes: where the text ends within it, being cut is the likelier story.
  const cut = /^\\(u[0-9A-Fa-f]{0,3})?$/.test(decode(cursor.bytes, at, Math.min(at + 6, cursor.bytes.length)));
  if (cut) refuse(cursor, cursor.bytes.length, 'the text ends inside a string');
  else refuse(cursor, at, 'no escape of JSON');
  return null;
}

/** Reads a number; the cursor is on its sign or first digit. */
export function readNumber(cursor: Cursor): void {
  const { bytes } = cursor;
  let at = cursor.at;
  if (byteAt(bytes, at) === MINUS) at += 1;
  const first = at;
  at = digitsEnd(cursor, at);
  if (byteAt(bytes, first) === ZERO && at > first + 1) refuse(cursor, first, 'a number cannot begin with a zero');
  if (byteAt(bytes, at) === POINT) at = digitsEnd(cursor, at + 1);
  if ((byteAt(bytes, at) | LOWER) === LOWER_E) {
    const sign = byteAt(bytes, at + 1);
    at = digitsEnd(cursor, sign === PLUS || sign === MINUS ? at + 2 : at + 1);
  }
  cursor.at = at;
}

/** The end of one or more digits. */
function digitsEnd(cursor: Cursor, from: number): number {
  let at = from;
  while (isDigit(byteAt(cursor.bytes, at))) at += 1;
  if (at === from) expected(cursor, at, 'a digit');
  return at;
}

const WORDS = ['true', 'false', 'null'];

/** Reads `true`, `false` or `null`; anything else stands where a value should be. */
export function readWord(cursor: Cursor): void {
  const { bytes, at } = cursor;
  const word = WORDS.find((candidate) => candidate.charCodeAt(0) === byteAt(bytes, at)) ?? '';
  let length = 0;
  while (length < word.length && byteAt(bytes, at + length) === word.charCodeAt(length)) length += 1;
  if (word === '') expected(cursor, at, 'a value');
  else if (at + length === bytes.length && length < word.length) expected(cursor, bytes.length, `the rest of ${word}`);
  else if (length < word.length) refuse(cursor, at, `a value should be here (perhaps ${word})`);
  cursor.at = at + length;
}
