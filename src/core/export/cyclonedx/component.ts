/**
 * A product as a component of a BOM (CycloneDX 1.6 `component`), or as the reference that stands for it without one: a purl,
 * or a BOM-Link into another BOM. The version may stand beside the reference, so any version can be said of what is affected.
 */

import { readBomPart } from '../../identity/bom-links.ts';
import { identifierReader } from '../../identity/identifier.ts';
import { versionWithin } from '../../identity/stated-version.ts';
import { readStatedRange, readStatedVersion } from '../../identity/version/range-text.ts';
import { ANY_VERSION, type Identifier, type Product, type Version } from '../../model/product.ts';
import type { JsonObject } from '../../std/json/view.ts';
import type { PartLoss } from '../loss.ts';
import { cannot, NO_PLATFORMS, type Put, unsaid } from '../products.ts';
import { carried, isSameVersion, pinned, WIDER } from '../versions.ts';
import { filled } from '../written.ts';

/** What a reference leads to: a component without its `bom-ref`, or null where the reference says it all. */
export interface Part {
  readonly ref: string | null;
  readonly component: JsonObject | null;
  readonly ids: readonly Identifier[];
  /** The version that it has by itself. */
  readonly version: Version;
}

/** `asked`: the version that the component itself is to say, where it can. */
export function putPart(product: Product, asked: Version): Put<Part> {
  if ((product.platforms ?? []).length > 0) return cannot(NO_PLATFORMS);
  const rest = unsaid(product, ['branches', 'path'], 'CycloneDX');
  const link = linkOf(product.ids);
  if (link !== null) return linked(product, link, rest);
  const ids = placed(product.ids);
  const losses: PartLoss[] =
    ids.length === product.ids.length
      ? rest
      : [...rest, ['ids', 'more identifiers, or of other kinds, than a component has places for']];
  const { name, vendor } = product;
  const [first, second] = ids;
  if (name === undefined && vendor === undefined && second === undefined && first?.kind === 'purl') {
    return { json: { ref: first.text, component: null, ids, version: versionWithin(ids) }, losses, why: null };
  }
  const called = name ?? nameIn(ids);
  if (called === null) return cannot('left out: neither a name nor an identifier that a component can have');
  if (name === undefined) losses.push(['name', 'a component has a name, and it has none']);
  return { json: partOf(ids, called, vendor, asked), losses, why: null };
}

function partOf(ids: readonly Identifier[], name: string, vendor: string | undefined, asked: Version): Part {
  const own = versionWithin(ids);
  const beside =
    own.kind === 'any' && asked.kind === 'exact' && isSameVersion(readStatedVersion(asked.text).version, asked);
  const component = filled({
    supplier: vendor === undefined ? undefined : { name: vendor },
    name,
    version: beside ? asked.text : undefined,
    hashes: ids.filter(({ kind }) => kind === 'hash').map(({ text }) => hashOf(text)),
    cpe: ids.find(({ kind }) => kind === 'cpe')?.text,
    purl: ids.find(({ kind }) => kind === 'purl')?.text,
  });
  return { ref: null, component, ids, version: beside ? asked : own };
}

/** The product whole, as the context of its parts: it must say its version by itself. */
export function putWhole(product: Product): Put<Part> {
  const named = { ...product, name: product.name ?? nameIn(product.ids) ?? '' };
  const whole = named.name === '' ? cannot('left out: a product without name') : putPart(named, product.version);
  if (whole.json === null) return whole;
  const made: PartLoss[] = product.name === undefined ? [['name', 'a component has a name, and it has none']] : [];
  const losses = [...whole.losses, ...made];
  if (whole.json.component === null) return cannot('left out: a BOM-Link cannot be the product of a BOM');
  if (isSameVersion(whole.json.version, product.version)) return { ...whole, losses };
  if (product.version.kind === 'any')
    return { ...whole, losses: [...losses, ['version', 'any version, but the purl names one']] };
  const fit = pinned(whole.json.ids, product.version) ?? carried(whole.json.ids, product.version);
  if (fit === null) return cannot(WIDER);
  return {
    json: partOf(fit.ids, named.name, product.vendor, ANY_VERSION),
    losses: [...losses, ...fit.losses],
    why: null,
  };
}

/** The item of `affects[].versions` that says it: null where nothing is to be said, undefined where nothing can say it. */
export function versionItem(version: Version, own: Version): JsonObject | null | undefined {
  if (isSameVersion(version, own)) return null;
  if (version.kind === 'any') return { range: 'vers:all/*' };
  const text = version.kind === 'range' ? version.range.text : version.text;
  if (isSameVersion(readStatedRange(text).version, version)) return { range: text };
  return isSameVersion(readStatedVersion(text).version, version) ? { version: text } : undefined;
}

/** A reference into another BOM. */
export function isLink({ kind, text }: Identifier): boolean {
  return kind === 'uri' && text.slice(0, 8).toLowerCase() === 'urn:cdx:';
}

/** The BOM-Link that a product is known by, with the purl that is read out of it. */
function linkOf(ids: readonly Identifier[]): { readonly ref: string; readonly ids: readonly Identifier[] } | null {
  const link = ids.find(isLink);
  if (link === undefined) return null;
  const ref = readBomPart(link.text)?.ref ?? '';
  const purl = ref.startsWith('pkg:') ? identifierReader().read('purl', ref).id : null;
  return { ref: link.text, ids: purl?.kind === 'purl' ? [link, purl] : [link] };
}

function linked(
  product: Product,
  { ref, ids }: { ref: string; ids: readonly Identifier[] },
  rest: PartLoss[],
): Put<Part> {
  const losses = [...rest, ...unsaid(product, ['vendor', 'name'], 'a BOM-Link')];
  const texts = ids.map(({ text }) => text);
  const isAll = product.ids.length === ids.length && product.ids.every(({ text }) => texts.includes(text));
  if (!isAll) losses.push(['ids', 'a BOM-Link says itself, and the purl in it']);
  return { json: { ref, component: null, ids, version: versionWithin(ids) }, losses, why: null };
}

/** One purl, one CPE, and hashes of the schema's algorithms. */
function placed(ids: readonly Identifier[]): readonly Identifier[] {
  return ids.filter((id) => {
    if (id.kind === 'hash') return ALGORITHMS.has(id.text.slice(0, id.text.indexOf(':')));
    return (id.kind === 'purl' || id.kind === 'cpe') && id === ids.find(({ kind }) => kind === id.kind);
  });
}

/** How the model calls the algorithms of `hash-alg`, and how the schema does. */
const ALGORITHMS: ReadonlyMap<string, string> = new Map(
  'MD5 SHA-1 SHA-256 SHA-384 SHA-512 SHA3-256 SHA3-384 SHA3-512 BLAKE2b-256 BLAKE2b-384 BLAKE2b-512 BLAKE3'
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);

function hashOf(text: string): JsonObject {
  const colon = text.indexOf(':');
  return { alg: ALGORITHMS.get(text.slice(0, colon)) ?? '', content: text.slice(colon + 1) };
}

function nameIn(ids: readonly Identifier[]): string | null {
  const purl = ids.find(({ kind }) => kind === 'purl')?.purl;
  if (purl !== undefined) return purl.namespace === '' ? purl.name : `${purl.namespace}/${purl.name}`;
  return ids.find(({ kind }) => kind === 'cpe' || kind === 'hash')?.text ?? null;
}
