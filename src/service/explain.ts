/** Use case: why an answer holds, who else was close, and what would flip it. */
import { type Explanation, explain as explainOne } from '../core/explain.ts';
import { worldOf } from '../core/lens.ts';
import type { Ground } from '../core/model/ground.ts';
import type { Selection } from '../core/model/selection.ts';
import type { Evidence } from './gather.ts';
import { answers } from './query.ts';

export function* explain(evidence: Evidence, selection: Selection, ground: Ground): Generator<Explanation> {
  const world = worldOf(evidence.heads, ground);
  for (const consensus of answers(evidence, selection, world)) yield explainOne(consensus, world);
}
