/**
 * By which rule a set of version texts is ordered. A scheme holds for all of them or for none, so that the rule stays a
 * total preorder: where one text is no version of the scheme, all of them go by natural order, and that is a guess.
 */
import type { Order } from '../../std/order.ts';
import { compareNaturally } from './natural.ts';
import { SCHEMES } from './schemes.ts';

export interface Ordering {
  readonly order: Order<string>;
  /** False for the guess. */
  readonly exact: boolean;
}

const GUESS: Ordering = { order: compareNaturally, exact: false };

/** `scheme` null is treated as `generic`: dotted numbers are ordered exactly, all else is guessed (formats.md §7). */
export function orderingOf(scheme: string | null, versions: readonly string[]): Ordering {
  const row = SCHEMES.get(scheme ?? 'generic');
  if (row === undefined || !versions.every((version) => row.isVersion(version))) return GUESS;
  // Null cannot come of two versions of the scheme.
  return { order: (a, b) => row.compare(a, b) ?? 0, exact: true };
}
