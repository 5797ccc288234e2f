/**
 * What the schemes share: a version as a list of ranked tokens, compared one by one. The shorter list goes on with the
 * scheme's end token for ever, so an order of tokens is an order of versions. Everything here is linear in the text.
 */
import { ascending } from '../../std/order.ts';

export interface Token {
  /** Tokens of a smaller rank come first, whatever their text. */
  readonly rank: number;
  /** Digits are compared as numbers of any length, other text by code unit. */
  readonly text: string;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** ASCII letters only; no scheme here knows others. */
export function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** The end of the run that starts at `from` and whose characters all satisfy `is`. */
export function runEnd(text: string, from: number, is: (code: number) => boolean): number {
  let end = from;
  while (end < text.length && is(text.charCodeAt(end))) end += 1;
  return end;
}

/** One or more ASCII digits and nothing else. */
export function isNumber(text: string): boolean {
  return text !== '' && runEnd(text, 0, isDigit) === text.length;
}

/** ASCII letters and digits, and the characters of `others`. */
export function holdsOnly(text: string, others: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (!isDigit(code) && !isLetter(code) && !others.includes(text.charAt(i))) return false;
  }
  return true;
}

/** No blanks and no control characters. */
export function isPrintable(text: string): boolean {
  return runEnd(text, 0, (code) => code > 32 && code !== 127) === text.length;
}

function skipZeros(digits: string): number {
  return runEnd(digits, 0, (code) => code === 48);
}

/** Non-negative integers as digit text, of any length; `` is 0. */
export function compareDigits(a: string, b: string): number {
  const [x, y] = [a.slice(skipZeros(a)), b.slice(skipZeros(b))];
  return ascending(x.length, y.length) || ascending(x, y);
}

export function isZero(digits: string): boolean {
  return skipZeros(digits) === digits.length;
}

function compareToken(a: Token, b: Token): number {
  if (a.rank !== b.rank) return ascending(a.rank, b.rank);
  return isNumber(a.text) && isNumber(b.text) ? compareDigits(a.text, b.text) : ascending(a.text, b.text);
}

export function compareTokens(a: readonly Token[], b: readonly Token[], end: Token): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const difference = compareToken(a[i] ?? end, b[i] ?? end);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** One `v` or `V` before a digit off. */
export function withoutV(text: string): string {
  return /^[vV]\d/.test(text) ? text.slice(1) : text;
}

/** `7:1.0-2` → `7` and `1.0-2`; no colon → `0`. Null where the text before the first colon is no number. */
export function splitEpoch(text: string): readonly [epoch: string, rest: string] | null {
  const colon = text.indexOf(':');
  if (colon < 0) return ['0', text];
  const epoch = text.slice(0, colon);
  return isNumber(epoch) ? [epoch, text.slice(colon + 1)] : null;
}

/** `1.0-2-3` → `1.0-2` and `3`; no hyphen → null for the second. */
export function splitAtLastHyphen(text: string): readonly [head: string, tail: string | null] {
  const hyphen = text.lastIndexOf('-');
  return hyphen < 0 ? [text, null] : [text.slice(0, hyphen), text.slice(hyphen + 1)];
}
