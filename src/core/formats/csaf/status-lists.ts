/**
 * The lists of `product_status` (CSAF 2.0 §3.2.3.9, CSAF 2.1 §3.2.4.12) as a table, and the assertions listed in them.
 * Lists are read in the order of the table, then by name, so that the order of an object's members decides nothing.
 */
import { STATUSES, type Status } from '../../model/status.ts';
import type { Json } from '../../std/json/read.ts';
import { asArray, asObject, type JsonObject, member, pointerTo } from '../../std/json/view.ts';
import { ascending } from '../../std/order.ts';

/** A status; or `recommended`, which is none beside a status; `unknown`, which is none; or a list of no known name. */
export type ListMeaning = Status | 'recommended' | 'unknown' | 'unlisted';

/** The table: a list's name → what it says. No range is inferred between first and last. */
export const STATUS_LISTS: readonly (readonly [name: string, meaning: ListMeaning])[] = [
  ['known_affected', 'affected'],
  ['first_affected', 'affected'],
  ['last_affected', 'affected'],
  ['known_not_affected', 'not_affected'],
  ['fixed', 'fixed'],
  ['first_fixed', 'fixed'],
  ['under_investigation', 'under_investigation'],
  ['recommended', 'recommended'],
  ['unknown', 'unknown'],
];

export function isStatus(meaning: ListMeaning): meaning is Status {
  return (STATUSES as readonly string[]).includes(meaning);
}

export interface StatusList {
  readonly name: string;
  readonly meaning: ListMeaning;
  readonly pointer: string;
  /** What stands in it; null where it is no list, which counts as one assertion so that its loss shows. */
  readonly items: readonly Json[] | null;
}

/** The lists of one vulnerability, in the order in which they are read. */
export function statusLists(vulnerability: JsonObject, pointer: string): StatusList[] {
  const status = asObject(vulnerability.product_status);
  if (status === null) return [];
  const at = `${pointer}/product_status`;
  const known = STATUS_LISTS.filter(([name]) => Object.hasOwn(status, name));
  const names = new Set(STATUS_LISTS.map(([name]) => name));
  const others = Object.keys(status)
    .filter((name) => !names.has(name))
    .sort(ascending)
    .map((name) => [name, 'unlisted'] as const);
  return [...known, ...others].map(([name, meaning]) => ({
    name,
    meaning,
    pointer: pointerTo(at, name),
    items: asArray(member(status, name)),
  }));
}

/** Statements that a document makes, before any drop: cheap, and the first thing that is done with it. */
export function countListed(root: JsonObject): number {
  let count = 0;
  for (const item of asArray(root.vulnerabilities) ?? []) {
    const status = asObject(asObject(item)?.product_status) ?? {};
    for (const name of Object.keys(status)) count += asArray(status[name])?.length ?? 1;
  }
  return count;
}
