/** Configuration → policy. Equal policies have one digest, however they were written down. */
import { TIERS } from '../core/model/issuer.ts';
import { MATCH_KINDS } from '../core/model/match.ts';
import type { IdentifiedPolicy, Policy } from '../core/model/policy.ts';
import { STATUSES } from '../core/model/status.ts';
import { canonicalDigest } from '../core/std/canonical.ts';
import { type Millionths, ONE, times } from '../core/std/fixed.ts';
import type { Config } from './config.ts';
import { loadConfig } from './load.ts';

/** SHA-256 of the RFC 8785 form of the policy, its numbers in millionths. */
export function identified(policy: Policy): IdentifiedPolicy {
  const { trust, consensus } = policy;
  return { trust, consensus, digest: canonicalDigest({ trust, consensus }) };
}

export function policyOf(config: Pick<Config, 'Trust' | 'Consensus'>): IdentifiedPolicy {
  return identified({ trust: trustOf(config.Trust), consensus: consensusOf(config.Consensus) });
}

function trustOf(trust: Config['Trust']): Policy['trust'] {
  return {
    tierWeights: {
      authoritative: trust.AuthoritativeWeight,
      trusted: trust.TrustedWeight,
      known: trust.KnownWeight,
      unknown: trust.UnknownWeight,
      untrusted: trust.UntrustedWeight,
    },
    signedMultiplier: trust.SignedMultiplier,
    freshnessDecayDays: trust.FreshnessDecayDays,
    minFreshnessFactor: trust.MinFreshnessFactor,
    justifiedNotAffectedBoost: trust.JustifiedNotAffectedBoost,
    fixedStatusBoost: trust.FixedStatusBoost,
    matchFactors: matchFactorsOf(trust.MatchFactors),
  };
}

/** A factor of 1 says nothing. */
function matchFactorsOf(factors: Config['Trust']['MatchFactors']): Policy['trust']['matchFactors'] {
  const telling = MATCH_KINDS.filter((kind) => factors[kind] !== undefined && factors[kind] !== ONE);
  return Object.fromEntries(telling.map((kind) => [kind, factors[kind]]));
}

function consensusOf(consensus: Config['Consensus']): Policy['consensus'] {
  return {
    mode: consensus.DefaultMode,
    minimumWeightThreshold: consensus.MinimumWeightThreshold,
    conflictThreshold: consensus.ConflictThreshold,
    requireJustificationForNotAffected: consensus.RequireJustificationForNotAffected,
    maxStatementsPerComputation: consensus.MaxStatementsPerComputation,
    enableConflictDetection: consensus.EnableConflictDetection,
    strangers: consensus.Strangers,
    admitStrangers: consensus.AdmitStrangers,
    admitInvalidSignatures: consensus.AdmitInvalidSignatures,
    signatureRequired: rulesOf(consensus.SignatureRequired),
  };
}

/** Each pair once, in the order of tiers and statuses. */
function rulesOf(rules: Config['Consensus']['SignatureRequired']): Policy['consensus']['signatureRequired'] {
  return TIERS.flatMap((tier) =>
    STATUSES.filter((status) => rules.some((rule) => rule.Tier === tier && rule.Status === status)).map((status) => ({
      tier,
      status,
    })),
  );
}

/** The largest weight a voice can have: the greatest tier × signed × the greatest status boost (consensus.md §4). */
export function largestWeight({ trust }: Policy): Millionths {
  const tier = Math.max(...Object.values(trust.tierWeights));
  const status = Math.max(ONE, trust.justifiedNotAffectedBoost, trust.fixedStatusBoost);
  return times(times(tier, Math.max(ONE, trust.signedMultiplier)), status);
}

/** The policy of the table's defaults. */
export const DEFAULT_POLICY: IdentifiedPolicy = policyOf(
  loadConfig({ env: {}, configFile: null, policyFile: null, flags: [] }, () => '').config,
);
