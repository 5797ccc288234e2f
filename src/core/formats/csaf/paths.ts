/**
 * `relationships` (CSAF 2.0 §3.2.2.4) and `product_paths` (CSAF 2.1 §3.2.3.4) as one thing: a product id that stands for
 * a beginning and the steps from it, each to another product. Nothing is resolved here.
 */
import type { IssueLog } from '../../std/issue.ts';
import type { Json } from '../../std/json/read.ts';
import { asArray, asObject, asText, type JsonObject, member } from '../../std/json/view.ts';
import { type FullName, isOdd, noteFullName, readFullName, type TreeDesk } from './full-name.ts';
import { type Helper, NO_HELPER, readHelper } from './helper.ts';

/** `component`: what comes before is a part of the next. `platform`: it is installed on or with the next. */
export type StepKind = 'component' | 'platform';

const STEP_KINDS: ReadonlyMap<unknown, StepKind> = new Map([
  ['default_component_of', 'component'],
  ['optional_component_of', 'component'],
  ['external_component_of', 'component'],
  ['installed_on', 'platform'],
  ['installed_with', 'platform'],
]);

export interface Step {
  readonly kind: StepKind;
  readonly next: string;
}

export interface Route {
  readonly beginning: string;
  readonly steps: readonly Step[];
}

/** A product made of others, as written. */
export interface Path extends Route {
  readonly id: string;
  /** The list that it stands in, and where. */
  readonly list: string;
  readonly index: number;
  /** Identifiers of the combined name: they join the beginning's. */
  readonly helper: Helper;
}

export function pointerOf({ list, index }: Pick<Path, 'list' | 'index'>): string {
  return `/product_tree/${list}/${index}`;
}

/** Gives every path of the tree to `use`, relationships first. What cannot be understood is logged `format.schema`. */
export function readPaths(tree: JsonObject, desk: TreeDesk, use: (path: Path) => void): void {
  readList(tree, 'relationships', relationship, desk, use);
  readList(tree, 'product_paths', productPath, desk, use);
}

function readList(
  tree: JsonObject,
  list: string,
  readRoute: (entry: JsonObject) => Route | null,
  desk: TreeDesk,
  use: (path: Path) => void,
): void {
  const items = entriesOf(tree, list, desk.log);
  for (let index = 0; index < items.length; index += 1) {
    const entry = asObject(items[index]);
    const full = readFullName(entry?.full_product_name);
    if (isOdd(full)) noteFullName(full, `${pointerOf({ list, index })}/full_product_name`, desk.log);
    if (entry === null || full === null) continue;
    const { id } = full;
    const route = readRoute(entry);
    if (route === null) noteUnreadable(pointerOf({ list, index }), id, desk.log);
    else
      use({
        id,
        list,
        index,
        beginning: route.beginning,
        steps: route.steps,
        helper: helperOf(full, list, index, desk),
      });
  }
}

function helperOf({ entry }: FullName, list: string, index: number, desk: TreeDesk): Helper {
  const stated = entry.product_identification_helper;
  if (stated === undefined) return NO_HELPER;
  return readHelper(stated, `${pointerOf({ list, index })}/full_product_name`, null, desk);
}

export function entriesOf(holder: JsonObject, list: string, log: IssueLog): readonly Json[] {
  const value = member(holder, list);
  const entries = asArray(value);
  if (value !== undefined && entries === null) {
    const pointer = `/product_tree/${list}`;
    log.add('format.schema', 'kept', { pointer, message: 'not a list', clause: 'CSAF 2.0 §3.2.2' });
  }
  return entries ?? [];
}

function noteUnreadable(pointer: string, id: string, log: IssueLog): void {
  const message = 'a relationship without two products and a known category';
  log.add('format.schema', 'kept', { pointer, text: id, message, clause: 'CSAF 2.0 §3.2.2.4' });
}

function relationship(entry: JsonObject): Route | null {
  const beginning = asText(entry.product_reference);
  const step = stepOf(entry.category, entry.relates_to_product_reference);
  return beginning === null || step === null ? null : { beginning, steps: [step] };
}

function productPath(entry: JsonObject): Route | null {
  const beginning = asText(entry.beginning_product_reference);
  const steps: Step[] = [];
  for (const item of asArray(entry.subpaths) ?? []) {
    const subpath = asObject(item);
    const step = stepOf(subpath?.category, subpath?.next_product_reference);
    if (step === null) return null;
    steps.push(step);
  }
  return beginning === null || steps.length === 0 ? null : { beginning, steps };
}

function stepOf(category: Json | undefined, next: Json | undefined): Step | null {
  const kind = STEP_KINDS.get(category);
  return kind === undefined || typeof next !== 'string' ? null : { kind, next };
}
