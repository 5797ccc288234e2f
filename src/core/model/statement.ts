/** One issuer says one status of one vulnerability in one product, with components (formats.md §1). */
import type { Digest } from '../std/digest.ts';
import type { Instant } from '../std/instant.ts';
import type { IssueCode } from '../std/issue.ts';
import type { DocumentHead } from './document.ts';
import type { Fit, Justification } from './justification.ts';
import type { Product } from './product.ts';
import type { Status } from './status.ts';

/** Where a statement stands: the document's digest and the RFC 6901 pointer to the place that carries the status. */
export interface StatementRef {
  readonly digest: Digest;
  readonly pointer: string;
}

/** Who speaks, as written. The directory turns it into an issuer at admission, never here. */
export interface IssuerName {
  readonly scheme: 'author' | 'namespace' | 'organization' | 'agent';
  /** The text that the directory looks up: NFC, trimmed; for a namespace scheme and host in lower case. */
  readonly value: string;
  /** A label beside it. */
  readonly name?: string;
  readonly role?: string;
}

export interface VulnerabilityName {
  /** The id as the entry names it, in normal form. */
  readonly name: string;
  /** Every CVE among name and aliases, in order; the statement speaks on each. */
  readonly cves: readonly string[];
  /** The other ids it answers to, in order. */
  readonly labels: readonly string[];
  /** `affected` by a report of several CVEs: by at least one of them. */
  readonly atLeastOne?: true;
}

export interface StatedTime {
  readonly instant: Instant | null;
  readonly source: 'statement' | 'document' | 'none';
}

export interface Action {
  readonly kind: string;
  readonly text: string;
  readonly url?: string;
  readonly at?: string;
}

export interface Statement {
  readonly ref: StatementRef;
  readonly document: DocumentHead;
  readonly issuer: IssuerName | null;
  readonly vulnerability: VulnerabilityName;
  readonly product: Product;
  /** Where the flaw sits inside the product; empty = the whole product. */
  readonly components: readonly Product[];
  readonly status: Status;
  /** The format's own word. */
  readonly statedAs: string;
  readonly justification: Justification | null;
  readonly justifiedAs: readonly string[];
  readonly fit: Fit | null;
  readonly impact: string | null;
  readonly actions: readonly Action[];
  readonly notes: readonly string[];
  /** Instant the status was first and last stated. */
  readonly issued: StatedTime;
  readonly updated: StatedTime;
  /** max(updated or issued, document instant): ageing uses this one. Null = unknown. */
  readonly affirmed: Instant | null;
  /** Position among the statements of its document: later entries override where the format says so. */
  readonly index: number;
  readonly issues: readonly IssueCode[];
}
