/**
 * The little language in which a product is asked for: a purl, a CPE, a hash, a URI or a name, then ` @version`, then
 * ` on platform` as often as there are platforms. What would be taken for something else is written with a prefix
 * (`name:`, `uri:`, …), its marks percent-encoded.
 */
import { looksLikeHash } from './hash.ts';
import { lowerAscii, splitFirst } from './text.ts';

export const VERSION_MARK = ' @';
export const PLATFORM_MARK = ' on ';

const PREFIXES = ['name', 'uri', 'model', 'serial', 'sku'] as const;
export type Prefix = (typeof PREFIXES)[number];

export interface AskedText {
  readonly text: string;
  /** Null where none is stated. */
  readonly version: string | null;
}

/** The product first, then its platforms. */
export function splitPlatforms(text: string): string[] {
  const pieces: string[] = [];
  for (const piece of text.split(PLATFORM_MARK)) {
    if (pieces.length === 0 || namesItsKind(piece)) pieces.push(piece);
    else pieces.push(`${pieces.pop()}${PLATFORM_MARK}${piece}`);
  }
  return pieces.map((piece) => piece.trim());
}

/** At the last mark that a version follows; a purl holds its own. */
export function splitVersion(text: string): AskedText {
  const at = isPurlText(text) ? -1 : text.lastIndexOf(VERSION_MARK);
  const version = at <= 0 ? '' : text.slice(at + VERSION_MARK.length);
  return version === '' || version.startsWith(' ')
    ? { text, version: null }
    : { text: text.slice(0, at).trim(), version };
}

export function prefixed(prefix: Prefix, text: string): string {
  const escaped = text
    .replaceAll('%', '%25')
    .replaceAll(VERSION_MARK, ' %40')
    .replaceAll(PLATFORM_MARK, ' %6Fn ')
    // Two platform marks may share a blank.
    .replaceAll(PLATFORM_MARK, ' %6Fn ');
  return `${prefix}:${endsOpen(escaped) ? `${escaped.slice(0, -2)}%6Fn` : escaped}`;
}

/** The end of the text and the mark behind it could be taken for one mark. */
function endsOpen(text: string): boolean {
  return text.endsWith(PLATFORM_MARK.trimEnd());
}

/** The prefix and what stands behind it; null where there is none. */
export function readPrefixed(text: string): readonly [prefix: Prefix, text: string] | null {
  const [before, after] = splitFirst(text, ':');
  const prefix = PREFIXES.find((one) => one === lowerAscii(before));
  return prefix === undefined || after === null ? null : [prefix, decoded(after).trim()];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function isPurlText(text: string): boolean {
  return lowerAscii(text.slice(0, 4)) === 'pkg:';
}

export function isCpeText(text: string): boolean {
  return lowerAscii(text.slice(0, 4)) === 'cpe:';
}

/** The text says by its start what kind of identifier it is. */
function namesItsKind(text: string): boolean {
  return isPurlText(text) || isCpeText(text) || looksLikeHash(text) || readPrefixed(text) !== null;
}

/** `scheme:` and no blank: a URI rather than a name. */
export function looksLikeUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]{0,30}:/.test(text) && !/\s/.test(text);
}

/** Whether the text needs no prefix to be read back as what it is. */
export function isPlainText(text: string, kind: 'uri' | 'name'): boolean {
  if (namesItsKind(text) || text !== text.trim() || endsOpen(text)) return false;
  if (kind === 'name' && looksLikeUri(text)) return false;
  return splitPlatforms(text).length === 1 && splitVersion(text).version === null;
}
