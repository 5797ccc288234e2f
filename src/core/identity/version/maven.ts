/**
 * Maven versions, by the javadoc of ComparableVersion and "Version Order Specification" of the POM reference. Every text
 * is a version. `.qualifier` = `-qualifier` < `-number` < `.number`; what is missing stands at the place of the plain
 * release, between `snapshot` and `sp`.
 */
import { type Scheme, scheme } from './scheme.ts';
import { compareTokens, isDigit, isPrintable, isZero, runEnd, type Token } from './tokens.ts';

const QUALIFIERS = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const END: Token = { rank: QUALIFIERS.indexOf(''), text: '' };
const [OTHER, AFTER_HYPHEN, AFTER_DOT] = [QUALIFIERS.length, QUALIFIERS.length + 1, QUALIFIERS.length + 2];

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['cr', 'rc'],
  ['ga', ''],
  ['final', ''],
  ['release', ''],
]);

/** Only where a digit follows directly: `1-a1`, not `1-a-1`. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

function qualifier(word: string, digitFollows: boolean): Token {
  const name = (digitFollows ? SHORT.get(word) : undefined) ?? ALIASES.get(word) ?? word;
  const rank = QUALIFIERS.indexOf(name);
  return rank < 0 ? { rank: OTHER, text: name } : { rank, text: '' };
}

function isNull(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return token.rank === END.rank || (token.rank >= AFTER_HYPHEN && isZero(token.text));
}

function dropNulls(tokens: Token[]): void {
  while (isNull(tokens.at(-1))) tokens.pop();
}

function read(text: string): readonly Token[] | null {
  if (text === '' || !isPrintable(text)) return null;
  const version = text.toLowerCase();
  const tokens: Token[] = [];
  let rank = AFTER_DOT;
  for (let i = 0; i <= version.length; ) {
    const inNumber = isDigit(version.charCodeAt(i));
    const end = runEnd(version, i, inNumber ? isDigit : (code) => !isDigit(code) && code !== 45 && code !== 46);
    const isWord = !inNumber && end > i;
    // Zeros and plain releases count for nothing before a hyphen, and before a qualifier, whose dot is as a hyphen.
    if (isWord || rank === AFTER_HYPHEN) dropNulls(tokens);
    if (isWord) tokens.push(qualifier(version.slice(i, end), isDigit(version.charCodeAt(end))));
    else tokens.push({ rank, text: version.slice(i, end) || '0' });
    const separated = version.charAt(end) === '.' || version.charAt(end) === '-';
    rank = version.charAt(end) === '.' ? AFTER_DOT : AFTER_HYPHEN;
    if (end === version.length) break;
    i = separated ? end + 1 : end;
  }
  dropNulls(tokens);
  return tokens;
}

export const maven: Scheme = scheme('maven', read, (a, b) => compareTokens(a, b, END));
