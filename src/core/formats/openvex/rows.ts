/**
 * The products of an entry with their subcomponents. Invariant: a subcomponent that cannot be read loses its own assertion
 * and no more, and a product that loses all of them is gone: kept, it would speak of the whole product.
 */
import type { IssueCode } from '../../std/issue.ts';
import type { Json } from '../../std/json/read.ts';
import { asObject, type JsonArray, type JsonObject } from '../../std/json/view.ts';
import type { EntryState } from './entry.ts';
import type { NamedProduct, Unnamed } from './products.ts';
import { listOf, NO_ITEMS } from './size.ts';

/** What an entry lists: products, and (0.0.1) subcomponents that belong to each of them. */
export interface Parts {
  readonly products: JsonArray;
  readonly shared: JsonArray;
}

/** A product of an entry, and those of its subcomponents that could be read. */
export interface Row {
  readonly named: NamedProduct;
  readonly components: readonly NamedProduct[];
  /** The codes for which other subcomponents were dropped. */
  readonly lost: readonly IssueCode[];
  /** Pointer to the product. */
  readonly place: string;
  /** Among the products of the entry. */
  readonly position: number;
}

interface Item {
  readonly read: NamedProduct | Unnamed;
  readonly own: JsonArray;
}

const MISSING: Item = { read: { drop: 'identity.product_missing' }, own: NO_ITEMS };

/** Null where the entry is not of the schema. */
export function partsOf(entry: JsonObject): Parts | null {
  const { products: stated, subcomponents, vulnerability } = entry;
  const [products, shared] = [listOf(stated), listOf(subcomponents)];
  const named = vulnerability === undefined || typeof vulnerability === 'string' || asObject(vulnerability) !== null;
  return products === null || shared === null || !named ? null : { products, shared };
}

/** `doubt`: the code for which the whole entry is dropped already, if it is; the caller has said so. */
export function rowsOf(state: EntryState, parts: Parts, entry: string, doubt: IssueCode | null): readonly Row[] {
  const rows: Row[] = [];
  const items = itemsOf(state, parts, `${entry}/products`);
  for (const [position, { read, own }] of items.entries()) {
    const place = read === MISSING.read ? entry : `${entry}/products/${position}`;
    const said = doubt !== null && read.drop !== 'format.schema' ? { drop: doubt } : read;
    if (said.drop === null) {
      const [components, lost]: [NamedProduct[], IssueCode[]] = [[], []];
      readComponents(state, own, `${place}/subcomponents`, components, lost);
      readComponents(state, parts.shared, `${entry}/subcomponents`, components, lost);
      if (components.length > 0 || lost.length === 0) rows.push({ named: said, components, lost, place, position });
    } else {
      state.tally.drop(said.drop, Math.max(1, own.length + parts.shared.length));
      if (said.drop !== doubt) state.log.add(said.drop, 'drops', { pointer: place, ...textIn(said) });
    }
  }
  return rows;
}

/** The products of the entry, else those that a wrapper gives it, else one that is missing, so that its loss counts. */
function itemsOf(state: EntryState, { products }: Parts, list: string): readonly Item[] {
  if (products.length > 0) return products.map((item, position) => readItem(state, item, list, position));
  const inherited = state.inherited.map((read) => ({ read, own: NO_ITEMS }));
  return inherited.length > 0 ? inherited : [MISSING];
}

function readItem(state: EntryState, item: Json, list: string, position: number): Item {
  const own = listOf(asObject(item)?.subcomponents);
  if (own === null) return { read: { drop: 'format.schema' }, own: NO_ITEMS };
  return { read: state.readProduct(item, list, position), own };
}

function readComponents(
  { readProduct, tally, log }: EntryState,
  items: JsonArray,
  list: string,
  components: NamedProduct[],
  lost: IssueCode[],
): void {
  for (const [position, item] of items.entries()) {
    const read = readProduct(item, list, position);
    if (read.drop === null) {
      components.push(read);
      continue;
    }
    const code = read.drop === 'identity.product_missing' ? 'identity.placeholder' : read.drop;
    lost.push(code);
    tally.drop(code, 1);
    log.add(code, 'drops', { pointer: `${list}/${position}`, ...textIn(read) });
  }
}

function textIn({ text }: Unnamed): { text?: string } {
  return text === undefined ? {} : { text };
}
