/**
 * Text as identities are compared: by code unit, folding no more than a standard says. Case is folded in ASCII only:
 * a full Unicode fold would turn look-alikes (the Kelvin sign) into the letters they imitate.
 */

/** The longest identifier that is read, in bytes of UTF-8 (formats.md §11). */
export const MAX_ID_BYTES = 2048;

export function isTooLong(text: string): boolean {
  return text.length > MAX_ID_BYTES || (text.length > MAX_ID_BYTES / 3 && Buffer.byteLength(text) > MAX_ID_BYTES);
}

/** A to Z become a to z; every other code unit stays. */
export function lowerAscii(text: string): string {
  let first = 0;
  while (first < text.length && !isUpper(text.charCodeAt(first))) first += 1;
  if (first === text.length) return text;
  const units = [text.slice(0, first)];
  for (let i = first; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    units.push(String.fromCharCode(isUpper(unit) ? unit + 32 : unit));
  }
  return units.join('');
}

function isUpper(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** NFC, trimmed, each run of white space one blank: how names are compared (formats.md §7). */
export function foldName(text: string): string {
  if (isFolded(text)) return text;
  return text
    .normalize('NFC')
    .split(/\s/)
    .filter((word) => word !== '')
    .join(' ');
}

/** Printable ASCII with single blanks inside, as nearly every name is. */
function isFolded(text: string): boolean {
  let wasBlank = true;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const isBlank = unit === 32;
    if (unit < 32 || unit > 126 || (isBlank && wasBlank)) return false;
    wasBlank = isBlank;
  }
  return !wasBlank || text === '';
}

/** The texts before and after the first mark; the second is null where there is none. */
export function splitFirst(text: string, mark: string): [before: string, after: string | null] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** The texts before and after the last mark; the second is null where there is none. */
export function splitLast(text: string, mark: string): [before: string, after: string | null] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + mark.length)];
}
