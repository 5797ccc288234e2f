/**
 * Which version a product has (formats.md §3, "branches"): its purl's; else the range of a branch; else the version of a
 * branch, unless the product has a purl or CPE or that text is its full name (Red Hat, SUSE and CIQ put the package's name
 * there, which no installed version would ever equal); else any. A CPE's version stays in the CPE.
 */

import { versionWithin } from '../../identity/stated-version.ts';
import { readStatedRange, readStatedVersion, type StatedVersion } from '../../identity/version/range-text.ts';
import { ANY_VERSION, type Identifier } from '../../model/product.ts';

export interface VersionPlace {
  /** Names of the nearest `product_version_range` and `product_version` branches around the product. */
  readonly range: string | null;
  readonly version: string | null;
}

const ANY: StatedVersion = { version: ANY_VERSION, notes: [] };

export function productVersion(
  ids: readonly Identifier[],
  place: VersionPlace,
  fullName: string | null,
): StatedVersion {
  const ofPurl = purlVersion(ids);
  if (ofPurl.version.kind !== 'any') return ofPurl;
  if (place.range !== null) return readStatedRange(place.range);
  if (place.version === null || place.version === fullName) return ANY;
  return ids.some(({ kind }) => kind === 'purl' || kind === 'cpe') ? ANY : readStatedVersion(place.version);
}

/** The version in the purls, which are alternatives for one version (test 6.1.42), or the range in their `vers`. */
export function purlVersion(ids: readonly Identifier[]): StatedVersion {
  const version = versionWithin(ids);
  return { version, notes: version.kind === 'unreadable' ? ['identity.range_unreadable'] : [] };
}
