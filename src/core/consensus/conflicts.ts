/** The disagreements met on the way to an answer, in every mode (consensus.md §7), in the order of CONFLICT_REASONS. */
import type { Conflict, Voice } from '../model/consensus.ts';
import type { Policy } from '../model/policy.ts';
import { STATUSES, type Status } from '../model/status.ts';
import { ratio } from '../std/fixed.ts';
import { sortedUnique } from '../std/order.ts';
import { totalOf } from './confidence.ts';
import type { Choice, Weights } from './modes.ts';

type Severity = Conflict['severity'];

/** `voices`: those that count. `contradicting`: issuers that contradict themselves. */
export function conflictsOf(
  choice: Choice,
  voices: readonly Voice[],
  weights: Weights,
  contradicting: readonly string[],
  policy: Policy['consensus'],
): Conflict[] {
  const found = [
    statusDisagreement(choice.status, voices, weights, policy),
    choice.tied === 'weights' ? conflict('weight_tie', severityOf(choice.front), speakers(choice.front)) : null,
    justificationDisagreement(choice.status, voices),
    scopeMismatch(choice.status, voices),
    contradicting.length > 0 ? conflict('issuer_contradiction', 'low', contradicting) : null,
  ];
  return found.filter((item) => item !== null);
}

/** Voices exist and none was admitted. */
export function insufficientData(issuers: readonly string[]): Conflict {
  return conflict('insufficient_data', 'medium', issuers);
}

function conflict(reason: Conflict['reason'], severity: Severity, issuers: Iterable<string>): Conflict {
  return { reason, severity, issuers: sortedUnique(issuers) };
}

function speakers(voices: readonly Voice[]): string[] {
  return voices.map(({ speaker }) => speaker.id);
}

function statusDisagreement(
  status: Status,
  voices: readonly Voice[],
  weights: Weights,
  policy: Policy['consensus'],
): Conflict | null {
  const total = totalOf(weights);
  const dissent = total - weights[status];
  if (dissent === 0 || ratio(dissent, total) < policy.conflictThreshold) return null;
  return conflict('status_disagreement', severityOf(voices), speakers(voices));
}

/** High where affected stands against not_affected or fixed; medium where an investigation is on one side. */
function severityOf(voices: readonly Voice[]): Severity {
  const present = STATUSES.filter((status) => voices.some(({ statement }) => statement.status === status));
  const clear = present.includes('not_affected') || present.includes('fixed');
  if (present.includes('affected') && clear) return 'high';
  return present.includes('under_investigation') ? 'medium' : 'low';
}

function justificationDisagreement(status: Status, voices: readonly Voice[]): Conflict | null {
  if (status !== 'not_affected') return null;
  const justified = voices.filter(
    ({ statement }) => statement.status === 'not_affected' && statement.justification !== null,
  );
  const labels = new Set(justified.map(({ statement }) => statement.justification));
  return labels.size > 1 ? conflict('justification_disagreement', 'low', speakers(justified)) : null;
}

/** Those who disagree answer in different scopes: one speaks of the product, another of a component in it. */
function scopeMismatch(status: Status, voices: readonly Voice[]): Conflict | null {
  const winners = voices.filter(({ statement }) => statement.status === status);
  const scopes = new Set(winners.map(({ match }) => match.scope));
  const dissenters = voices.filter(({ statement }) => statement.status !== status);
  const elsewhere = dissenters.filter(({ match }) => !scopes.has(match.scope));
  return elsewhere.length > 0 ? conflict('scope_mismatch', 'low', speakers([...winners, ...elsewhere])) : null;
}
