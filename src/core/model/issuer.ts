/** Issuers as the directory knows them, and the tiers of trust. */
import type { Digest } from '../std/digest.ts';
import type { Millionths } from '../std/fixed.ts';
import type { Instant } from '../std/instant.ts';

/** From the most to the least trusted. */
export const TIERS = ['authoritative', 'trusted', 'known', 'unknown', 'untrusted'] as const;

export type Tier = (typeof TIERS)[number];

export interface Derivation {
  /** The id of the issuer whose word is repeated. */
  readonly issuer: string;
  /** Holds for all documents, not only for those marked `derived`. */
  readonly all: boolean;
}

export interface Issuer {
  readonly id: string;
  /** Author strings and namespaces it answers to, as they are compared: NFC, trimmed. */
  readonly names: readonly string[];
  readonly tier: Tier;
  /** Its own weight instead of the tier's, 0 to 1. */
  readonly weight: Millionths | null;
  /**
   * What it is registered as responsible for: purl prefixes (`pkg:rpm/redhat`) and CPE vendors (`cpe:redhat`).
   * Null = everywhere. Outside, it speaks at most as `known`.
   */
  readonly products: readonly string[] | null;
  readonly derivesFrom: readonly Derivation[];
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  readonly revokedAt: Instant | null;
}

/** The issuers of one moment, in order of id, with the digest that identifies the set. */
export interface IssuerSet {
  readonly issuers: readonly Issuer[];
  readonly digest: Digest;
}
