/** Documents as literals → what they are read as, with lenient options unless a test says otherwise. */

import { countsOf } from '../../../src/core/formats/counts.ts';
import { type Given, type NormalizeOptions, normalize } from '../../../src/core/formats/normalize.ts';
import type { NormalisedDocument } from '../../../src/core/model/document.ts';
import { UNSIGNED } from '../../../src/core/model/verification.ts';

export const LENIENT: NormalizeOptions = {
  strict: false,
  enabledFormats: new Set(['OpenVEX', 'CSAF', 'CycloneDX']),
  maxDocumentBytes: 64 * 1024 * 1024,
  maxStatements: 250_000,
};

export const BY_HAND: Given = {
  delivery: { source: 'test', place: null, listed: null, replaces: null },
  verification: UNSIGNED,
};

/** The bytes of a text, or of a value as JSON. */
export function bytesOf(document: unknown): Uint8Array {
  return new TextEncoder().encode(typeof document === 'string' ? document : JSON.stringify(document));
}

export function normal(
  document: unknown,
  options: Partial<NormalizeOptions> = {},
  given: Partial<Given> = {},
): NormalisedDocument {
  return normalize(bytesOf(document), { ...BY_HAND, ...given }, { ...LENIENT, ...options });
}

/** Codes of the issues, in their order, each with its effect. */
export function issuesOf(document: NormalisedDocument): string[] {
  return document.issues.map(({ code, effect, pointer }) => `${effect} ${code} ${pointer}`);
}

/** Whether read = accepted + Σ dropped, and the statements there are bear it out (formats.md §1). */
export function keepsTheLaw({ counts, statements, head }: NormalisedDocument): boolean {
  const dropped = Object.values(counts.dropped).reduce((sum, n) => sum + n, 0);
  const recount = countsOf({ statements, dropped: [], statementsRead: 0 });
  const refused = head !== null || counts.accepted === 0;
  return counts.read === counts.accepted + dropped && recount.accepted === counts.accepted && refused;
}
