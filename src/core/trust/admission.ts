/** Whether a voice is admitted, and if not, the first reason that holds (consensus.md §3). */
import type { LeftOutReason, Speaker } from '../model/consensus.ts';
import type { Issuer } from '../model/issuer.ts';
import type { Policy } from '../model/policy.ts';
import type { Statement } from '../model/statement.ts';
import type { Millionths } from '../std/fixed.ts';
import type { Instant } from '../std/instant.ts';

export interface Candidate {
  readonly speaker: Speaker;
  readonly issuer: Issuer | null;
  readonly statement: Statement;
  readonly weight: Millionths;
}

type Word = Pick<Candidate, 'speaker' | 'statement'>;
type Rules = Policy['consensus'];
type Test = (candidate: Candidate, policy: Rules, asOf: Instant) => boolean;

/** What is asked of the proof alone. */
const PROOFS: readonly (readonly [LeftOutReason, (word: Word, policy: Rules) => boolean])[] = [
  ['signature_required', requiresSignature],
  ['signature_invalid', ({ statement }, policy) => isForged(statement) && !policy.admitInvalidSignatures],
];

/** In the order in which they are asked. */
const REASONS: readonly (readonly [LeftOutReason, Test])[] = [
  ['issuer_not_found', ({ speaker }, policy) => !speaker.registered && !policy.admitStrangers],
  ['issuer_revoked', ({ issuer }, _policy, asOf) => issuer !== null && reached(issuer.revokedAt, asOf)],
  ['issuer_not_valid', ({ issuer }, _policy, asOf) => issuer !== null && !isValid(issuer, asOf)],
  ...PROOFS,
  ['missing_justification', lacksJustification],
  ['below_minimum_weight', ({ weight }, policy) => weight < policy.minimumWeightThreshold],
];

/** Why a word is not believed to be its issuer's, whatever it says; null = it is. */
export function unproven(word: Word, policy: Rules): LeftOutReason | null {
  for (const [reason, holds] of PROOFS) if (holds(word, policy)) return reason;
  return null;
}

/** Null = admitted. */
export function refusal(candidate: Candidate, policy: Rules, asOf: Instant): LeftOutReason | null {
  for (const [reason, holds] of REASONS) if (holds(candidate, policy, asOf)) return reason;
  return null;
}

function reached(instant: Instant | null, asOf: Instant): boolean {
  return instant !== null && instant <= asOf;
}

function isValid(issuer: Issuer, asOf: Instant): boolean {
  return !(issuer.validFrom !== null && asOf < issuer.validFrom) && !reached(issuer.validUntil, asOf);
}

function requiresSignature({ speaker, statement }: Word, policy: Rules): boolean {
  const required = policy.signatureRequired.some(
    (rule) => rule.tier === speaker.tier && rule.status === statement.status,
  );
  return required && !isSignedBy(speaker, statement);
}

function isSignedBy(speaker: Speaker, statement: Statement): boolean {
  const { verdict, issuer } = statement.document.verification;
  return speaker.registered && verdict === 'valid' && issuer === speaker.id;
}

/** An invalid signature is never worth the same as none. */
function isForged(statement: Statement): boolean {
  return statement.document.verification.verdict === 'invalid';
}

function lacksJustification({ statement }: Candidate, policy: Rules): boolean {
  const wanted = policy.requireJustificationForNotAffected && statement.status === 'not_affected';
  return wanted && statement.justification === null;
}
