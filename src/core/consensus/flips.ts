/** The smallest weight that one more voice would need to turn the answer, by mode (consensus.md §8). */
import type { Voice } from '../model/consensus.ts';
import type { Mode, Policy } from '../model/policy.ts';
import { badness, type Status } from '../model/status.ts';
import type { Millionths } from '../std/fixed.ts';
import { MODE_RULES, type Weights, weightsOf } from './modes.ts';

export interface Added {
  /** Null = no added voice does it in this mode. */
  readonly addedWeight: Millionths | null;
  /** Only a voice of this tier could do it. */
  readonly tier: 'authoritative' | null;
}

/** The weight a voice must have on top, given what is on top; caution settles what is equal. */
type Rule = (to: Status, now: Status, voices: readonly Voice[], weights: Weights) => Millionths | null;

const IMPOSSIBLE = null;

function overtake(to: Status, now: Status, top: Millionths, own: Millionths): Millionths {
  return top - own + (badness(to) > badness(now) ? 0 : 1);
}

const RULES: Readonly<Record<Mode, Rule>> = {
  WeightedVote: (to, now, _voices, weights) => overtake(to, now, weights[now], weights[to]),
  HighestWeight: (to, now, voices) => overtake(to, now, Math.max(...voices.map(({ counted }) => counted)), 0),
  Lattice: (to, now) => (badness(to) > badness(now) ? 0 : IMPOSSIBLE),
  AuthoritativeFirst: (to, now) => (badness(to) > badness(now) ? 0 : IMPOSSIBLE),
  // The newest voice decides whatever it weighs.
  MostRecent: () => 0,
};

/** `voices`: those that count. The added voice is a registered issuer's, says `to`, and is newer than all others. */
export function addedWeight(
  to: Status,
  now: Status | null,
  voices: readonly Voice[],
  policy: Policy['consensus'],
): Added {
  const least = Math.max(1, policy.minimumWeightThreshold);
  if (now === null) return { addedWeight: least, tier: null };
  const weights = weightsOf(voices);
  const branch = MODE_RULES[policy.mode](voices, weights).branch;
  // Where no authoritative issuer speaks, one that did would decide alone, with any weight.
  if (policy.mode === 'AuthoritativeFirst' && branch === 'vote') return { addedWeight: least, tier: 'authoritative' };
  const needed = RULES[policy.mode](to, now, voices, weights);
  if (needed === null) return { addedWeight: null, tier: null };
  const tier = policy.mode === 'AuthoritativeFirst' ? 'authoritative' : null;
  return { addedWeight: Math.max(needed, least), tier };
}
