/** The answer for a pair as of an instant, and everything it rests on (consensus.md §8). */
import type { Digest } from '../std/digest.ts';
import type { Millionths } from '../std/fixed.ts';
import type { Instant } from '../std/instant.ts';
import type { Tier } from './issuer.ts';
import type { Justification } from './justification.ts';
import type { Match, Question } from './match.ts';
import type { Mode } from './policy.ts';
import type { Statement } from './statement.ts';
import type { Status } from './status.ts';

export const OUTCOMES = [
  'no_data',
  'insufficient_data',
  'unanimous',
  'authoritative',
  'most_conservative',
  'tie_broken',
  'majority',
  'plurality',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

export const CONFLICT_REASONS = [
  'status_disagreement',
  'weight_tie',
  'insufficient_data',
  'justification_disagreement',
  'scope_mismatch',
  'issuer_contradiction',
] as const;

export type ConflictReason = (typeof CONFLICT_REASONS)[number];

export const SEVERITIES = ['low', 'medium', 'high'] as const;

export interface Conflict {
  readonly reason: ConflictReason;
  readonly severity: (typeof SEVERITIES)[number];
  /** The issuers it is between, in order. */
  readonly issuers: readonly string[];
}

export interface Factors {
  readonly tier: Millionths;
  readonly signature: Millionths;
  readonly freshness: Millionths;
  readonly status: Millionths;
  readonly match: Millionths;
}

/** Who speaks, as the directory sees it. */
export interface Speaker {
  readonly id: string;
  readonly registered: boolean;
  /** The tier it speaks at here: `known` at most outside its own products. */
  readonly tier: Tier;
  /** Whether its own products include the one asked for; true where it has no such list. */
  readonly inScope: boolean;
}

/** Why an admitted voice may count 0: it repeats its source, or is one of many strangers, or may only advise. */
export type Role = 'counted' | 'echo' | 'crowd' | 'advice';

/** An issuer's one standing statement on a pair, admitted. */
export interface Voice {
  readonly speaker: Speaker;
  readonly statement: Statement;
  readonly match: Match;
  readonly factors: Factors;
  /** Its own weight: the product of the factors. */
  readonly weight: Millionths;
  /** What it counts for: its weight, or 0 by its role. */
  readonly counted: Millionths;
  readonly role: Role;
  /** The issuer it echoes. */
  readonly echoOf?: string;
}

export const LEFT_OUT_REASONS = [
  'not_yet',
  'withdrawn',
  'superseded',
  'quarantined',
  'outranked_by_context',
  'issuer_not_found',
  'issuer_not_valid',
  'issuer_revoked',
  'signature_required',
  'signature_invalid',
  'missing_justification',
  'below_minimum_weight',
  'over_limit',
] as const;

export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** Which rule let another statement of the same issuer stand (formats.md §7, §8), in the order in which they are tried. */
export const STANDING_RULES = [
  'lineage',
  'same_content',
  'more_specific',
  'newer_statement',
  'newer_document',
  'later_in_document',
  'cautious',
  'document_order',
  'other_component',
] as const;

export type StandingRule = (typeof STANDING_RULES)[number];

export interface LeftOut {
  readonly speaker: Speaker;
  readonly statement: Statement;
  readonly match: Match;
  readonly reason: LeftOutReason;
  /** For `superseded`: the rule, and the statement that stands instead. */
  readonly rule?: StandingRule;
  readonly by?: Statement;
  /** For those that were weighed. */
  readonly weight?: Millionths;
}

export interface Consensus {
  readonly question: Question;
  readonly asOf: Instant;
  readonly mode: Mode;
  readonly status: Status | null;
  /** The worst status of all admitted voices, whatever the mode. */
  readonly cautious: Status | null;
  readonly justification: Justification | null;
  readonly outcome: Outcome;
  readonly confidence: Millionths;
  readonly conflicts: readonly Conflict[];
  readonly weights: Readonly<Record<Status, Millionths>>;
  /** Other ids of the vulnerability, as admitted voices name them. */
  readonly aliases: readonly string[];
  /** Heaviest first, then by issuer. */
  readonly voices: readonly Voice[];
  readonly leftOut: readonly LeftOut[];
  readonly policyDigest: Digest;
  readonly issuerSetDigest: Digest;
  /** Of the sorted refs of every statement that applied and was in time, standing or not. */
  readonly inputDigest: Digest;
}
