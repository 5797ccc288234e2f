/** What bytes that are no JSON look like, so that a person reads "a gzip file" and not "a value should be here". */
import { markLength } from './utf8.ts';

interface Foreign {
  readonly what: string;
  /** The first bytes after white space, as Latin-1 text in small letters. No JSON text begins with any of these. */
  readonly begins: readonly string[];
}

const FOREIGN: readonly Foreign[] = [
  { what: 'a Git LFS pointer: the document itself was not fetched', begins: ['version https://git-lfs'] },
  { what: 'an HTML page', begins: ['<!doctype html', '<html'] },
  { what: 'XML or HTML', begins: ['<'] },
  { what: 'a PEM or OpenPGP armour', begins: ['-----begin'] },
  { what: 'YAML', begins: ['---\n', '---\r', '--- ', '%yaml'] },
  { what: 'SPDX tag-value text', begins: ['spdxversion:'] },
  { what: 'a gzip file', begins: ['\x1f\x8b'] },
  { what: 'a zip file', begins: ['pk\x03\x04', 'pk\x05\x06'] },
  { what: 'a bzip2 file', begins: ['bzh'] },
  { what: 'an xz file', begins: ['\xfd7zxz\0'] },
  { what: 'a zstd file', begins: ['\x28\xb5\x2f\xfd'] },
  { what: 'a PDF file', begins: ['%pdf'] },
  { what: 'UTF-16 or UTF-32 text, where JSON is UTF-8', begins: ['\xff\xfe', '\xfe\xff', '\0'] },
];

const LONGEST = 64;

/** What the bytes seem to be, or null where nothing better than the fault itself can be said. */
export function foreignKind(bytes: Uint8Array): string | null {
  const start = markLength(bytes);
  const head = String.fromCharCode(...bytes.subarray(start, start + LONGEST))
    .trimStart()
    .toLowerCase();
  const row = FOREIGN.find(({ begins }) => begins.some((begin) => head.startsWith(begin)));
  if (row !== undefined) return row.what;
  if (head.charAt(1) === '\0') return 'UTF-16 or UTF-32 text, where JSON is UTF-8';
  return head.includes('\0') ? 'binary data' : null;
}
