/** Members of an SBOM's objects: a text that says something, the objects of a list. Anything else is said and left out. */
import type { IssueLog } from '../std/issue.ts';
import { asArray, asObject, asText, type JsonObject, member, pointerTo } from '../std/json/view.ts';

export type Placed = readonly [object: JsonObject, pointer: string];

/** Trimmed; null where it is absent, empty, `NOASSERTION` or `NONE`. */
export function textIn(object: JsonObject | null, name: string): string | null {
  const text = asText(member(object, name))?.trim() ?? '';
  return text === '' || text === 'NOASSERTION' || text === 'NONE' ? null : text;
}

export function objectsIn(object: JsonObject | null, name: string, pointer: string, log: IssueLog): Placed[] {
  const value = member(object, name);
  if (value === undefined || value === null) return [];
  const at = pointerTo(pointer, name);
  const items = asArray(value);
  if (items === null) log.add('format.schema', 'drops', { pointer: at });
  return (items ?? []).flatMap((item, i): Placed[] => {
    const here = pointerTo(at, i);
    const read = asObject(item);
    if (read === null) log.add('format.schema', 'drops', { pointer: here });
    return read === null ? [] : [[read, here]];
  });
}
