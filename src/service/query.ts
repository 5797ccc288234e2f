/** Use case: which answers hold. */
import { type World, worldOf } from '../core/lens.ts';
import type { Consensus } from '../core/model/consensus.ts';
import type { Ground, Grounded } from '../core/model/ground.ts';
import type { Question } from '../core/model/match.ts';
import type { Selection } from '../core/model/selection.ts';
import type { Evidence } from './gather.ts';
import { type Answer, answerTo, placed, vulnerabilitiesOnPlatforms, withPlatforms } from './platforms.ts';
import { evidenceUnder, questionsOf, readProduct } from './questions.ts';

/** In order of vulnerability, product, component. Throws Failure `usage` for a product text that names nothing. */
export function* query(evidence: Evidence, selection: Selection, ground: Ground): Generator<Consensus & Grounded> {
  const world = worldOf(evidence.heads, ground);
  for (const consensus of answers(evidence, selection, world)) yield consensus;
}

export function* answers(evidence: Evidence, selection: Selection, world: World): Generator<Consensus & Grounded> {
  const joined = evidenceUnder(evidence, world.aliases);
  for (const consensus of answersTo(questionsOf(joined, selection, world.aliases), joined, selection, world)) {
    if (isWanted(consensus, selection)) yield consensus;
  }
}

/** A distribution's package is also asked for on its platforms (formats.md §7). */
function* answersTo(
  questions: readonly Question[],
  evidence: Evidence,
  selection: Selection,
  world: World,
): Generator<Answer> {
  const alone = selection.product === null || selection.component !== null ? null : selection.product;
  const place = alone === null ? null : placed(readProduct(alone, '--product'), world.platforms);
  if (place === null) for (const question of questions) yield answerTo(question, evidence, world);
  else {
    const others = selection.vulnerability === null ? vulnerabilitiesOnPlatforms(evidence, place, world) : [];
    yield* withPlatforms(questions, place, others, evidence, world);
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
