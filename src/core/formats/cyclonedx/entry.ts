/**
 * One entry of `vulnerabilities[]` → a statement for each version of each thing that it affects. Invariant: each statement
 * is accepted, or dropped for one code, the first of formats.md §1: schema, status, product, vulnerability.
 */
import type { IdentifierReader } from '../../identity/identifier.ts';
import type { DocumentHead } from '../../model/document.ts';
import type { Statement } from '../../model/statement.ts';
import type { IssueCode } from '../../std/issue.ts';
import type { Json } from '../../std/json/read.ts';
import { asObject, asText, type JsonObject } from '../../std/json/view.ts';
import type { Tally } from '../counts.ts';
import { type Log, type MemberCheck, memberCheck, met, type Recorder, recorder } from '../texts.ts';
import { STATES } from './analysis.ts';
import { type List, listOf, statementsIn } from './lists.ts';
import { ANALYSIS_MEMBERS, VULNERABILITY_MEMBERS } from './members.ts';
import { type RefReader, refReader } from './refs.ts';
import { readAffects } from './statements.ts';
import { readWord } from './word.ts';

export interface EntryContext {
  readonly root: JsonObject;
  readonly head: DocumentHead;
  readonly ids: IdentifierReader;
  readonly log: Log;
  readonly tally: Tally;
  /** Where the statements go. */
  readonly statements: Statement[];
}

/** What the entries of one document share while they are read. */
export interface EntryState extends EntryContext {
  /** The same log, for what touches the whole entry: its statements carry the codes. */
  readonly noted: Recorder;
  readonly checkMembers: MemberCheck;
  readonly follow: RefReader;
  /** Statements read so far. */
  read: number;
}

/** The members of an entry that are of the schema. */
export interface Parts {
  readonly entry: JsonObject;
  readonly analysis: JsonObject;
  readonly affects: List;
}

export function entryReader(context: EntryContext): (entry: Json, position: number) => void {
  const { root, ids, log } = context;
  const state: EntryState = {
    ...context,
    noted: recorder(log),
    checkMembers: memberCheck(log),
    follow: refReader(root, ids, log),
    read: 0,
  };
  return (entry, position) => {
    const last = state.read + statementsIn(entry);
    readEntry(state, entry, `/vulnerabilities/${position}`);
    state.read = last;
  };
}

function readEntry(state: EntryState, value: Json, pointer: string): void {
  const parts = partsOf(value);
  if (parts === null) {
    dropEntry(state, 'format.schema', value, pointer, value);
    return;
  }
  state.checkMembers(parts.entry, 'vulnerability', VULNERABILITY_MEMBERS, pointer);
  state.checkMembers(parts.analysis, 'analysis', ANALYSIS_MEMBERS, `${pointer}/analysis`);
  const doubt = doubtOf(parts);
  if (doubt === null) readAffects(state, readWord(state, parts, pointer), parts.affects, pointer);
  else dropEntry(state, doubt, value, pointer, parts.analysis.state);
}

function dropEntry({ log, tally }: EntryState, code: IssueCode, entry: Json, pointer: string, found?: Json): void {
  log.add(code, 'drops', { pointer, ...met(found) });
  tally.drop(code, statementsIn(entry));
}

/** Null where the entry is not of the schema. */
function partsOf(value: Json): Parts | null {
  const entry = asObject(value);
  const analysis = asObject(entry?.analysis ?? {});
  const affects = listOf(entry?.affects);
  return entry === null || analysis === null || affects === null ? null : { entry, analysis, affects };
}

/** No state is scanner output, not VEX; nothing listed means "all our products", which no key can express. */
function doubtOf({ analysis: { state }, affects }: Parts): IssueCode | null {
  if (state === undefined || state === null) return 'format.status_missing';
  if (!STATES.has(asText(state) ?? '')) return 'format.status_invalid';
  return affects.items.length === 0 ? 'identity.product_missing' : null;
}
