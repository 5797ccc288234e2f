/** Use case: why an answer holds, who else was close, and what would flip it. */
import type { Consensus } from '../core/model/consensus.ts';
import type { Ground } from '../core/model/ground.ts';
import type { Selection } from '../core/model/selection.ts';
import type { Status } from '../core/model/status.ts';
import type { Millionths } from '../core/std/fixed.ts';
import type { Instant } from '../core/std/instant.ts';
import type { Evidence } from './gather.ts';

/** The smallest added voice of a status that would change the answer to it. */
export interface Flip {
  readonly to: Status;
  /** Null = no added weight does it in this mode. */
  readonly addedWeight: Millionths | null;
  /** Only a voice of this tier could do it. */
  readonly tier: 'authoritative' | null;
}

export interface Explanation {
  readonly consensus: Consensus;
  readonly runnerUp: { readonly status: Status; readonly weight: Millionths } | null;
  readonly flips: readonly Flip[];
  /** The first day boundary on which freshness alone changes the status or outcome; null = never. */
  readonly freshnessFlip: { readonly at: Instant; readonly status: Status | null } | null;
}

export function explain(evidence: Evidence, selection: Selection, ground: Ground): Generator<Explanation> {
  throw new Error(`not written yet ${evidence} ${selection} ${ground}`);
}
