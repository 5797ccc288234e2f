/**
 * The assertions of one vulnerability: each entry of a status list is accepted as a statement or dropped for one code, the
 * first in the order of formats.md §1. Invariant: read = accepted + dropped, and each drop is one issue.
 */
import type { DocumentHead } from '../../model/document.ts';
import type { StatedTime, Statement, VulnerabilityName } from '../../model/statement.ts';
import { badness, type Status } from '../../model/status.ts';
import type { IssueCode, IssueLog } from '../../std/issue.ts';
import type { JsonObject } from '../../std/json/view.ts';
import type { Tally } from '../counts.ts';
import { quoted } from '../texts.ts';
import type { CodeSets } from './codes.ts';
import type { Composition } from './composition.ts';
import { detailOf, MARKS } from './detail.ts';
import type { Groups } from './groups.ts';
import { type Named, type Namer, namerOf } from './names.ts';
import type { Products } from './resolve.ts';
import { layOut, type Row } from './rows.ts';
import { isStatus, type StatusList } from './status-lists.ts';

/** What the vulnerabilities of one document share while they are read. */
export interface ReadingDesk {
  readonly head: DocumentHead;
  /** When each status of the document was stated. */
  readonly stated: StatedTime;
  readonly products: Products;
  readonly groups: Groups;
  readonly codes: CodeSets;
  readonly log: IssueLog;
  readonly tally: Tally;
  /** Where the statements go. */
  readonly statements: Statement[];
  /** Assertions read so far. */
  read: number;
}

/** Who says so, by the standard, of a loss that it knows. */
const CLAUSES: Partial<Record<IssueCode, string>> = {
  'format.schema': 'CSAF 2.0 §3.1.7',
  'format.status_unknown': 'CSAF 2.1 §3.2.4.12',
  'format.list_unknown': 'CSAF 2.0 §3.2.3.9',
  'format.recommended_joined': 'CSAF 2.0 §3.2.3.9',
  'format.recommended_only': 'CSAF 2.0 §3.2.3.9',
  'identity.product_dangling': 'CSAF 2.0 §6.1.1',
  'identity.product_redefined': 'CSAF 2.0 §6.1.2',
  'identity.path_cycle': 'CSAF 2.0 §6.1.3',
  'format.contradiction': 'CSAF 2.0 §6.1.6',
  'identity.vulnerability_missing': 'CSAF 2.0 §3.2.3.6',
};

export function readAssertions(
  desk: ReadingDesk,
  vulnerability: JsonObject,
  lists: readonly StatusList[],
  pointer: string,
): void {
  const layout = layOut(lists, vulnerability, pointer, desk);
  const nameFor = namerOf(vulnerability, pointer, desk);
  for (const [at, list] of lists.entries()) {
    const rows = layout[at] ?? [];
    if (list.items === null) drop(desk, 'format.schema', list.pointer, 'not a list');
    const base = `${list.pointer}/`;
    for (let i = 0; i < rows.length; i += 1) readOne(desk, list, rows[i] ?? null, i, base + i, nameFor);
  }
}

function drop(desk: ReadingDesk, code: IssueCode, pointer: string, text: string): void {
  const clause = CLAUSES[code];
  desk.log.add(code, 'drops', { pointer, text, ...(clause === undefined ? {} : { clause }) });
  desk.tally.drop(code, 1);
  desk.read += 1;
}

function readOne(
  desk: ReadingDesk,
  list: StatusList,
  row: Row | null,
  index: number,
  pointer: string,
  nameFor: Namer,
): void {
  if (row === null) {
    drop(desk, 'format.schema', pointer, quoted(list.items?.[index] ?? null));
    return;
  }
  const named = nameFor(row.id);
  const standing = weigh(list, row, named);
  if (typeof standing === 'string') {
    drop(desk, standing, pointer, row.id);
    return;
  }
  desk.statements.push(statementOf(desk, list, row, pointer, standing, named));
  desk.read += 1;
}

interface Standing {
  readonly status: Status;
  readonly product: Composition;
  readonly vulnerability: VulnerabilityName;
}

/** What the assertion comes to, or the first reason why it is lost. */
function weigh(list: StatusList, row: Row, named: Named): Standing | IssueCode {
  const { meaning } = list;
  const { product } = row;
  if (meaning === 'unknown') return 'format.status_unknown';
  if (meaning === 'unlisted') return 'format.list_unknown';
  // Any group may be recommended, even affected (CSAF 2.0 §6.1.6): beside a status it is none. Alone it says that there is
  // a fix, which is believed where a `vendor_fix` says so too.
  if (meaning === 'recommended' && row.statuses !== 0) return 'format.recommended_joined';
  if (meaning === 'recommended' && !row.vendorFix) return 'format.recommended_only';
  if (typeof product === 'string') return product;
  const status = isStatus(meaning) ? meaning : 'fixed';
  if (row.statuses >> (badness(status) + 1) !== 0) return 'format.contradiction';
  const vulnerability = status === 'affected' ? named.whenAffected : named.vulnerability;
  return vulnerability === null ? 'identity.vulnerability_missing' : { status, product, vulnerability };
}

function statementOf(
  desk: ReadingDesk,
  list: StatusList,
  row: Row,
  pointer: string,
  { status, product, vulnerability }: Standing,
  named: Named,
): Statement {
  const { head, stated, codes, log } = desk;
  const detail = detailOf(row.said, status, marksOf(row), codes);
  for (const { code, clause } of detail.complaints) log.add(code, 'kept', { pointer, text: row.id, clause });
  return {
    ref: { digest: head.digest, pointer },
    document: head,
    issuer: head.issuer,
    vulnerability,
    product: product.product,
    components: product.components,
    status,
    statedAs: list.name,
    justification: detail.justification,
    justifiedAs: detail.justifiedAs,
    fit: detail.fit,
    impact: detail.impact,
    actions: detail.actions,
    notes: product.remarks.length === 0 ? detail.notes : [...detail.notes, ...product.remarks],
    issued: stated,
    updated: stated,
    affirmed: stated.instant,
    index: desk.read,
    issues: codes.union(codes.union(product.notes, named.codes), detail.codes),
  };
}

function marksOf({ statuses, recommended }: Row): number {
  if (statuses === 0) return MARKS.recommendedOnly;
  const several = (statuses & (statuses - 1)) !== 0;
  return (recommended ? MARKS.recommended : 0) + (several ? MARKS.contradicted : 0);
}
