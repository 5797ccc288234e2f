/**
 * Paths → what their product ids come down to. From the inside out and without recursion, so that neither the order of
 * the entries nor a circle of any length matters. An id that reaches an undefined one, one defined twice, one that nothing
 * names, or a circle, stands for nothing, for the first of these reasons (formats.md §1, "one drop code").
 */
import type { IssueCode } from '../../std/issue.ts';
import { along, type Composition, pair } from './composition.ts';
import type { TreeDesk } from './full-name.ts';
import { NO_HELPER } from './helper.ts';
import { type Path, pointerOf } from './paths.ts';

/** Edges from the outermost to the innermost product, platforms included (formats.md §11). */
export const MAX_PATH_DEPTH = 16;

/** Product id → what it comes down to, or the code of why it is nothing. An id that is not in it is undefined. */
export type Products = Map<string, Composition | IssueCode>;

/** Most paths lead from one defined product to another: those are composed as they are met. Null for all others. */
export function composeAtOnce(path: Path, products: Products, desk: TreeDesk): Composition | null {
  const [step, more] = path.steps;
  if (step === undefined || more !== undefined || path.helper !== NO_HELPER) return null;
  const a = products.get(path.beginning);
  if (a === undefined || typeof a === 'string' || a.edges > 0) return null;
  const b = products.get(step.next);
  if (b === undefined || typeof b === 'string' || b.edges > 0) return null;
  return pair(step.kind, a, b, desk.codes);
}

/**
 * Composes the paths that are left, each when all that it refers to is composed. What never is, is in a circle, behind
 * one, or behind an undefined id: it stays out of the table. False where a path is too long, logged `limit.depth`.
 */
export function composeRest(paths: ReadonlyMap<string, Path>, products: Products, desk: TreeDesk): boolean {
  const { ready, open, users } = startOf(paths, products);
  for (let path = ready.pop(); path !== undefined; path = ready.pop()) {
    const composition = compose(path, products, desk);
    if (composition === null) return false;
    products.set(path.id, composition);
    for (const user of users.get(path.id) ?? []) {
      const left = (open.get(user) ?? 0) - 1;
      open.set(user, left);
      if (left === 0) ready.push(user);
    }
  }
  return true;
}

export function referencesOf({ beginning, steps }: Path): string[] {
  return [beginning, ...steps.map(({ next }) => next)];
}

interface Start {
  readonly ready: Path[];
  /** How many references of a path are not composed yet. */
  readonly open: Map<Path, number>;
  /** Who waits for an id, once for each reference. */
  readonly users: ReadonlyMap<string, readonly Path[]>;
}

function startOf(paths: ReadonlyMap<string, Path>, products: Products): Start {
  const ready: Path[] = [];
  const open = new Map<Path, number>();
  const users = new Map<string, Path[]>();
  for (const path of paths.values()) {
    const waiting = referencesOf(path).filter((id) => !products.has(id));
    if (waiting.length === 0) ready.push(path);
    open.set(path, waiting.length);
    for (const id of waiting) {
      const list = users.get(id) ?? [];
      users.set(id, list);
      list.push(path);
    }
  }
  return { ready, open, users };
}

/** A path is composed only when all that it refers to is in the table. Null where it is too long. */
function compose(path: Path, products: Products, desk: TreeDesk): Composition | IssueCode | null {
  const parts: Composition[] = [];
  let edges = path.steps.length;
  for (const id of referencesOf(path)) {
    const part = products.get(id) as Composition | IssueCode;
    if (typeof part === 'string') return part;
    edges += part.edges;
    parts.push(part);
  }
  if (edges > MAX_PATH_DEPTH) return tooLong(path, desk);
  const [beginning, ...steps] = parts as [Composition, ...Composition[]];
  return along(path, beginning, steps, desk.codes);
}

function tooLong(path: Path, { log }: TreeDesk): null {
  const message = `a product path longer than ${MAX_PATH_DEPTH} edges`;
  log.add('limit.depth', 'rejects', { pointer: pointerOf(path), text: path.id, message, clause: 'CSAF 2.0 §3.2.2.4' });
  return null;
}
