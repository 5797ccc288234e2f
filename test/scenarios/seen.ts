/** What a check looks at: an answer, why it holds, and how to name who spoke. */
import type { Explanation } from '../../src/core/explain.ts';
import type { Consensus, Voice } from '../../src/core/model/consensus.ts';
import type { Refusal } from '../../src/core/model/match.ts';
import { fromMillionths, type Millionths } from '../../src/core/std/fixed.ts';
import type { Instant } from '../../src/core/std/instant.ts';

export interface Seen {
  readonly consensus: Consensus;
  readonly explanation: Explanation;
  /** The id under which VexLens lists a speaker of the scenario. */
  idOf(who: string): string;
  /** The same question at another instant. */
  at(asOf: Instant): Consensus;
  /** The statements of a speaker that do not answer the question, with the first rule that failed. */
  refusalsOf(who: string): readonly Refusal[];
}

/** Null = it holds; else what is there instead. */
export type Check = (seen: Seen) => string | null;

/** Equal, or a complaint that shows both. */
export function same(what: string, wanted: unknown, got: unknown): string | null {
  return wanted === got ? null : `${what}: expected ${wanted}, got ${got}`;
}

export function sameNumber(what: string, wanted: Millionths, got: Millionths | null | undefined): string | null {
  const text = got === null || got === undefined ? String(got) : String(fromMillionths(got));
  return wanted === got ? null : `${what}: expected ${fromMillionths(wanted)}, got ${text}`;
}

/** The voice of a speaker, or a complaint that there is none. */
export function ofVoice(who: string, look: (voice: Voice) => string | null): Check {
  return (seen) => {
    const voice = seen.consensus.voices.find(({ speaker }) => speaker.id === seen.idOf(who));
    return voice === undefined ? `${who} has no voice; voices: ${voicesIn(seen)}` : look(voice);
  };
}

function voicesIn({ consensus }: Seen): string {
  return consensus.voices.map(({ speaker }) => speaker.id).join(', ') || 'none';
}
