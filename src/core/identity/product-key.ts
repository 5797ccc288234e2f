/** The keys of a product: the one that names it in a pair, those it is filed under, and those it is looked up by. */
import { ANY_VERSION, type Product, type Purl } from '../model/product.ts';
import { sortedUnique } from '../std/order.ts';
import { readBomPart } from './bom-links.ts';
import { readCpe, writeCpe } from './cpe.ts';
import { anyOfKind } from './identifier.ts';
import { digestOf, namesOf, productForm, versionOf } from './product-form.ts';
import { firstOf, productText } from './product-text.ts';
import { type PurlForm, purlForm } from './purl-form.ts';
import { purlType } from './purl-types.ts';
import { foldName } from './text.ts';

export { askedProduct } from './asked-product.ts';
export { productText } from './product-text.ts';

/**
 * The product's part of a pair's key (formats.md §7): without version and without what does not identify, with the
 * platforms. `issuerValue` is whose name it is, where the product is known by name only.
 */
export function productKey(product: Product, issuerValue: string | null): string {
  const platforms = (product.platforms ?? []).map(productText);
  return [ownKey(product, issuerValue), ...platforms].join(' on ');
}

function ownKey(product: Product, issuerValue: string | null): string {
  const purls = product.ids.flatMap((id) => (id.kind === 'purl' ? (purlForm(id) ?? []) : []));
  const [purl] = sortedUnique(purls.map(identityOf));
  if (purl !== undefined) return purl;
  const cpe = firstOf(product, 'cpe');
  const name = foldName(product.name ?? '');
  if (cpe !== null) return name === '' ? versionless(cpe.text) : `${versionless(cpe.text)} ${name}`;
  const other = firstOf(product, 'hash')?.text ?? firstOf(product, 'uri')?.key;
  if (other !== undefined) return other;
  const vendor = foldName(product.vendor ?? '');
  const called = name === '' ? productText({ ...product, version: ANY_VERSION }) : name;
  return `name:${JSON.stringify([issuerValue ?? '', vendor, called])}`;
}

/** A purl's key with what else identifies it. */
function identityOf({ key, qualifiers, container, subpath }: PurlForm): string {
  const place = container?.repository ?? container?.suffix ?? null;
  const all = [...qualifiers, ...(place === null ? [] : [['repository_url', place] as const])];
  const pairs = all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${key}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}${subpath === '' ? '' : `#${subpath}`}`;
}

/** One CPE with any version and update. */
function versionless(text: string): string {
  const cpe = readCpe(text);
  return cpe === null ? text : writeCpe(cpe.map((value, i) => (i === VERSION || i === VERSION + 1 ? '*' : value)));
}

const VERSION = 3;

/**
 * Every key under which a statement on this product is filed: those of its identifiers and its names, of digests that are
 * hashes elsewhere, and of the BOM that it is a part of.
 */
export function indexKeys(product: Product): readonly string[] {
  const known = KEYS.get(product);
  if (known !== undefined) return known;
  const keys = keysOf(product);
  KEYS.set(product, keys);
  return keys;
}

/** One product stands in thousands of statements. */
const KEYS = new WeakMap<Product, readonly string[]>();

function keysOf(product: Product): readonly string[] {
  const keys = new Set<string>();
  for (const id of product.ids) {
    keys.add(id.key);
    const link = id.kind === 'uri' ? readBomPart(id.text) : null;
    if (link !== null) keys.add(`uri:${link.bom}`);
    const form = id.purl !== undefined && mayHoldDigest(id.purl) ? purlForm(id) : null;
    if (form === null) continue;
    for (const checksum of form.checksums) keys.add(checksum.text);
    const digest = digestOf(form, versionOf(product, id, form));
    if (digest !== null) keys.add(digest.text);
  }
  const { full, path } = namesOf(product);
  for (const name of [full, path]) if (name !== null) keys.add(`name:${name}`);
  return keys.size === 1 ? [...keys] : sortedUnique(keys);
}

/** Before the purl is taken apart, which costs more than the look. */
function mayHoldDigest({ type, qualifiers }: Purl): boolean {
  return purlType(type).container === true || qualifiers.some(([key]) => key === 'checksum');
}

/**
 * Every key under which a statement that answers for this product may be filed: its own, the source package it was built
 * from, and the places of those that hold wildcards. What shares no key never matches.
 */
export function lookupKeys(product: Product): readonly string[] {
  const known = LOOKUPS.get(product);
  if (known !== undefined) return known;
  const keys = lookupKeysOf(product);
  LOOKUPS.set(product, keys);
  return keys;
}

const LOOKUPS = new WeakMap<Product, readonly string[]>();

function lookupKeysOf(product: Product): readonly string[] {
  const keys = new Set(indexKeys(product));
  for (const entry of productForm(product).entries) {
    if (entry.kind !== 'purl') keys.add(anyOfKind(entry.kind));
    else if (entry.form.source !== null) keys.add(`${entry.form.space}/${entry.form.source.name}`);
  }
  return sortedUnique(keys);
}
