/**
 * Python versions, PEP 440, by @renovatebot/pep440 for the public part. The local part (`+…`) is compared here: the
 * library takes `+12e4567` for a number, so that two commits could be one version. A number of more than 15 digits is
 * refused, since the library holds numbers as floats.
 */
import { compare, parse } from '@renovatebot/pep440';
import { type Scheme, scheme } from './scheme.ts';
import { compareTokens, isDigit, isNumber, runEnd, type Token } from './tokens.ts';

interface PypiVersion {
  readonly release: string;
  /** PEP 440, "Local version identifiers": nothing < letters < numbers. */
  readonly local: readonly Token[];
}

const END: Token = { rank: 0, text: '' };
const MAX_DIGITS = 15;

function hasLongNumber(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const end = runEnd(text, i, isDigit);
    if (end - i > MAX_DIGITS) return true;
    i = end;
  }
  return false;
}

function read(text: string): PypiVersion | null {
  const plus = text.indexOf('+');
  const release = plus < 0 ? text : text.slice(0, plus);
  if (hasLongNumber(release) || parse(text) === null) return null;
  const parts =
    plus < 0
      ? []
      : text
          .slice(plus + 1)
          .toLowerCase()
          .split(/[-_.]/);
  return { release, local: parts.map((part) => ({ rank: isNumber(part) ? 2 : 1, text: part })) };
}

export const pypi: Scheme = scheme(
  'pypi',
  read,
  (a, b) => Math.sign(compare(a.release, b.release)) || compareTokens(a.local, b.local, END),
);
