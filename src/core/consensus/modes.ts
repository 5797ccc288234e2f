/**
 * How weights become a status: a table of modes (consensus.md §5). Each takes the voices that count (heaviest first, then
 * by issuer) and names the deciding status. What is equal on top is settled by caution: the worst status wins.
 */
import type { Voice } from '../model/consensus.ts';
import type { Mode } from '../model/policy.ts';
import { type Status, worst } from '../model/status.ts';
import type { Millionths } from '../std/fixed.ts';
import { statedAt } from './applied.ts';

export type Weights = Readonly<Record<Status, Millionths>>;

/** Which branch of the rule decided; the outcome follows from it. */
export type Branch = 'vote' | 'lattice' | 'authoritative';

export interface Choice {
  readonly status: Status;
  readonly branch: Branch;
  /** What of several statuses was equal on top, so that the worst was taken. */
  readonly tied: 'weights' | 'times' | null;
  /** The voices on top: those of the deciding status, and of the statuses that were equal to it. */
  readonly front: readonly Voice[];
}

type Rule = (voices: readonly Voice[], weights: Weights) => Choice;

export function weightsOf(voices: readonly Voice[]): Weights {
  const weights: Record<Status, Millionths> = { not_affected: 0, fixed: 0, under_investigation: 0, affected: 0 };
  for (const { statement, counted } of voices) weights[statement.status] += counted;
  return weights;
}

/** The voices for which `measure` is greatest, and the worst status among them. */
function top(
  voices: readonly Voice[],
  equals: 'weights' | 'times',
  measure: (voice: Voice) => number | bigint,
): Choice {
  let front: Voice[] = [];
  let greatest: number | bigint | null = null;
  for (const voice of voices) {
    const value = measure(voice);
    if (greatest === null || value > greatest) {
      greatest = value;
      front = [voice];
    } else if (value === greatest) front.push(voice);
  }
  return onTop(front, equals);
}

/** Of the voices on top the worst status. */
function onTop(front: readonly Voice[], equals: 'weights' | 'times'): Choice {
  const status = worstOf(front);
  const differ = front.some(({ statement }) => statement.status !== status);
  return { status, branch: 'vote', tied: differ ? equals : null, front };
}

function worstOf(voices: readonly Voice[]): Status {
  return worst(voices.map(({ statement }) => statement.status)) ?? 'affected';
}

function vote(voices: readonly Voice[], weights: Weights): Choice {
  const greatest = Math.max(...Object.values(weights));
  const front = voices.filter(({ statement }) => weights[statement.status] === greatest);
  return onTop(front, 'weights');
}

function lattice(voices: readonly Voice[]): Choice {
  return { status: worstOf(voices), branch: 'lattice', tied: null, front: voices };
}

function authoritativeFirst(voices: readonly Voice[], weights: Weights): Choice {
  const authoritative = voices.filter(({ speaker }) => speaker.tier === 'authoritative');
  if (authoritative.length === 0) return vote(voices, weights);
  const choice = lattice(authoritative);
  const agree = authoritative.every(({ statement }) => statement.status === choice.status);
  return { ...choice, branch: agree ? 'authoritative' : 'lattice' };
}

export const MODE_RULES: Readonly<Record<Mode, Rule>> = {
  HighestWeight: (voices) => top(voices, 'weights', ({ counted }) => counted),
  WeightedVote: vote,
  Lattice: lattice,
  AuthoritativeFirst: authoritativeFirst,
  MostRecent: (voices) => top(voices, 'times', ({ statement }) => statedAt(statement)),
};
