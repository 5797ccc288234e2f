/** What identifiers say of a version together. Readers and writers ask here, so that what is written is read back alike. */
import { ANY_VERSION, type Identifier, type Version } from '../model/product.ts';
import { readStatedRange } from './version/range-text.ts';

/**
 * The version that the purls themselves state: any where none does, and where they disagree, for then each keeps its own.
 * A range in a purl (`vers=`) excludes a version there (ECMA-427 Annex B). A CPE's version stays in the CPE.
 */
export function versionWithin(ids: readonly Identifier[]): Version {
  let found: Version = ANY_VERSION;
  for (const { purl } of ids) {
    const range = purl?.qualifiers.find(([key]) => key === 'vers');
    if (range !== undefined) return readStatedRange(range[1]).version;
    const text = purl?.version ?? null;
    if (text === null) continue;
    if (found.kind === 'exact' && found.text !== text) return ANY_VERSION;
    found = { kind: 'exact', text };
  }
  return found;
}
