/** Where a container image lies and which one it is: what oci and docker purls say in two manners (formats.md §7). */
import type { Purl } from '../model/product.ts';
import { lowerAscii, splitLast } from './text.ts';

export interface Container {
  /** `docker.io/library/debian`; null where no registry is named. */
  readonly repository: string | null;
  /** The end of a repository's path, where more than the name but no registry is named. */
  readonly suffix: string | null;
  /** What the `tag` qualifier says. */
  readonly tag: string | null;
}

/** Other names of one registry. */
const REGISTRIES: ReadonlyMap<string, string> = new Map([
  ['index.docker.io', 'docker.io'],
  ['registry-1.docker.io', 'docker.io'],
]);

/** `debian` of `library/debian`, in lower case. */
export function imageName(purl: Purl): string {
  const [before, last] = splitLast(purl.name, '/');
  return lowerAscii(last ?? before);
}

export function isDigest(version: string): boolean {
  return version.startsWith('sha256:') || version.startsWith('sha512:');
}

export function readContainer(purl: Purl): Container {
  const path = lowerAscii(purl.namespace === '' ? purl.name : `${purl.namespace}/${purl.name}`);
  const url = qualifier(purl, 'repository_url');
  const place = url === null ? null : placeOf(url);
  return { ...whereItLies(purl.type, path, place), tag: qualifier(purl, 'tag') };
}

function whereItLies(type: string, path: string, place: string | null): Pick<Container, 'repository' | 'suffix'> {
  if (place !== null && place !== '') {
    const whole = type === 'oci' ? place.includes('/') : endsWithPath(place, path);
    return located(whole ? place : `${place}/${path}`);
  }
  if (type === 'docker') return located(namesRegistry(path) ? path : `docker.io/${path}`);
  return path.includes('/') ? located(path) : { repository: null, suffix: null };
}

/** With a registry in front it is a repository, without one the end of its path. */
function located(path: string): Pick<Container, 'repository' | 'suffix'> {
  if (!namesRegistry(path)) return { repository: null, suffix: path };
  const slash = path.indexOf('/');
  const host = path.slice(0, slash);
  const registry = REGISTRIES.get(host) ?? host;
  const rest = path.slice(slash + 1);
  const library = registry === 'docker.io' && !rest.includes('/') ? 'library/' : '';
  return { repository: `${registry}/${library}${rest}`, suffix: null };
}

/** The first segment is a host: it has a dot or a port, or is `localhost`. */
function namesRegistry(path: string): boolean {
  const slash = path.indexOf('/');
  const host = path.slice(0, Math.max(slash, 0));
  return host === 'localhost' || host.includes('.') || host.includes(':');
}

/** A `repository_url` without scheme, digest, tag and closing slashes, in lower case. */
function placeOf(url: string): string {
  const scheme = url.indexOf('://');
  let place = lowerAscii(scheme < 0 ? url : url.slice(scheme + 3));
  const digest = place.indexOf('@');
  if (digest >= 0) place = place.slice(0, digest);
  while (place.endsWith('/')) place = place.slice(0, -1);
  const slash = place.lastIndexOf('/');
  const tag = place.indexOf(':', slash + 1);
  // A colon in the only segment is a port.
  return slash >= 0 && tag >= 0 ? place.slice(0, tag) : place;
}

function qualifier(purl: Purl, name: string): string | null {
  return purl.qualifiers.find(([key]) => key === name)?.[1] ?? null;
}

/** Whether a longer path ends with a shorter one, at a segment. */
export function endsWithPath(path: string, end: string): boolean {
  return path === end || path.endsWith(`/${end}`);
}
