/** Debian versions: `[epoch:]upstream[-revision]`, ordered by Debian Policy §5.6.12. */
import { ascending } from '../../std/order.ts';
import { type Scheme, scheme } from './scheme.ts';
import { compareDigits, holdsOnly, isDigit, runEnd, splitAtLastHyphen, splitEpoch } from './tokens.ts';

interface DebVersion {
  readonly epoch: string;
  readonly upstream: string;
  /** No revision is revision 0. */
  readonly revision: string;
}

function read(text: string): DebVersion | null {
  const [epoch, rest] = splitEpoch(text) ?? ['', ''];
  const [upstream, revision] = splitAtLastHyphen(rest);
  if (upstream === '' || revision === '') return null;
  if (!holdsOnly(upstream, '.+-~:') || !holdsOnly(revision ?? '0', '.+~')) return null;
  return { epoch, upstream, revision: revision ?? '0' };
}

/** Tilde, then the end of the part, then letters, then everything else. */
function weight(code: number): number {
  if (Number.isNaN(code)) return 0;
  if (code === 126) return -1;
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? code : code + 256;
}

function compareText(a: string, b: string): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = ascending(weight(a.charCodeAt(i)), weight(b.charCodeAt(i)));
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A run of non-digits by weight, then a run of digits as a number, and so on to the end of both. */
function compareParts(a: string, b: string): number {
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    for (const [is, compare] of [
      [(code: number) => !isDigit(code), compareText],
      [isDigit, compareDigits],
    ] as const) {
      const [iEnd, jEnd] = [runEnd(a, i, is), runEnd(b, j, is)];
      const difference = compare(a.slice(i, iEnd), b.slice(j, jEnd));
      if (difference !== 0) return difference;
      [i, j] = [iEnd, jEnd];
    }
  }
  return 0;
}

function order(a: DebVersion, b: DebVersion): number {
  return (
    compareDigits(a.epoch, b.epoch) || compareParts(a.upstream, b.upstream) || compareParts(a.revision, b.revision)
  );
}

export const deb: Scheme = scheme('deb', read, order);
