/**
 * Package URLs (ECMA-427): text → parts and the one canonical text. One scan from each end, each component decoded once and
 * encoded once, so hostile text costs no more than its length; what is no purl is null, never thrown.
 */
import type { Purl } from '../model/product.ts';
import type { IssueCode } from '../std/issue.ts';
import { isRegistered, purlType } from './purl-types.ts';
import { isDigit, lowerAscii, splitFirst, splitLast } from './text.ts';

export interface ReadPurl {
  readonly purl: Purl;
  /** Canonical: equal for all spellings of one purl. */
  readonly text: string;
  readonly notes: readonly IssueCode[];
}

type Qualifier = readonly [key: string, value: string];

const NOT_CANONICAL: readonly IssueCode[] = ['identity.purl_not_canonical'];
const UNREGISTERED: readonly IssueCode[] = ['identity.purl_type_unregistered'];
const NONE: readonly IssueCode[] = [];

/** Null where the text is no purl. The text is trimmed first. */
export function readPurl(raw: string): ReadPurl | null {
  const purl = purlOf(raw.trim());
  if (purl === null) return null;
  const text = writePurl(purl);
  const notes = [...(text === raw ? NONE : NOT_CANONICAL), ...(isRegistered(purl.type) ? NONE : UNREGISTERED)];
  return { purl, text, notes };
}

function purlOf(raw: string): Purl | null {
  if (!raw.isWellFormed() || lowerAscii(raw.slice(0, 4)) !== 'pkg:') return null;
  const [beforeSubpath, rawSubpath] = splitLast(raw.slice(4), '#');
  const [path, rawQualifiers] = splitLast(beforeSubpath, '?');
  const [typeText, rest] = splitFirst(withoutSlashes(path), '/');
  const type = lowerAscii(typeText);
  if (rest === null || !isKey(type, TYPE_MARKS)) return null;
  // Two purls in one text, as some product ids have it, are none.
  if (rest.includes('?') || rest.includes('#')) return null;
  const [coordinates, rawVersion] = splitVersion(rest);
  const segments = decodedSegments(coordinates);
  const version = decoded(rawVersion ?? '');
  const qualifiers = readQualifiers(rawQualifiers ?? '');
  const subpath = decodedSegments(rawSubpath ?? '');
  if (segments === null || version === null || qualifiers === null || subpath === null) return null;
  const row = purlType(type);
  const name = segments.pop() ?? '';
  if (!isName(name)) return null;
  const namespace = pathOf(segments).join('/');
  // A range stands in for a version, never beside one (ECMA-427 Annex B).
  if (version !== '' && qualifiers.some(([key]) => key === 'vers')) return null;
  return {
    type,
    namespace: row.namespace?.(namespace) ?? namespace,
    name: row.name?.(name) ?? name,
    version: version === '' ? null : (row.version?.(version) ?? version),
    qualifiers,
    subpath: pathOf(subpath)
      .filter((segment) => segment !== '.' && segment !== '..')
      .join('/'),
  };
}

/** Leading slashes after the scheme are an old spelling: `pkg://maven/…`. Trailing ones say nothing. */
function withoutSlashes(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text[from] === '/') from += 1;
  while (to > from && text[to - 1] === '/') to -= 1;
  return text.slice(from, to);
}

/** At the last `@`, unless it opens a segment that others follow: there it is an unencoded npm scope. */
function splitVersion(text: string): [coordinates: string, version: string | null] {
  const at = text.lastIndexOf('@');
  const opens = at === 0 || text[at - 1] === '/';
  if (at < 0 || (opens && text.includes('/', at))) return [text, null];
  return [text.slice(0, at), text.slice(at + 1)];
}

function decodedSegments(path: string): string[] | null {
  if (path === '') return [];
  const segments: string[] = [];
  for (const part of path.split('/')) {
    if (part === '') continue;
    const segment = decoded(part);
    if (segment === null) return null;
    if (segment !== '') segments.push(segment);
  }
  return segments;
}

/** An encoded slash (`p%2F..`) separates like any other: else two spellings of one path would have two canonical texts. */
function pathOf(segments: readonly string[]): string[] {
  return segments.flatMap((segment) => segment.split('/')).filter((part) => part !== '');
}

function decoded(text: string): string | null {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Sorted by key; empty values are off; a key twice is no purl. */
function readQualifiers(text: string): readonly Qualifier[] | null {
  if (text === '') return [];
  const found = new Map<string, string>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const [rawKey, rawValue] = splitFirst(pair, '=');
    const key = lowerAscii(rawKey);
    const value = decoded(rawValue ?? '');
    if (!isKey(key, KEY_MARKS) || value === null || found.has(key)) return null;
    found.set(key, value);
  }
  return [...found].filter(([, value]) => value !== '').sort(([a], [b]) => (a < b ? -1 : 1));
}

const TYPE_MARKS = '.-';
const KEY_MARKS = '.-_';

/** Lower-case letters, digits and the marks, not starting with a digit or a mark. */
function isKey(text: string, marks: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const letter = unit >= 97 && unit <= 122;
    if (!letter && (i === 0 || !(isDigit(unit) || marks.includes(text.charAt(i))))) return false;
  }
  return text !== '';
}

/** No blank, control, `<` or `>`: those are a version range or a sentence pasted onto a name. */
function isName(name: string): boolean {
  for (let i = 0; i < name.length; i += 1) {
    const unit = name.charCodeAt(i);
    if (unit <= 32 || unit === 60 || unit === 62 || unit === 127) return false;
  }
  return name !== '';
}

/** The canonical text of the parts. */
export function writePurl(purl: Purl): string {
  const { type, namespace, name, version, qualifiers, subpath } = purl;
  let text = `pkg:${type}/`;
  if (namespace !== '') text += `${encodedPath(namespace)}/`;
  text += encoded(name);
  if (version !== null) text += `@${encoded(version)}`;
  for (const [i, [key, value]] of qualifiers.entries()) text += `${i === 0 ? '?' : '&'}${key}=${encoded(value)}`;
  return subpath === '' ? text : `${text}#${encodedPath(subpath)}`;
}

function encodedPath(path: string): string {
  return isPlain(path) ? path : path.split('/').map(encoded).join('/');
}

/** Everything but A-Z, a-z, 0-9, `.`, `-`, `_`, `~` and `:` as percent-encoded UTF-8. */
function encoded(text: string): string {
  if (isPlain(text)) return text;
  return encodeURIComponent(text)
    .replaceAll('%3A', ':')
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const letter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
    if (!letter && !isDigit(unit) && unit !== 46 && unit !== 45 && unit !== 95 && unit !== 126 && unit !== 58)
      return false;
  }
  return true;
}
