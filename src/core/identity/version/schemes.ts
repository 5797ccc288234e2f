/**
 * The table of versioning schemes, and which purl type goes by which. A new scheme is a row.
 * Every row is a total preorder on its own versions: sorting and ranges rest on that.
 */
import { apk, gentoo } from './apk.ts';
import { composer } from './composer.ts';
import { conan } from './conan.ts';
import { deb } from './deb.ts';
import { gem } from './gem.ts';
import { maven } from './maven.ts';
import { nuget } from './nuget.ts';
import { openssl } from './openssl.ts';
import { datetime, generic, intdot, lexicographic } from './plain.ts';
import { pypi } from './pypi.ts';
import { alpm, rpm } from './rpm.ts';
import type { Scheme } from './scheme.ts';
import { SEMVER_FAMILY, semverFamily } from './semver.ts';
import { withoutV } from './tokens.ts';

const ROWS: readonly Scheme[] = [
  ...semverFamily,
  pypi,
  gem,
  maven,
  nuget,
  deb,
  rpm,
  alpm,
  apk,
  composer,
  conan,
  gentoo,
  openssl,
  intdot,
  generic,
  lexicographic,
  datetime,
];

export const SCHEMES: ReadonlyMap<string, Scheme> = new Map(ROWS.map((row) => [row.name, row]));

/** purl type → scheme of its versions. A type that is not here has none: oci and docker name digests and tags. */
const SCHEME_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['npm', 'npm'],
  ['cargo', 'cargo'],
  ['golang', 'golang'],
  ['hex', 'hex'],
  ['swift', 'swift'],
  ['pypi', 'pypi'],
  ['gem', 'gem'],
  ['maven', 'maven'],
  ['nuget', 'nuget'],
  ['composer', 'composer'],
  ['conan', 'conan'],
  ['deb', 'deb'],
  ['rpm', 'rpm'],
  ['alpm', 'alpm'],
  ['arch', 'alpm'],
  ['apk', 'apk'],
  ['alpine', 'apk'],
  ['ebuild', 'gentoo'],
  ['generic', 'generic'],
]);

export function schemeOfPurlType(type: string): string | null {
  return SCHEME_OF_TYPE.get(type) ?? null;
}

/** Whether two scheme names order versions by one rule, so that a version of the one can be asked of the other. */
export function sameRule(a: string, b: string): boolean {
  const inFamily = (name: string) => (SEMVER_FAMILY as readonly string[]).includes(name);
  return a === b || (inFamily(a) && inFamily(b));
}

export interface Sameness {
  readonly equal: boolean;
  /** Equal only after folding: the texts differ. */
  readonly folded: boolean;
}

/**
 * Whether two version texts name one version: by identical text, else by the scheme, else, where the scheme is not known
 * or one text is no version of it, by text with one `v` or `V` before a digit off.
 */
export function sameVersion(scheme: string | null, a: string, b: string): Sameness {
  if (a === b) return { equal: true, folded: false };
  const difference = SCHEMES.get(scheme ?? '')?.compare(a, b) ?? null;
  const equal = difference === null ? withoutV(a) === withoutV(b) : difference === 0;
  return { equal, folded: equal };
}
