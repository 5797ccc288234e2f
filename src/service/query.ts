/** Use case: which answers hold. */
import { lens, type World, worldOf } from '../core/lens.ts';
import type { Consensus } from '../core/model/consensus.ts';
import type { Ground } from '../core/model/ground.ts';
import type { Selection } from '../core/model/selection.ts';
import type { Evidence } from './gather.ts';
import { questionsOf } from './questions.ts';

/** In order of vulnerability, product, component. Throws Failure `usage` for a product text that names nothing. */
export function* query(evidence: Evidence, selection: Selection, ground: Ground): Generator<Consensus> {
  const world = worldOf(evidence.heads, ground);
  for (const consensus of answers(evidence, selection, world)) yield consensus;
}

export function* answers(evidence: Evidence, selection: Selection, world: World): Generator<Consensus> {
  for (const question of questionsOf(evidence, selection)) {
    const consensus = lens(question, evidence.candidates.to(question), world);
    if (isWanted(consensus, selection)) yield consensus;
  }
}

/** A question that was asked in full is answered even where nobody says anything. */
function isWanted(consensus: Consensus, selection: Selection): boolean {
  const { status, outcome, conflicts, confidence } = consensus;
  const askedInFull = selection.vulnerability !== null && selection.product !== null;
  if (outcome === 'no_data' && !askedInFull) return false;
  if (selection.statuses.length > 0 && (status === null || !selection.statuses.includes(status))) return false;
  if (selection.conflictsOnly && conflicts.length === 0) return false;
  return confidence >= selection.minConfidence;
}
