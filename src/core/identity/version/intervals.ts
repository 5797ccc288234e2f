/**
 * What a range covers, as intervals, single versions and holes. The constraints of a range alternate (Clause 5.4), so
 * each `>` pairs with the `<` after it.
 */

import type { VersionRange } from '../../model/product.ts';
import type { Order } from '../../std/order.ts';
import { coversAll } from './constraints.ts';

export interface Bound {
  readonly version: string;
  /** The bound itself is inside. */
  readonly closed: boolean;
}

/** Null is no bound. */
export interface Interval {
  readonly low: Bound | null;
  readonly high: Bound | null;
}

export interface Cover {
  readonly intervals: readonly Interval[];
  readonly points: readonly string[];
  readonly holes: readonly string[];
}

export function coverOf(range: VersionRange): Cover {
  const versionsWith = (comparator: string) =>
    range.constraints.filter(([each]) => each === comparator).map(([, version]) => version);
  const points = versionsWith('=');
  const holes = versionsWith('!=');
  const bounds = range.constraints.filter(([comparator]) => comparator !== '=' && comparator !== '!=');
  const intervals: Interval[] = [];
  let low: Bound | null = null;
  for (const [comparator, version] of bounds) {
    const bound = { version, closed: comparator.endsWith('=') };
    if (comparator.startsWith('>')) low = bound;
    else {
      intervals.push({ low, high: bound });
      low = null;
    }
  }
  if (low !== null) intervals.push({ low, high: null });
  // Decision: `!=5` alone is all but 5, as PEP 440 has it. The procedure of the specification never reaches such a
  // version and would call the range empty, which Clause 5.4 says that a valid range is not.
  const allBut = coversAll(range) || (holes.length > 0 && holes.length === range.constraints.length);
  return { intervals: allBut ? [{ low: null, high: null }] : intervals, points, holes };
}

function isAbove(low: Bound | null, version: string, order: Order<string>): boolean {
  if (low === null) return true;
  const difference = order(version, low.version);
  return difference > 0 || (low.closed && difference === 0);
}

function isBelow(high: Bound | null, version: string, order: Order<string>): boolean {
  return isAbove(high, version, (a, b) => order(b, a));
}

/** vers specification, "Checking if a version is contained within a range". */
export function isCovered(cover: Cover, version: string, order: Order<string>): boolean {
  const isAmong = (versions: readonly string[]) => versions.some((each) => order(each, version) === 0);
  if (isAmong(cover.points)) return true;
  if (isAmong(cover.holes)) return false;
  return cover.intervals.some(({ low, high }) => isAbove(low, version, order) && isBelow(high, version, order));
}

/** Whether one interval lies in another; bounds are compared, not the versions that happen to exist. */
function isWithin(inner: Interval, outer: Interval, order: Order<string>): boolean {
  return isHigher(inner.low, outer.low, order) && isHigher(inner.high, outer.high, (a, b) => order(b, a));
}

/** The inner low bound lets in no version that the outer one keeps out. */
function isHigher(inner: Bound | null, outer: Bound | null, order: Order<string>): boolean {
  if (inner === null || outer === null) return outer === null;
  const difference = order(inner.version, outer.version);
  return difference > 0 || (difference === 0 && (outer.closed || !inner.closed));
}

/** Every version of `inner` is in `outer`. Sure where true; two intervals of `outer` that touch are not joined. */
export function coverIsWithin(inner: Cover, outer: Cover, order: Order<string>): boolean {
  return (
    inner.points.every((point) => isCovered(outer, point, order)) &&
    inner.intervals.every((interval) => outer.intervals.some((each) => isWithin(interval, each, order))) &&
    outer.holes.every((hole) => !isCovered(inner, hole, order))
  );
}
