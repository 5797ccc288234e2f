/**
 * Whether a version is in a range, and how surely (formats.md §7). `approx_…` rests on a guess: it may speak for affected
 * and under_investigation, never for a status that suppresses.
 */
import type { VersionRange } from '../../model/product.ts';
import { coversAll } from './constraints.ts';
import { coverIsWithin, coverOf, isCovered } from './intervals.ts';
import { orderingOf } from './ordering.ts';
import { MAX_VERSION_LENGTH } from './scheme.ts';
import { SCHEMES, sameRule } from './schemes.ts';

export type InRange = 'in' | 'out' | 'approx_in' | 'approx_out' | 'unknown';

/** Schemes of no ecosystem: an issuer may name one for a package of any type. */
const GENERAL: ReadonlySet<string> = new Set(['semver', 'intdot', 'lexicographic', 'datetime', 'openssl']);

/**
 * How the scheme of a range and that of a version get on. The scheme of a version comes from its purl type; null is none.
 *
 * Decisions, where formats.md §7 only says that schemes never mix:
 * - a range without scheme stays without one: the version's scheme is not lent to it, since the issuer named none;
 * - `npm` and `semver` and their kin are one rule under several names, hence exact;
 * - a general scheme on a package that has its own (CycloneDX's own sample: `vers:semver/<2.6.7.5` for a Maven package)
 *   is the issuer's word on how to compare, but not the package's: approximate;
 * - a scheme that is not in the table says nothing against the version's: approximate, by natural order;
 * - two ecosystems (deb, rpm): no answer.
 */
function agreement(ofRange: string | null, ofVersion: string | null): 'exact' | 'approx' | 'none' {
  if (ofRange === null || ofVersion === null || ofRange === 'generic' || ofVersion === 'generic') return 'exact';
  if (sameRule(ofRange, ofVersion)) return 'exact';
  return GENERAL.has(ofRange) || !SCHEMES.has(ofRange) ? 'approx' : 'none';
}

/**
 * `versionScheme` is the scheme of the version's purl type; null where it has none. Where the scheme of the range does
 * not know the version, or one of the range's own bounds, all are compared by natural order, hence approximately.
 */
export function inRange(range: VersionRange, version: string, versionScheme: string | null): InRange {
  if (range.constraints.length === 0) return coversAll(range) ? 'in' : 'out';
  const agreed = agreement(range.scheme, versionScheme);
  const texts = [...range.constraints.map(([, bound]) => bound), version];
  const { order, exact } = orderingOf(range.scheme, texts);
  // A name (`latest`, `main`) says nothing of before and after.
  if (agreed === 'none' || version.length > MAX_VERSION_LENGTH || (!exact && !texts.every((text) => /\d/.test(text))))
    return 'unknown';
  const covered = isCovered(coverOf(range), version, order);
  if (exact && agreed === 'exact') return covered ? 'in' : 'out';
  return covered ? 'approx_in' : 'approx_out';
}

/** The same constraints on the same versions by the scheme, so that `<1.0` and `<1.0.0` are one in maven. */
export function sameRange(a: VersionRange, b: VersionRange): boolean {
  if (a.scheme !== b.scheme || a.constraints.length !== b.constraints.length) return false;
  const { order, exact } = orderingOf(
    a.scheme,
    [...a.constraints, ...b.constraints].map(([, version]) => version),
  );
  return a.constraints.every(([comparator, version], i) => {
    const [otherComparator, other = ''] = b.constraints[i] ?? [];
    return comparator === otherComparator && (version === other || (exact && order(version, other) === 0));
  });
}

/** Every version of `inner` is in `outer`. False where that is not sure: another scheme, or an order that is a guess. */
export function covers(outer: VersionRange, inner: VersionRange): boolean {
  if (coversAll(outer) || (inner.constraints.length === 0 && !coversAll(inner))) return true;
  if (outer.scheme !== inner.scheme) return false;
  const { order, exact } = orderingOf(
    outer.scheme,
    [...outer.constraints, ...inner.constraints].map(([, version]) => version),
  );
  return exact && coverIsWithin(coverOf(inner), coverOf(outer), order);
}
