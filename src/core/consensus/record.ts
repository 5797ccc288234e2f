/** A consensus as the record that goes over the wire: CLI, API and bundles show the same bytes (consensus.md §8). */
import type { Consensus } from '../model/consensus.ts';
import type { Digest } from '../std/digest.ts';

export type AnswerRecord = { readonly [member: string]: unknown };

/** SHA-256 of the RFC 8785 form of the whole record, voices and left-out included, without `digest`. */
export function consensusDigest(consensus: Consensus): Digest {
  throw new Error(`not written yet ${consensus}`);
}

/** One answer. `voices` and `leftOut` are shown only when explained; the digest covers them always. */
export function answerRecord(consensus: Consensus, explained: boolean): AnswerRecord {
  throw new Error(`not written yet ${consensus} ${explained}`);
}
