/**
 * `product_groups` (CSAF 2.0 §3.2.2.3), and which products an entry names: its `product_ids`, and the members of its
 * `group_ids`. An entry that names nobody is told from one whose names lead nowhere: only the first may mean everybody.
 * Invariant: groups are never copied out beyond a limit, however many entries name them.
 */
import type { IssueLog } from '../../std/issue.ts';
import type { Json } from '../../std/json/read.ts';
import { asArray, asObject, asText, type JsonObject } from '../../std/json/view.ts';
import { quoted } from '../texts.ts';
import { entriesOf } from './paths.ts';
import type { Products } from './resolve.ts';

/** A list of product ids as written, or the members of a group (`pointer` null: they are checked where the group is). */
export interface NamedProducts {
  readonly ids: readonly Json[];
  readonly pointer: string | null;
}

export interface Groups {
  /** What an entry names; null where it has neither member. Unknown groups are left out, noted (test 6.1.4). */
  named(entry: JsonObject, pointer: string): readonly NamedProducts[] | null;
  /** Whether the entries so far named more products by groups than the limit allows. */
  readonly overspent: boolean;
}

type Members = ReadonlyMap<string, readonly string[]>;

/** `limit`: products that all entries together may name by groups. */
export function readGroups(root: JsonObject, products: Products, limit: number, log: IssueLog): Groups {
  const members = membersOf(asObject(root.product_tree) ?? {}, products, log);
  let left = limit;
  return {
    named(entry, pointer) {
      const ids = entry.product_ids;
      const groupIds = entry.group_ids;
      if (ids === undefined && groupIds === undefined) return null;
      const direct = listOf(ids, `${pointer}/product_ids`, log).map((list) => ({
        ids: list,
        pointer: `${pointer}/product_ids`,
      }));
      const groups = listOf(groupIds, `${pointer}/group_ids`, log).flatMap((list) =>
        membersBy(list, `${pointer}/group_ids`, members, log),
      );
      for (const group of groups) left -= group.length;
      return left < 0 ? direct : [...direct, ...groups.map((group) => ({ ids: group, pointer: null }))];
    },
    get overspent() {
      return left < 0;
    },
  };
}

function membersOf(tree: JsonObject, products: Products, log: IssueLog): Members {
  const members = new Map<string, readonly string[]>();
  const ambiguous = new Set<string>();
  for (const [i, item] of entriesOf(tree, 'product_groups', log).entries()) {
    const pointer = `/product_tree/product_groups/${i}`;
    const group = asObject(item);
    const id = asText(group?.group_id);
    const ids = asArray(group?.product_ids);
    if (id === null || ids === null) {
      log.add('format.schema', 'kept', {
        pointer,
        message: 'a group without id or products',
        clause: 'CSAF 2.0 §3.2.2.3',
      });
      continue;
    }
    const texts = ids.filter((text) => typeof text === 'string');
    noteUndefined(texts, `${pointer}/product_ids`, products, log);
    const earlier = members.get(id);
    if (earlier !== undefined) {
      log.add('format.schema', 'kept', { pointer, text: id, message: 'one group id twice', clause: 'CSAF 2.0 §6.1.5' });
      if (!sameMembers(earlier, texts)) ambiguous.add(id);
    }
    members.set(id, texts);
  }
  for (const id of ambiguous) members.delete(id);
  return members;
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  const members = new Set(a);
  return new Set(b).size === members.size && b.every((id) => members.has(id));
}

function noteUndefined(ids: readonly string[], pointer: string, products: Products, log: IssueLog): void {
  for (const [i, id] of ids.entries()) {
    if (products.has(id)) continue;
    log.add('identity.product_dangling', 'kept', { pointer: `${pointer}/${i}`, text: id, clause: 'CSAF 2.0 §6.1.1' });
  }
}

/** The list, alone, or nothing where there is none. */
function listOf(value: Json | undefined, pointer: string, log: IssueLog): readonly (readonly Json[])[] {
  const list = asArray(value);
  if (list !== null) return [list];
  if (value !== undefined)
    log.add('format.schema', 'kept', { pointer, message: 'not a list', clause: 'CSAF 2.0 §3.1.7' });
  return [];
}

function membersBy(ids: readonly Json[], pointer: string, members: Members, log: IssueLog): (readonly string[])[] {
  return ids.flatMap((id, i) => {
    const group = typeof id === 'string' ? members.get(id) : undefined;
    if (group !== undefined) return [group];
    const detail = { pointer: `${pointer}/${i}`, text: quoted(id), message: 'an unknown product group' };
    log.add('identity.product_dangling', 'kept', { ...detail, clause: 'CSAF 2.0 §6.1.4' });
    return [];
  });
}
