/**
 * The constraints of a range: each version once, sorted, in a sequence that the vers specification allows (Clause 5.4),
 * and the one text of it. A range that was built here is valid; nothing here repairs what a sequence means.
 */
import type { Comparator, VersionRange } from '../../model/product.ts';
import { type Ordering, orderingOf } from './ordering.ts';

export type Constraint = readonly [comparator: Comparator, version: string];

export const MAX_CONSTRAINTS = 1000;

/** What a version may not hold in clear (Clause 5.3.3.2), and the blank. */
const RESERVED: ReadonlySet<string> = new Set('<>=!*|% ');

function encoded(version: string): string {
  let text = '';
  for (const character of version) {
    const clear = character > ' ' && character < '\x7f' && !RESERVED.has(character);
    text += clear ? character : encodeURIComponent(character).replace('!', '%21').replace('*', '%2A');
  }
  return text;
}

/**
 * No scheme, no `vers:`, and `=` is written, as in `=R2023b`: such versions hold blanks but nothing reserved, so that
 * their text reads back as it stands.
 */
function canonicalText(scheme: string | null, constraints: readonly Constraint[]): string {
  if (scheme === null) return constraints.map((constraint) => constraint.join('')).join('|');
  const parts = constraints.map(([comparator, version]) => (comparator === '=' ? '' : comparator) + encoded(version));
  return `vers:${scheme}/${parts.join('|')}`;
}

/**
 * Sorted; of constraints on one version with one comparator the first. Null where a version has two comparators.
 * Versions that are equal by a guess only are kept side by side.
 */
function sortedOnce(constraints: readonly Constraint[], { order, exact }: Ordering): Constraint[] | null {
  const kept: Constraint[] = [];
  const comparatorOf = new Map<string, Comparator>();
  for (const next of constraints.toSorted((a, b) => order(a[1], b[1]))) {
    const last = kept.at(-1);
    const equal = exact && last !== undefined && order(last[1], next[1]) === 0 ? last[0] : undefined;
    const known = comparatorOf.get(next[1]) ?? equal;
    if (known !== undefined && known !== next[0]) return null;
    if (known === undefined) kept.push(next);
    comparatorOf.set(next[1], next[0]);
  }
  return kept;
}

const isUpper = (comparator: Comparator | undefined) => comparator === '<' || comparator === '<=';
const isLower = (comparator: Comparator | undefined) => comparator === '>' || comparator === '>=';

/**
 * Clause 5.4, `!=` left aside: no `<` after an equality, and `<` and `>` in turn. `2.7.0|<2.8` is refused and not
 * simplified to `<2.8`: some who write it mean "from 2.7.0 on", and a range is never widened.
 */
function isSequence(constraints: readonly Constraint[]): boolean {
  const comparators = constraints.map(([comparator]) => comparator).filter((comparator) => comparator !== '!=');
  const bounds = comparators.filter((comparator) => comparator !== '=');
  return (
    comparators.every((comparator, i) => comparator !== '=' || !isUpper(comparators[i + 1])) &&
    bounds.every((bound, i) => (isUpper(bound) ? !isUpper(bounds[i + 1]) : !isLower(bounds[i + 1])))
  );
}

/** Null where there are no constraints, too many, or no valid sequence of them. */
export function rangeOf(scheme: string | null, constraints: readonly Constraint[]): VersionRange | null {
  if (constraints.length === 0 || constraints.length > MAX_CONSTRAINTS) return null;
  const ordering = orderingOf(
    scheme,
    constraints.map(([, version]) => version),
  );
  const sorted = sortedOnce(constraints, ordering);
  if (sorted === null || !isSequence(sorted)) return null;
  return { scheme, constraints: sorted, text: canonicalText(scheme, sorted) };
}

/** `vers:npm/*`: every version; of the scheme `none` no version. */
export function unboundedRange(scheme: string): VersionRange {
  return { scheme, constraints: [], text: `vers:${scheme}/*` };
}

/** The scheme `none` has ranges without constraints that cover nothing; in every other scheme they cover all. */
export function coversAll(range: VersionRange): boolean {
  return range.constraints.length === 0 && range.scheme !== 'none';
}
