/**
 * The version of a product in a format that states it in the identifiers alone. Invariant: what is written covers no more
 * than what was read; where that cannot be had, there is nothing to write.
 */
import { identifierReader } from '../identity/identifier.ts';
import { productText } from '../identity/product-text.ts';
import { versionWithin } from '../identity/stated-version.ts';
import type { Identifier, Version } from '../model/product.ts';
import type { PartLoss } from './loss.ts';

export function isSameVersion(a: Version, b: Version): boolean {
  if (a.kind === 'range') return b.kind === 'range' && a.range.text === b.range.text;
  if (a.kind === 'any') return b.kind === 'any';
  return b.kind === a.kind && b.text === a.text;
}

export interface Fitted {
  readonly ids: readonly Identifier[];
  readonly losses: readonly PartLoss[];
}

/** The identifiers as they say the version. Null where none of them can, and without it they would cover more. */
export function fitted(ids: readonly Identifier[], version: Version): Fitted | null {
  if (isSameVersion(versionWithin(ids), version)) return { ids, losses: [] };
  if (version.kind === 'any') return { ids, losses: [['version', 'any version, but the identifiers name one']] };
  return pinned(ids, version) ?? carried(ids, version);
}

/** The purls with the version in them. */
export function pinned(ids: readonly Identifier[], version: Version): Fitted | null {
  if (version.kind === 'unreadable') return null;
  const reader = identifierReader();
  const pins = ids.map((id) => {
    const text = id.kind === 'purl' ? productText({ ids: [id], version }) : id.text;
    return text === id.text ? id : (reader.read('purl', text).id ?? id);
  });
  return isSameVersion(versionWithin(pins), version)
    ? { ids: pins, losses: [['ids', 'the version is written into the purl']] }
    : null;
}

/** A hash is of one version, and a CPE may name the same: neither covers more without a version beside it. */
export function carried(ids: readonly Identifier[], version: Version): Fitted | null {
  const carries = ({ kind, version: own }: Identifier): boolean =>
    kind === 'hash' || (version.kind === 'exact' && own === version.text);
  if (ids.length === 0 || !ids.every(carries)) return null;
  return { ids, losses: [['version', 'is only in the identifiers: this format has no place beside them']] };
}

export const WIDER = 'left out: without its version it would cover more';
