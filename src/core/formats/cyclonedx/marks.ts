/**
 * What the marks in `affects[].versions[].status` make of the state (formats.md §4). The state is the issuer's word; marks
 * only split it where both are there, because tools leave the default `affected` beside any state.
 */
import type { Status } from '../../model/status.ts';
import type { Json } from '../../std/json/read.ts';
import { asObject, type JsonArray } from '../../std/json/view.ts';

/** A version that is marked `unknown` makes no statement, so it marks nothing. */
export type Mark = 'affected' | 'unaffected';

/** The mark of one version, if it has one: a text of the schema, or what stands in its place. */
export function markOf(version: Json): Json | undefined {
  return asObject(version)?.status;
}

export function isMark(mark: Json): mark is Mark {
  return mark === 'affected' || mark === 'unaffected';
}

/** Whether the versions of one `affects[]` entry are split: some marked affected, others unaffected. */
export function isSplit(versions: JsonArray): boolean {
  const marks = new Set(versions.map(markOf));
  return marks.has('affected') && marks.has('unaffected');
}

export interface Marked {
  readonly status: Status;
  /** The mark says otherwise than the state, and the state stands, or the range is "fixed after". */
  readonly differs: boolean;
}

/** What the marks need to know of one version. */
export interface MarkedVersion {
  readonly mark: Mark | null;
  readonly isSplit: boolean;
  readonly isRange: boolean;
}

/** The status of one version under a state. */
export function statusUnder(state: Status, { mark, isSplit: split, isRange }: MarkedVersion): Marked {
  if (mark === null) return { status: state, differs: false };
  if (split) return { status: mark === 'affected' ? flawed(state) : sound(state), differs: false };
  if (mark === 'affected' && state === 'fixed' && isRange) return { status: 'affected', differs: true };
  const isSound = state === 'not_affected' || state === 'fixed';
  return { status: state, differs: isSound === (mark === 'affected') };
}

function flawed(state: Status): Status {
  return state === 'under_investigation' ? state : 'affected';
}

function sound(state: Status): Status {
  return state === 'fixed' ? 'fixed' : 'not_affected';
}
