/** What an answer rests on besides the evidence: who is trusted, how weights are made, and for which instant. */
import type { Digest } from '../std/digest.ts';
import type { Instant } from '../std/instant.ts';
import type { IssuerSet } from './issuer.ts';
import type { PlatformRow } from './platform.ts';
import type { IdentifiedPolicy } from './policy.ts';

/** The operator's word on which CVEs stand behind other ids (formats.md §6). */
export interface AliasTable {
  /** Of an id in normal form, in order; empty where there is no row. Never any for an id that is a CVE. */
  cvesOf(id: string): readonly string[];
  readonly digest: Digest;
}

export interface Ground {
  readonly policy: IdentifiedPolicy;
  readonly issuers: IssuerSet;
  readonly asOf: Instant;
  /** The operator's rows of the platform table, before those that come with VexLens. */
  readonly platforms?: readonly PlatformRow[];
  /** Absent where the operator gives none: the same answers as with an empty one, but for `aliasDigest`. */
  readonly aliases?: AliasTable;
}

/** What an answer says of its ground only where it was given. */
export interface Grounded {
  readonly aliasDigest?: Digest;
}
