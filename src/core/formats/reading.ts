/**
 * What every format reader is given and gives back. A reader is a pure function of one document: it accepts or drops each
 * assertion, logs why, and never looks at another document (formats.md, "never look sideways").
 */

import type { IdentifierReader } from '../identity/identifier.ts';
import type { Delivery, DocumentHead, FormatName } from '../model/document.ts';
import type { Statement } from '../model/statement.ts';
import type { Verification } from '../model/verification.ts';
import type { Digest } from '../std/digest.ts';
import type { Instant } from '../std/instant.ts';
import type { IssueCode, IssueLog } from '../std/issue.ts';
import type { Json } from '../std/json/read.ts';

export type JsonObject = { readonly [member: string]: Json };

export interface ReadingInput {
  readonly root: JsonObject;
  readonly digest: Digest;
  readonly delivery: Delivery;
  readonly verification: Verification;
  readonly log: IssueLog;
  readonly ids: IdentifierReader;
  /** Normalization.MaxStatementsPerDocument. */
  readonly maxStatements: number;
}

export interface Dropped {
  readonly code: IssueCode;
  readonly assertions: number;
}

/** `head: null` = the document is rejected; the log says why. */
export interface Reading {
  readonly head: DocumentHead | null;
  readonly statements: readonly Statement[];
  /** Statements read, before any drop. */
  readonly statementsRead: number;
  /** Assertions dropped, by code. */
  readonly dropped: readonly Dropped[];
}

/** A row of the table of formats. */
export interface FormatReader {
  readonly name: FormatName;
  /** Whether the document says that it is of this format. */
  detect(root: JsonObject): boolean;
  read(input: ReadingInput): Reading;
}

/** The greater of two instants, where null is unknown and less than any. */
export function laterOf(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null) return b;
  if (b === null) return a;
  return a > b ? a : b;
}
