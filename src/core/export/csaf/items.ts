/**
 * `vulnerabilities[]`: one item a vulnerability, and another only where one product is said two things of, since what is
 * said of a product in an item is said of it in all lists of the item (CSAF 2.0 §6.1.6).
 */
import type { Statement } from '../../model/statement.ts';
import type { Status } from '../../model/status.ts';
import type { Json, JsonObject } from '../../std/json/view.ts';
import type { LossLog } from '../loss.ts';
import { bareRepeat, remembered } from '../products.ts';
import { ORDINARY, wordLosses } from '../words.ts';
import { filled } from '../written.ts';
import { putName } from './names.ts';
import { type Remarks, remarksOf } from './remarks.ts';
import type { Tree } from './tree.ts';

/** In the order of the schema (CSAF 2.0 §3.2.3.9). */
const LISTS: readonly (readonly [name: string, status: Status])[] = [
  ['first_affected', 'affected'],
  ['first_fixed', 'fixed'],
  ['fixed', 'fixed'],
  ['known_affected', 'affected'],
  ['known_not_affected', 'not_affected'],
  ['last_affected', 'affected'],
  ['recommended', 'fixed'],
  ['under_investigation', 'under_investigation'],
];

interface Item {
  readonly name: JsonObject;
  readonly lists: Map<string, Set<string>>;
  /** What is said, and of which products. */
  readonly said: Map<string, { readonly remarks: Remarks; readonly ids: Set<string> }>;
}

/** The items on one vulnerability, and for each product in which of them what is said of it stands. */
interface Shelf {
  readonly items: Item[];
  readonly products: Map<string, Map<string, Item>>;
}

export function itemsOf(statements: readonly Statement[], tree: Tree, log: LossLog): Json[] {
  const shelves = new Map<string, Shelf>();
  const nameOf = remembered(putName);
  for (const statement of statements) {
    const { pointer } = statement.ref;
    const named = nameOf(statement.vulnerability);
    const repeat = bareRepeat(statement);
    const why = named.why ?? repeat.why;
    if (named.json === null || why !== null) {
      log.add(pointer, [['statement', why ?? '']]);
      continue;
    }
    const remarks = remarksOf(statement);
    const ids = productIds(statement, remarks, tree, log);
    if (ids.length === 0) continue;
    const list = listOf(statement, remarks);
    log.add(pointer, [...named.losses, ...wordLosses(statement, list), ...remarks.losses]);
    log.add(pointer, repeat.losses, 'product');
    for (const id of ids) file(shelfOf(shelves, named.json), named.json, id, list, remarks, statement.status);
  }
  return [...shelves.values()].flatMap(({ items }) => items.map(itemOf));
}

/** One for each component, or that of the product; none where nothing of it can be written. */
function productIds(statement: Statement, remarks: Remarks, tree: Tree, log: LossLog): string[] {
  const { product, components, ref } = statement;
  const parts = components.length === 0 ? [null] : components;
  const puts = parts.map((part) => tree.idOf(product, part, remarks.sbomUrls));
  const ids = puts.map(({ json }) => json).filter((id) => id !== null);
  const lost = puts.find(({ json }) => json === null);
  if (ids.length === 0) {
    log.add(ref.pointer, [['statement', lost?.why ?? '']]);
    return ids;
  }
  for (const { losses } of puts) log.add(ref.pointer, losses);
  if (parts.length > 1) log.add(ref.pointer, [['components', 'CSAF says it of one component at a time']]);
  return ids;
}

/** `recommended` alone is believed where a `vendor_fix` says so too (formats.md §3). */
function listOf({ statedAs, status }: Statement, { remediations, recommended }: Remarks): string {
  const isFix = !recommended && remediations.some(({ category }) => category === 'vendor_fix');
  const stands =
    LISTS.some(([name, means]) => name === statedAs && means === status) && (statedAs !== 'recommended' || isFix);
  return stands ? statedAs : ORDINARY.CSAF[status];
}

function shelfOf(shelves: Map<string, Shelf>, name: JsonObject): Shelf {
  const key = JSON.stringify(name);
  const shelf = shelves.get(key) ?? { items: [], products: new Map() };
  shelves.set(key, shelf);
  return shelf;
}

function file(shelf: Shelf, name: JsonObject, id: string, list: string, remarks: Remarks, status: Status): void {
  const { flags, threats, remediations, recommended } = remarks;
  const said = JSON.stringify([flags, threats, remediations]);
  // `recommended` alone is a status of its own; beside one it is none.
  const key = JSON.stringify([status, list === 'recommended', recommended, said]);
  const homes = shelf.products.get(id) ?? new Map<string, Item>();
  shelf.products.set(id, homes);
  const item = homes.get(key) ?? itemAt(shelf, homes.size, name);
  homes.set(key, item);
  for (const listed of recommended ? [list, 'recommended'] : [list]) {
    item.lists.set(listed, (item.lists.get(listed) ?? new Set()).add(id));
  }
  const words = item.said.get(said) ?? { remarks, ids: new Set() };
  item.said.set(said, words);
  words.ids.add(id);
}

function itemAt({ items }: Shelf, position: number, name: JsonObject): Item {
  const item = items[position] ?? { name, lists: new Map(), said: new Map() };
  items[position] = item;
  return item;
}

function itemOf({ name, lists, said }: Item): Json {
  const words = [...said.values()].map(({ remarks, ids }) => ({ ...remarks, product_ids: [...ids] }));
  const status = LISTS.map(([list]) => [list, [...(lists.get(list) ?? [])]] as const);
  return filled({
    cve: name.cve,
    flags: words.flatMap(({ flags, product_ids }) => flags.map((label) => ({ label, product_ids }))),
    ids: name.ids,
    notes: [{ category: 'summary', text: 'Status of the products, as stated.' }],
    product_status: filled(Object.fromEntries(status)),
    remediations: words.flatMap(({ remediations, product_ids }) =>
      remediations.map((each) => withProducts(each, product_ids)),
    ),
    threats: words.flatMap(({ threats, product_ids }) =>
      threats.map((details) => ({ category: 'impact', details, product_ids })),
    ),
  });
}

/** In the order of the schema. */
function withProducts({ url, ...remediation }: JsonObject, product_ids: readonly string[]): JsonObject {
  return filled({ ...remediation, product_ids, url });
}
