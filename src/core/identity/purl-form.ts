/**
 * A purl as it is matched: folded beyond its canonical text, split into what identifies, what is a version and what says
 * nothing (formats.md §7). Made once an identifier and kept with it; it holds nothing but what follows from the identifier.
 */
import { ANY_VERSION, type Identifier, type Purl, type Version } from '../model/product.ts';
import { type Container, imageName, readContainer } from './container.ts';
import { type Hash, readHash } from './hash.ts';
import { readPurl } from './purl.ts';
import { purlType } from './purl-types.ts';
import { splitLast } from './text.ts';
import { readStatedRange } from './version/range-text.ts';
import { schemeOfPurlType } from './version/schemes.ts';

type Qualifier = readonly [key: string, value: string];

export interface PurlForm {
  readonly text: string;
  readonly purl: Purl;
  /** What all versions and spellings of the package share. */
  readonly key: string;
  /** The key up to the name: type and namespace. */
  readonly space: string;
  readonly name: string;
  /** The coordinates before folding: equal ones need no folding. */
  readonly coordinates: string;
  readonly scheme: string | null;
  /** The purl's own version, epoch included. */
  readonly version: Version;
  readonly writtenVersion: string | null;
  /** Identifying qualifiers, folded, in order. */
  readonly qualifiers: readonly Qualifier[];
  /** Identifying qualifiers whose written form differs from the folded one, or that were dropped as defaults. */
  readonly respelled: readonly Qualifier[];
  /** Compared only where both have one. */
  readonly repositoryUrl: string | null;
  readonly subpath: string;
  /** The source package that this binary was built from, where it says so. */
  readonly source: { readonly name: string; readonly version: string | null } | null;
  readonly isSource: boolean;
  readonly container: Container | null;
  readonly checksums: readonly Hash[];
}

/** Notes for people, other tools' keys, and what is read elsewhere: no part of the identity on either side. */
const NOT_IDENTIFYING: ReadonlySet<string> = new Set([
  'repository_url',
  'repository_id',
  'rpmmod',
  'vcs_url',
  'download_url',
  'upstream',
  'checksum',
  'vers',
  'package-id',
  'file_path',
]);
const SOURCE_ARCHES = ['src', 'source'];

const FORMS = new WeakMap<Identifier, PurlForm>();

/** Null where the identifier is no purl. */
export function purlForm(id: Identifier): PurlForm | null {
  const known = FORMS.get(id);
  if (known !== undefined) return known;
  const purl = id.purl ?? readPurl(id.text)?.purl;
  if (purl === undefined) return null;
  const form = formOf(purl, id.text);
  FORMS.set(id, form);
  return form;
}

function formOf(purl: Purl, text: string): PurlForm {
  const row = purlType(purl.type);
  const value = (key: string) => purl.qualifiers.find(([k]) => k === key)?.[1] ?? null;
  const container = row.container ? readContainer(purl) : null;
  const { space, name } = placeOf(purl);
  const identifying = purl.qualifiers.filter(([key, text]) => identifies(purl, key, text));
  const folded = identifying.map(([key, text]): Qualifier => [key, foldQualifier(purl, key, text)]);
  const dropped = purl.qualifiers.filter(([key, text]) => row.defaults?.[key] === text);
  return {
    text,
    purl,
    key: `${space}/${name}`,
    space,
    name,
    coordinates: `${purl.type}/${purl.namespace}/${purl.name}`,
    scheme: schemeOfPurlType(purl.type),
    version: ownVersion(purl),
    writtenVersion: purl.version,
    qualifiers: folded,
    respelled: [...dropped, ...identifying.filter(([, text], i) => folded[i]?.[1] !== text)],
    repositoryUrl: container === null ? plainUrl(value('repository_url')) : null,
    subpath: purl.subpath,
    source: row.distribution ? sourceOf(purl, value('upstream')) : null,
    isSource: row.distribution === true && SOURCE_ARCHES.includes(value('arch') ?? ''),
    container,
    checksums: (value('checksum') ?? '').split(',').flatMap((text) => readHash(text) ?? []),
  };
}

/** A slash inside the name (`%40scope%2Fname`) is the same place as one before it. */
function placeOf(purl: Purl): { space: string; name: string } {
  const row = purlType(purl.type);
  if (row.container) return { space: 'pkg:oci', name: imageName(purl) };
  const [before, last] = splitLast(purl.name, '/');
  const namespace = [purl.namespace, ...(last === null ? [] : [before])].filter((part) => part !== '').join('/');
  const name = last ?? before;
  const vendor = row.distribution && namespace === 'rhel' ? 'redhat' : namespace;
  return {
    space: vendor === '' ? `pkg:${purl.type}` : `pkg:${purl.type}/${vendor}`,
    name: row.keyName?.(name) ?? name,
  };
}

/** What finds the package in an index. */
export function purlKey(purl: Purl): string {
  const { space, name } = placeOf(purl);
  return `${space}/${name}`;
}

function identifies(purl: Purl, key: string, value: string): boolean {
  const row = purlType(purl.type);
  if (NOT_IDENTIFYING.has(key) || row.defaults?.[key] === value) return false;
  if (key === 'type' && value === 'module') return false;
  if (row.distribution && key === 'epoch') return false;
  return !(row.container && key === 'tag');
}

function foldQualifier(purl: Purl, key: string, value: string): string {
  const redhat =
    purlType(purl.type).distribution && key === 'distro' && (value === 'rhel' || value.startsWith('rhel-'));
  return redhat ? `redhat${value.slice(4)}` : value;
}

function ownVersion(purl: Purl): Version {
  const vers = purl.qualifiers.find(([key]) => key === 'vers')?.[1];
  if (vers !== undefined) return readStatedRange(vers).version;
  return purl.version === null ? ANY_VERSION : { kind: 'exact', text: withEpoch(purl, purl.version) };
}

/** The `epoch` of a distribution's package is the front of its version; the default is 0. */
function withEpoch(purl: Purl, version: string): string {
  if (!purlType(purl.type).distribution || version.includes(':')) return version;
  const epoch = purl.qualifiers.find(([key]) => key === 'epoch')?.[1] ?? '0';
  return epoch === '0' ? version : `${epoch}:${version}`;
}

/** `openssl-3.0.7-1.el9.src.rpm`, `openssl@3.0.7`, or the name alone. */
function sourceOf(purl: Purl, upstream: string | null): PurlForm['source'] {
  if (upstream === null) return null;
  const file = ['.src.rpm', '.nosrc.rpm'].find((ending) => upstream.endsWith(ending));
  if (file === undefined) {
    const [name, version] = splitLast(upstream, '@');
    return { name, version };
  }
  const [beforeRelease, release] = splitLast(upstream.slice(0, -file.length), '-');
  const [name, version] = splitLast(beforeRelease, '-');
  return { name, version: version === null || release === null ? null : withEpoch(purl, `${version}-${release}`) };
}

function plainUrl(url: string | null): string | null {
  if (url === null) return null;
  const scheme = url.indexOf('://');
  const place = scheme < 0 ? url : url.slice(scheme + 3);
  return place.endsWith('/') ? place.slice(0, -1) : place;
}
