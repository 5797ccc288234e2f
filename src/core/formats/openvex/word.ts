/** What all products of an OpenVEX entry share: who says what of which vulnerability, why and when; and the statements. */
import { vulnerabilityUnder } from '../../identity/vulnerability.ts';
import type { Product } from '../../model/product.ts';
import type { StatedTime, Statement, VulnerabilityName } from '../../model/statement.ts';
import type { Status } from '../../model/status.ts';
import type { Instant } from '../../std/instant.ts';
import type { IssueCode } from '../../std/issue.ts';
import type { JsonObject } from '../../std/json/view.ts';
import { laterOf } from '../reading.ts';
import type { EntryState } from './entry.ts';
import { type Reasons, readReasons } from './reasons.ts';
import type { Row } from './rows.ts';

export interface Word extends Reasons {
  readonly status: Status;
  readonly vulnerability: VulnerabilityName;
  readonly issued: StatedTime;
  readonly updated: StatedTime;
  readonly affirmed: Instant | null;
  /** What was odd in the entry itself; its products may add to it. */
  readonly issues: readonly IssueCode[];
}

const NEVER: StatedTime = { instant: null, source: 'none' };

/** Null where nothing names the vulnerability. */
export function readWord(state: EntryState, entry: JsonObject, status: Status, pointer: string): Word | null {
  const { noted: log, head, readTime } = state;
  const { vulnerability, notes } = state.readVulnerability(entry.vulnerability, `${pointer}/vulnerability`);
  if (vulnerability === null) return null;
  const reasons = readReasons(entry, status, pointer, log);
  const stated = readTime(entry.timestamp, `${pointer}/timestamp`, log);
  const renewed = readTime(entry.last_updated, `${pointer}/last_updated`, log);
  const issued: StatedTime = stated === null ? head.issued : { instant: stated, source: 'statement' };
  const updated: StatedTime = renewed === null ? NEVER : { instant: renewed, source: 'statement' };
  const last = updated.instant ?? issued.instant;
  const { instant } = head.head;
  if (instant !== null && last !== null && last > instant) log.add('time.after_document', 'kept', { pointer });
  return {
    ...reasons,
    status,
    vulnerability: vulnerabilityUnder(status, vulnerability),
    issued,
    updated,
    affirmed: laterOf(last, instant),
    issues: joined(log.take(), notes),
  };
}

export function statementsOf(state: EntryState, word: Word, rows: readonly Row[]): Statement[] {
  const repeats = bareRepeats(rows);
  return rows.map((row) => statementOf(state, word, row, repeats.has(row)));
}

function statementOf(state: EntryState, word: Word, row: Row, isBareRepeat: boolean): Statement {
  const { head } = state.head;
  const { named, components, lost, place, position } = row;
  return {
    ref: { digest: head.digest, pointer: place },
    document: head,
    issuer: head.issuer,
    vulnerability: word.vulnerability,
    product: isBareRepeat ? bareRepeat(state, named.product) : named.product,
    components: components.map(({ product }) => product),
    status: word.status,
    statedAs: word.status,
    justification: word.justification,
    justifiedAs: word.justifiedAs,
    fit: word.justification === null ? null : 'same',
    impact: word.impact,
    actions: word.actions,
    notes: word.notes,
    issued: word.issued,
    updated: word.updated,
    affirmed: word.affirmed,
    index: state.read + position,
    issues: components.reduce(
      (issues, { notes }) => joined(issues, notes),
      joined(joined(word.issues, named.notes), lost),
    ),
  };
}

/** Products that are also a subcomponent of a sibling, as Docker lists an image and its package side by side. */
function bareRepeats(rows: readonly Row[]): ReadonlySet<Row> {
  const repeats = new Set<Row>();
  if (rows.length < 2) return repeats;
  const owner = new Map<string, Row | 'several'>();
  for (const row of rows) {
    for (const { product } of row.components) {
      for (const { text } of product.ids) {
        const before = owner.get(text);
        if (before !== row) owner.set(text, before === undefined ? row : 'several');
      }
    }
  }
  if (owner.size === 0) return repeats;
  for (const row of rows) {
    const isIn = (text: string): boolean => owner.has(text) && owner.get(text) !== row;
    if (row.named.product.ids.some(({ text }) => isIn(text))) repeats.add(row);
  }
  return repeats;
}

function bareRepeat({ bareRepeats: known }: EntryState, product: Product): Product {
  const repeat = known.get(product) ?? { ...product, bareRepeat: true };
  known.set(product, repeat);
  return repeat;
}

/** Each code once; the same list where the other has nothing to add, as is nearly always so. */
function joined(codes: readonly IssueCode[], more: readonly IssueCode[]): readonly IssueCode[] {
  const added = more.filter((code) => !codes.includes(code));
  return added.length === 0 ? codes : [...codes, ...added];
}
