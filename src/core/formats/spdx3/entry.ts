/**
 * One VEX relationship → a statement for each element it is `to`. Invariant: each statement is accepted, or dropped for one
 * code, the first of formats.md §1: schema, status, product, contradiction, vulnerability; one that was withdrawn is
 * dropped before all of them, whenever that was, since no statement can say "until then".
 */
import type { IdentifierReader } from '../../identity/identifier.ts';
import { vulnerabilityUnder } from '../../identity/vulnerability.ts';
import type { DocumentHead } from '../../model/document.ts';
import type { Product } from '../../model/product.ts';
import type { StatedTime, Statement } from '../../model/statement.ts';
import type { Instant } from '../../std/instant.ts';
import type { IssueCode } from '../../std/issue.ts';
import { asText, type JsonObject } from '../../std/json/view.ts';
import type { Tally } from '../counts.ts';
import { laterOf } from '../reading.ts';
import { type Log, met, type Recorder, recorder } from '../texts.ts';
import { readTime } from '../times.ts';
import { readVexClass, type VexClass } from './classes.ts';
import { type CreationReader, speakerIn } from './creation.ts';
import { type Graph, listed } from './graph.ts';
import { type ProductReader, productReader, type ReadProduct } from './products.ts';
import { readReasons } from './reasons.ts';
import { type VulnerabilityReader, vulnerabilityReader } from './vulnerability.ts';

export interface EntryContext {
  readonly graph: Graph;
  readonly head: DocumentHead;
  readonly creationOf: CreationReader;
  readonly ids: IdentifierReader;
  readonly log: Log;
  readonly tally: Tally;
  /** Where the statements go. */
  readonly statements: Statement[];
}

interface EntryState extends EntryContext {
  readonly noted: Recorder;
  readonly readProduct: ProductReader;
  readonly readVulnerability: VulnerabilityReader;
  /** Statements read so far. */
  read: number;
}

/** `to`: at least one, so that the loss of what is missing counts. */
export function statementsIn(entry: JsonObject): number {
  return Math.max(1, listed(entry.to).length);
}

export function entryReader(context: EntryContext): (entry: JsonObject, pointer: string) => void {
  const noted = recorder(context.log);
  const readProduct = productReader(context.graph, context.ids, context.log);
  const state: EntryState = {
    ...context,
    noted,
    readProduct,
    readVulnerability: vulnerabilityReader(context.graph),
    read: 0,
  };
  return (entry, pointer) => {
    const vexClass = classOrDoubt(entry);
    if (typeof vexClass === 'string') dropEntry(state, entry, pointer, vexClass);
    else readEntry(state, entry, vexClass, pointer);
    state.read += statementsIn(entry);
    noted.take();
  };
}

function dropEntry({ log, tally }: EntryState, entry: JsonObject, pointer: string, code: IssueCode): void {
  log.add(code, 'drops', { pointer, ...met(entry.relationshipType) });
  tally.drop(code, statementsIn(entry));
}

/** The class, or why the whole relationship says nothing. `endTime` (SPDX 3.0.1 Relationship) ends it as a withdrawal does. */
function classOrDoubt(entry: JsonObject): VexClass | IssueCode {
  const ends = [entry.security_withdrawnTime, entry.withdrawnTime, entry.endTime];
  if (ends.some((time) => time !== undefined && time !== null)) return 'format.tombstone';
  if (listed(entry.to).length === 0 && readVexClass(entry) !== null) return 'identity.product_missing';
  return readVexClass(entry) ?? 'format.status_invalid';
}

interface Word extends Omit<Statement, 'ref' | 'product' | 'components' | 'index'> {}

function readEntry(state: EntryState, entry: JsonObject, vexClass: VexClass, pointer: string): void {
  const { tally, log } = state;
  const rows = rowsOf(state, entry, pointer);
  const isContradiction = contradicts(entry, vexClass);
  const word = isContradiction ? null : wordOf(state, entry, vexClass, pointer);
  if (word !== null) for (const row of rows) state.statements.push({ ...word, ...row, issues: joined(word, row) });
  if (word !== null || rows.length === 0) return;
  const code = isContradiction ? 'format.contradiction' : 'identity.vulnerability_missing';
  tally.drop(code, rows.length);
  log.add(code, 'drops', { pointer, ...met(isContradiction ? entry.relationshipType : entry.from) });
}

