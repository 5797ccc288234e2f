/** A document: one VEX file's exact bytes and what was learnt from them. */
import type { Digest } from '../std/digest.ts';
import type { Instant } from '../std/instant.ts';
import type { Issue, IssueCode } from '../std/issue.ts';
import type { IssuerName, Statement } from './statement.ts';
import type { Status } from './status.ts';
import type { Verification } from './verification.ts';

export const FORMATS = ['OpenVEX', 'CSAF', 'CycloneDX', 'SPDX'] as const;
export type FormatName = (typeof FORMATS)[number];

/** How a document came: evidence, recorded with it. Arrival time is never part of it (formats.md §8). */
export interface Delivery {
  /** Who delivered it: the command line, a feed, a client. A document that names nobody is attributed to it. */
  readonly source: string;
  /** Where it is at home there (repository + path, URL); null where the place says nothing, as for a local file. */
  readonly place: string | null;
  /** When the source put it there. */
  readonly listed: Instant | null;
  /** The digest that the source served at this place before. */
  readonly replaces: Digest | null;
}

/** "The same file, later" (formats.md §8). Two documents of one key are two revisions of it. */
export interface Lineage {
  readonly key: string;
  /** Only while all documents of the key differ in version; else the key joins nothing. */
  readonly needsDistinctVersions: boolean;
  /** Integer or SemVer text; null where the format gives none. */
  readonly version: string | null;
  /** CSAF `generator.date`, for ties. */
  readonly generated: Instant | null;
}

/** What the lens needs to know of a statement's document. */
export interface DocumentHead {
  readonly digest: Digest;
  readonly format: FormatName;
  readonly formatVersion: string;
  /** `@id`, `tracking.id`, `serialNumber`: a label, no identity. */
  readonly id: string | null;
  readonly issuer: IssuerName | null;
  /** Its current revision's instant; null = unknown. */
  readonly instant: Instant | null;
  readonly lineage: Lineage | null;
  /** A conversion or mirror of somebody else's word (formats.md §1 `issuer`). */
  readonly derived: boolean;
  /** The newest word is that there is none any more: ends the lineage. */
  readonly ends: 'deleted' | 'withdrawn' | 'superseded' | null;
  /** Accepted but silent, and why. */
  readonly quarantine: IssueCode | null;
  readonly delivery: Delivery;
  readonly verification: Verification;
}

/** read = accepted + Σ dropped (formats.md §1, the law). Assertions, not statements. */
export interface Counts {
  readonly read: number;
  readonly accepted: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<Status, number>>;
  /** Statements read, before any drop: what MaxStatementsPerDocument counts. */
  readonly statements: number;
}

/** A document after normalising. A rejected one has no head, no statements, and says why in its issues. */
export interface NormalisedDocument {
  readonly digest: Digest;
  readonly head: DocumentHead | null;
  readonly statements: readonly Statement[];
  readonly counts: Counts;
  readonly issues: readonly Issue[];
  /** All issues, also those beyond the thousand that are kept. */
  readonly issueTotal: number;
}
