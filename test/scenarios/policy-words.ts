/** `policy KEY VALUE …`: what differs from the defaults of the runbook. */
import { TIERS } from '../../src/core/model/issuer.ts';
import { MATCH_KINDS } from '../../src/core/model/match.ts';
import { MODES, type Policy, STRANGERS } from '../../src/core/model/policy.ts';
import { STATUSES } from '../../src/core/model/status.ts';
import { readDecimal, readSwitch, readWhole } from './quantities.ts';
import type { Words } from './words.ts';

type Setter = (words: Words, policy: Policy) => Policy;

function trust(part: (words: Words, trust: Policy['trust']) => Partial<Policy['trust']>): Setter {
  return (words, policy) => ({ ...policy, trust: { ...policy.trust, ...part(words, policy.trust) } });
}

function consensus(part: (words: Words, consensus: Policy['consensus']) => Partial<Policy['consensus']>): Setter {
  return (words, policy) => ({ ...policy, consensus: { ...policy.consensus, ...part(words, policy.consensus) } });
}

export const POLICY_WORDS: Readonly<Record<string, Setter>> = {
  mode: consensus((words) => ({ mode: words.oneOf(MODES, 'a mode') })),
  'minimum-weight': consensus((words) => ({ minimumWeightThreshold: readDecimal(words, 'the minimum weight') })),
  'conflict-threshold': consensus((words) => ({ conflictThreshold: readDecimal(words, 'the conflict threshold') })),
  'max-voices': consensus((words) => ({ maxStatementsPerComputation: readWhole(words, 'the number of voices') })),
  'require-justification': consensus((words) => ({
    requireJustificationForNotAffected: readSwitch(words, 'require-justification'),
  })),
  conflicts: consensus((words) => ({ enableConflictDetection: readSwitch(words, 'conflicts') })),
  strangers: consensus((words) => ({ strangers: words.oneOf(STRANGERS, 'what strangers count') })),
  'admit-strangers': consensus((words) => ({ admitStrangers: readSwitch(words, 'admit-strangers') })),
  'admit-forged': consensus((words) => ({ admitInvalidSignatures: readSwitch(words, 'admit-forged') })),
  'signature-required': consensus((words, { signatureRequired }) => ({
    signatureRequired: [
      ...signatureRequired,
      { tier: words.oneOf(TIERS, 'a tier'), status: words.oneOf(STATUSES, 'a status') },
    ],
  })),
  'tier-weight': trust((words, { tierWeights }) => ({
    tierWeights: { ...tierWeights, [words.oneOf(TIERS, 'a tier')]: readDecimal(words, 'the weight of a tier') },
  })),
  'decay-days': trust((words) => ({ freshnessDecayDays: readWhole(words, 'the days of decay') })),
  'min-freshness': trust((words) => ({ minFreshnessFactor: readDecimal(words, 'the least freshness') })),
  'signed-factor': trust((words) => ({ signedMultiplier: readDecimal(words, 'the signed factor') })),
  'justified-factor': trust((words) => ({ justifiedNotAffectedBoost: readDecimal(words, 'the justified factor') })),
  'fixed-factor': trust((words) => ({ fixedStatusBoost: readDecimal(words, 'the fixed factor') })),
  'match-factor': trust((words, { matchFactors }) => ({
    matchFactors: { ...matchFactors, [words.oneOf(MATCH_KINDS, 'a kind of match')]: readDecimal(words, 'its factor') },
  })),
};

export function readPolicy(words: Words, policy: Policy): Policy {
  let changed = policy;
  do {
    const key = words.next('a key of the policy');
    const setter = Object.hasOwn(POLICY_WORDS, key) ? POLICY_WORDS[key] : undefined;
    if (setter === undefined) return words.fail(`the policy has no key ${key}`);
    changed = setter(words, changed);
  } while (!words.done());
  return changed;
}
