/**
 * A product as it is matched: its identifiers taken apart once, so that matching never parses. Kept beside the product in a
 * weak table: it holds nothing but what follows from the product.
 */
import { ANY_VERSION, type Identifier, type Product, type Version } from '../model/product.ts';
import { sortedUnique } from '../std/order.ts';
import { versionText } from './compare-versions.ts';
import { isDigest } from './container.ts';
import { readCpe } from './cpe.ts';
import { type CpeForm, cpeForm } from './cpe-relations.ts';
import { type Hash, readHash } from './hash.ts';
import { type PurlForm, purlForm } from './purl-form.ts';
import { foldName } from './text.ts';
import { type Pattern, readPattern } from './wildcards.ts';

export interface PurlEntry {
  readonly kind: 'purl';
  readonly form: PurlForm;
  /** What the place in the document says of the version, else the purl's own. */
  readonly version: Version;
}

export interface CpeEntry {
  readonly kind: 'cpe';
  readonly text: string;
  readonly form: CpeForm;
}

export interface TextEntry {
  readonly kind: 'model' | 'serial' | 'sku' | 'uri';
  readonly text: string;
  readonly pattern: Pattern;
}

export type Entry = PurlEntry | CpeEntry | TextEntry;

export interface ProductForm {
  /** In the order of the identifiers; hashes are apart. */
  readonly entries: readonly Entry[];
  readonly hashes: readonly Hash[];
  /** Digests of container images: equal to a hash, but of no file, so they never contradict one. */
  readonly digests: readonly Hash[];
  /** The version beside the identifiers, else that of a purl. A CPE's version stays in the CPE. */
  readonly version: Version;
  /** The same, else that of a CPE: for questions. */
  readonly askedVersion: Version;
  readonly names: Names;
}

/** The texts by which a speaker names a product: as written, and the path of its branches without versions. */
export interface Names {
  readonly full: string | null;
  readonly path: string | null;
  readonly vendor: string | null;
}

const FORMS = new WeakMap<Product, ProductForm>();

export function productForm(product: Product): ProductForm {
  const known = FORMS.get(product);
  if (known !== undefined) return known;
  const form = formOf(product);
  FORMS.set(product, form);
  return form;
}

function formOf(product: Product): ProductForm {
  const entries: Entry[] = [];
  const hashes: Hash[] = [];
  const digests: Hash[] = [];
  const versions: Version[] = [];
  const cpeVersions: Version[] = [];
  for (const id of product.ids) {
    const entry = entryOf(product, id);
    if (entry !== null) entries.push(entry);
    if (id.kind === 'hash') push(hashes, readHash(id.text));
    if (entry?.kind === 'purl') {
      versions.push(entry.version);
      hashes.push(...entry.form.checksums);
      push(digests, digestOf(entry.form, entry.version));
    } else if (entry?.kind === 'cpe' && entry.form.version !== null) {
      cpeVersions.push({ kind: 'exact', text: entry.form.version });
    }
  }
  const version = product.version.kind === 'any' ? agreed(versions) : product.version;
  const askedVersion = version.kind === 'any' ? agreed(cpeVersions) : version;
  return { entries, hashes, digests, version, askedVersion, names: namesOf(product) };
}

function push<T>(list: T[], item: T | null): void {
  if (item !== null) list.push(item);
}

function entryOf(product: Product, id: Identifier): Entry | null {
  switch (id.kind) {
    case 'purl': {
      const form = purlForm(id);
      return form === null ? null : { kind: 'purl', form, version: versionOf(product, id, form) };
    }
    case 'cpe': {
      const cpe = readCpe(id.text);
      return cpe === null ? null : { kind: 'cpe', text: id.text, form: cpeForm(cpe) };
    }
    case 'hash':
      return null;
    case 'uri':
      return { kind: 'uri', text: id.text, pattern: { literal: id.text, marks: [] } };
    default:
      return { kind: id.kind, text: id.text, pattern: readPattern(id.text) };
  }
}

/**
 * A stated version replaces the purl's (formats.md §4 "versions"). Where it is only one of the identifiers' own versions
 * read out, each purl keeps its own: several purls may be alternatives of different versions.
 */
export function versionOf(product: Product, id: Identifier, form: PurlForm): Version {
  const stated = product.version;
  if (stated.kind === 'any') return form.version;
  if (stated.kind !== 'exact') return stated;
  const readOut = product.ids.some((other) => other.kind === 'purl' && other.version === stated.text);
  return readOut && id.version !== null ? form.version : stated;
}

/** What the identifiers say together: where they disagree, no version at all is met. */
function agreed(versions: readonly Version[]): Version {
  const stated = versions.filter((version) => version.kind !== 'any');
  const [first = ANY_VERSION, ...others] = stated;
  if (others.length === 0) return first;
  const texts = sortedUnique(stated.map((version) => versionText(version) ?? ''));
  return texts.length > 1 ? { kind: 'unreadable', text: texts.join(' ') } : first;
}

/** The digest of a container image, which is a hash elsewhere. */
export function digestOf({ container }: PurlForm, version: Version): Hash | null {
  return container !== null && version.kind === 'exact' && isDigest(version.text) ? readHash(version.text) : null;
}

const VERSION_BRANCHES = ['product_version', 'product_version_range'];

export function namesOf(product: Product): Names {
  const branches = (product.branches ?? []).filter(([category]) => !VERSION_BRANCHES.includes(category));
  const path = foldName(branches.map(([, name]) => name).join(' '));
  const full = foldName(product.name ?? '');
  return {
    full: full === '' ? null : full,
    path: path === '' ? null : path,
    vendor: product.vendor === undefined ? null : foldName(product.vendor),
  };
}
