/** A consensus as the record that goes over the wire: CLI, API and bundles show the same bytes (consensus.md §8). */
import { productText } from '../identity/product-key.ts';
import type { Consensus, Factors, LeftOut, Voice } from '../model/consensus.ts';
import type { Grounded } from '../model/ground.ts';
import type { Match } from '../model/match.ts';
import type { Product } from '../model/product.ts';
import type { Statement } from '../model/statement.ts';
import { type Digest, sha256 } from '../std/digest.ts';
import { fromMillionths } from '../std/fixed.ts';
import { type Instant, writeInstant } from '../std/instant.ts';

export type AnswerRecord = { readonly [member: string]: unknown };

/** How a person reads an answer: what was asked and what holds come first. JSON does not mind. */
const READING_ORDER = ['vulnerability', 'product', 'component', 'status', 'cautious', 'justification', 'outcome'];
const AT_THE_END = new Set(['digest', 'voices', 'leftOut']);

/** One answer. `voices` and `leftOut` are shown only when explained; the digest covers them always. */
export function answerRecord(consensus: Consensus & Grounded, explained: boolean): AnswerRecord {
  const record = recordOf(consensus);
  const shown: Record<string, unknown> = {};
  for (const member of READING_ORDER) shown[member] = record[member];
  for (const member of Object.keys(record)) if (!AT_THE_END.has(member)) shown[member] = record[member];
  shown.digest = sha256(JSON.stringify(record));
  return explained ? { ...shown, voices: record.voices, leftOut: record.leftOut } : shown;
}

/** SHA-256 of the RFC 8785 form of the whole record, voices and left-out included, without `digest`. */
export function consensusDigest(consensus: Consensus & Grounded): Digest {
  return sha256(JSON.stringify(recordOf(consensus)));
}

/**
 * Every object here is written with its members in code-unit order and holds only texts, booleans, null and numbers of at
 * most six decimals, so JSON.stringify gives its RFC 8785 form, at a seventh of the cost of sorting; a test holds it to the
 * library's text.
 */
function recordOf(consensus: Consensus & Grounded): AnswerRecord {
  const { question, weights, aliasDigest } = consensus;
  return {
    ...(aliasDigest === undefined ? {} : { aliasDigest }),
    asOf: writeInstant(consensus.asOf),
    cautious: consensus.cautious,
    component: question.component === null ? null : productRecord(question.component),
    confidence: fromMillionths(consensus.confidence),
    conflicts: consensus.conflicts.map(({ issuers, reason, severity }) => ({ issuers, reason, severity })),
    inputDigest: consensus.inputDigest,
    issuerSetDigest: consensus.issuerSetDigest,
    justification: consensus.justification,
    leftOut: consensus.leftOut.map(leftOutRecord),
    mode: consensus.mode,
    outcome: consensus.outcome,
    ...(question.platform === undefined ? {} : { platform: { id: question.platform.id, row: question.platform.row } }),
    policyDigest: consensus.policyDigest,
    product: productRecord(question.product, question.nameOf),
    status: consensus.status,
    voices: consensus.voices.map(voiceRecord),
    vulnerability: { aliases: consensus.aliases, id: question.vulnerability },
    weights: {
      affected: fromMillionths(weights.affected),
      fixed: fromMillionths(weights.fixed),
      not_affected: fromMillionths(weights.not_affected),
      under_investigation: fromMillionths(weights.under_investigation),
    },
  };
}

/** How an answer names a product: asked again by this id, it gives the same answer. */
export function productRecord(product: Product, nameOf?: string): AnswerRecord {
  const { name } = product;
  return {
    id: productText(product),
    ...(nameOf === undefined ? {} : { issuer: nameOf }),
    ...(name === undefined ? {} : { name }),
  };
}

function voiceRecord(voice: Voice): AnswerRecord {
  const { speaker, statement } = voice;
  return {
    affirmed: timeText(statement.affirmed),
    counted: fromMillionths(voice.counted),
    ...(voice.echoOf === undefined ? {} : { echoOf: voice.echoOf }),
    factors: factorsRecord(voice.factors),
    fit: statement.fit,
    issuer: speaker.id,
    justification: statement.justification,
    match: matchRecord(voice.match),
    registered: speaker.registered,
    role: voice.role,
    statedAt: timeText(statement.updated.instant ?? statement.issued.instant),
    statement: refRecord(statement),
    status: statement.status,
    tier: speaker.tier,
    verification: statement.document.verification.verdict,
    weight: fromMillionths(voice.weight),
  };
}

function leftOutRecord(item: LeftOut): AnswerRecord {
  const { speaker, statement, rule, by, weight } = item;
  return {
    affirmed: timeText(statement.affirmed),
    ...(by === undefined ? {} : { by: refRecord(by) }),
    fit: statement.fit,
    issuer: speaker.id,
    justification: statement.justification,
    match: matchRecord(item.match),
    reason: item.reason,
    registered: speaker.registered,
    ...(rule === undefined ? {} : { rule }),
    statedAt: timeText(statement.updated.instant ?? statement.issued.instant),
    statement: refRecord(statement),
    status: statement.status,
    tier: speaker.tier,
    ...(weight === undefined ? {} : { weight: fromMillionths(weight) }),
  };
}

function timeText(instant: Instant | null): string | null {
  return instant === null ? null : writeInstant(instant);
}

function factorsRecord({ freshness, match, signature, status, tier }: Factors): AnswerRecord {
  return {
    freshness: fromMillionths(freshness),
    match: fromMillionths(match),
    signature: fromMillionths(signature),
    status: fromMillionths(status),
    tier: fromMillionths(tier),
  };
}

export function matchRecord({ by, byLabel, folded, kind, scope }: Match): AnswerRecord {
  return { by, byLabel, folded, kind, scope };
}

export function refRecord({ ref }: Statement): AnswerRecord {
  return { document: ref.digest, pointer: ref.pointer };
}
