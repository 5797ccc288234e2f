/** weight = tier × signature × freshness × status × match (consensus.md §4), floored after each factor. */
import type { Factors, Speaker } from '../model/consensus.ts';
import type { Issuer } from '../model/issuer.ts';
import type { Match } from '../model/match.ts';
import type { Policy } from '../model/policy.ts';
import type { Statement } from '../model/statement.ts';
import type { Verification } from '../model/verification.ts';
import { type Millionths, ONE, share, times } from '../std/fixed.ts';
import { type Instant, wholeDays } from '../std/instant.ts';

type Trust = Policy['trust'];

export function factorsOf(
  trust: Trust,
  speaker: Speaker,
  issuer: Issuer | null,
  statement: Statement,
  match: Match,
  asOf: Instant,
): Factors {
  return {
    tier: tierFactor(trust, speaker, issuer),
    signature: signatureFactor(trust, speaker, statement.document.verification),
    freshness: freshnessFactor(trust, statement.affirmed, asOf),
    status: statusFactor(trust, statement),
    match: trust.matchFactors[match.kind] ?? ONE,
  };
}

export function weightOf(factors: Factors): Millionths {
  const { tier, signature, freshness, status, match } = factors;
  return times(times(times(times(tier, signature), freshness), status), match);
}

/** An issuer's own weight replaces its tier's; outside its products it counts no more than a known one. */
function tierFactor(trust: Trust, speaker: Speaker, issuer: Issuer | null): Millionths {
  const own = issuer?.weight ?? null;
  if (own === null) return trust.tierWeights[speaker.tier];
  return speaker.inScope ? own : Math.min(own, trust.tierWeights[speaker.tier]);
}

/** Only a key that the directory holds for this very issuer earns the factor: nobody vouches for a stranger's. */
function signatureFactor(trust: Trust, speaker: Speaker, verification: Verification): Millionths {
  const vouched = speaker.registered && verification.verdict === 'valid' && verification.issuer === speaker.id;
  return vouched ? trust.signedMultiplier : ONE;
}

/** Falls by whole days from 1 to the minimum over FreshnessDecayDays; an unknown time has the minimum. */
export function freshnessFactor(trust: Trust, affirmed: Instant | null, asOf: Instant): Millionths {
  if (trust.freshnessDecayDays === 0) return ONE;
  if (affirmed === null) return trust.minFreshnessFactor;
  const age = wholeDays(affirmed, asOf);
  const lost = share(ONE - trust.minFreshnessFactor, age, trust.freshnessDecayDays);
  return Math.max(trust.minFreshnessFactor, ONE - lost);
}

function statusFactor(trust: Trust, statement: Statement): Millionths {
  if (statement.status === 'fixed') return trust.fixedStatusBoost;
  const justified = statement.justification !== null && statement.fit !== 'weak';
  return statement.status === 'not_affected' && justified ? trust.justifiedNotAffectedBoost : ONE;
}
