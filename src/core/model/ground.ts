/** What an answer rests on besides the evidence: who is trusted, how weights are made, and for which instant. */
import type { Instant } from '../std/instant.ts';
import type { IssuerSet } from './issuer.ts';
import type { IdentifiedPolicy } from './policy.ts';

export interface Ground {
  readonly policy: IdentifiedPolicy;
  readonly issuers: IssuerSet;
  readonly asOf: Instant;
}
