/** The voices → the answer: a mode chooses, the outcome says how, confidence and conflicts say how firmly. */
import type { Conflict, Outcome, Voice } from '../model/consensus.ts';
import type { Justification } from '../model/justification.ts';
import type { Policy } from '../model/policy.ts';
import { type Status, worst } from '../model/status.ts';
import type { Millionths } from '../std/fixed.ts';
import { confidenceOf, totalOf } from './confidence.ts';
import { conflictsOf, insufficientData } from './conflicts.ts';
import { type Choice, MODE_RULES, type Weights, weightsOf } from './modes.ts';

export interface Decision {
  readonly status: Status | null;
  readonly cautious: Status | null;
  readonly justification: Justification | null;
  readonly outcome: Outcome;
  readonly confidence: Millionths;
  readonly conflicts: readonly Conflict[];
  readonly weights: Weights;
}

/**
 * `admitted`: heaviest first, then by issuer, with their roles. `unheard`: issuers who spoke and were not admitted.
 * `contradicting`: admitted issuers that contradict themselves.
 */
export function decide(
  admitted: readonly Voice[],
  unheard: readonly string[],
  contradicting: readonly string[],
  policy: Policy['consensus'],
): Decision {
  const voices = admitted.filter(({ counted }) => counted > 0);
  const weights = weightsOf(voices);
  if (voices.length === 0) return silence(unheard, admitted, weights, policy);
  const choice = MODE_RULES[policy.mode](voices, weights);
  return {
    status: choice.status,
    cautious: worst(admitted.map(({ statement }) => statement.status)),
    justification: justificationOf(choice),
    outcome: outcomeOf(choice, voices, weights),
    confidence: confidenceOf(choice.status, voices, weights),
    conflicts: policy.enableConflictDetection ? conflictsOf(choice, voices, weights, contradicting, policy) : [],
    weights,
  };
}

/** VexLens never says what nobody said. `admitted`: voices of which none counts for anything. */
function silence(
  unheard: readonly string[],
  admitted: readonly Voice[],
  weights: Weights,
  policy: Policy['consensus'],
): Decision {
  const spoke = [...unheard, ...admitted.map(({ speaker }) => speaker.id)];
  return {
    status: null,
    cautious: worst(admitted.map(({ statement }) => statement.status)),
    justification: null,
    outcome: spoke.length === 0 ? 'no_data' : 'insufficient_data',
    confidence: 0,
    conflicts: spoke.length === 0 || !policy.enableConflictDetection ? [] : [insufficientData(spoke)],
    weights,
  };
}

/** That of the heaviest winner that gives one. */
function justificationOf({ status, front }: Choice): Justification | null {
  const winners = front.filter(({ statement }) => statement.status === status);
  return winners.find(({ statement }) => statement.justification !== null)?.statement.justification ?? null;
}

/** The first that holds (consensus.md §5). */
function outcomeOf(choice: Choice, voices: readonly Voice[], weights: Weights): Outcome {
  if (voices.every(({ statement }) => statement.status === choice.status)) return 'unanimous';
  if (choice.branch === 'authoritative') return 'authoritative';
  if (choice.branch === 'lattice') return 'most_conservative';
  if (choice.tied !== null) return 'tie_broken';
  return weights[choice.status] * 2 > totalOf(weights) ? 'majority' : 'plurality';
}