/** The class says the status already; a type that is missing contradicts nothing. */
function contradicts({ relationshipType: stated }: JsonObject, { relationshipType }: VexClass): boolean {
  return stated !== undefined && asText(stated) !== relationshipType;
}

type Row = Pick<Statement, 'ref' | 'product' | 'components' | 'index' | 'issues'>;

function joined({ issues }: Word, row: Row): readonly IssueCode[] {
  return [...new Set([...issues, ...row.issues])];
}

/** The products that can be read, each with the component that was assessed in it. */
function rowsOf(state: EntryState, entry: JsonObject, pointer: string): Row[] {
  const { readProduct, tally, log } = state;
  const assessed = entry.security_assessedElement ?? entry.assessedElement ?? null;
  const part = assessed === null ? null : readProduct(assessed, `${pointer}/security_assessedElement`);
  const rows: Row[] = [];
  for (const [position, target] of listed(entry.to).entries()) {
    const place = Array.isArray(entry.to) ? `${pointer}/to/${position}` : `${pointer}/to`;
    const row = rowOf(state, readProduct(target, place), part, place, position);
    if (typeof row !== 'string') {
      rows.push(row);
      continue;
    }
    tally.drop(row, 1);
    log.add(row, 'drops', { pointer: place, ...met(target) });
  }
  return rows;
}

/** Or the code for which it is lost: without its component it would be on the whole product. */
function rowOf(
  { head, read }: EntryState,
  whole: ReadProduct,
  part: ReadProduct | null,
  pointer: string,
  position: number,
): Row | IssueCode {
  if (whole.drop !== null) return whole.drop;
  const ref = { digest: head.digest, pointer };
  const row = { ref, product: whole.product, components: [], index: read + position, issues: whole.notes };
  if (part === null) return row;
  if (part.drop !== null) return part.drop;
  if (isSame(part.product, whole.product)) return row;
  return { ...row, components: [part.product], issues: [...whole.notes, ...part.notes] };
}

/** An element that is assessed in itself is the product. */
function isSame(a: Product, b: Product): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Null where nothing names the vulnerability. */
function wordOf(
  state: EntryState,
  entry: JsonObject,
  { status, relationshipType }: VexClass,
  pointer: string,
): Word | null {
  const { noted: log, graph, head, creationOf, readVulnerability } = state;
  const { vulnerability, notes } = readVulnerability(entry.from);
  if (vulnerability === null) return null;
  for (const code of notes) log.add(code, 'kept', { pointer: `${pointer}/from`, ...met(entry.from) });
  if (entry.relationshipType === undefined) {
    log.add('format.schema', 'kept', { pointer: `${pointer}/relationshipType`, message: 'no relationshipType' });
  }
  const creation = creationOf(entry);
  const issuer = creation.issuer ?? head.issuer ?? speakerIn(graph, entry.suppliedBy ?? entry.security_suppliedBy);
  if (issuer === null) log.add('identity.issuer_missing', 'kept', { pointer });
  const reasons = readReasons(entry, status, pointer, log);
  const times = timesOf(entry, creation.created, head.instant, pointer, log);
  return {
    document: head,
    issuer,
    vulnerability: vulnerabilityUnder(status, vulnerability),
    status,
    statedAs: relationshipType,
    ...reasons,
    fit: reasons.justification === null ? null : 'same',
    ...times,
    issues: log.take(),
  };
}

type Times = Pick<Statement, 'issued' | 'updated' | 'affirmed'>;

function timesOf(
  entry: JsonObject,
  created: Instant | null,
  document: Instant | null,
  pointer: string,
  log: Log,
): Times {
  const read = (member: string): Instant | null =>
    readTime(entry[`security_${member}`] ?? entry[member] ?? undefined, `${pointer}/security_${member}`, log);
  const own = read('publishedTime') ?? (created === document ? null : created);
  const issued: StatedTime =
    own === null
      ? { instant: document, source: document === null ? 'none' : 'document' }
      : { instant: own, source: 'statement' };
  const modified = read('modifiedTime');
  const last = modified ?? issued.instant;
  if (document !== null && last !== null && last > document) log.add('time.after_document', 'kept', { pointer });
  return {
    issued,
    updated: { instant: modified, source: modified === null ? 'none' : 'statement' },
    affirmed: laterOf(last, document),
  };
}
