/** Schemes of the vers specification that belong to no ecosystem: intdot, generic, lexicographic, datetime. */
import { readInstant } from '../../std/instant.ts';
import { ascending } from '../../std/order.ts';
import { type Scheme, scheme } from './scheme.ts';
import { compareTokens, isDigit, isNumber, runEnd, type Token, withoutV } from './tokens.ts';

const END: Token = { rank: 0, text: '0' };

function numbers(text: string): Token[] {
  return text.split('.').map((digits) => ({ rank: 0, text: digits || '0' }));
}

/** Numbers between dots up to the first other character; missing numbers are 0. */
function readIntdot(text: string): readonly Token[] | null {
  if (!isDigit(text.charCodeAt(0))) return null;
  return numbers(
    text.slice(
      0,
      runEnd(text, 0, (code) => isDigit(code) || code === 46),
    ),
  );
}

/** Numbers between dots and nothing else, one `v` or `V` in front off (formats.md §7, "range without scheme"). */
export function readDotted(text: string): readonly Token[] | null {
  const plain = withoutV(text);
  return plain.split('.').every(isNumber) ? numbers(plain) : null;
}

/** RFC 3339 §5.6 with `T` and `Z`. */
function readTime(text: string): bigint | null {
  const read = readInstant(text);
  return read === null || read.notes.length > 0 ? null : read.instant;
}

/** UTF-8 bytes are in the order of code points. */
function byCodePoint(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((character, i) => character !== b[i]);
  if (at < 0) return ascending(a.length, b.length);
  return ascending(a[at]?.codePointAt(0) ?? -1, b[at]?.codePointAt(0) ?? -1);
}

export const intdot: Scheme = scheme('intdot', readIntdot, (a, b) => compareTokens(a, b, END));

export const generic: Scheme = scheme('generic', readDotted, (a, b) => compareTokens(a, b, END));

export const lexicographic: Scheme = scheme('lexicographic', (text) => (text === '' ? null : [...text]), byCodePoint);

export const datetime: Scheme = scheme('datetime', readTime, ascending);
