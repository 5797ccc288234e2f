/** One answer with its reasons: for a person as a page, for a program as a record. */
import { answerRecord } from '../../core/consensus/record.ts';
import type { Consensus, LeftOut, Voice } from '../../core/model/consensus.ts';
import type { Statement } from '../../core/model/statement.ts';
import { STATUSES } from '../../core/model/status.ts';
import { fromMillionths } from '../../core/std/fixed.ts';
import { writeInstant } from '../../core/std/instant.ts';
import type { explain } from '../../service/explain.ts';
import { escaped } from '../escape.ts';
import type { Colours } from './colours.ts';
import { type Column, tableLines } from './table.ts';
import { decimal, exact, matchText, productId } from './words.ts';

export type Explanation = ReturnType<typeof explain> extends Generator<infer Item> ? Item : never;

/** How to name a statement's place to a person. */
export type Placed = (statement: Statement) => string;

export function explanationRecord(explanation: Explanation): unknown {
  const { consensus, runnerUp, flips, freshnessFlip, freshnessSearchedUntil } = explanation;
  return {
    ...answerRecord(consensus, true),
    runnerUp: runnerUp && { status: runnerUp.status, weight: fromMillionths(runnerUp.weight) },
    flips: flips.map(({ to, addedWeight, tier }) => ({
      to,
      addedWeight: addedWeight === null ? null : fromMillionths(addedWeight),
      tier,
    })),
    freshnessFlip: freshnessFlip && { at: writeInstant(freshnessFlip.at), status: freshnessFlip.status },
    freshnessSearchedUntil: writeInstant(freshnessSearchedUntil),
  };
}

export function* explanationLines(explanation: Explanation, placed: Placed, colours: Colours): Generator<string> {
  const { consensus } = explanation;
  yield* headLines(consensus, colours);
  const { voices, leftOut } = consensus;
  yield* section(
    'Voices',
    withDetails(voiceColumns(colours), voices, (voice) => voiceDetail(voice, placed), colours),
    colours,
  );
  yield* section(
    'Left out',
    withDetails(leftOutColumns(colours), leftOut, (item) => leftOutDetail(item, placed), colours),
    colours,
  );
  yield* section('Decision', decisionLines(explanation), colours);
  yield* section('What would change it', flipLines(explanation), colours);
}

function* headLines({ question, status, confidence, outcome, justification, cautious }: Consensus, colours: Colours) {
  const component = question.component === null ? '' : ` with ${productId(question.component)}`;
  yield colours.heading(escaped(`${question.vulnerability} in ${productId(question.product)}${component}`));
  const because = justification === null ? '' : `, ${justification}`;
  yield `  ${colours.status(status ?? 'no status', status)}${because}: ${outcome}, confidence ${decimal(confidence)}`;
  if (cautious !== null && cautious !== status)
    yield `  the most cautious voice says ${colours.status(cautious, cautious)}`;
}

/** A table with a line of detail below each row. */
function* withDetails<T>(
  columns: readonly Column<T>[],
  items: readonly T[],
  detail: (item: T) => string,
  colours: Colours,
): Generator<string> {
  if (items.length === 0) return;
  const [heading = '', ...rows] = tableLines(columns, items, colours.faint);
  yield heading;
  for (const [i, item] of items.entries()) {
    yield rows[i] ?? '';
    yield colours.faint(`  ${escaped(detail(item))}`);
  }
}

/** Nothing at all where there are no lines. */
function* section(title: string, lines: Iterable<string>, colours: Colours): Generator<string> {
  const all = [...lines];
  if (all.length === 0) return;
  yield '';
  yield `  ${colours.heading(title)}`;
  for (const line of all) yield `    ${line}`;
}

function voiceColumns(colours: Colours): readonly Column<Voice>[] {
  return [
    { head: 'Issuer', cell: ({ speaker }) => speaker.id },
    { head: 'Tier', cell: ({ speaker }) => (speaker.registered ? speaker.tier : `${speaker.tier}, a stranger`) },
    {
      head: 'Says',
      cell: ({ statement }) => statement.status,
      paint: (text, { statement }) => colours.status(text, statement.status),
    },
    { head: 'Weight', cell: ({ weight }) => exact(weight), align: 'right' },
    { head: '= tier', cell: ({ factors }) => exact(factors.tier), align: 'right' },
    { head: '× signature', cell: ({ factors }) => exact(factors.signature), align: 'right' },
    { head: '× freshness', cell: ({ factors }) => exact(factors.freshness), align: 'right' },
    { head: '× status', cell: ({ factors }) => exact(factors.status), align: 'right' },
    { head: '× match', cell: ({ factors }) => exact(factors.match), align: 'right' },
    { head: 'Counts', cell: countsFor, align: 'right' },
  ];
}

function countsFor({ counted, role, echoOf }: Voice): string {
  if (role === 'counted') return exact(counted);
  return `${exact(counted)}, ${role}${echoOf === undefined ? '' : ` of ${echoOf}`}`;
}

function voiceDetail({ match, statement }: Voice, placed: Placed): string {
  return `${matchText(match)}; affirmed ${affirmedOn(statement)}; ${placed(statement)}`;
}

function leftOutDetail({ statement, by }: LeftOut, placed: Placed): string {
  const stands = by === undefined ? '' : `; ${placed(by)} stands`;
  return `affirmed ${affirmedOn(statement)}; ${placed(statement)}${stands}`;
}

function affirmedOn({ affirmed }: Statement): string {
  return affirmed === null ? 'unknown' : writeInstant(affirmed).slice(0, 10);
}

function leftOutColumns(colours: Colours): readonly Column<LeftOut>[] {
  return [
    { head: 'Issuer', cell: ({ speaker }) => speaker.id },
    {
      head: 'Says',
      cell: ({ statement }) => statement.status,
      paint: (text, { statement }) => colours.status(text, statement.status),
    },
    { head: 'Reason', cell: ({ reason, rule }) => (rule === undefined ? reason : `${reason}: ${rule}`) },
    { head: 'Weight', cell: ({ weight }) => (weight === undefined ? '' : exact(weight)), align: 'right' },
  ];
}

function* decisionLines({ consensus, runnerUp }: Explanation): Generator<string> {
  const { mode, weights, conflicts } = consensus;
  const shares = STATUSES.filter((status) => weights[status] > 0).map(
    (status) => `${status} ${exact(weights[status])}`,
  );
  yield `${mode}: ${shares.length === 0 ? 'no weight' : shares.join(', ')}`;
  if (runnerUp !== null) yield `next was ${runnerUp.status} with ${exact(runnerUp.weight)}`;
  for (const { reason, severity, issuers } of conflicts) {
    yield `conflict ${reason} (${severity}) between ${escaped(issuers.join(', '))}`;
  }
}

function* flipLines({ flips, freshnessFlip }: Explanation): Generator<string> {
  for (const { to, addedWeight, tier } of flips) {
    const who = tier === null ? 'one more voice' : `one more ${tier} voice`;
    yield addedWeight === null
      ? `to ${to}: no added voice does, in this mode`
      : `to ${to}: ${who} of ${exact(addedWeight)}`;
  }
  if (freshnessFlip === null) return;
  yield `by age alone: ${freshnessFlip.status ?? 'no status'} on ${writeInstant(freshnessFlip.at)}`;
}
