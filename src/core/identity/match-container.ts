/** Container images: digest, then repository, then tag (formats.md §7, the oci rows). */
import type { Refusal } from '../model/match.ts';
import { ANY_VERSION, type Version } from '../model/product.ts';
import { compareVersions, type VersionMatch, versionText } from './compare-versions.ts';
import { type Container, endsWithPath, isDigest } from './container.ts';
import type { PurlEntry } from './product-form.ts';

/** How the image was told: `digest` settles architecture, tag and repository. */
export type ImageMatch = { readonly settled: 'digest' } | { readonly settled: 'tag'; readonly version: VersionMatch };

export function matchImage(asked: PurlEntry, stated: PurlEntry, suppresses: boolean): ImageMatch | Refusal {
  const [askedDigest, statedDigest] = [digestOf(asked.version), digestOf(stated.version)];
  if (askedDigest !== null && statedDigest !== null) {
    if (askedDigest === statedDigest) return { settled: 'digest' };
    return { rule: 'digest_differs', asked: askedDigest, stated: statedDigest };
  }
  const [a, s] = [asked.form.container, stated.form.container];
  const place = a === null || s === null ? null : refusedPlace(a, s);
  if (place !== null) return place;
  if (statedDigest !== null)
    return { rule: 'version_unstated', asked: versionText(tagOf(asked)), stated: statedDigest };
  const version = compareTags(asked, stated, suppresses);
  return 'rule' in version ? version : { settled: 'tag', version };
}

function digestOf(version: Version): string | null {
  return version.kind === 'exact' && isDigest(version.text) ? version.text : null;
}

/** A version beside a `tag` qualifier is one more condition. */
function compareTags(asked: PurlEntry, stated: PurlEntry, suppresses: boolean): VersionMatch | Refusal {
  const [version, tag] = [versionTag(stated), qualifierTag(stated)];
  const byVersion = compareVersions(tagOf(asked), version, null, suppresses);
  if (tag.kind === 'any' || 'rule' in byVersion) return byVersion;
  const own = qualifierTag(asked);
  const byTag = compareVersions(own.kind === 'any' ? versionTag(asked) : own, tag, null, suppresses);
  return 'rule' in byTag || version.kind === 'any' ? byTag : byVersion;
}

/** The version where it is no digest: a tag. */
function versionTag({ version }: PurlEntry): Version {
  return digestOf(version) === null ? version : ANY_VERSION;
}

function qualifierTag({ form }: PurlEntry): Version {
  const tag = form.container?.tag ?? null;
  return tag === null ? ANY_VERSION : { kind: 'exact', text: tag };
}

function tagOf(entry: PurlEntry): Version {
  const version = versionTag(entry);
  return version.kind === 'any' ? qualifierTag(entry) : version;
}

/** A statement that names no repository speaks of the image wherever it lies. */
function refusedPlace(asked: Container, stated: Container): Refusal | null {
  const [a, s] = [asked.repository ?? asked.suffix, stated.repository ?? stated.suffix];
  if (s === null) return null;
  if (a === null) return { rule: 'repository_unstated', asked: null, stated: s };
  const same = stated.repository === null ? endsWithPath(a, s) : asked.repository === s;
  if (same) return null;
  const narrower = asked.repository === null && endsWithPath(s, a);
  return { rule: narrower ? 'repository_unstated' : 'repository_differs', asked: a, stated: s };
}
