/**
 * Which documents stand at an instant: inside a lineage ("the same file, later") only the newest revision in force speaks
 * (formats.md §8). A revision replaces only what came from the same source or is signed by the same issuer, since a
 * namespace or a serial number in a file is only a claim. Arrival plays no part.
 */
import type { DocumentHead } from '../model/document.ts';
import type { Digest } from '../std/digest.ts';
import { HOUR, type Instant, UNKNOWN_TIME } from '../std/instant.ts';
import { ascending, by, byGreatest, inTurn, type Order } from '../std/order.ts';

/** Clocks and zones err: what is dated up to a day ahead already speaks. */
const TOLERANCE = 24n * HOUR;

export function inForce(instant: Instant | null, asOf: Instant): boolean {
  return instant === null || instant <= asOf + TOLERANCE;
}

/** Digest of a document that does not stand → the revision that replaced it. */
export type Replaced = ReadonlyMap<Digest, DocumentHead>;

export function replacedAt(heads: readonly DocumentHead[], asOf: Instant): Replaced {
  const next = new Map<Digest, DocumentHead>();
  for (const revisions of lineages(heads)) {
    const current = revisions.filter((head) => inForce(head.instant, asOf)).sort(IN_ORDER);
    const [newest] = current;
    if (newest === undefined) continue;
    const tied = current.filter((head) => NEWEST_FIRST(newest, head) === 0);
    for (const older of current.slice(tied.length)) follows(next, older.digest, newest);
    const editions = new Set(tied.map(({ digest }) => digest));
    for (const later of tied) followsTied(next, later, editions);
  }
  // A circle of replacements orders nothing: then all its editions stand.
  for (const digest of onCircles(next)) next.delete(digest);
  return lastOf(next);
}

/** Revisions that are not in force yet: inside a lineage a document speaks from its own instant on. */
export function pendingAt(heads: readonly DocumentHead[], asOf: Instant): ReadonlySet<Digest> {
  const revisions = lineages(heads).flat();
  return new Set(revisions.filter((head) => !inForce(head.instant, asOf)).map(({ digest }) => digest));
}

/** A document may belong to two lineages, by its source and by its signer: the newest successor counts, in any order. */
function follows(next: Map<Digest, DocumentHead>, digest: Digest, head: DocumentHead): void {
  const other = next.get(digest);
  if (other === undefined || IN_ORDER(head, other) < 0) next.set(digest, head);
}

/** Among editions that nothing else puts in order, what a source served at a place before is the older one. */
function followsTied(next: Map<Digest, DocumentHead>, later: DocumentHead, editions: ReadonlySet<Digest>): void {
  const { replaces } = later.delivery;
  if (replaces !== null && editions.has(replaces)) follows(next, replaces, later);
}

function onCircles(next: ReadonlyMap<Digest, DocumentHead>): Digest[] {
  const found: Digest[] = [];
  const done = new Set<Digest>();
  for (const start of next.keys()) {
    const trail: Digest[] = [];
    let at: Digest | undefined = start;
    while (at !== undefined && !done.has(at)) {
      done.add(at);
      trail.push(at);
      at = next.get(at)?.digest;
    }
    const back = at === undefined ? -1 : trail.indexOf(at);
    if (back >= 0) found.push(...trail.slice(back));
  }
  return found;
}

/** What was replaced by what was itself replaced: the last of the chain stands instead. */
function lastOf(next: ReadonlyMap<Digest, DocumentHead>): Map<Digest, DocumentHead> {
  const last = new Map<Digest, DocumentHead>();
  for (const [start, successor] of next) {
    const trail = [start];
    let head = successor;
    while (!last.has(head.digest)) {
      const after = next.get(head.digest);
      if (after === undefined) break;
      trail.push(head.digest);
      head = after;
    }
    const end = last.get(head.digest) ?? head;
    for (const digest of trail) last.set(digest, end);
  }
  return last;
}

