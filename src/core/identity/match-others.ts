/** The rows of formats.md §7 for what is no purl: hashes, CPE names, model numbers and the like, names. */
import type { ProductMatch, Refusal } from '../model/match.ts';
import { compareVersions, type VersionMatch } from './compare-versions.ts';
import { compareCpe } from './cpe-relations.ts';
import type { Hash } from './hash.ts';
import type { CpeEntry, Names, ProductForm, TextEntry } from './product-form.ts';
import { foldName } from './text.ts';
import { patternCovers } from './wildcards.ts';

/** Equal by the strongest algorithm that both name: a match. Unequal by it: no other identifier can make up for it. */
export function matchHashes(asked: ProductForm, stated: ProductForm): ProductMatch | Refusal | null {
  if (asked.hashes.length === 0 && stated.hashes.length === 0) return null;
  const shared = strongestShared(asked.hashes, stated.hashes);
  if (shared !== null) {
    const equal = shared.asked.find((hash) => shared.stated.some((other) => other.value === hash.value));
    if (equal !== undefined) return hashMatch(equal);
    return { rule: 'hash_differs', asked: shared.asked[0]?.text ?? null, stated: shared.stated[0]?.text ?? null };
  }
  const digest = shares(asked.hashes, stated.digests) ?? shares(asked.digests, stated.hashes);
  return digest === null ? null : hashMatch(digest);
}

function hashMatch(hash: Hash): ProductMatch {
  const match: ProductMatch = { kind: 'hash', by: 'hash', precision: 0, qualifiers: 0, folded: false };
  return hash.weak ? { ...match, weak: true } : match;
}

function strongestShared(asked: readonly Hash[], stated: readonly Hash[]): { asked: Hash[]; stated: Hash[] } | null {
  let strength = -1;
  for (const { strength: own } of asked) {
    if (own > strength && stated.some((hash) => hash.strength === own)) strength = own;
  }
  if (strength < 0) return null;
  const ofIt = (hash: Hash) => hash.strength === strength;
  return { asked: asked.filter(ofIt), stated: stated.filter(ofIt) };
}

function shares(some: readonly Hash[], others: readonly Hash[]): Hash | null {
  return some.find((hash) => others.some((other) => other.text === hash.text)) ?? null;
}

/** The statement's CPE is equal or a superset, and the version beside it, where there is one, is met too. */
export function matchCpe(
  asked: ProductForm,
  stated: ProductForm,
  one: CpeEntry,
  other: CpeEntry,
  suppresses: boolean,
): ProductMatch | Refusal {
  const { relation, byVendor } = compareCpe(other.form, one.form);
  if (relation === 'disjoint') return { rule: 'cpe_disjoint', asked: one.text, stated: other.text };
  if (relation !== 'equal' && relation !== 'superset')
    return { rule: 'cpe_narrower', asked: one.text, stated: other.text };
  const named = other.form.version !== null;
  // Both CPEs name the version and nothing else in the question does: they have been compared.
  const settled = named && asked.version.kind === 'any' && one.form.version !== null;
  const version = settled ? null : compareVersions(asked.askedVersion, stated.version, null, suppresses);
  if (version !== null && 'rule' in version) return version;
  const precision = named ? (byVendor ? 2 : 1) : (version?.precision ?? 3);
  return { kind: 'cpe', by: 'cpe', precision, qualifiers: 0, folded: byVendor };
}

/** Identical text, or a wildcard that covers it; and the version beside it. */
export function matchText(
  asked: ProductForm,
  stated: ProductForm,
  one: TextEntry,
  other: TextEntry,
  suppresses: boolean,
): ProductMatch | Refusal {
  const { literal } = one.pattern;
  const met = one.text === other.text || (literal !== null && patternCovers(other.pattern, literal));
  if (!met) return { rule: 'identifier_differs', asked: one.text, stated: other.text };
  const version = compareVersions(asked.askedVersion, stated.version, null, suppresses);
  if ('rule' in version) return version;
  return { kind: other.kind, by: other.kind, precision: version.precision, qualifiers: 0, folded: version.folded };
}

/** A name is unique per speaker only. */
export function matchNames(
  asked: ProductForm,
  stated: ProductForm,
  otherIssuer: boolean,
  suppresses: boolean,
): ProductMatch | Refusal | null {
  const [a, s] = [asked.names, stated.names];
  if (a.full === null && a.path === null) return null;
  if (s.full === null && s.path === null) return null;
  const [askedText, statedText] = [a.full ?? a.path, s.full ?? s.path];
  const differs = (rule: Refusal['rule']): Refusal => ({ rule, asked: askedText, stated: statedText });
  const vendors = a.vendor !== null && s.vendor !== null && a.vendor !== s.vendor;
  if (vendors || !sharesName(a, s)) return differs('name_differs');
  if (otherIssuer) return differs('name_of_other_issuer');
  const version = namedVersion(asked, stated) ?? compareVersions(asked.askedVersion, stated.version, null, suppresses);
  if ('rule' in version) return version;
  return { kind: 'name', by: 'name', precision: version.precision, qualifiers: 0, folded: version.folded };
}

function sharesName(asked: Names, stated: Names): boolean {
  const texts = [stated.full, stated.path];
  return (asked.full !== null && texts.includes(asked.full)) || (asked.path !== null && texts.includes(asked.path));
}

/** The full name that both write holds the statement's version: who asks for it by that name has stated the version. */
function namedVersion(asked: ProductForm, stated: ProductForm): VersionMatch | null {
  const name = stated.names.full;
  if (asked.askedVersion.kind !== 'any' || name === null || asked.names.full !== name) return null;
  const { version } = stated;
  if (version.kind === 'exact' && holds(name, version.text)) return { kind: 'exact', precision: 1, folded: false };
  if (version.kind !== 'range' || version.range.constraints.length === 0) return null;
  const all = version.range.constraints.every(([, text]) => holds(name, text));
  return all ? { kind: 'range', precision: 2, folded: false } : null;
}

const EDGES = ' /(),;:<>=|[]';

/** The version stands in the name as a word of its own. */
function holds(name: string, written: string): boolean {
  const version = foldName(written);
  if (version === '') return false;
  for (let at = name.indexOf(version); at >= 0; at = name.indexOf(version, at + 1)) {
    const before = at === 0 ? ' ' : name.charAt(at - 1);
    const after = name.charAt(at + version.length);
    if (EDGES.includes(before) && (after === '' || EDGES.includes(after))) return true;
  }
  return false;
}
