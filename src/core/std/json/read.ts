/**
 * The one reader of untrusted JSON: RFC 8259 to the letter, with limits, and issues that say where. What it gives is what
 * JSON.parse gives, never built by hand, so no name from outside reaches a prototype. A text pays for one linear scan;
 * only one that is suspicious or faulty is walked.
 */
import { constants, isUtf8 } from 'node:buffer';
import { type Issue, issueOf } from '../issue.ts';
import { inspect } from './inspect.ts';
import { suspicious } from './scan.ts';
import { decode, markLength } from './utf8.ts';
import type { Json } from './view.ts';

export type { Json };

export interface JsonLimits {
  /** Containers inside one another, at most. */
  readonly depth: number;
}

export type ReadJson =
  | { readonly ok: true; readonly value: Json; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const LIMITS: JsonLimits = { depth: 100 };

/**
 * Reads a JSON text. Never throws for what the bytes hold: `ok` is false where an issue rejects them. The issues come in
 * the order of the text, the first MAX_ISSUES of them. A member that comes twice is read as its last value, and
 * `isDifferentTwice` (findings.ts) tells of an issue whether that was a choice.
 */
export function readJson(bytes: Uint8Array, limits: JsonLimits = LIMITS): ReadJson {
  if (bytes.length > constants.MAX_STRING_LENGTH) return tooLong(bytes.length);
  const quick = readQuickly(bytes, limits);
  if (quick !== undefined) return { ok: true, value: quick, issues: [] };
  const issues = inspect(bytes, limits.depth);
  if (issues.some((issue) => issue.effect === 'rejects')) return { ok: false, issues };
  return { ok: true, value: JSON.parse(decode(bytes, markLength(bytes))) as Json, issues };
}

/** The value of a text about which there is nothing to say; undefined where there may be. */
function readQuickly(bytes: Uint8Array, { depth }: JsonLimits): Json | undefined {
  if (!isUtf8(bytes) || suspicious(bytes, depth)) return undefined;
  try {
    return JSON.parse(decode(bytes)) as Json;
  } catch {
    return undefined;
  }
}

function tooLong(length: number): ReadJson {
  const message = `${length} bytes, where this runtime holds texts of ${constants.MAX_STRING_LENGTH}`;
  return { ok: false, issues: [issueOf('limit.document_bytes', 'rejects', { message })] };
}
