/** Text → identifier, read once at the door. */

import type { Identifier, IdentifierKind } from '../model/product.ts';
import type { IssueCode } from '../std/issue.ts';

/** An identifier and what was odd about it, or the code that says why it is none. */
export type ReadIdentifier =
  | { readonly id: Identifier; readonly notes: readonly IssueCode[] }
  | { readonly id: null; readonly notes: readonly IssueCode[] };

/** Reads identifiers and remembers them: the same text is parsed once. Bounded; holds nothing but derived values. */
export interface IdentifierReader {
  /** `kind` is what the place in the format says; a hash is given as `sha-256:hex`. */
  read(kind: IdentifierKind, raw: string): ReadIdentifier;
  /** By its own look: `pkg:` a purl, `cpe:` a CPE, else an opaque uri. */
  readAny(raw: string): ReadIdentifier;
}

export function identifierReader(): IdentifierReader {
  throw new Error('not written yet');
}
