/**
 * Alpine versions, by apk-package(5): `1.2.3b_rc1_p2~0ab1-r4`; and Gentoo's, their origin, by PMS §3.3, which has fewer
 * suffixes, no hash, and takes a missing suffix number or revision for 0.
 *
 * A number with a leading zero is compared as text, and comes before those without.
 */
import { type Scheme, scheme } from './scheme.ts';
import { compareTokens, isDigit, isNumber, isZero, runEnd, type Token } from './tokens.ts';

const BEFORE = ['alpha', 'beta', 'pre', 'rc'];
const END: Token = { rank: BEFORE.length, text: '' };
const [REVISION, HASH, SUFFIX_NUMBER, AFTER, LETTER, FRACTION, NUMBER] = [5, 6, 7, 8, 20, 21, 22];

interface Dialect {
  /** Suffixes that come after the plain version, in order. */
  readonly after: readonly string[];
  readonly hash: boolean;
  /** No number is 0, and zeros at the end of a fraction do not count. */
  readonly zeroDefaults: boolean;
}

/** `.07` → a fraction, compared as text: marked so that it is not taken for a number. */
function component(digits: string, dialect: Dialect): Token {
  if (!digits.startsWith('0')) return { rank: NUMBER, text: digits };
  const text = dialect.zeroDefaults ? digits.slice(0, lastNonZero(digits) + 1) : digits;
  return { rank: FRACTION, text: `.${text}` };
}

function lastNonZero(digits: string): number {
  let last = digits.length - 1;
  while (last > 0 && digits.charCodeAt(last) === 48) last -= 1;
  return last;
}

function numbers(text: string, dialect: Dialect): Token[] | null {
  const [first = '', ...rest] = text.split('.');
  if (![first, ...rest].every(isNumber)) return null;
  return [{ rank: NUMBER, text: first }, ...rest.map((digits) => component(digits, dialect))];
}

function suffix(text: string, dialect: Dialect): Token[] | null {
  const end = runEnd(text, 0, (code) => !isDigit(code));
  const [word, number] = [text.slice(0, end), text.slice(end)];
  if (number !== '' && !isNumber(number)) return null;
  const [before, after] = [BEFORE.indexOf(word), dialect.after.indexOf(word)];
  if (before < 0 && after < 0) return null;
  const token = { rank: before >= 0 ? before : AFTER + after, text: '' };
  return number === '' && !dialect.zeroDefaults ? [token] : [token, { rank: SUFFIX_NUMBER, text: number || '0' }];
}

function isHash(text: string): boolean {
  return text !== '' && runEnd(text, 0, (code) => isDigit(code) || (code >= 97 && code <= 102)) === text.length;
}

function isLowerCase(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** `text` before and after the last `mark`; null for the second where there is none. */
function cut(text: string, mark: string): readonly [head: string, tail: string | null] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** `1.2.3b`: the numbers, then at most one letter. */
function body(text: string, dialect: Dialect): Token[] | null {
  const lettered = text.length > 1 && isLowerCase(text.charCodeAt(text.length - 1));
  const found = numbers(lettered ? text.slice(0, -1) : text, dialect);
  return lettered && found ? [...found, { rank: LETTER, text: text.slice(-1) }] : found;
}

function reader(dialect: Dialect): (text: string) => readonly Token[] | null {
  return (text) => {
    const [unrevised, revision] = cut(text, '-r');
    const [plain, hash] = dialect.hash ? cut(unrevised, '~') : [unrevised, null];
    if ((revision !== null && !isNumber(revision)) || (hash !== null && !isHash(hash))) return null;
    const [first = '', ...suffixes] = plain.split('_');
    const tokens: Token[] = [];
    for (const part of [body(first, dialect), ...suffixes.map((each) => suffix(each, dialect))]) {
      if (part === null) return null;
      tokens.push(...part);
    }
    if (hash !== null) tokens.push({ rank: HASH, text: `~${hash}` });
    if (revision !== null && !(dialect.zeroDefaults && isZero(revision)))
      tokens.push({ rank: REVISION, text: revision });
    return tokens;
  };
}

const ALPINE: Dialect = { after: ['cvs', 'svn', 'git', 'hg', 'p'], hash: true, zeroDefaults: false };
const GENTOO: Dialect = { after: ['p'], hash: false, zeroDefaults: true };

export const apk: Scheme = scheme('apk', reader(ALPINE), (a, b) => compareTokens(a, b, END));

export const gentoo: Scheme = scheme('gentoo', reader(GENTOO), (a, b) => compareTokens(a, b, END));
