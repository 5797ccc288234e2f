/**
 * The words that vendors write for comparators. A phrase is here only if nobody can read it in two ways: `up to X` and
 * `until X` are not, since it is not said whether X is inside; `X to Y`, `X - Y` and `X+` are not either.
 */
import type { Comparator } from '../../model/product.ts';

type Phrases = readonly (readonly [comparator: Comparator, words: readonly string[]])[];

/** In front of the version. */
const LEADING: Phrases = [
  ['<=', ['prior', 'to', 'and', 'including']],
  ['<', ['prior', 'to']],
  ['<', ['before']],
  ['<', ['earlier', 'than']],
  ['<', ['older', 'than']],
  ['<', ['lower', 'than']],
  ['<', ['less', 'than']],
  ['<', ['below']],
  ['<=', ['up', 'to', 'and', 'including']],
  ['>', ['after']],
  ['>', ['later', 'than']],
  ['>', ['newer', 'than']],
  ['>', ['higher', 'than']],
  ['>', ['greater', 'than']],
  ['>', ['above']],
];

const DOWNWARD = ['earlier', 'prior', 'previous', 'below', 'older', 'lower'];
const UPWARD = ['later', 'newer', 'above', 'higher', 'up'];

/** Behind the version: `X and earlier`, `X or later`, `X and all prior`. */
const TRAILING: Phrases = [['and'], ['or'], ['and', 'all']].flatMap((joint) => [
  ...DOWNWARD.map((word) => ['<=', [...joint, word]] as const),
  ...UPWARD.map((word) => ['>=', [...joint, word]] as const),
]);

/** Words behind the first of a version: `V16 Update 4`, `7.5 SP2 Hotfix 3`. Others (`on Windows`) are conditions. */
const QUALIFIERS: ReadonlySet<string> = new Set(
  'alpha beta build hf hotfix level lts pack patch rc release rev revision service sp upd update'.split(' '),
);

/** Whether the word after an `and` ends a phrase (`4 and earlier`) and does not start a constraint (`and below 5`). */
export function endsPhrase(word: string | undefined, after: string | undefined): boolean {
  if (word === 'including' || word === 'all') return true;
  const isLast = after === undefined || after === 'and' || after === '|' || /^(?:versions?$|[<>=!])/.test(after);
  return isLast && word !== undefined && [...DOWNWARD, ...UPWARD].includes(word);
}

function hasDigit(word: string): boolean {
  return /\d/.test(word);
}

/** The text of a version in words, the first of which holds a digit; null where the words say something else as well. */
export function versionOf(words: readonly string[]): string | null {
  const [first = '', ...rest] = words;
  const text = words.join(' ');
  const plain = hasDigit(first) && rest.every((word) => hasDigit(word) || QUALIFIERS.has(word.toLowerCase()));
  return !plain || words.some(hasWildcard) || /[<>=!|,\p{Cc}\p{Cs}]/u.test(text) ? null : text;
}

/** `4.x`, `4.2.*`, `4*`: a set of versions that no comparison knows the ends of. */
export function hasWildcard(word: string): boolean {
  return word.includes('*') || (word.includes('.') && word.toLowerCase().split('.').includes('x'));
}

/** `4`, `v4`, `V4.2b`. */
export function startsAsVersion(word: string | undefined): boolean {
  return word !== undefined && /^[vV]?\d/.test(word);
}

export interface Phrase {
  readonly comparator: Comparator;
  /** The words that are left: the version, which starts with a digit or with `v` and a digit. */
  readonly rest: readonly string[];
}

function withRest(comparator: Comparator, rest: readonly string[]): Phrase | null {
  return startsAsVersion(rest[0]) ? { comparator, rest } : null;
}

/** The phrase at either end of a list of words; null where there is none (`After Effects 2024`). */
export function phraseIn(words: readonly string[]): Phrase | null {
  const lower = words.map((word) => word.toLowerCase());
  for (const [comparator, phrase] of LEADING)
    if (phrase.every((word, i) => lower[i] === word)) return withRest(comparator, words.slice(phrase.length));
  for (const [comparator, phrase] of TRAILING) {
    const start = words.length - phrase.length;
    if (phrase.every((word, i) => lower[start + i] === word)) return withRest(comparator, words.slice(0, start));
  }
  return null;
}
