/**
 * An item of `affects[]` with its versions → what becomes statements (formats.md §4). Invariant: what cannot be read loses
 * its own statement and no other.
 */
import { readStatedRange, readStatedVersion, type StatedVersion } from '../../identity/version/range-text.ts';
import type { IssueCode } from '../../std/issue.ts';
import type { Json } from '../../std/json/read.ts';
import { asObject } from '../../std/json/view.ts';
import { filledText, met } from '../texts.ts';
import type { EntryState } from './entry.ts';
import { listOf, placeIn, statementsOn } from './lists.ts';
import { isMark, isSplit, type Mark, markOf } from './marks.ts';
import { AFFECTS_MEMBERS, VERSION_MEMBERS } from './members.ts';
import type { NoTarget, Target } from './refs.ts';

/** A thing that is affected, in one version where the item lists versions. */
export interface Row extends Stated {
  readonly target: Target;
  /** Pointer to the item, or to the version in it. */
  readonly place: string;
  /** Some versions of the item are marked affected, others unaffected. */
  readonly isSplit: boolean;
  /** Among the statements of the item. */
  readonly position: number;
}

interface Stated {
  /** Null where the thing's own version stands. */
  readonly version: StatedVersion | null;
  readonly isRange: boolean;
  readonly mark: Mark | null;
  readonly drop: null;
}

const UNSTATED: Stated = { version: null, isRange: false, mark: null, drop: null };

export function rowsOf(state: EntryState, item: Json, place: string): readonly Row[] {
  const { log, checkMembers, follow } = state;
  const object = asObject(item);
  const ref = filledText(object?.ref);
  const versions = listOf(object?.versions);
  if (object === null || ref === null || versions === null) {
    dropAt(state, 'format.schema', statementsOn(item), place, item);
    return [];
  }
  checkMembers(object, 'affects item', AFFECTS_MEMBERS, place);
  if (versions.isLone) log.add('format.schema', 'kept', { pointer: `${place}/versions`, message: LONE });
  const target = follow(ref, `${place}/ref`);
  const split = isSplit(versions.items);
  const rows: Row[] = [];
  const add = (stated: Stated | NoTarget, at: string, position: number): void => {
    const code = stated.drop ?? target.drop;
    if (stated.drop === null && target.drop === null)
      rows.push({ ...stated, target, place: at, isSplit: split, position });
    else if (code !== null) dropAt(state, code, 1, at, versions.items[position] ?? ref);
  };
  if (versions.items.length === 0) add(UNSTATED, place, 0);
  for (const [position, version] of versions.items.entries()) {
    const at = placeIn(versions, `${place}/versions`, position);
    add(readStated(state, version, at), at, position);
  }
  return rows;
}

const LONE = 'a lone object where the schema has a list; read as a list of one';

/** Exactly one of `version` and `range`, and a mark or none. */
function readStated({ log, checkMembers }: EntryState, value: Json, place: string): Stated | NoTarget {
  const object = asObject(value);
  const [version, range] = [filledText(object?.version), filledText(object?.range)];
  const text = version ?? range;
  if (object === null || text === null || (version !== null && object.range !== undefined))
    return { drop: 'format.schema' };
  checkMembers(object, 'version', VERSION_MEMBERS, place);
  const mark = markOf(value) ?? null;
  if (mark !== null && !isMark(mark)) {
    return { drop: mark === 'unknown' ? 'format.status_unknown' : 'format.status_invalid' };
  }
  const stated = version === null ? readStatedRange(text) : readStatedVersion(text);
  for (const note of stated.notes) log.add(note, 'kept', { pointer: place, text });
  return { version: stated, isRange: version === null, mark, drop: null };
}

function dropAt({ log, tally }: EntryState, code: IssueCode, statements: number, pointer: string, found: Json): void {
  tally.drop(code, statements);
  log.add(code, 'drops', { pointer, ...met(found) });
}
