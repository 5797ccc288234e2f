/** Every part of a BOM by its `bom-ref`: the main component, nested components and services. No recursion. */
import type { Json } from '../../std/json/read.ts';
import { asArray, asObject, type JsonObject } from '../../std/json/view.ts';

/** The parts that carry a reference, in the order of the document: nearly always one. */
export type PartIndex = ReadonlyMap<string, Parts>;

export type Parts = readonly [JsonObject, ...JsonObject[]];

export function indexParts(root: JsonObject): PartIndex {
  const index = new Map<string, [JsonObject, ...JsonObject[]]>();
  const open: Json[] = [root.services ?? null, root.components ?? null, asObject(root.metadata)?.component ?? null];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const parts = asArray(next);
    if (parts !== null) for (let i = parts.length - 1; i >= 0; i -= 1) open.push(parts[i] as Json);
    const part = asObject(next);
    if (part === null) continue;
    const ref = part['bom-ref'];
    if (typeof ref === 'string') addTo(index, ref, part);
    open.push(part.services ?? null, part.components ?? null);
  }
  return index;
}

function addTo(index: Map<string, [JsonObject, ...JsonObject[]]>, ref: string, part: JsonObject): void {
  const parts = index.get(ref);
  if (parts === undefined) index.set(ref, [part]);
  else parts.push(part);
}
