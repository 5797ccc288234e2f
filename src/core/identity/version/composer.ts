/**
 * Composer versions, by "Versions and constraints" of its manual and PHP's version_compare, whose order of words is
 * dev < alpha < beta < RC < the number < patch. One to four numbers, then at most one stability with numbers of its own,
 * then at most one `dev`. A branch (`dev-main`, `1.x-dev`) is no version with an order.
 */
import { type Scheme, scheme } from './scheme.ts';
import { compareTokens, holdsOnly, isDigit, isLetter, isNumber, runEnd, type Token, withoutV } from './tokens.ts';

const [DEV, ALPHA, BETA, RC, STABLE, NUMBER, PATCH] = [0, 1, 2, 3, 4, 5, 6];
const END: Token = { rank: STABLE, text: '' };

const STABILITIES: ReadonlyMap<string, number> = new Map([
  ['a', ALPHA],
  ['alpha', ALPHA],
  ['b', BETA],
  ['beta', BETA],
  ['rc', RC],
  ['stable', STABLE],
  ['p', PATCH],
  ['pl', PATCH],
  ['patch', PATCH],
]);

const [HYPHEN, DOT, UNDERSCORE] = [45, 46, 95];

function isSeparator(code: number): boolean {
  return code === HYPHEN || code === DOT || code === UNDERSCORE;
}

/** `-beta.2-dev` → the words and numbers in it; null where something else is in it. */
function pieces(text: string): string[] | null {
  const found: string[] = [];
  for (let i = 0; i < text.length; ) {
    const start = i + (isSeparator(text.charCodeAt(i)) ? 1 : 0);
    const end = runEnd(text, start, isDigit(text.charCodeAt(start)) ? isDigit : isLetter);
    if (end === start) return null;
    found.push(text.slice(start, end));
    i = end;
  }
  return found;
}

/** The tokens after the numbers; null where they are no stability. What follows `stable` does not count. */
function stability(text: string): Token[] | null {
  const found = pieces(text);
  if (found === null) return null;
  const dev = found.at(-1) === 'dev' ? [{ rank: DEV, text: '' }] : [];
  const [name, ...numbers] = found.slice(0, found.length - dev.length);
  if (name === undefined) return dev;
  const rank = STABILITIES.get(name);
  if (rank === undefined || !numbers.every(isNumber)) return null;
  if (rank === STABLE) return [];
  return [{ rank, text: '' }, ...numbers.map((digits) => ({ rank: NUMBER, text: digits })), ...dev];
}

/** `1.2-beta1+meta` → `1.2-beta1`; null where the metadata are empty or hold something odd. */
function withoutMetadata(text: string): string | null {
  const plus = text.indexOf('+');
  if (plus < 0) return text;
  const metadata = text.slice(plus + 1);
  return metadata === '' || !holdsOnly(metadata, '.-') ? null : text.slice(0, plus);
}

function read(text: string): readonly Token[] | null {
  const plain = withoutMetadata(withoutV(text))?.toLowerCase() ?? '';
  const scanned = runEnd(plain, 0, (code) => isDigit(code) || code === DOT);
  const end = plain.charCodeAt(scanned - 1) === DOT ? scanned - 1 : scanned;
  const numbers = plain.slice(0, end).split('.');
  const rest = stability(plain.slice(end));
  if (numbers.length > 4 || !numbers.every(isNumber) || rest === null) return null;
  while (numbers.length < 4) numbers.push('0');
  return [...numbers.map((digits) => ({ rank: NUMBER, text: digits })), ...rest];
}

export const composer: Scheme = scheme('composer', read, (a, b) => compareTokens(a, b, END));
