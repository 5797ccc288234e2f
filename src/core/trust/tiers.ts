/** The order of tiers. */
import { TIERS, type Tier } from '../model/issuer.ts';

/** 0 (authoritative) to 4 (untrusted). */
export function tierRank(tier: Tier): number {
  return TIERS.indexOf(tier);
}

/** The less trusted of two tiers. */
export function lowerTier(a: Tier, b: Tier): Tier {
  return tierRank(a) >= tierRank(b) ? a : b;
}
