/** Which JSON numbers a double cannot hold (RFC 8259 §6). The rest of the reader takes numbers as JSON.parse gives them. */

/** `overflow`: beyond the greatest double. `digits`: a whole number whose double is another whole number. */
export type NumberLoss = 'overflow' | 'digits';

const ZERO_DIGIT = '0';

/**
 * What is lost when this number, in JSON's grammar, becomes a double; null where it is no number. Fractions are rounded
 * by nature. A whole number keeps all its digits where the double equals it or is written back as it (`1e23`).
 */
export function numberLoss(text: string): NumberLoss | null {
  const value = Math.abs(Number(text));
  if (value === Infinity) return 'overflow';
  if (Number.isNaN(value) || value <= Number.MAX_SAFE_INTEGER) return null;
  const { digits, scale } = decimalOf(text);
  const back = decimalOf(String(value));
  if (scale < 0 || (digits === back.digits && scale === back.scale)) return null;
  return BigInt(digits + ZERO_DIGIT.repeat(scale)) === BigInt(value) ? null : 'digits';
}

/** The magnitude as digits × 10^scale, without zeros at either end of the digits. */
function decimalOf(text: string): { digits: string; scale: number } {
  const [mantissa = '', exponent = ZERO_DIGIT] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const all = whole + fraction;
  let from = 0;
  let to = all.length;
  while (all[from] === ZERO_DIGIT) from += 1;
  while (to > from && all[to - 1] === ZERO_DIGIT) to -= 1;
  return { digits: all.slice(from, to), scale: Number(exponent) - fraction.length + all.length - to };
}
