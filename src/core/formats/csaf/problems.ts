/** Which product ids stand for nothing because of what they lead to, and why: each has one reason (formats.md §1). */
import type { IssueCode } from '../../std/issue.ts';
import type { TreeDesk } from './full-name.ts';
import { type Path, pointerOf } from './paths.ts';
import { type Products, referencesOf } from './resolve.ts';

/** Codes from the least to the greatest: the later ones overwrite the earlier. */
export function spreadProblems(
  paths: readonly Path[],
  redefined: ReadonlySet<string>,
  products: Products,
  desk: TreeDesk,
): void {
  const users = usersOf(paths);
  const circles = paths.filter(({ id }) => !products.has(id));
  const defined = new Set(paths.map(({ id }) => id));
  const undefinedIds = [...users.keys()].filter((id) => !products.has(id) && !defined.has(id));
  const missing = [...users.keys()].filter((id) => products.get(id) === 'identity.product_missing');
  const inCircles = circles.map(({ id }) => id);
  spread('identity.path_cycle', inCircles, products, users);
  spread('identity.product_missing', missing, products, users);
  spread('identity.product_redefined', redefined, products, users);
  spread('identity.product_dangling', undefinedIds, products, users);
  for (const path of circles) {
    if (products.get(path.id) !== 'identity.path_cycle') continue;
    const detail = { pointer: pointerOf(path), text: path.id, clause: 'CSAF 2.0 §6.1.3' };
    desk.log.add('identity.path_cycle', 'kept', detail);
  }
  for (const id of undefinedIds) {
    products.delete(id);
    for (const path of users.get(id) ?? []) {
      const detail = { pointer: pointerOf(path), text: id, clause: 'CSAF 2.0 §6.1.1' };
      desk.log.add('identity.product_dangling', 'kept', detail);
    }
  }
}

type Users = ReadonlyMap<string, readonly Path[]>;

function usersOf(paths: readonly Path[]): Users {
  const users = new Map<string, Path[]>();
  for (const path of paths) {
    for (const id of referencesOf(path)) {
      const list = users.get(id) ?? [];
      users.set(id, list);
      list.push(path);
    }
  }
  return users;
}

/** Gives the code to every id from which one of `from` is reached; each id is met once. */
function spread(code: IssueCode, from: Iterable<string>, products: Products, users: Users): void {
  const left = [...from];
  for (const id of left) products.set(id, code);
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    for (const user of users.get(id) ?? []) {
      if (products.get(user.id) === code) continue;
      products.set(user.id, code);
      left.push(user.id);
    }
  }
}
