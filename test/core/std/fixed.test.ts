import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMillionths, ONE, ratio, share, times, toMillionths } from '../../../src/core/std/fixed.ts';

/** Floored division of big integers: the reference. */
function floored(dividend: bigint, divisor: bigint): number {
  const quotient = dividend / divisor;
  return Number(dividend % divisor < 0n ? quotient - 1n : quotient);
}

describe('millionths', () => {
  it.each([
    [800_000, 500_000, 400_000],
    [ONE, 333_333, 333_333],
    [333_333, 333_333, 111_110],
    [1, 1, 0],
    [-1, 1, -1],
    [0, ONE, 0],
  ])('%i × %i is %i, floored', (a, b, product) => expect(times(a, b)).toBe(product));

  it.each([
    [1, 3, 333_333],
    [2, 3, 666_666],
    [3, 3, ONE],
    [5, 0, 0],
    [0, 7, 0],
  ])('%i of %i is %i, floored, and 0 of nothing', (part, whole, answer) => expect(ratio(part, whole)).toBe(answer));

  it('are exact while the product is', () => {
    const number = fc.integer({ min: -90_000_000, max: 90_000_000 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 10_000_000 }), (a, b, c) => {
        expect(share(a, b, c) + 0).toBe(floored(BigInt(a) * BigInt(b), BigInt(c)));
        expect(times(a, b) + 0).toBe(floored(BigInt(a) * BigInt(b), BigInt(ONE)));
      }),
    );
  });

  it.each([
    [0.8, 800_000],
    [1, ONE],
    [0, 0],
    [2, 2_000_000],
    [0.000001, 1],
    [-0.5, -500_000],
    [0.1234567, null],
    [1 / 3, null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    [1e300, null],
  ])('%d is read as %s', (value, millionths) => expect(toMillionths(value)).toBe(millionths));

  it('are written with at most six decimals, and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (millionths) => {
        const value = fromMillionths(millionths);
        expect(toMillionths(value)).toBe(millionths);
        expect(value.toFixed(6)).toBe(`${Math.floor(millionths / ONE)}.${String(millionths % ONE).padStart(6, '0')}`);
      }),
    );
  });
});
