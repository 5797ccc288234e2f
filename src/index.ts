/**
 * The library: VEX documents in, consensus out. Everything here is pure but `gather`, which awaits its arrivals.
 *
 * ```ts
 * const { evidence } = await gather(arrivals, normalization);
 * for (const consensus of query(evidence, EVERYTHING, { policy, issuers, asOf })) console.log(answerRecord(consensus, false));
 * ```
 */
export { DEFAULT_POLICY, identified } from './config/policy.ts';
export { type AnswerRecord, answerRecord, consensusDigest } from './core/consensus/record.ts';
export { type Explanation, explain as explainConsensus, type Flip } from './core/explain.ts';
export { writeCsaf } from './core/export/csaf.ts';
export { byProduct } from './core/export/cyclonedx/bom.ts';
export { writeCycloneDx } from './core/export/cyclonedx.ts';
export { type Loss, lossReport } from './core/export/loss.ts';
export { writeOpenVex } from './core/export/openvex.ts';
export type { JsonValue, WriteOptions, Writer, Written } from './core/export/written.ts';
export { type NormalizeOptions, normalize } from './core/formats/normalize.ts';
export { lens, type World, worldOf } from './core/lens.ts';
export type { Conflict, Consensus, LeftOut, Outcome, Voice } from './core/model/consensus.ts';
export type { Delivery, DocumentHead, NormalisedDocument } from './core/model/document.ts';
export type { Ground } from './core/model/ground.ts';
export type { Issuer, IssuerSet, Tier } from './core/model/issuer.ts';
export type { Match, Question, Refusal } from './core/model/match.ts';
export type { IdentifiedPolicy, Mode, Policy } from './core/model/policy.ts';
export { EVERYTHING, type Selection } from './core/model/selection.ts';
export type { Statement } from './core/model/statement.ts';
export type { Status } from './core/model/status.ts';
export { type Instant, readInstant, writeInstant } from './core/std/instant.ts';
export type { Issue } from './core/std/issue.ts';
export { Failure, type FailureKind } from './failure.ts';
export { explain } from './service/explain.ts';
export { type Evidence, type Gathered, gather, type Normalization, type ReadDocument } from './service/gather.ts';
export { type MatchLine, matchReport } from './service/match.ts';
export type { Arrival, Arrivals } from './service/ports.ts';
export { query } from './service/query.ts';
