/** What holds for the components of an SBOM, as a table and as records. */
import { answerRecord } from '../../core/consensus/record.ts';
import type { Consensus } from '../../core/model/consensus.ts';
import { ascending } from '../../core/std/order.ts';
import { type Answered, partText, type ReadSbom, type SbomPart, type SbomTotal } from '../../service/sbom.ts';
import { escaped } from '../escape.ts';
import type { Colours } from './colours.ts';
import { type Column, tableLines } from './table.ts';
import { counted, decimal, productId } from './words.ts';

/** `{component, answers}` or `{whole, answers}`; where there are none, `unreached` says why. */
export function answeredRecord({ part, isWhole, times, answers, silence }: Answered): unknown {
  const named = partRecord(part, times);
  return {
    ...(isWhole ? { whole: named } : { component: named }),
    answers: answers.map((answer) => answerRecord(answer, false)),
    ...(silence === null ? {} : { unreached: silence }),
  };
}

function partRecord(part: SbomPart, times: number): unknown {
  const { name, version, pointer } = part;
  return { id: partText(part), name, version, pointer, ...(times === 1 ? {} : { times }) };
}

export function totalRecord(total: SbomTotal, { issueTotal }: ReadSbom): unknown {
  const { unreached, statuses, ...counts } = total;
  const sorted = (map: ReadonlyMap<string, number>) => Object.fromEntries([...map].sort(([a], [b]) => ascending(a, b)));
  return { total: { ...counts, statuses: sorted(statuses), unreached: sorted(unreached), issues: issueTotal } };
}

interface Row {
  readonly answered: Answered;
  readonly answer: Consensus;
}

function columnsFor(colours: Colours): readonly Column<Row>[] {
  return [
    {
      head: 'Component',
      cell: ({ answered: { part, isWhole } }) => `${partText(part)}${isWhole ? ' (the whole)' : ''}`,
    },
    { head: 'Vulnerability', cell: ({ answer }) => answer.question.vulnerability },
    {
      head: 'Status',
      cell: ({ answer }) => answer.status ?? 'none',
      paint: (text, { answer }) => colours.status(text, answer.status),
    },
    { head: 'Confidence', cell: ({ answer }) => decimal(answer.confidence), align: 'right' },
    { head: 'Outcome', cell: ({ answer }) => answer.outcome },
    {
      head: 'Conflicts',
      cell: ({ answer }) => answer.conflicts.map(({ reason }) => reason).join(' '),
      paint: colours.warning,
    },
    {
      head: 'In',
      cell: ({ answer: { question } }) => (question.component === null ? '' : productId(question.product)),
    },
  ];
}

export function* sbomLines(all: readonly Answered[], total: SbomTotal, colours: Colours): Generator<string> {
  const rows = all.flatMap((answered) => answered.answers.map((answer): Row => ({ answered, answer })));
  if (rows.length > 0) yield* tableLines(columnsFor(colours), rows, colours.heading);
  const { distinct, answered, answers, conflicts, unreached } = total;
  yield `${counted(answers, 'answer')}, ${counted(conflicts, 'conflict')}; ${answered} of ${counted(distinct, 'component')} reached`;
  const reasons = [...unreached].sort(([a], [b]) => ascending(a, b));
  for (const [reason, count] of reasons) yield `${counted(count, 'component')} not reached: ${reasonText(reason)}`;
}

const REASONS: Readonly<Record<string, string>> = {
  no_identifier: 'no package URL, CPE or hash',
  no_statement: 'no statement on the package',
  left_out: 'statements answer, but are left out',
  refused: 'statements name the package, but are refused',
};

function reasonText(reason: string): string {
  const [kind = '', rule] = reason.split(':');
  return `${REASONS[kind]}${rule === undefined ? '' : ` (${rule})`}`;
}

const MAX_NAMED = 5;

/** What was odd in the SBOM itself. */
export function* sbomIssueLines({ issues, issueTotal }: ReadSbom, path: string): Generator<string> {
  for (const { code, message, pointer, text } of issues.slice(0, MAX_NAMED)) {
    yield escaped(`${path}#${pointer}: ${code}: ${message}${text === undefined ? '' : `: ${text}`}`);
  }
  if (issueTotal > MAX_NAMED) yield `and ${issueTotal - MAX_NAMED} more issues in ${escaped(path)}`;
}
