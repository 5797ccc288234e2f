/** The numbers and modes that shape a consensus (runbook §3.1, sections Trust and Consensus), identified by a digest. */
import type { Digest } from '../std/digest.ts';
import type { Millionths } from '../std/fixed.ts';
import type { Tier } from './issuer.ts';
import type { MatchKind } from './match.ts';
import type { Status } from './status.ts';

export const MODES = ['HighestWeight', 'WeightedVote', 'Lattice', 'AuthoritativeFirst', 'MostRecent'] as const;

export type Mode = (typeof MODES)[number];

/** count_once: a crowd weighs as its heaviest. advise: never decide where a registered issuer speaks. */
export const STRANGERS = ['count_once', 'advise', 'count_each'] as const;

export type Strangers = (typeof STRANGERS)[number];

export interface Policy {
  readonly trust: {
    readonly tierWeights: Readonly<Record<Tier, Millionths>>;
    readonly signedMultiplier: Millionths;
    /** Whole days; 0 turns decay off. */
    readonly freshnessDecayDays: number;
    readonly minFreshnessFactor: Millionths;
    readonly justifiedNotAffectedBoost: Millionths;
    readonly fixedStatusBoost: Millionths;
    /** Less than 1 for loose matches, where the policy says so. */
    readonly matchFactors: Readonly<Partial<Record<MatchKind, Millionths>>>;
  };
  readonly consensus: {
    readonly mode: Mode;
    readonly minimumWeightThreshold: Millionths;
    readonly conflictThreshold: Millionths;
    readonly requireJustificationForNotAffected: boolean;
    readonly maxStatementsPerComputation: number;
    readonly enableConflictDetection: boolean;
    readonly strangers: Strangers;
    /** Whether an issuer that nobody registered may speak at all. */
    readonly admitStrangers: boolean;
    /** An invalid signature is never worth the same as none: refuse unless this is set. */
    readonly admitInvalidSignatures: boolean;
    /** Tier and status pairs that need a valid signature. */
    readonly signatureRequired: readonly { readonly tier: Tier; readonly status: Status }[];
  };
}

export interface IdentifiedPolicy extends Policy {
  readonly digest: Digest;
}
