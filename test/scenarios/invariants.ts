/**
 * What holds of every answer (consensus.md §9), checked on each expectation of each scenario: order and duplicates change
 * nothing, who is not heard has no influence, answers stand still between the instants at which they may change, and what
 * the explanation says would flip the answer does flip it.
 */

import { decide } from '../../src/core/consensus/decide.ts';
import { consensusDigest } from '../../src/core/consensus/record.ts';
import type { Explanation, Flip } from '../../src/core/explain.ts';
import { lens, worldOf } from '../../src/core/lens.ts';
import type { Consensus, Voice } from '../../src/core/model/consensus.ts';
import type { Question } from '../../src/core/model/match.ts';
import type { Statement } from '../../src/core/model/statement.ts';
import { ONE } from '../../src/core/std/fixed.ts';
import { DAY, HOUR, type Instant } from '../../src/core/std/instant.ts';
import { ascending, by, byGreatest, inTurn } from '../../src/core/std/order.ts';
import type { Evidence } from './model.ts';
import { shuffled } from './shuffled.ts';

const SEEDS = [1, 2, 3, 4, 5];

type Answer = (evidence: Partial<Evidence>, asOf?: Instant) => Consensus;

export function brokenInvariants(
  question: Question,
  asOf: Instant,
  evidence: Evidence,
  explanation: Explanation,
): string[] {
  const answer: Answer = (changed, at = asOf) => {
    const { statements, heads, policy, issuers } = { ...evidence, ...changed };
    return lens(question, statements, worldOf(heads, { policy, issuers, asOf: at }));
  };
  return [
    ...orderMatters(answer, evidence, explanation.consensus),
    ...unheardMatter(answer, evidence, explanation.consensus),
    ...movesBetweenInstants(answer, asOf, evidence, explanation.consensus),
    ...confidenceIsOdd(explanation.consensus),
    ...explanation.flips.flatMap((flip) => flipIsWrong(flip, explanation.consensus, evidence)),
    ...freshnessFlipIsWrong(answer, evidence, explanation),
  ];
}

function orderMatters(answer: Answer, { statements, heads }: Evidence, consensus: Consensus): string[] {
  const digest = consensusDigest(consensus);
  const changed = SEEDS.filter((seed) => {
    const again = {
      statements: shuffled([...statements, ...statements], seed),
      heads: shuffled([...heads, ...heads], seed),
    };
    return consensusDigest(answer(again)) !== digest;
  });
  const unfiltered = consensusDigest(answer({})) === digest ? [] : ['a statement that was no candidate has influence'];
  return [...unfiltered, ...changed.map((seed) => `in order ${seed} and duplicated, the digest is another one`)];
}

/** Of an answer, what may not depend on those who are not heard. */
function said({ status, cautious, justification, confidence, weights, voices, aliases }: Consensus): string {
  const heard = voices.map(({ speaker, role, counted, statement }) => [
    speaker.id,
    role,
    counted,
    statement.ref.digest,
  ]);
  return JSON.stringify([status, cautious, justification, confidence, weights, heard, aliases]);
}

function unheardMatter(answer: Answer, { statements }: Evidence, consensus: Consensus): string[] {
  const heard = new Set(consensus.voices.map(({ speaker }) => speaker.id));
  const unheard = new Map<string, Set<Statement>>();
  for (const { speaker, statement } of consensus.leftOut) {
    if (heard.has(speaker.id) || statement === undefined) continue;
    unheard.set(speaker.id, (unheard.get(speaker.id) ?? new Set()).add(statement));
  }
  // A few stand for all: a crowd that is cut has hundreds of them.
  return [...unheard].slice(0, 5).flatMap(([id, theirs]) => {
    const without = answer({ statements: statements.filter((statement) => !theirs.has(statement)) });
    return said(without) === said(consensus) ? [] : [`${id} is left out and has influence`];
  });
}

