/**
 * One `full_product_name` (CSAF 2.0 §3.1.3) → a product: identifiers, version, name, and the branches around it.
 * A product that nothing names is none.
 */
import type { Identifier, Product } from '../../model/product.ts';
import type { IssueLog } from '../../std/issue.ts';
import type { Json } from '../../std/json/read.ts';
import { asObject, asText, type JsonObject } from '../../std/json/view.ts';
import type { BranchPlace } from './branches.ts';
import { type CodeSets, type Codes, NO_CODES } from './codes.ts';
import { noteEssentialExtensions } from './extensions.ts';
import { type HelperDesk, readHelper } from './helper.ts';
import { productVersion } from './product-version.ts';

export interface TreeDesk extends HelperDesk {
  readonly codes: CodeSets;
}

/** A name as long as this names nothing that a person could have meant. */
const MAX_NAME = 2048;

export interface FullName {
  readonly id: string;
  readonly name: string | null;
  readonly entry: JsonObject;
}

/** A definition: what a product id of this document stands for. `product` is null where nothing is left of it. */
export interface Defined {
  readonly product: Product | null;
  readonly notes: Codes;
  /** Text beside the statements on it. */
  readonly remarks: readonly string[];
}

/** Null where the value defines no product id. What is odd about it is for `noteFullName` to say. */
export function readFullName(value: Json | undefined): FullName | null {
  const entry = asObject(value);
  const id = asText(entry?.product_id);
  if (entry === null || id === null || id === '') return null;
  const name = asText(entry.name);
  return { id, name: name === null || name === '' || name.length > MAX_NAME ? null : name, entry };
}

/** Whether there is something to say of it: asked before its pointer is made. */
export function isOdd(full: FullName | null): boolean {
  return full === null || full.name === null || full.entry.x_extensions !== undefined;
}

export function noteFullName(full: FullName | null, pointer: string, log: IssueLog): void {
  if (full === null) {
    log.add('format.schema', 'kept', { pointer, message: 'no product_id', clause: 'CSAF 2.0 §3.1.3.2' });
    return;
  }
  noteEssentialExtensions(full.entry, pointer, log);
  if (full.name !== null) return;
  const name = asText(full.entry.name) ?? '';
  const detail = { pointer: `${pointer}/name`, text: name, clause: 'CSAF 2.0 §3.1.3.1' };
  if (name === '') log.add('format.schema', 'kept', { ...detail, message: 'no product name' });
  else log.add('limit.identifiers', 'kept', { ...detail, message: 'a name too long to be one' });
}

export function defineProduct(full: FullName, place: BranchPlace, pointer: string, desk: TreeDesk): Defined {
  const { entry, name } = full;
  const helper = readHelper(entry.product_identification_helper, pointer, place.architecture, desk);
  const { ids, sbomUrls: remarks } = helper;
  if (ids.length === 0 && name === null) return { product: null, notes: NO_CODES, remarks };
  const { version, notes } = productVersion(ids, place, name);
  const text = place.range ?? place.version ?? '';
  for (const code of notes) desk.log.add(code, 'kept', { pointer, text, clause: 'CSAF 2.0 §3.1.2.3.2' });
  const nameOnly = isNameOnly(ids);
  if (nameOnly) desk.log.add('identity.name_only', 'kept', { pointer, text: name ?? '' });
  const product: Product = {
    ids,
    ...(place.vendor === null ? {} : { vendor: place.vendor }),
    ...(name === null ? {} : { name }),
    version,
    ...(place.pairs.length === 0 ? {} : { branches: place.pairs }),
  };
  const odd: Codes = nameOnly ? NAME_ONLY : NO_CODES;
  return { product, notes: desk.codes.of([...helper.notes, ...notes, ...odd]), remarks };
}

const NAME_ONLY: Codes = ['identity.name_only'];

/** No purl, CPE or hash: only this issuer's own words name it. */
function isNameOnly(ids: readonly Identifier[]): boolean {
  return !ids.some(({ kind }) => kind === 'purl' || kind === 'cpe' || kind === 'hash');
}