/** Documents that could replace one another: by lineage and source, and again by lineage and signer. */
function lineages(heads: readonly DocumentHead[]): DocumentHead[][] {
  const groups = new Map<string, DocumentHead[]>();
  // The same document twice is one; one in quarantine replaces nothing: the last that may speak goes on speaking.
  for (const head of new Map(heads.map((each) => [each.digest, each])).values()) {
    if (head.lineage === null || head.quarantine !== null) continue;
    const authorities = [`source ${head.delivery.source}`];
    if (head.verification.verdict === 'valid') authorities.push(`signer ${head.verification.issuer}`);
    for (const authority of authorities) {
      const key = JSON.stringify([head.lineage.key, authority]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [head]);
      else group.push(head);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1 && isLineage(group));
}

/** An `@id` or serial number joins documents only while all of them differ in version (one id is in 107 Docker files). */
function isLineage(group: readonly DocumentHead[]): boolean {
  if (!group.some((head) => head.lineage?.needsDistinctVersions)) return true;
  const versions = new Set(group.map((head) => head.lineage?.version));
  return versions.size === group.length && !versions.has(null);
}

/** A tombstone often has neither version nor date; nothing of its lineage comes after it. */
function isBareTombstone({ ends, lineage }: DocumentHead): boolean {
  return ends === 'deleted' && lineage?.version === null;
}

const NEWEST_FIRST: Order<DocumentHead> = inTurn(
  by((head) => (isBareTombstone(head) ? 0 : 1)),
  (a, b) => -byVersion(versionOf(a), versionOf(b)),
  byGreatest((head) => head.delivery.listed ?? UNKNOWN_TIME),
  byGreatest((head) => head.instant ?? UNKNOWN_TIME),
  byGreatest((head) => head.lineage?.generated ?? UNKNOWN_TIME),
);

const IN_ORDER: Order<DocumentHead> = inTurn(
  NEWEST_FIRST,
  by((head) => head.digest),
);

/** An integer or SemVer (CSAF 2.0 §3.1.11); `n` is `n.0.0`; what is neither is older than what is. */
function byVersion(left: VersionParts, right: VersionParts): number {
  for (let i = 0; i < 3; i += 1) {
    const difference = ascending(left.numbers[i] ?? -1n, right.numbers[i] ?? -1n);
    if (difference !== 0) return difference;
  }
  if (left.preRelease === right.preRelease) return 0;
  if (left.preRelease === '') return 1;
  if (right.preRelease === '') return -1;
  return byPreRelease(left.preRelease, right.preRelease);
}

interface VersionParts {
  readonly numbers: readonly bigint[];
  readonly preRelease: string;
}

const VERSION = /^(\d{1,18})(?:\.(\d{1,18})\.(\d{1,18})(?:-([0-9A-Za-z.-]{1,100}))?(?:\+[0-9A-Za-z.-]{1,100})?)?$/;

/** Taken apart once a document: a sort asks again and again. Holds nothing but what follows from the head. */
const VERSIONS = new WeakMap<DocumentHead, VersionParts>();

function versionOf(head: DocumentHead): VersionParts {
  const known = VERSIONS.get(head);
  if (known !== undefined) return known;
  const parts = versionParts(head.lineage?.version ?? null);
  VERSIONS.set(head, parts);
  return parts;
}

function versionParts(text: string | null): VersionParts {
  const m = text === null ? null : VERSION.exec(text);
  if (m === null) return { numbers: [], preRelease: '' };
  const [, major = '0', minor = '0', patch = '0', preRelease = ''] = m;
  return { numbers: [BigInt(major), BigInt(minor), BigInt(patch)], preRelease };
}

/** SemVer 2.0.0 §11.4: numbers before words, numerically; fewer fields before more. */
function byPreRelease(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [x, y] = [left[i], right[i]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    const [isNumberX, isNumberY] = [isNumber(x), isNumber(y)];
    const difference = isNumberX && isNumberY ? ascending(BigInt(x), BigInt(y)) : ascending(x, y);
    if (isNumberX !== isNumberY) return isNumberX ? -1 : 1;
    if (difference !== 0) return difference;
  }
  return 0;
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}
