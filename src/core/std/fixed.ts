/**
 * Fixed-point numbers: integers in millionths, floored after each step (consensus.md, opening).
 * Exact while |product| < 2^53, which the limits on weights (≤ 2.0) and voices keep with room to spare.
 */
export type Millionths = number;

export const ONE: Millionths = 1_000_000;

function floorDivide(value: number, divisor: number): number {
  return (value - (((value % divisor) + divisor) % divisor)) / divisor;
}

/** a × b, floored. */
export function times(a: Millionths, b: Millionths): Millionths {
  return floorDivide(a * b, ONE);
}

/** part ÷ whole, floored; 0 where the whole is 0. */
export function ratio(part: number, whole: number): Millionths {
  return whole === 0 ? 0 : floorDivide(part * ONE, whole);
}

/** a × b ÷ c, floored once. */
export function share(a: number, b: number, c: number): number {
  return floorDivide(a * b, c);
}

/** 0.8 → 800000. Null where the number is not finite or needs more than six decimals. */
export function toMillionths(value: number): Millionths | null {
  const scaled = Math.round(value * ONE);
  return Number.isSafeInteger(scaled) && scaled / ONE === value ? scaled : null;
}

/** 800000 → 0.8, the number for the wire; its shortest text has at most six decimals. */
export function fromMillionths(value: Millionths): number {
  return value / ONE;
}
