/**
 * RPM versions: `[epoch:]version[-release]`, ordered by rpm-version(7); and Arch's, ordered by alpm-pkgver(7).
 * A missing release comes before every release. (RPM and pacman let it equal all of them when a dependency is checked,
 * which is no order: 1-1 = 1 = 1-2.)
 */
import { ascending, type Order } from '../../std/order.ts';
import { type Scheme, scheme } from './scheme.ts';
import {
  compareDigits,
  compareTokens,
  holdsOnly,
  isDigit,
  isLetter,
  runEnd,
  splitAtLastHyphen,
  splitEpoch,
  type Token,
} from './tokens.ts';

interface Evr {
  readonly epoch: string;
  readonly version: readonly Token[];
  /** Null where none is stated. */
  readonly release: readonly Token[] | null;
}

type Tokens = (part: string) => readonly Token[];

function reader(tokens: Tokens, others: string): (text: string) => Evr | null {
  return (text) => {
    const [epoch, rest] = splitEpoch(text) ?? ['', ''];
    const [version, release] = splitAtLastHyphen(rest);
    if (version === '' || release === '' || !holdsOnly(version, others) || !holdsOnly(release ?? '', others))
      return null;
    return { epoch, version: tokens(version), release: release === null ? null : tokens(release) };
  };
}

function orderBy(end: Token): Order<Evr> {
  return (a, b) => {
    const difference = compareDigits(a.epoch, b.epoch) || compareTokens(a.version, b.version, end);
    if (difference !== 0) return difference;
    if (a.release === null || b.release === null) return ascending(a.release ? 1 : 0, b.release ? 1 : 0);
    return compareTokens(a.release, b.release, end);
  };
}

function isAlphanumeric(code: number): boolean {
  return isDigit(code) || isLetter(code);
}

function segmentEnd(part: string, from: number): number {
  return runEnd(part, from, isDigit(part.charCodeAt(from)) ? isDigit : isLetter);
}

/** Separators only separate. `~` < the end < `^` < letters < digits. */
const RPM_END: Token = { rank: 1, text: '' };

function rpmTokens(part: string): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < part.length; ) {
    const code = part.charCodeAt(i);
    const operator = '~^'.indexOf(part.charAt(i));
    if (isAlphanumeric(code)) {
      const end = segmentEnd(part, i);
      tokens.push({ rank: isDigit(code) ? 4 : 3, text: part.slice(i, end) });
      i = end;
      continue;
    }
    if (operator >= 0) tokens.push({ rank: operator * 2, text: '' });
    i += 1;
  }
  return tokens;
}

/**
 * More separators in front make a segment newer; at the same number digits beat letters. Letters joined to the segment
 * before them (1.0rc) come before the end, letters apart from it (1.0.a) after. Separators at the very end do not count:
 * where pacman counts them its order has circles.
 */
const ALPM_END: Token = { rank: 2, text: '' };

function alpmTokens(part: string): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < part.length; ) {
    const start = runEnd(part, i, (code) => !isAlphanumeric(code));
    if (start === part.length) break;
    const digits = isDigit(part.charCodeAt(start));
    const end = segmentEnd(part, start);
    const separators = start - i;
    const joinedLetters = separators === 0 && !digits;
    tokens.push({ rank: joinedLetters ? 1 : 3 + separators * 2 + (digits ? 1 : 0), text: part.slice(start, end) });
    i = end;
  }
  return tokens;
}

export const rpm: Scheme = scheme('rpm', reader(rpmTokens, '._+~^-'), orderBy(RPM_END));

export const alpm: Scheme = scheme('alpm', reader(alpmTokens, '._+~^-@'), orderBy(ALPM_END));
