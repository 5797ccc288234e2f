/** Whether a purl as stated answers a purl as asked: name, version, qualifiers, subpath, source package (formats.md §7). */
import type { ProductMatch, Refusal } from '../model/match.ts';
import { compareVersions, type VersionMatch } from './compare-versions.ts';
import { matchImage } from './match-container.ts';
import type { PurlEntry } from './product-form.ts';
import type { PurlForm } from './purl-form.ts';

/** What an equal digest settles. */
const SETTLED_BY_DIGEST: readonly string[] = ['arch', 'platform'];
const SETTLED_BY_SOURCE: readonly string[] = ['arch'];
const SETTLED_BY_NOTHING: readonly string[] = [];

export function matchPurl(asked: PurlEntry, stated: PurlEntry, suppresses: boolean): ProductMatch | Refusal {
  const bySource = matchSource(asked, stated, suppresses);
  if (bySource !== null) return bySource;
  if (asked.form.key !== stated.form.key) {
    return { rule: 'package_differs', asked: asked.form.text, stated: stated.form.text };
  }
  return stated.form.container === null
    ? matchPackage(asked, stated, suppresses)
    : matchContainer(asked, stated, suppresses);
}

function matchPackage(asked: PurlEntry, stated: PurlEntry, suppresses: boolean): ProductMatch | Refusal {
  const version = compareVersions(asked.version, stated.version, stated.form.scheme, suppresses);
  if ('rule' in version) return version;
  const qualifiers = matchQualifiers(asked.form, stated.form, SETTLED_BY_NOTHING);
  if (typeof qualifiers !== 'number') return qualifiers;
  const [a, s] = [asked.form.subpath, stated.form.subpath];
  if (s !== '' && a !== s && !a.startsWith(`${s}/`)) {
    return { rule: 'subpath_differs', asked: a === '' ? null : a, stated: s };
  }
  return matched(
    a === '' ? version.kind : 'subpath',
    version.precision,
    qualifiers,
    isFolded(asked.form, stated.form, version),
  );
}

function matchContainer(asked: PurlEntry, stated: PurlEntry, suppresses: boolean): ProductMatch | Refusal {
  const image = matchImage(asked, stated, suppresses);
  if ('rule' in image) return image;
  const byDigest = image.settled === 'digest';
  const qualifiers = matchQualifiers(asked.form, stated.form, byDigest ? SETTLED_BY_DIGEST : SETTLED_BY_NOTHING);
  if (typeof qualifiers !== 'number') return qualifiers;
  const precision = byDigest ? 0 : image.version.precision;
  const kind = !byDigest && image.version.kind === 'range_approx' ? 'range_approx' : 'container';
  return matched(kind, precision, qualifiers, isFolded(asked.form, stated.form, null));
}

/**
 * A statement on a source package answers for what was built from it. Where the question does not say what it was built
 * from, the binary's own name stands for it, for statements that leave the finding on the list.
 */
function matchSource(asked: PurlEntry, stated: PurlEntry, suppresses: boolean): ProductMatch | Refusal | null {
  if (!stated.form.isSource || asked.form.isSource || asked.form.space !== stated.form.space) return null;
  const { source } = asked.form;
  if (source === null && suppresses) return null;
  if ((source?.name ?? asked.form.name) !== stated.form.name) return null;
  const own = source?.version ?? null;
  const askedVersion = own === null ? asked.version : ({ kind: 'exact', text: own } as const);
  const version = compareVersions(askedVersion, stated.version, stated.form.scheme, suppresses);
  if ('rule' in version) return version;
  const qualifiers = matchQualifiers(asked.form, stated.form, SETTLED_BY_SOURCE);
  if (typeof qualifiers !== 'number') return qualifiers;
  return matched('source', version.precision, qualifiers, version.folded);
}

function matched(kind: ProductMatch['kind'], precision: number, qualifiers: number, folded: boolean): ProductMatch {
  return { kind, by: 'purl', precision, qualifiers, folded };
}

/** How many of the statement's qualifiers the question states too, or the first that it does not. */
function matchQualifiers(asked: PurlForm, stated: PurlForm, settled: readonly string[]): number | Refusal {
  let matches = 0;
  for (const [key, value] of stated.qualifiers) {
    if (settled.includes(key)) continue;
    const given = qualifierOf(asked.qualifiers, key);
    if (given === null) return { rule: 'qualifier_unstated', detail: key, asked: null, stated: value };
    if (given !== value) return { rule: 'qualifier_differs', detail: key, asked: given, stated: value };
    matches += 1;
  }
  const [a, s] = [asked.repositoryUrl, stated.repositoryUrl];
  if (a !== null && s !== null && a !== s) {
    return { rule: 'qualifier_differs', detail: 'repository_url', asked: a, stated: s };
  }
  return matches;
}

function qualifierOf(qualifiers: PurlForm['qualifiers'], key: string): string | null {
  for (const [k, value] of qualifiers) if (k === key) return value;
  return null;
}

/** The texts say the same only after folding: a name, a version or a qualifier is spelled otherwise. */
function isFolded(asked: PurlForm, stated: PurlForm, version: VersionMatch | null): boolean {
  if (asked.text === stated.text) return false;
  if (asked.coordinates !== stated.coordinates || version?.folded === true) return true;
  if (version?.kind === 'exact' && asked.writtenVersion !== stated.writtenVersion) return true;
  return respells(asked, stated) || respells(stated, asked);
}

/** One of them writes a qualifier in a form that is folded, and the other has that qualifier in another form. */
function respells(one: PurlForm, other: PurlForm): boolean {
  return one.respelled.some(([key, value]) => {
    const same = other.respelled.some(([k, v]) => k === key && v === value);
    return !same && (qualifierOf(one.qualifiers, key) === null || qualifierOf(other.qualifiers, key) !== null);
  });
}
