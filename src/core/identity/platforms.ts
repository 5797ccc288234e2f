/**
 * A distribution's package → the products that it stands on, by the platform table. What a package states of itself
 * (`distro`, `repository_id`) comes before what is read out of its version. Nothing is guessed: no row, no platform.
 */
import type { PlatformName, PlatformRow, PlatformSource } from '../model/platform.ts';
import { ANY_VERSION, type Product, type Purl } from '../model/product.ts';
import { identifierReader } from './identifier.ts';
import { DEBIAN_ROWS } from './platforms/debian.ts';
import { type Captures, fill, matchPattern } from './platforms/pattern.ts';
import { REDHAT_ROWS } from './platforms/redhat.ts';
import { SUSE_ROWS } from './platforms/suse.ts';
import { distTag, moduleStream } from './platforms/tags.ts';
import { productText } from './product-text.ts';
import { foldName } from './text.ts';

/** The rows that come with VexLens. */
export const PLATFORM_ROWS: readonly PlatformRow[] = [...REDHAT_ROWS, ...SUSE_ROWS, ...DEBIAN_ROWS];

export interface Platform {
  /** The id of the table's row. */
  readonly row: string;
  readonly product: Product;
}

/** How a source is read out of a package URL; null where it says nothing. */
const SOURCES: Readonly<Record<PlatformSource, (purl: Purl) => string | null>> = {
  distro: (purl) => qualifierOf(purl, 'distro'),
  repository_id: (purl) => qualifierOf(purl, 'repository_id'),
  dist_tag: ({ version }) => (version === null ? null : distTag(version)),
  module: (purl) => moduleStream(qualifierOf(purl, 'rpmmod') ?? ''),
};

const STATED: readonly PlatformSource[] = ['distro', 'repository_id'];
const READ_OUT: readonly PlatformSource[] = ['dist_tag', 'module'];

/** In the order of the table, each product once: the first row that supplies it names it. */
export function platformsOf(purl: Purl, rows: readonly PlatformRow[] = PLATFORM_ROWS): Platform[] {
  const own = rows.filter(({ type, namespaces }) => type === purl.type && namespaces.includes(purl.namespace));
  if (own.length === 0) return [];
  const stated = supplied(purl, own, STATED);
  return stated.length > 0 ? stated : supplied(purl, own, READ_OUT);
}

function supplied(purl: Purl, rows: readonly PlatformRow[], sources: readonly PlatformSource[]): Platform[] {
  const found = new Map<string, Platform>();
  for (const { id, source, patterns, products } of rows) {
    const text = sources.includes(source) ? SOURCES[source](purl) : null;
    const captures = text === null ? null : firstMatch(patterns, text);
    if (captures === null) continue;
    for (const each of products) {
      const product = productOf(each, captures);
      if (product === null) continue;
      const named = productText(product);
      if (!found.has(named)) found.set(named, { row: id, product });
    }
  }
  return [...found.values()];
}

function firstMatch(patterns: readonly string[], text: string): Captures | null {
  for (const pattern of patterns) {
    const captures = matchPattern(pattern, text);
    if (captures !== null) return captures;
  }
  return null;
}

const READER = identifierReader();

/** One platform is asked for with thousands of packages. Bounded; holds nothing but derived values. */
const MADE = new Map<string, Product | null>();
const MEMORY = 10_000;

/** The product of a row; null where the text that it makes is no CPE. */
export function productOf({ cpe, name }: PlatformName, captures: Captures): Product | null {
  const text = fill(cpe, captures);
  const called = name === undefined ? null : fill(name, captures);
  const key = JSON.stringify([text, called]);
  const known = MADE.get(key);
  if (known !== undefined) return known;
  if (MADE.size >= MEMORY) MADE.clear();
  const made = madeOf(text, called);
  MADE.set(key, made);
  return made;
}

function madeOf(text: string, called: string | null): Product | null {
  const { id } = READER.read('cpe', text);
  if (id === null) return null;
  return { ids: [id], ...(called === null ? {} : { name: foldName(called) }), version: ANY_VERSION };
}

function qualifierOf({ qualifiers }: Purl, wanted: string): string | null {
  return qualifiers.find(([key]) => key === wanted)?.[1] ?? null;
}
