/**
 * Whether two values that were made here are equal. What they share is compared by identity, so that a part that a
 * thousand products have in common is not walked a thousand times. Its depth is that of our own types, not of any input.
 */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isComposite(a) || !isComposite(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], b[name]));
}

function isComposite(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
