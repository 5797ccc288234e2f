/** Text → identifier, read once at the door. */

import type { Identifier, IdentifierKind } from '../model/product.ts';
import type { IssueCode } from '../std/issue.ts';
import { readCpe, writeCpe } from './cpe.ts';
import { cpeForm, cpeKey } from './cpe-relations.ts';
import { readHash } from './hash.ts';
import { readPurl } from './purl.ts';
import { purlKey } from './purl-form.ts';
import { isTooLong, lowerAscii } from './text.ts';
import { readPattern } from './wildcards.ts';

/** An identifier and what was odd about it, or the code that says why it is none. */
export type ReadIdentifier =
  | { readonly id: Identifier; readonly notes: readonly IssueCode[] }
  | { readonly id: null; readonly notes: readonly IssueCode[] };

/** Reads identifiers and remembers them: the same text is parsed once. Bounded; holds nothing but derived values. */
export interface IdentifierReader {
  /**
   * `kind` is what the place in the format says; a hash is given as `sha-256:hex`. A text that is no purl is read as an
   * opaque uri and noted; one that is no CPE or no hash is not read.
   */
  read(kind: IdentifierKind, raw: string): ReadIdentifier;
  /** By its own look: `pkg:` a purl, `cpe:` a CPE, else an opaque uri. */
  readAny(raw: string): ReadIdentifier;
}

/** Texts that are remembered at once. */
const MEMORY = 200_000;

export function identifierReader(): IdentifierReader {
  const memory = new Map<string, ReadIdentifier>();
  const read = (kind: IdentifierKind, raw: string): ReadIdentifier => {
    if (isTooLong(raw)) return { id: null, notes: ['limit.identifiers'] };
    const key = `${kind} ${raw}`;
    const known = memory.get(key);
    if (known !== undefined) return known;
    if (memory.size >= MEMORY) memory.clear();
    const result = readKind(kind, raw);
    memory.set(key, result);
    return result;
  };
  return { read, readAny: (raw) => read(kindOf(raw), raw) };
}

function kindOf(raw: string): IdentifierKind {
  const start = lowerAscii(raw.trimStart().slice(0, 4));
  return start === 'pkg:' ? 'purl' : start === 'cpe:' ? 'cpe' : 'uri';
}

const READERS: Readonly<Record<IdentifierKind, (raw: string) => ReadIdentifier>> = {
  purl(raw) {
    const read = readPurl(raw);
    if (read === null) return opaque(raw, 'identity.purl_invalid');
    const { purl, text, notes } = read;
    return { id: { kind: 'purl', text, raw, key: purlKey(purl), version: purl.version, purl }, notes };
  },
  cpe(raw) {
    const cpe = readCpe(raw);
    if (cpe === null) return unread('identity.cpe_invalid');
    const key = cpeKey(cpe) ?? anyOfKind('cpe');
    return { id: { kind: 'cpe', text: writeCpe(cpe), raw, key, version: cpeForm(cpe).version }, notes: [] };
  },
  hash(raw) {
    const hash = readHash(raw);
    if (hash === null) return unread('identity.hash_invalid');
    return { id: { kind: 'hash', text: hash.text, raw, key: hash.text, version: null }, notes: [] };
  },
  model: (raw) => wildcard('model', raw),
  serial: (raw) => wildcard('serial', raw),
  sku: (raw) => wildcard('sku', raw),
  uri: (raw) => opaque(raw),
};

function readKind(kind: IdentifierKind, raw: string): ReadIdentifier {
  return raw.trim() === '' ? unread('identity.placeholder') : READERS[kind](raw);
}

function unread(code: IssueCode): ReadIdentifier {
  return { id: null, notes: [code] };
}

function opaque(raw: string, ...notes: readonly IssueCode[]): ReadIdentifier {
  const text = raw.trim();
  return { id: { kind: 'uri', text, raw, key: `uri:${text}`, version: null }, notes };
}

function wildcard(kind: 'model' | 'serial' | 'sku', raw: string): ReadIdentifier {
  const text = raw.trim();
  const { literal } = readPattern(text);
  const key = literal === null ? anyOfKind(kind) : `${kind}:${literal}`;
  return { id: { kind, text, raw, key, version: null }, notes: [] };
}

/** The key of identifiers that hold wildcards where a key would need a text. */
export function anyOfKind(kind: IdentifierKind): string {
  return `${kind}:*`;
}
