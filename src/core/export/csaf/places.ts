/**
 * A product of its own → a `full_product_name` and the branches around it (CSAF 2.0 §3.1.2, §3.1.3). The version stands in
 * the purl, else in a branch; where neither can say it, the product cannot be written.
 */

import { productText } from '../../identity/product-text.ts';
import { versionWithin } from '../../identity/stated-version.ts';
import { readStatedRange, readStatedVersion } from '../../identity/version/range-text.ts';
import { ANY_VERSION, type Identifier, type Product, type Version } from '../../model/product.ts';
import type { JsonObject } from '../../std/json/view.ts';
import type { PartLoss } from '../loss.ts';
import { cannot, type Put } from '../products.ts';
import { carried, isSameVersion, pinned, WIDER } from '../versions.ts';
import { filled } from '../written.ts';
import { putHelper } from './helper.ts';

export type Branch = readonly [category: string, name: string];

export interface Place {
  /** Without its product id. */
  readonly fullName: JsonObject;
  readonly branches: readonly Branch[];
}

/** `sbomUrls`: text beside the statements, which stands with the product. */
export function putPlace(product: Product, sbomUrls: readonly string[]): Put<Place> {
  const name = product.name ?? productText({ ...product, platforms: [] });
  if (name === '') return cannot('left out: neither an identifier nor a name');
  const outer = branchesOf(product);
  const helper = putHelper(product.ids, sbomUrls);
  const placed = versioned(helper.ids, product, outer, name);
  if (placed === null) return cannot(WIDER);
  const { json } = placed.ids === helper.ids ? helper : putHelper(placed.ids, sbomUrls);
  const fullName = filled({ name, product_identification_helper: json });
  const losses: PartLoss[] = [...helper.losses, ...placed.losses];
  if (product.name === undefined) losses.push(['name', 'CSAF asks for a name, and it has none']);
  if (placed.branches.length !== (product.branches ?? []).length) {
    losses.push(['branches', 'CSAF says vendor and version in branches']);
  }
  if (nearest(placed.branches, 'vendor') !== (product.vendor ?? null))
    losses.push(['vendor', 'the branches name another']);
  return { json: { fullName, branches: placed.branches }, losses, why: null };
}

function branchesOf({ branches = [], vendor }: Product): readonly Branch[] {
  return branches.length === 0 && vendor !== undefined && vendor !== '' ? [['vendor', vendor]] : branches;
}

interface Versioned {
  readonly ids: readonly Identifier[];
  readonly branches: readonly Branch[];
  readonly losses: readonly PartLoss[];
}

function versioned(
  ids: readonly Identifier[],
  { version }: Product,
  branches: readonly Branch[],
  name: string,
): Versioned | null {
  const says = (more: readonly Branch[]): boolean =>
    isSameVersion(versionAt(ids, [...branches, ...more], name), version);
  if (says([])) return { ids, branches, losses: [] };
  if (version.kind === 'any')
    return { ids, branches, losses: [['version', 'any version, but what names it names one']] };
  const text = version.kind === 'range' ? version.range.text : version.text;
  for (const category of ['product_version', 'product_version_range']) {
    if (says([[category, text]])) return { ids, branches: [...branches, [category, text]], losses: [] };
  }
  const fit = pinned(ids, version) ?? carried(ids, version);
  return fit === null ? null : { ...fit, branches };
}

/** As a reader takes it (formats.md §3, "branches"). */
function versionAt(ids: readonly Identifier[], branches: readonly Branch[], name: string): Version {
  const own = versionWithin(ids);
  if (own.kind !== 'any') return own;
  const range = nearest(branches, 'product_version_range');
  if (range !== null) return readStatedRange(range).version;
  const text = nearest(branches, 'product_version');
  if (text === null || text === name || ids.some(({ kind }) => kind === 'purl' || kind === 'cpe')) return ANY_VERSION;
  return readStatedVersion(text).version;
}

function nearest(branches: readonly Branch[], wanted: string): string | null {
  return branches.findLast(([category]) => category === wanted)?.[1] ?? null;
}
