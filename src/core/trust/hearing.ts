/**
 * Spoken words → voices that count: each is weighed and admitted or left out, the limit cuts the lowest tiers first, and
 * what repeats or crowds counts 0. In the order of consensus.md §4: admit by own weight → cut → echo → crowd or advice.
 */
import type { LeftOut, Speaker, Voice } from '../model/consensus.ts';
import type { Match } from '../model/match.ts';
import type { Policy } from '../model/policy.ts';
import type { Statement } from '../model/statement.ts';
import type { Instant } from '../std/instant.ts';
import { by, byGreatest, inTurn, type Order } from '../std/order.ts';
import { refusal } from './admission.ts';
import type { Directory } from './directory.ts';
import { type Admitted, assignRoles } from './roles.ts';
import { tierRank } from './tiers.ts';
import { factorsOf, weightOf } from './weight.ts';

/** An issuer's one standing statement on a pair, not yet weighed. */
export interface Spoken {
  readonly speaker: Speaker;
  readonly statement: Statement;
  readonly match: Match;
  readonly contradicts: boolean;
}

export interface Heard {
  /** Heaviest first, then by issuer. */
  readonly voices: readonly Voice[];
  /** Weighed and not admitted, or cut. */
  readonly leftOut: readonly LeftOut[];
  /** Admitted issuers that contradict themselves. */
  readonly contradicting: readonly string[];
}

interface Rules {
  readonly policy: Policy;
  readonly directory: Directory;
}

const HEAVIEST_FIRST: Order<Admitted> = inTurn(
  byGreatest(({ weight }) => weight),
  by(({ speaker }) => speaker.id),
);

const TO_KEEP_FIRST: Order<Admitted> = inTurn(
  by(({ speaker }) => tierRank(speaker.tier)),
  HEAVIEST_FIRST,
);

export function hear(spoken: readonly Spoken[], { policy, directory }: Rules, asOf: Instant): Heard {
  const admitted: Admitted[] = [];
  const leftOut: LeftOut[] = [];
  const contradict = new Set<string>();
  for (const { speaker, statement, match, contradicts } of spoken) {
    const issuer = speaker.registered ? directory.byId(speaker.id) : null;
    const factors = factorsOf(policy.trust, speaker, issuer, statement, match, asOf);
    const weight = weightOf(factors);
    const reason = refusal({ speaker, issuer, statement, weight }, policy.consensus, asOf);
    if (reason !== null) {
      leftOut.push({ speaker, statement, match, reason, weight });
      continue;
    }
    admitted.push({ speaker, statement, match, factors, weight });
    if (contradicts) contradict.add(speaker.id);
  }
  const { kept, cut } = cutTo(policy.consensus.maxStatementsPerComputation, admitted);
  const voices = assignRoles(kept.sort(HEAVIEST_FIRST), directory, policy.consensus.strangers);
  const contradicting = voices.map(({ speaker }) => speaker.id).filter((id) => contradict.has(id));
  return { voices, leftOut: [...leftOut, ...cut], contradicting };
}

/** MaxStatementsPerComputation: the highest tiers are kept, then the heaviest; the rest are listed. */
function cutTo(limit: number, admitted: Admitted[]): { kept: Admitted[]; cut: LeftOut[] } {
  if (admitted.length <= limit) return { kept: admitted, cut: [] };
  const ranked = admitted.sort(TO_KEEP_FIRST);
  const cut = ranked.slice(limit).map(({ speaker, statement, match, weight }): LeftOut => {
    return { speaker, statement, match, reason: 'over_limit', weight };
  });
  return { kept: ranked.slice(0, limit), cut };
}
