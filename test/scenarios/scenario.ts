/** What a scenario says, as plain values: the story (policy, issuers, documents, statements) and what is expected of it. */
import type { FormatName } from '../../src/core/model/document.ts';
import type { Issuer } from '../../src/core/model/issuer.ts';
import type { Justification } from '../../src/core/model/justification.ts';
import type { Policy } from '../../src/core/model/policy.ts';
import type { Status } from '../../src/core/model/status.ts';
import type { Instant } from '../../src/core/std/instant.ts';
import type { Expectation } from './expectation.ts';
import type { Place } from './words.ts';

export interface Scenario {
  readonly title: string;
  readonly at: Place;
  readonly policy: Policy;
  readonly issuers: readonly Issuer[];
  readonly documents: readonly DocumentLine[];
  readonly statements: readonly StatementLine[];
  readonly expectations: readonly Expectation[];
  readonly aliases: readonly AliasExpectation[];
}

/** How a document is signed: `own` = by the one who speaks in it. */
export type Signature =
  | { readonly by: 'nobody' | 'own' | 'forger' | 'stranger' }
  | { readonly by: 'issuer'; readonly issuer: string };

export const UNSIGNED: Signature = { by: 'nobody' };

export interface DocumentLine {
  readonly at: Place;
  readonly name: string;
  readonly format: FormatName;
  readonly instant: Instant | null;
  readonly lineage: { readonly key: string; readonly version: string | null; readonly byId: boolean } | null;
  readonly generated: Instant | null;
  readonly derived: boolean;
  readonly draft: boolean;
  readonly ends: 'deleted' | 'withdrawn' | 'superseded' | null;
  readonly source: string;
  readonly listed: Instant | null;
  /** Name of the document that its source served at this place before. */
  readonly replaces: string | null;
  readonly signature: Signature;
}

export interface StatementLine {
  readonly at: Place;
  /** Null = nobody is named. */
  readonly who: string | null;
  /** `inherited` = the time is the document's. */
  readonly stated: Instant | null | 'inherited';
  readonly updated: Instant | null;
  readonly status: Status;
  readonly justification: Justification | null;
  readonly weak: boolean;
  readonly vulnerability: string;
  readonly aliases: readonly string[];
  readonly product: ProductWords;
  readonly components: readonly string[];
  readonly signature: Signature;
  /** Null = a document of its own, dated like the statement. */
  readonly document: string | null;
}

export interface ProductWords {
  readonly ids: readonly string[];
  readonly version: string | null;
  readonly unreadable: string | null;
  readonly bareRepeat: boolean;
}

/** `expect id X is Y Z`: what stands behind an id. */
export interface AliasExpectation {
  readonly at: Place;
  readonly id: string;
  readonly behind: readonly string[];
}
