/**
 * The branches of a product tree (CSAF 2.0 §3.1.2): walked in document order with a stack of our own, each product with
 * what the branches around it say. Invariant: no branch below the thirtieth is read (CSAF 2.1 §6.1.34).
 */
import type { IssueLog } from '../../std/issue.ts';
import type { Json } from '../../std/json/read.ts';
import { asArray, asObject, asText, type JsonObject } from '../../std/json/view.ts';
import type { VersionPlace } from './product-version.ts';

export const MAX_BRANCH_DEPTH = 30;

/** What the branches around a product say of it; the nearest of a category counts. */
export interface BranchPlace extends VersionPlace {
  readonly pairs: readonly (readonly [category: string, name: string])[];
  readonly vendor: string | null;
  readonly architecture: string | null;
}

export interface PlacedProduct {
  readonly fullName: Json;
  readonly pointer: string;
  readonly place: BranchPlace;
}

export const NO_PLACE: BranchPlace = { pairs: [], vendor: null, architecture: null, range: null, version: null };

interface Level {
  readonly branches: readonly Json[];
  readonly pointer: string;
  readonly place: BranchPlace;
  next: number;
}

/** Gives each product of the branches to `use`. False where they are nested too deep, logged `limit.depth`. */
export function readBranches(tree: JsonObject, log: IssueLog, use: (placed: PlacedProduct) => void): boolean {
  const stack: Level[] = [];
  const enter = (parent: JsonObject, at: string, place: BranchPlace) => {
    const branches = parent.branches === undefined ? null : branchesOf(parent, at, log);
    if (branches !== null) stack.push({ branches, pointer: `${at}/branches`, place, next: 0 });
  };
  enter(tree, '/product_tree', NO_PLACE);
  for (let level = stack.at(-1); level !== undefined; level = stack.at(-1)) {
    if (stack.length > MAX_BRANCH_DEPTH) return tooDeep(level.pointer, log);
    const index = level.next;
    level.next = index + 1;
    if (index === level.branches.length) stack.pop();
    else readBranch(level, index, log, use, enter);
  }
  return true;
}

function readBranch(
  level: Level,
  index: number,
  log: IssueLog,
  use: (placed: PlacedProduct) => void,
  enter: (branch: JsonObject, pointer: string, place: BranchPlace) => void,
): void {
  const pointer = `${level.pointer}/${index}`;
  const branch = asObject(level.branches[index]);
  if (branch === null) {
    log.add('format.schema', 'kept', { pointer, message: 'a branch that is no object', clause: 'CSAF 2.0 §3.1.2' });
    return;
  }
  const place = within(level.place, branch);
  if (branch.product !== undefined) use({ fullName: branch.product, pointer: `${pointer}/product`, place });
  enter(branch, pointer, place);
}

function branchesOf(parent: JsonObject, pointer: string, log: IssueLog): readonly Json[] | null {
  const value = parent.branches;
  const branches = asArray(value);
  if (value !== undefined && branches === null) {
    log.add('format.schema', 'kept', {
      pointer: `${pointer}/branches`,
      message: 'not a list',
      clause: 'CSAF 2.0 §3.1.2',
    });
  }
  return branches;
}

function tooDeep(pointer: string, log: IssueLog): false {
  const message = `branches nested deeper than ${MAX_BRANCH_DEPTH}`;
  log.add('limit.depth', 'rejects', { pointer, message, clause: 'CSAF 2.1 §6.1.34' });
  return false;
}

function within(outer: BranchPlace, branch: JsonObject): BranchPlace {
  const category = asText(branch.category) ?? '';
  const name = asText(branch.name) ?? '';
  return {
    pairs: [...outer.pairs, [category, name]],
    vendor: category === 'vendor' ? name : outer.vendor,
    architecture: category === 'architecture' ? name : outer.architecture,
    range: category === 'product_version_range' ? name : outer.range,
    version: category === 'product_version' ? name : outer.version,
  };
}
