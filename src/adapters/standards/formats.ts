/**
 * The formats that the schemas name and ajv-formats lacks: IRIs (RFC 3987) and addresses with any script (RFC 6531). One
 * scan each, no backtracking; what they let through is at most a little more than the RFCs do, and never less.
 */

/** RFC 3987 §2.2, RFC 3986 §2: what stands nowhere in an IRI unless encoded. */
const NEVER = /[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Cs}<>"{}|\\^`]/u;
const BROKEN_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
/** RFC 3986 §3.1. */
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

export function isIriReference(text: string): boolean {
  return !NEVER.test(text) && !BROKEN_ESCAPE.test(text);
}

export function isIri(text: string): boolean {
  return SCHEME.test(text) && isIriReference(text);
}

/** RFC 5321 §4.5.3.1: no address is longer. */
const MAX_ADDRESS = 320;

export function isIdnEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || at === text.length - 1 || text.length > MAX_ADDRESS) return false;
  return !/[\p{Cc}\p{Cs}]/u.test(text) && !/[\p{Z}@]/u.test(text.slice(at + 1));
}
