/**
 * The registered purl types and what each folds (ECMA-427 type definitions). A type that is not here is read by the
 * general rules and noted: adding one is one row.
 */
import { lowerAscii } from './text.ts';

export interface PurlType {
  readonly namespace?: (text: string) => string;
  readonly name?: (text: string) => string;
  readonly version?: (text: string) => string;
  /** Types whose namespace is a distributor, whose `epoch` belongs to the version, and whose source packages are marked. */
  readonly distribution?: true;
  /** Types of one key space, found by the last segment of the path (formats.md §7, "oci, docker"). */
  readonly container?: true;
  /** Qualifiers that say nothing at this value. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** What the match key folds beyond the canonical text. */
  readonly keyName?: (text: string) => string;
}

const lower = lowerAscii;

/** PEP 503: runs of `-`, `_` and `.` are one `-`. */
function pypiName(text: string): string {
  return lower(text).replace(/[-_.]+/g, '-');
}

/** Dart names hold a-z, 0-9 and `_` only. */
function pubName(text: string): string {
  return lower(text).replace(/[^a-z0-9]/g, '_');
}

/** A digest is hex without case; a tag, which should not stand here but does, has case. */
function lowerDigest(text: string): string {
  const folded = lower(text);
  return folded.startsWith('sha256:') || folded.startsWith('sha512:') ? folded : text;
}

function upperAscii(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

const LOWER_BOTH: PurlType = { namespace: lower, name: lower };
const AS_WRITTEN: PurlType = {};

const TYPES: Readonly<Record<string, PurlType>> = {
  alpm: LOWER_BOTH,
  apk: { ...LOWER_BOTH, distribution: true },
  bazel: AS_WRITTEN,
  bitbucket: LOWER_BOTH,
  bitnami: { name: lower },
  cargo: AS_WRITTEN,
  'chrome-extension': { name: lower },
  cocoapods: AS_WRITTEN,
  composer: LOWER_BOTH,
  conan: AS_WRITTEN,
  conda: AS_WRITTEN,
  cpan: { namespace: upperAscii },
  cran: AS_WRITTEN,
  deb: { ...LOWER_BOTH, distribution: true },
  docker: { keyName: lower, container: true },
  gem: AS_WRITTEN,
  generic: AS_WRITTEN,
  github: LOWER_BOTH,
  golang: LOWER_BOTH,
  hackage: AS_WRITTEN,
  hex: LOWER_BOTH,
  huggingface: { version: lower },
  julia: AS_WRITTEN,
  luarocks: LOWER_BOTH,
  maven: { defaults: { type: 'jar' } },
  mlflow: AS_WRITTEN,
  npm: LOWER_BOTH,
  // Names are unique without regard to case, but the canonical text keeps it.
  nuget: { keyName: lower },
  oci: { name: lower, version: lowerDigest, keyName: lower, container: true },
  opam: AS_WRITTEN,
  otp: { name: lower },
  pub: { name: pubName },
  pypi: { name: pypiName },
  qpkg: { namespace: lower },
  rpm: { namespace: lower, distribution: true },
  swid: AS_WRITTEN,
  swift: AS_WRITTEN,
  'vscode-extension': { ...LOWER_BOTH, version: lower },
  yocto: { namespace: lower },
};

const BY_TYPE: ReadonlyMap<string, PurlType> = new Map(Object.entries(TYPES));

/** The row of a type; of an unregistered one the general rules. */
export function purlType(type: string): PurlType {
  return BY_TYPE.get(type) ?? AS_WRITTEN;
}

export function isRegistered(type: string): boolean {
  return BY_TYPE.has(type);
}
