/** A consensus as the record that goes over the wire: CLI, API and bundles show the same bytes (consensus.md §8). */
import { productText } from '../identity/product-key.ts';
import type { Consensus, Factors, LeftOut, Voice } from '../model/consensus.ts';
import type { Match } from '../model/match.ts';
import type { Product } from '../model/product.ts';
import type { Statement } from '../model/statement.ts';
import { canonicalText } from '../std/canonical.ts';
import { type Digest, sha256 } from '../std/digest.ts';
import { fromMillionths } from '../std/fixed.ts';
import { type Instant, writeInstant } from '../std/instant.ts';

export type AnswerRecord = { readonly [member: string]: unknown };

/** One answer. `voices` and `leftOut` are shown only when explained; the digest covers them always. */
export function answerRecord(consensus: Consensus, explained: boolean): AnswerRecord {
  const answer = answerOf(consensus);
  const reasons = reasonsOf(consensus);
  const digest = sha256(canonicalText({ ...answer, ...reasons }));
  return explained ? { ...answer, digest, ...reasons } : { ...answer, digest };
}

/** SHA-256 of the RFC 8785 form of the whole record, voices and left-out included, without `digest`. */
export function consensusDigest(consensus: Consensus): Digest {
  return sha256(canonicalText({ ...answerOf(consensus), ...reasonsOf(consensus) }));
}

function answerOf(consensus: Consensus): AnswerRecord {
  const { question, weights } = consensus;
  return {
    vulnerability: { id: question.vulnerability, aliases: consensus.aliases },
    product: productRecord(question.product),
    component: question.component === null ? null : productRecord(question.component),
    status: consensus.status,
    cautious: consensus.cautious,
    justification: consensus.justification,
    outcome: consensus.outcome,
    confidence: fromMillionths(consensus.confidence),
    conflicts: consensus.conflicts,
    weights: {
      not_affected: fromMillionths(weights.not_affected),
      fixed: fromMillionths(weights.fixed),
      under_investigation: fromMillionths(weights.under_investigation),
      affected: fromMillionths(weights.affected),
    },
    asOf: writeInstant(consensus.asOf),
    mode: consensus.mode,
    inputDigest: consensus.inputDigest,
    policyDigest: consensus.policyDigest,
    issuerSetDigest: consensus.issuerSetDigest,
  };
}

function reasonsOf(consensus: Consensus): AnswerRecord {
  return { voices: consensus.voices.map(voiceRecord), leftOut: consensus.leftOut.map(leftOutRecord) };
}

/** How an answer names a product: asked again by this id, it gives the same answer. */
export function productRecord(product: Product): AnswerRecord {
  const { name } = product;
  return name === undefined ? { id: productText(product) } : { id: productText(product), name };
}

function voiceRecord(voice: Voice): AnswerRecord {
  const { speaker, statement, factors } = voice;
  return {
    issuer: speaker.id,
    registered: speaker.registered,
    tier: speaker.tier,
    ...wordOf(statement),
    weight: fromMillionths(voice.weight),
    counted: fromMillionths(voice.counted),
    role: voice.role,
    ...(voice.echoOf === undefined ? {} : { echoOf: voice.echoOf }),
    factors: factorsRecord(factors),
    match: matchRecord(voice.match),
    verification: statement.document.verification.verdict,
    statement: refRecord(statement),
  };
}

function leftOutRecord(item: LeftOut): AnswerRecord {
  const { speaker, statement, rule, by, weight } = item;
  return {
    issuer: speaker.id,
    registered: speaker.registered,
    tier: speaker.tier,
    ...wordOf(statement),
    reason: item.reason,
    ...(rule === undefined ? {} : { rule }),
    ...(by === undefined ? {} : { by: refRecord(by) }),
    ...(weight === undefined ? {} : { weight: fromMillionths(weight) }),
    match: matchRecord(item.match),
    statement: refRecord(statement),
  };
}

/** What was said, and when. */
function wordOf(statement: Statement): AnswerRecord {
  const { status, justification, fit } = statement;
  return {
    status,
    justification,
    fit,
    statedAt: timeText(statement.updated.instant ?? statement.issued.instant),
    affirmed: timeText(statement.affirmed),
  };
}

function timeText(instant: Instant | null): string | null {
  return instant === null ? null : writeInstant(instant);
}

function factorsRecord(factors: Factors): AnswerRecord {
  return {
    tier: fromMillionths(factors.tier),
    signature: fromMillionths(factors.signature),
    freshness: fromMillionths(factors.freshness),
    status: fromMillionths(factors.status),
    match: fromMillionths(factors.match),
  };
}

export function matchRecord(match: Match): AnswerRecord {
  const { kind, scope, by, byLabel, folded } = match;
  return { kind, scope, by, byLabel, folded };
}

export function refRecord({ ref }: Statement): AnswerRecord {
  return { document: ref.digest, pointer: ref.pointer };
}
