/** What reading brought: a record a document, the sum of them, and a table of both. */
import { STATUSES } from '../../core/model/status.ts';
import type { ReadDocument } from '../../service/gather.ts';
import { issueRecord } from './issues.ts';
import type { Column } from './table.ts';
import { counted } from './words.ts';

type Dropped = Readonly<Record<string, number>>;

export interface Total {
  /** Documents with bytes. */
  documents: number;
  /** Of these, the same bytes under a second path: counted as read, and recorded once. */
  duplicates: number;
  read: number;
  accepted: number;
  readonly dropped: Map<string, number>;
  /** Documents that were not accepted, for whatever reason. */
  refused: number;
}

export function newTotal(): Total {
  return { documents: 0, duplicates: 0, read: 0, accepted: 0, dropped: new Map(), refused: 0 };
}

/** The total is the sum of the lines. */
export function add(total: Total, { document, sameAs }: ReadDocument): void {
  if (document === null || document.head === null) total.refused += 1;
  if (document === null) return;
  total.documents += 1;
  if (sameAs !== null) total.duplicates += 1;
  total.read += document.counts.read;
  total.accepted += document.counts.accepted;
  for (const [code, number] of Object.entries(document.counts.dropped)) {
    total.dropped.set(code, (total.dropped.get(code) ?? 0) + number);
  }
}

/** read = accepted + dropped; `droppedBy` says why. */
export function totalRecord({ documents, duplicates, read, accepted, dropped }: Total): unknown {
  const droppedBy = sorted(Object.fromEntries(dropped));
  const lost = Object.values(droppedBy).reduce((sum, number) => sum + number, 0);
  return { total: { documents, read, accepted, dropped: lost, droppedBy, duplicates } };
}

export function documentRecord({ path, document, problem, sameAs }: ReadDocument): unknown {
  const { counts, issues, issueTotal } = document ?? {};
  return {
    path,
    digest: document?.digest ?? null,
    format: document?.head?.format ?? null,
    issuer: document?.head?.issuer?.value ?? null,
    read: counts?.read ?? 0,
    accepted: counts?.accepted ?? 0,
    dropped: sorted(counts?.dropped ?? {}),
    statuses: Object.fromEntries(STATUSES.map((status) => [status, counts?.statuses[status] ?? 0])),
    issues: (issues ?? []).map(shortIssue),
    ...(issueTotal !== undefined && issueTotal > (issues?.length ?? 0) ? { issueTotal } : {}),
    ...(sameAs === null ? {} : { sameAs }),
    ...(problem === null ? {} : { problem }),
  };
}

function shortIssue(issue: Parameters<typeof issueRecord>[0]): unknown {
  const { code, severity, pointer, line, column, message } = issueRecord(issue);
  return { code, severity, pointer, line, column, message };
}

function sorted(dropped: Dropped): Dropped {
  return Object.fromEntries(Object.entries(dropped).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const INTAKE_COLUMNS: readonly Column<ReadDocument>[] = [
  { head: 'Document', cell: ({ path }) => path },
  { head: 'Format', cell: ({ document }) => document?.head?.format ?? '' },
  { head: 'Issuer', cell: ({ document }) => document?.head?.issuer?.value ?? '' },
  { head: 'Read', cell: ({ document }) => numberIn(document?.counts.read), align: 'right' },
  { head: 'Accepted', cell: ({ document }) => numberIn(document?.counts.accepted), align: 'right' },
  { head: 'Dropped', cell: droppedText },
  { head: 'Issues', cell: ({ document }) => String(document?.issueTotal ?? ''), align: 'right' },
  { head: 'Remark', cell: remarkOf },
];

function numberIn(number: number | undefined): string {
  return number === undefined ? '' : String(number);
}

function droppedText({ document }: ReadDocument): string {
  return codesText(document?.counts.dropped ?? {});
}

function codesText(dropped: Dropped): string {
  return Object.entries(sorted(dropped))
    .map(([code, number]) => `${code} ${number}`)
    .join(', ');
}

export function totalLine({ documents, duplicates, read, accepted, dropped }: Total): string {
  const codes = codesText(Object.fromEntries(dropped));
  const twice = duplicates === 0 ? '' : ` (${duplicates} of them twice)`;
  const lost = codes === '' ? '' : `, dropped: ${codes}`;
  return `${counted(documents, 'document')}${twice}, ${read} read, ${accepted} accepted${lost}`;
}

function remarkOf({ document, problem, sameAs }: ReadDocument): string {
  if (sameAs !== null) return `the same bytes as ${sameAs}`;
  if (document === null) return problem ?? '';
  if (document.head !== null) return '';
  const reason = document.issues.find(({ effect }) => effect === 'rejects');
  return `refused: ${reason === undefined ? '' : `${reason.code}, ${reason.message}`}`;
}
