/** How many statements and assertions an OpenVEX document holds, counted before anything is read (formats.md §1). */
import type { Json } from '../../std/json/read.ts';
import { asArray, asObject, type JsonArray } from '../../std/json/view.ts';
import type { Size } from '../counts.ts';

export const NO_ITEMS: JsonArray = [];

/** A list, empty where it is absent; null where something else stands in its place. */
export function listOf(value: Json | undefined): JsonArray | null {
  return value === undefined || value === null ? NO_ITEMS : asArray(value);
}

/** Entry × max(1, products) × max(1, subcomponents). `inherited`: products of a wrapper, for an entry that names none. */
export function sizeOfEntry(entry: Json, inherited: number): Size {
  const object = asObject(entry);
  const items = listOf(object?.products) ?? NO_ITEMS;
  const shared = lengthOf(object?.subcomponents);
  if (items.length === 0) {
    const statements = Math.max(1, inherited);
    return { statements, assertions: statements * Math.max(1, shared) };
  }
  let assertions = 0;
  for (const item of items) assertions += Math.max(1, lengthOf(asObject(item)?.subcomponents) + shared);
  return { statements: items.length, assertions };
}

function lengthOf(value: Json | undefined): number {
  return listOf(value)?.length ?? 0;
}

export function sizeOf(entries: JsonArray, inherited: number): Size {
  let [statements, assertions] = [0, 0];
  for (const entry of entries) {
    const size = sizeOfEntry(entry, inherited);
    statements += size.statements;
    assertions += size.assertions;
  }
  return { statements, assertions };
}
