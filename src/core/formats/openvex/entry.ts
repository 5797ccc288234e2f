/**
 * One entry of `statements[]` → a statement for each of its products. Invariant: each assertion of the entry is accepted,
 * or dropped for one code, the first of formats.md §1: schema, status, product, subcomponent, vulnerability.
 */
import type { IdentifierReader } from '../../identity/identifier.ts';
import type { Product } from '../../model/product.ts';
import type { Statement } from '../../model/statement.ts';
import { STATUSES, type Status } from '../../model/status.ts';
import type { Json } from '../../std/json/read.ts';
import { asObject, type JsonObject } from '../../std/json/view.ts';
import type { Tally } from '../counts.ts';
import { type Log, type MemberCheck, memberCheck, met, type Recorder, recorder } from '../texts.ts';
import { type TimeReader, timeReader } from '../times.ts';
import type { OpenvexHead } from './head.ts';
import { STATEMENT_MEMBERS } from './members.ts';
import { type NamedProduct, type ProductReader, productReader } from './products.ts';
import { partsOf, type Row, rowsOf } from './rows.ts';
import { sizeOfEntry } from './size.ts';
import { type VulnerabilityReader, vulnerabilityReader } from './vulnerability.ts';
import { readWord, statementsOf } from './word.ts';

export interface EntryContext {
  readonly head: OpenvexHead;
  readonly ids: IdentifierReader;
  readonly log: Log;
  readonly tally: Tally;
  /** Products of a wrapper, for an entry that names none (OpenVEX 0.2.0 "Product ID"). */
  readonly inherited: readonly NamedProduct[];
  /** Where the statements go. */
  readonly statements: Statement[];
}

/** What the entries of one document share while they are read. */
export interface EntryState extends EntryContext {
  /** The same log, for what touches the whole entry: its statements carry the codes. */
  readonly noted: Recorder;
  readonly checkMembers: MemberCheck;
  readonly readProduct: ProductReader;
  readonly readVulnerability: VulnerabilityReader;
  readonly readTime: TimeReader;
  /** Product → the same, as it stands beside a sibling that has it as a subcomponent. */
  readonly bareRepeats: Map<Product, Product>;
  /** Statements read so far. */
  read: number;
}

export function entryReader(context: EntryContext): (entry: Json, position: number) => void {
  const checkMembers = memberCheck(context.log);
  const state: EntryState = {
    ...context,
    noted: recorder(context.log),
    checkMembers,
    readProduct: productReader(context.ids, context.log, checkMembers),
    readVulnerability: vulnerabilityReader(context.log, checkMembers),
    readTime: timeReader(),
    bareRepeats: new Map(),
    read: 0,
  };
  return (entry, position) => {
    const size = sizeOfEntry(entry, context.inherited.length);
    readEntry(state, entry, `/statements/${position}`, size.assertions);
    state.read += size.statements;
    state.noted.take();
  };
}

function readEntry(state: EntryState, entry: Json, pointer: string, assertions: number): void {
  const { log, tally, checkMembers, statements } = state;
  const object = asObject(entry);
  const parts = object === null ? null : partsOf(object);
  if (object === null || parts === null) {
    log.add('format.schema', 'drops', { pointer, message: 'not a statement of the schema', ...met(entry) });
    tally.drop('format.schema', assertions);
    return;
  }
  checkMembers(object, 'statement', STATEMENT_MEMBERS, pointer);
  const status = statusOf(object, pointer, log);
  const rows = rowsOf(state, parts, pointer, status === null ? 'format.status_invalid' : null);
  if (status === null || rows.length === 0) return;
  const word = readWord(state, object, status, pointer);
  if (word === null) dropRows(state, rows, pointer);
  else for (const statement of statementsOf(state, word, rows)) statements.push(statement);
}

/** One of four labels in lower case (OpenVEX 0.2.0 "Status Labels"); whatever else stands there is no status. */
function statusOf(entry: JsonObject, pointer: string, log: Log): Status | null {
  const status = STATUSES.find((label) => label === entry.status) ?? null;
  if (status === null) {
    log.add('format.status_invalid', 'drops', { pointer: `${pointer}/status`, ...met(entry.status) });
  }
  return status;
}

function dropRows({ log, tally }: EntryState, rows: readonly Row[], pointer: string): void {
  log.add('identity.vulnerability_missing', 'drops', { pointer: `${pointer}/vulnerability` });
  for (const { components } of rows) tally.drop('identity.vulnerability_missing', Math.max(1, components.length));
}
