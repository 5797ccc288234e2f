/**
 * `affects[].ref` → what the statement is on. Invariant: the analysis of an embedded BOM holds in the context of its
 * product; only where the BOM has none does a part stand for itself (formats.md §4).
 */
import type { IdentifierReader } from '../../identity/identifier.ts';
import { versionWithin } from '../../identity/stated-version.ts';
import type { Product } from '../../model/product.ts';
import type { IssueCode } from '../../std/issue.ts';
import { asObject, type JsonObject } from '../../std/json/view.ts';
import type { Log } from '../texts.ts';
import { type BomLink, isLink, isOwn, readLink } from './links.ts';
import { indexParts, type PartIndex, type Parts } from './part-index.ts';
import { type ReadPart, readPart } from './parts.ts';

/** What is affected, and the product that it is affected in; null where it is the product. */
export interface Target {
  readonly affected: Product;
  readonly within: Product | null;
  readonly notes: readonly IssueCode[];
  readonly drop: null;
}

export interface NoTarget {
  readonly drop: IssueCode;
}

/** `pointer` is where the reference stands. */
export type RefReader = (ref: string, pointer: string) => Target | NoTarget;

interface Bom {
  readonly root: JsonObject;
  readonly ids: IdentifierReader;
  /** Made when it is first asked for: an inventory without vulnerabilities may be long. */
  readonly index: () => PartIndex;
  /** `metadata.component`, and how it reads; null where the BOM has none. */
  readonly main: (ReadPart & { readonly part: JsonObject }) | null;
}

const DANGLING: NoTarget = { drop: 'identity.product_dangling' };

/** Each reference is followed once a document, and what is odd about it is said at its first place. */
export function refReader(root: JsonObject, ids: IdentifierReader, log: Log): RefReader {
  const part = asObject(asObject(root.metadata)?.component);
  const main = part === null ? null : { ...readPart(part, ids), part };
  let index: PartIndex | null = null;
  const bom: Bom = { root, ids, index: () => (index ??= indexParts(root)), main };
  const known = new Map<string, Target | NoTarget>();
  return (ref, pointer) => {
    const before = known.get(ref);
    if (before !== undefined) return before;
    const target = follow(bom, ref);
    known.set(ref, target);
    if (target.drop === null) for (const note of target.notes) log.add(note, 'kept', { pointer, text: ref });
    return target;
  };
}

function follow(bom: Bom, ref: string): Target | NoTarget {
  const parts = bom.index().get(ref);
  if (parts !== undefined) return targetOf(bom, parts);
  if (isLink(ref)) return followLink(bom, ref, readLink(ref));
  return followPurl(bom, ref);
}

function followLink(bom: Bom, text: string, link: BomLink | null): Target | NoTarget {
  if (link === null || !isOwn(link, bom.root)) return elsewhere(bom, text, link?.ref ?? null);
  if (link.ref === null) return bom.main === null ? DANGLING : targetOf(bom, [bom.main.part]);
  const parts = bom.index().get(link.ref);
  return parts === undefined ? followPurl(bom, link.ref) : targetOf(bom, parts);
}

/** The link whole is the product: whether it is the other BOM's product or a part of it, only the asker's BOM can say. */
function elsewhere(bom: Bom, text: string, ref: string | null): Target | NoTarget {
  const link = bom.ids.read('uri', text);
  if (link.id === null) return { drop: link.notes[0] ?? 'identity.product_dangling' };
  const purl = ref?.startsWith('pkg:') ? bom.ids.read('purl', ref) : null;
  const ids = purl === null || purl.id?.kind !== 'purl' ? [link.id] : [link.id, purl.id];
  const notes = [...new Set([...link.notes, ...(purl?.notes ?? []), 'identity.bomlink_unresolved' as const])];
  return { affected: { ids, version: versionWithin(ids) }, within: null, notes, drop: null };
}

/** A purl that no part carries as its reference still names a package; anything else leads nowhere. */
function followPurl(bom: Bom, ref: string): Target | NoTarget {
  const { id, notes } = ref.startsWith('pkg:') ? bom.ids.read('purl', ref) : { id: null, notes: [] };
  if (id?.kind !== 'purl') return DANGLING;
  return inContext(bom, { ids: [id], version: versionWithin([id]) }, notes);
}

function targetOf(bom: Bom, parts: Parts): Target | NoTarget {
  const [one, ...others] = parts;
  const first = readPart(one, bom.ids);
  if (others.some((other) => !isSame(first, readPart(other, bom.ids)))) return { drop: 'identity.product_redefined' };
  if (first.product === null) return { drop: 'identity.product_missing' };
  if (bom.main !== null && parts.includes(bom.main.part)) {
    return { affected: first.product, within: null, notes: first.notes, drop: null };
  }
  return inContext(bom, first.product, first.notes);
}

function inContext({ main }: Bom, affected: Product, notes: readonly IssueCode[]): Target | NoTarget {
  if (main === null) return { affected, within: null, notes, drop: null };
  if (main.product === null) return { drop: 'identity.product_missing' };
  if (isSamePackage(affected, main.product)) {
    return { affected: main.product, within: null, notes: main.notes, drop: null };
  }
  return { affected, within: main.product, notes: [...new Set([...main.notes, ...notes])], drop: null };
}

/** A CPE does not do: one CPE is several products. */
function isSamePackage(a: Product, b: Product): boolean {
  return a.ids.some(({ kind, text }) => kind !== 'cpe' && b.ids.some((id) => id.text === text));
}

function isSame(a: ReadPart, b: ReadPart): boolean {
  return JSON.stringify(a.product) === JSON.stringify(b.product);
}
