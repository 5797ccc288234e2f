/**
 * RubyGems versions, by the documentation of Gem::Version: runs of digits and of letters, letters before digits, zeros
 * at the end of the numbers and at the end of the whole not counted, `-` read as `.pre.`.
 */
import { type Scheme, scheme } from './scheme.ts';
import { compareTokens, holdsOnly, isDigit, isLetter, isNumber, isZero, runEnd, type Token } from './tokens.ts';

const [LETTERS, DIGITS] = [0, 1];
/** What is missing is 0. */
const END: Token = { rank: DIGITS, text: '0' };

function dropZeros(tokens: Token[]): void {
  for (let last = tokens.at(-1); last?.rank === DIGITS && isZero(last.text); last = tokens.at(-1)) tokens.pop();
}

/** A number, then parts of letters and digits after dots, then after the first hyphen more of them, hyphens allowed. */
function isGemVersion(text: string): boolean {
  const hyphen = text.indexOf('-');
  const [first = '', ...rest] = (hyphen < 0 ? text : text.slice(0, hyphen)).split('.');
  const tail = hyphen < 0 ? [] : text.slice(hyphen + 1).split('.');
  return isNumber(first) && holdsOnly(text, '.-') && ![...rest, ...tail].includes('');
}

function read(text: string): readonly Token[] | null {
  if (!isGemVersion(text)) return null;
  const spelt = text.replaceAll('-', '.pre.');
  const tokens: Token[] = [];
  let lettersSeen = false;
  for (let i = 0; i < spelt.length; ) {
    const digits = isDigit(spelt.charCodeAt(i));
    const end = runEnd(spelt, i, digits ? isDigit : isLetter);
    if (end > i) {
      if (!digits && !lettersSeen) dropZeros(tokens);
      lettersSeen ||= !digits;
      tokens.push({ rank: digits ? DIGITS : LETTERS, text: spelt.slice(i, end) });
    }
    i = Math.max(end, i + 1);
  }
  dropZeros(tokens);
  return tokens;
}

export const gem: Scheme = scheme('gem', read, (a, b) => compareTokens(a, b, END));
