/** Lists of CycloneDX, which some tools write as a lone object (lib4vex `versions`), and how much a document holds. */
import type { Json } from '../../std/json/read.ts';
import { asArray, asObject, type JsonArray } from '../../std/json/view.ts';
import type { Size } from '../counts.ts';

export interface List {
  readonly items: JsonArray;
  /** A lone object where the schema has an array. */
  readonly isLone: boolean;
}

const EMPTY: List = { items: [], isLone: false };

/** Empty where the list is absent; null where what stands there is no list. */
export function listOf(value: Json | undefined): List | null {
  if (value === undefined || value === null) return EMPTY;
  const items = asArray(value);
  if (items !== null) return { items, isLone: false };
  return asObject(value) === null ? null : { items: [value], isLone: true };
}

/** Pointer to an item of a list that is at `pointer`. */
export function placeIn({ isLone }: List, pointer: string, position: number): string {
  return isLone ? pointer : `${pointer}/${position}`;
}

/** Entry × max(1, affects) × max(1, versions) (formats.md §1); a statement of CycloneDX makes one assertion. */
export function statementsIn(entry: Json): number {
  const affects = listOf(asObject(entry)?.affects)?.items ?? [];
  let statements = 0;
  for (const item of affects) statements += statementsOn(item);
  return Math.max(1, statements);
}

/** Of one item of `affects`. */
export function statementsOn(item: Json): number {
  return Math.max(1, listOf(asObject(item)?.versions)?.items.length ?? 0);
}

export function sizeOf(entries: JsonArray): Size {
  let statements = 0;
  for (const entry of entries) statements += statementsIn(entry);
  return { statements, assertions: statements };
}