/** The instants after the as-of at which something may change: a day is over, a statement begins to speak, a term ends. */
function nextChange(asOf: Instant, { statements, heads, issuers }: Evidence): Instant | null {
  const starts = [...statements.flatMap((s) => [s.issued.instant, s.updated.instant]), ...heads.map((h) => h.instant)];
  const terms = issuers.issuers.flatMap((issuer) => [issuer.validFrom, issuer.validUntil, issuer.revokedAt]);
  const days = statements.map(({ affirmed }) => {
    if (affirmed === null) return null;
    return affirmed >= asOf ? affirmed + DAY : affirmed + ((asOf - affirmed) / DAY + 1n) * DAY;
  });
  const changes = [...starts.map((start) => (start === null ? null : start - 24n * HOUR)), ...terms, ...days];
  return (
    changes.filter((change) => change !== null && change > asOf).sort((a, b) => ascending(a ?? 0n, b ?? 0n))[0] ?? null
  );
}

function movesBetweenInstants(answer: Answer, asOf: Instant, evidence: Evidence, consensus: Consensus): string[] {
  const next = nextChange(asOf, evidence) ?? asOf + 1000n * DAY;
  const later = { ...answer({}, next - 1n), asOf };
  return consensusDigest(later) === consensusDigest(consensus) ? [] : ['the answer moves between two days'];
}

function confidenceIsOdd({ confidence, voices }: Consensus): string[] {
  const statuses = new Set(voices.filter(({ counted }) => counted > 0).map(({ statement }) => statement.status));
  const inRange = confidence >= 0 && confidence <= ONE;
  return inRange && (confidence < ONE || statuses.size === 1) ? [] : [`confidence ${confidence} is odd`];
}

/** With the added voice the answer is the other one; with a millionth less it is not. */
function flipIsWrong({ to, addedWeight, tier }: Flip, consensus: Consensus, { policy }: Evidence): string[] {
  if (addedWeight === null) return [];
  const [model] = consensus.voices;
  if (model === undefined) return [];
  const least = Math.max(1, policy.consensus.minimumWeightThreshold);
  const after = (weight: number) => {
    const added = addedVoice(model, to, weight, tier === 'authoritative');
    const voices = [...consensus.voices, added].sort(HEAVIEST_FIRST);
    return decide(voices, [], [], policy.consensus).status;
  };
  if (after(addedWeight) !== to) return [`an added ${addedWeight} does not turn the answer to ${to}`];
  const less = addedWeight > least && after(addedWeight - 1) === to;
  return less ? [`less than ${addedWeight} turns the answer to ${to}`] : [];
}

const HEAVIEST_FIRST = inTurn<Voice>(
  byGreatest(({ weight }) => weight),
  by(({ speaker }) => speaker.id),
);

/** A newcomer's voice, newer than all others. */
function addedVoice(model: Voice, status: Statement['status'], weight: number, authoritative: boolean): Voice {
  const tier = authoritative ? 'authoritative' : 'trusted';
  const updated = { instant: 1n << 80n, source: 'statement' } as const;
  const { echoOf: _echoOf, ...voice } = model;
  return {
    ...voice,
    speaker: { id: '~', registered: true, tier, inScope: true },
    statement: { ...model.statement, status, updated },
    weight,
    counted: weight,
    role: 'counted',
  };
}

/** On the day that the explanation names the answer is the other one, and until then it is not. */
function freshnessFlipIsWrong(answer: Answer, evidence: Evidence, { consensus, freshnessFlip }: Explanation): string[] {
  const others = consensus.leftOut.some(({ reason }) => reason === 'not_yet');
  const terms = evidence.issuers.issuers.some(
    (i) => i.validFrom !== null || i.validUntil !== null || i.revokedAt !== null,
  );
  if (freshnessFlip === null || others || terms) return [];
  const before = answer({}, freshnessFlip.at - 1n);
  const after = answer({}, freshnessFlip.at);
  const flips = after.status !== consensus.status || after.outcome !== consensus.outcome;
  if (before.status !== consensus.status || before.outcome !== consensus.outcome) return ['freshness flips it earlier'];
  return flips && after.status === freshnessFlip.status ? [] : ['freshness does not flip it on that day'];
}
