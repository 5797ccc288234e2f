/**
 * The product tree (CSAF 2.0 §3.2.2) as a table of product ids: what the branches, the list of names and the paths define,
 * each id once and resolved once. An id that is defined twice differently stands for nothing (test 6.1.2).
 */
import { asObject, type JsonObject } from '../../std/json/view.ts';
import { logThrough } from '../texts.ts';
import { NO_PLACE, type PlacedProduct, readBranches } from './branches.ts';
import { single } from './composition.ts';
import { noteEssentialExtensions } from './extensions.ts';
import { defineProduct, isOdd, noteFullName, readFullName, type TreeDesk } from './full-name.ts';
import { entriesOf, type Path, pointerOf, readPaths } from './paths.ts';
import { spreadProblems } from './problems.ts';
import { composeAtOnce, composeRest, type Products } from './resolve.ts';
import { isSame } from './same.ts';

/** Null where the tree is refused, logged `limit.depth`. */
export function readProducts(root: JsonObject, desk: TreeDesk): Products | null {
  const products: Products = new Map();
  const value = root.product_tree;
  const tree = asObject(value);
  if (tree === null) {
    if (value !== undefined) noteNoTree(desk);
    return products;
  }
  noteEssentialExtensions(tree, '/product_tree', desk.log);
  const redefined = new Set<string>();
  const define = (placed: PlacedProduct) => defineSingle(placed, products, redefined, desk);
  if (!readBranches(tree, desk.log, define)) return null;
  for (const [i, fullName] of entriesOf(tree, 'full_product_names', desk.log).entries()) {
    define({ fullName, pointer: `/product_tree/full_product_names/${i}`, place: NO_PLACE });
  }
  return definePaths(tree, products, redefined, desk) ? products : null;
}

function noteNoTree({ log }: TreeDesk): void {
  log.add('format.schema', 'kept', { pointer: '/product_tree', message: 'not an object', clause: 'CSAF 2.0 §3.2.2' });
}

function defineSingle(placed: PlacedProduct, products: Products, redefined: Set<string>, desk: TreeDesk): void {
  const { fullName, pointer, place } = placed;
  const full = readFullName(fullName);
  if (isOdd(full)) noteFullName(full, pointer, desk.log);
  if (full === null) return;
  const { product, notes, remarks } = defineProduct(full, place, pointer, desk);
  const defined = product === null ? 'identity.product_missing' : single(product, notes, remarks);
  const earlier = products.get(full.id);
  if (earlier === undefined) products.set(full.id, defined);
  else noteRedefined(full.id, pointer, isSame(earlier, defined), redefined, desk);
}

/** False where a path is too long. */
function definePaths(tree: JsonObject, products: Products, redefined: Set<string>, desk: TreeDesk): boolean {
  const waiting = new Map<string, Path>();
  readPaths(tree, desk, (path) => {
    const composition = composeAtOnce(path, products, desk);
    const [earlier, waits] = [products.get(path.id), waiting.get(path.id)];
    if (earlier !== undefined || waits !== undefined) {
      const same = composition === null ? isSameRoute(waits, path) : isSame(earlier, composition);
      noteRedefined(path.id, pointerOf(path), same, redefined, desk);
    } else if (composition === null) waiting.set(path.id, path);
    else products.set(path.id, composition);
  });
  if (!composeRest(waiting, products, desk)) return false;
  const allStand = redefined.size === 0 && waiting.keys().every((id) => products.has(id));
  if (!allStand) spreadProblems(readAgain(tree, desk), redefined, products, desk);
  return true;
}

/** All paths, kept only where something is wrong with some; what was to be said of them has been said. */
function readAgain(tree: JsonObject, desk: TreeDesk): Path[] {
  const paths: Path[] = [];
  const mute = logThrough(desk.log, () => {});
  readPaths(tree, { ...desk, log: mute }, (path) => paths.push(path));
  return paths;
}

/** Twice the same is a slip; twice differently leaves no telling which was meant. */
function noteRedefined(id: string, pointer: string, same: boolean, redefined: Set<string>, { log }: TreeDesk): void {
  if (!same) redefined.add(id);
  const message = same ? 'one product id defined twice, alike' : 'one product id defined twice, differently';
  log.add('identity.product_redefined', 'kept', { pointer, text: id, message, clause: 'CSAF 2.0 §6.1.2' });
}

function isSameRoute(a: Path | undefined, b: Path): boolean {
  if (a === undefined) return false;
  return isSame([a.beginning, a.steps, a.helper], [b.beginning, b.steps, b.helper]);
}
