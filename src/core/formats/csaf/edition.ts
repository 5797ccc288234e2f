/**
 * Which CSAF a document is. `document.csaf_version` says it; the schema of 2.1 says it too (CSAF 2.1 §3.2.1); a tombstone
 * (`tracking.status: "deleted"`, as Red Hat writes it) says it by having nothing else.
 */

import { asObject, asText } from '../../std/json/view.ts';
import type { JsonObject, ReadingInput } from '../reading.ts';

/** 2.0 and 2.1 read serial, model and stock keeping numbers differently; all else is one reading. */
export type Edition = '2.0' | '2.1';

export interface StatedEdition {
  /** As written; a document that does not say is of the edition it looks like. */
  readonly text: string;
  readonly edition: Edition;
}

const SCHEMA_2_1 = 'https://docs.oasis-open.org/csaf/csaf/v2.1/';

export function isCsaf(root: JsonObject): boolean {
  if (hasSchema21(root)) return true;
  const document = asObject(root.document);
  return document !== null && (asText(document.csaf_version) !== null || isDeleted(document));
}

function hasSchema21(root: JsonObject): boolean {
  return asText(root.$schema)?.startsWith(SCHEMA_2_1) ?? false;
}

/** `tracking.status: "deleted"` is in no edition's enumeration; it replaces a document that is gone. */
export function isDeleted(document: JsonObject): boolean {
  const tracking = asObject(document.tracking);
  return tracking !== null && asText(tracking.status)?.toLowerCase() === 'deleted';
}

/** Null where the edition is not read, logged `format.version_unsupported`: another major version. */
export function editionOf({ root, log }: ReadingInput): StatedEdition | null {
  const document = asObject(root.document) ?? {};
  const text = asText(document.csaf_version) ?? (hasSchema21(root) ? '2.1' : '2.0');
  if (text === '2.0' || text === '2.1') return { text, edition: text };
  const sameMajor = text.startsWith('2.');
  const detail = { pointer: '/document/csaf_version', text, clause: 'CSAF 2.1 §3.2.2.4' };
  log.add('format.version_unsupported', sameMajor ? 'kept' : 'rejects', detail);
  return sameMajor ? { text, edition: '2.1' } : null;
}
