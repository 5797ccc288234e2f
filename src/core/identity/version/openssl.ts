/**
 * OpenSSL versions, by its release strategy: before 3.0 three numbers and patch letters (`1.0.2zh`), from 3.0 on
 * SemVer's numbers; `-dev`, `-alphaN`, `-betaN`, `-preN` come before the release.
 */
import { type Scheme, scheme } from './scheme.ts';
import { compareTokens, isDigit, isLetter, isNumber, runEnd, type Token } from './tokens.ts';

const BEFORE = ['dev', 'alpha', 'beta', 'pre'];
const END: Token = { rank: BEFORE.length, text: '' };
const [LETTERS, NUMBER] = [BEFORE.length + 1, BEFORE.length + 2];

/** `-beta2` → its tokens; `` → none; null where it is no pre-release. */
function before(text: string): Token[] | null {
  if (text === '') return [];
  const end = runEnd(text, 1, isLetter);
  const [rank, number] = [BEFORE.indexOf(text.slice(1, end)), text.slice(end)];
  if (!text.startsWith('-') || rank < 0 || (number !== '' && !isNumber(number))) return null;
  return [
    { rank, text: '' },
    { rank: NUMBER, text: number || '0' },
  ];
}

function read(text: string): readonly Token[] | null {
  const version = text.toLowerCase();
  const end = runEnd(version, 0, (code) => isDigit(code) || code === 46);
  const numbers = version.slice(0, end).split('.');
  const lettersEnd = runEnd(version, end, isLetter);
  const rest = before(version.slice(lettersEnd));
  if (numbers.length !== 3 || !numbers.every(isNumber) || rest === null) return null;
  const letters = version.slice(end, lettersEnd);
  return [
    ...numbers.map((digits) => ({ rank: NUMBER, text: digits })),
    ...(letters === '' ? [] : [{ rank: LETTERS, text: letters }]),
    ...rest,
  ];
}

export const openssl: Scheme = scheme('openssl', read, (a, b) => compareTokens(a, b, END));
