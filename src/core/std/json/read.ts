/** The one reader of untrusted JSON: RFC 8259 to the letter, with limits, and issues that say where. */
import type { Issue } from '../issue.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

export interface JsonLimits {
  /** Containers inside one another, at most. */
  readonly depth: number;
}

export type ReadJson =
  | { readonly ok: true; readonly value: Json; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function readJson(bytes: Uint8Array, limits?: JsonLimits): ReadJson {
  throw new Error(`not written yet ${bytes.length} ${limits?.depth}`);
}
