/**
 * A reference of a relationship → the product that it means (formats.md §5). Invariant: what is in the document is known by
 * its identifiers and its name; what is not, by its IRI alone.
 */
import type { IdentifierReader } from '../../identity/identifier.ts';
import { versionWithin } from '../../identity/stated-version.ts';
import { readStatedVersion } from '../../identity/version/range-text.ts';
import type { Product } from '../../model/product.ts';
import type { IssueCode } from '../../std/issue.ts';
import type { Json } from '../../std/json/read.ts';
import { asObject, asText, type JsonObject } from '../../std/json/view.ts';
import { filledText, isPlaceholder, type Log, readIds, type StatedId } from '../texts.ts';
import { vendorIn } from './creation.ts';
import { externalIds, type Graph, isGlobal, isNothing, listed, type Referred, refer } from './graph.ts';

export type ReadProduct =
  | { readonly product: Product; readonly notes: readonly IssueCode[]; readonly drop: null }
  | { readonly drop: IssueCode };

/** `pointer` is where the reference stands. */
export type ProductReader = (value: Json | undefined, pointer: string) => ReadProduct;

/** Each IRI is followed once, and what is odd about it is said at its first place; an element in its place is read there. */
export function productReader(graph: Graph, ids: IdentifierReader, log: Log): ProductReader {
  const known = new Map<string, ReadProduct>();
  return (value, pointer) => {
    const referred = refer(graph, value);
    if (referred === null) return { drop: 'format.schema' };
    const before = typeof value === 'string' ? known.get(value) : undefined;
    if (before !== undefined) return before;
    const read = readReferred(graph, referred, ids);
    if (typeof value === 'string') known.set(value, read);
    if (read.drop === null) for (const code of read.notes) log.add(code, 'kept', { pointer, text: referred.iri ?? '' });
    return read;
  };
}

function readReferred(graph: Graph, referred: Referred, ids: IdentifierReader): ReadProduct {
  if (isNothing(referred)) return { drop: 'identity.placeholder' };
  const [element, ...others] = referred.elements;
  if (element === undefined) return byIri(referred, ids);
  const text = JSON.stringify(element);
  if (others.some((other) => JSON.stringify(other) !== text)) return { drop: 'identity.product_redefined' };
  return readElement(graph, element, ids) ?? byIri(referred, ids);
}

function byIri({ iri, elements }: Referred, ids: IdentifierReader): ReadProduct {
  if (!isGlobal(iri)) return { drop: elements.length === 0 ? 'identity.product_dangling' : 'identity.product_missing' };
  const { id, notes } = ids.readAny(iri);
  // Not blank, so it is too long.
  if (id === null) return { drop: 'limit.identifiers' };
  return { product: { ids: [id], version: versionWithin([id]) }, notes, drop: null };
}

/** Null where nothing identifies it, neither an identifier nor a name. */
function readElement(graph: Graph, element: JsonObject, reader: IdentifierReader): ReadProduct | null {
  const { ids, notes } = readIds(statedIds(element), reader);
  const stated = filledText(element.name);
  const name = stated === null || isPlaceholder(stated) ? null : stated;
  if (ids.length === 0 && name === null) return null;
  const vendor = vendorIn(graph, element.suppliedBy);
  const own = filledText(element.software_packageVersion);
  const within = versionWithin(ids);
  const { version, notes: odd } =
    within.kind !== 'any' || own === null ? { version: within, notes: [] } : readStatedVersion(own);
  const product: Product = {
    ids,
    ...(vendor === null ? {} : { vendor }),
    ...(name === null ? {} : { name }),
    version,
  };
  const all = [...notes, ...odd, ...(ids.length === 0 ? (['identity.name_only'] as const) : [])];
  return { product, notes: [...new Set(all)], drop: null };
}

const KINDS: ReadonlyMap<string, StatedId[0]> = new Map([
  ['packageUrl', 'purl'],
  ['cpe22', 'cpe'],
  ['cpe23', 'cpe'],
]);

function statedIds(element: JsonObject): StatedId[] {
  const stated: StatedId[] = [];
  const purl = filledText(element.software_packageUrl);
  if (purl !== null) stated.push(['purl', purl]);
  for (const [type, text] of externalIds(element)) {
    const kind = KINDS.get(type);
    if (kind !== undefined) stated.push([kind, text]);
  }
  for (const item of listed(element.verifiedUsing)) {
    const hash = asObject(item);
    const [algorithm, value] = [asText(hash?.algorithm), asText(hash?.hashValue)];
    if (algorithm !== null && value !== null) stated.push(['hash', `${algorithm}:${value}`]);
  }
  return stated;
}
