/** Container images: digest, then repository, then tag (formats.md §7, the oci rows). */
import type { Refusal } from '../model/match.ts';
import type { Version } from '../model/product.ts';
import { compareVersions, type VersionMatch } from './compare-versions.ts';
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
  if (statedDigest !== null) return { rule: 'version_unstated', asked: tagText(asked), stated: statedDigest };
  const version = compareVersions(tagOf(asked), tagOf(stated), null, suppresses);
  return 'rule' in version ? version : { settled: 'tag', version };
}

function digestOf(version: Version): string | null {
  return version.kind === 'exact' && isDigest(version.text) ? version.text : null;
}

/** The tag: the version where it is none of a digest, else the qualifier. */
function tagOf({ form, version }: PurlEntry): Version {
  if (version.kind !== 'any' && digestOf(version) === null) return version;
  const tag = form.container?.tag ?? null;
  return tag === null ? { kind: 'any' } : { kind: 'exact', text: tag };
}

function tagText(entry: PurlEntry): string | null {
  const tag = tagOf(entry);
  return tag.kind === 'exact' ? tag.text : null;
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
