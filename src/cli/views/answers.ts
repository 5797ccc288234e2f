/** Answers as a table, and what is to be said about all of them. */
import type { Consensus } from '../../core/model/consensus.ts';
import type { Ground } from '../../core/model/ground.ts';
import { writeInstant } from '../../core/std/instant.ts';
import { escaped } from '../escape.ts';
import type { Colours } from './colours.ts';
import { type Column, tableLines } from './table.ts';
import { counted, decimal, productId } from './words.ts';

export interface Tally {
  /** Answers that rest on something. */
  answers: number;
  conflicts: number;
  voices: number;
  /** Voices of issuers that nobody registered. */
  strangers: number;
}

export function newTally(): Tally {
  return { answers: 0, conflicts: 0, voices: 0, strangers: 0 };
}

export function count(tally: Tally, { outcome, conflicts, voices }: Consensus): void {
  if (outcome !== 'no_data') tally.answers += 1;
  if (conflicts.length > 0) tally.conflicts += 1;
  tally.voices += voices.length;
  tally.strangers += voices.filter(({ speaker }) => !speaker.registered).length;
}

function columnsFor(colours: Colours): readonly Column<Consensus>[] {
  return [
    { head: 'Vulnerability', cell: ({ question }) => question.vulnerability },
    { head: 'Product', cell: ({ question }) => productId(question.product) },
    { head: 'Component', cell: ({ question }) => productId(question.component) },
    {
      head: 'Status',
      cell: ({ status }) => status ?? 'none',
      paint: (text, { status }) => colours.status(text, status),
    },
    { head: 'Confidence', cell: ({ confidence }) => decimal(confidence), align: 'right' },
    { head: 'Outcome', cell: ({ outcome }) => outcome },
    {
      head: 'Conflicts',
      cell: ({ conflicts }) => conflicts.map(({ reason }) => reason).join(' '),
      paint: colours.warning,
    },
    { head: 'Voices', cell: ({ voices }) => String(voices.length), align: 'right' },
  ];
}

export function* answerLines(answers: readonly Consensus[], tally: Tally, colours: Colours): Generator<string> {
  if (answers.length > 0) yield* tableLines(columnsFor(colours), answers, colours.heading);
  const { conflicts, strangers, voices } = tally;
  yield `${counted(tally.answers, 'answer')}, ${counted(conflicts, 'conflict')}, ${strangers} of ${counted(voices, 'voice')} from strangers`;
}

/** What every answer holds for. */
export function groundLine({ asOf, policy, issuers }: Ground, files: readonly string[]): string {
  const { mode } = policy.consensus;
  const configured = files.length === 0 ? '' : `, configured by ${escaped(files.join(', '))}`;
  return `as of ${writeInstant(asOf)}, mode ${mode}, ${counted(issuers.issuers.length, 'registered issuer')}${configured}`;
}
