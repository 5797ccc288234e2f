/**
 * Natural order: the guess where no scheme is known. Numbers as numbers; words without case, those known to come before
 * a release before it, all others after; everything else separates. It orders every text, and on dotted numbers it is
 * intdot. An answer that rests on it is `range_approx` (formats.md §7).
 */
import { compareTokens, isDigit, isLetter, isZero, runEnd, type Token, withoutV } from './tokens.ts';

const BEFORE = ['dev', 'snapshot', 'alpha', 'beta', 'milestone', 'pre', 'preview', 'rc', 'cr'];
/** A word after a number (`16 Update 4`) comes before the next number (`16.1`). */
const [ZERO, WORD, NUMBER] = [BEFORE.length, BEFORE.length + 1, BEFORE.length + 2];
/** What is missing is 0. */
const END: Token = { rank: ZERO, text: '0' };

/** Where a digit follows directly, as Maven has it. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

function word(text: string, digitFollows: boolean): Token {
  const name = (digitFollows ? SHORT.get(text) : undefined) ?? text;
  const rank = BEFORE.indexOf(name);
  return rank < 0 ? { rank: WORD, text: name } : { rank, text: '' };
}

/** Zeros before a pre-release do not count: 1.0-rc1 is 1-rc1. */
function addWord(tokens: Token[], token: Token): void {
  while (token.rank < ZERO && tokens.at(-1)?.rank === ZERO) tokens.pop();
  tokens.push(token);
}

function tokensOf(text: string): Token[] {
  const version = withoutV(text).toLowerCase();
  const tokens: Token[] = [];
  for (let i = 0; i < version.length; ) {
    const code = version.charCodeAt(i);
    const end = runEnd(version, i, isDigit(code) ? isDigit : isLetter);
    const run = version.slice(i, end);
    if (isDigit(code)) tokens.push({ rank: isZero(run) ? ZERO : NUMBER, text: run });
    else if (end > i) addWord(tokens, word(run, isDigit(version.charCodeAt(end))));
    i = Math.max(end, i + 1);
  }
  return tokens;
}

export function compareNaturally(a: string, b: string): number {
  return compareTokens(tokensOf(a), tokensOf(b), END);
}
