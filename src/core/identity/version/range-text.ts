/**
 * What vendors write where a range or a version belongs (formats.md §3, "version range"): vers, comparators, phrases.
 * A text that is not surely one of these is `unreadable`: it may lose a statement, it never covers more.
 */
import { ANY_VERSION, type Version, type VersionRange } from '../../model/product.ts';
import type { IssueCode } from '../../std/issue.ts';
import { type Constraint, coversAll, rangeOf } from './constraints.ts';
import { endsPhrase, hasWildcard, phraseIn, startsAsVersion, versionOf } from './range-phrases.ts';
import { MAX_RANGE_LENGTH, readVers, splitComparator } from './vers.ts';

export interface StatedVersion {
  readonly version: Version;
  readonly notes: readonly IssueCode[];
}

const ALL: ReadonlySet<string> = new Set(['*', 'all', 'any', 'all versions', 'any version', 'all version']);

/** A version alone: one word that starts as one and ends in a letter or digit, so not `4+`. */
function bareVersion(words: readonly string[]): string | null {
  const text = words.length === 1 && startsAsVersion(words[0]) ? versionOf(words) : null;
  return text !== null && /[\dA-Za-z]$/.test(text) ? text : null;
}

/** `[all versions] < 4`, `versions before 4`, `4 and earlier versions` → without the noun. */
function withoutNoun(words: readonly string[]): readonly string[] {
  const lower = words.map((word) => word.toLowerCase());
  const isNoun = (word: string | undefined) => word === 'version' || word === 'versions';
  const openings = [['[all', 'versions]'], ['all', 'versions'], ['versions'], ['version']];
  const opening = openings.find((each) => each.every((word, i) => lower[i] === word)) ?? [];
  const end = words.length > opening.length && isNoun(lower.at(-1)) ? words.length - 1 : words.length;
  return words.slice(opening.length, end);
}

function readPart(words: readonly string[]): Constraint | null {
  const [first = '', ...rest] = words;
  if (isComparator(first)) {
    const [comparator, joined] = splitComparator(first.startsWith('==') ? first.slice(1) : first);
    const version = versionOf(joined === '' ? rest : [joined, ...rest]);
    return version === null ? null : [comparator, version];
  }
  const phrase = phraseIn(words);
  const version = phrase === null ? bareVersion(words) : versionOf(phrase.rest);
  return version === null ? null : [phrase?.comparator ?? '=', version];
}

function isComparator(word: string): boolean {
  return word !== '' && '<>=!'.includes(word.charAt(0));
}

/** `>=1.0 and <2.0 | 4` → three lists of words: a part starts after `|` and `and`, and with a comparator. */
function partsOf(words: readonly string[]): string[][] {
  const lower = words.map((word) => word.toLowerCase());
  const parts: string[][] = [[]];
  for (const [i, word] of words.entries()) {
    const current = parts.at(-1) ?? [];
    if (word === '|' || (lower[i] === 'and' && !endsPhrase(lower[i + 1], lower[i + 2]))) parts.push([]);
    else if (isComparator(word) && withoutNoun(current).length > 0) parts.push([word]);
    else current.push(word);
  }
  return parts;
}

/** A comma separates only before a comparator: `4,2` may be a number. */
function wordsOf(text: string): string[] {
  let spaced = text.split(/\s+/).join(' ').replaceAll('≤', '<=').replaceAll('≥', '>=');
  for (const sign of '<>=!') spaced = spaced.replaceAll(`,${sign}`, ` ${sign}`).replaceAll(`, ${sign}`, ` ${sign}`);
  return spaced
    .replaceAll('|', ' | ')
    .split(' ')
    .filter((word) => word !== '');
}

/** Comparators and phrases without a scheme; null where a part is neither. */
function readWords(text: string): VersionRange | null {
  const constraints: Constraint[] = [];
  for (const part of partsOf(wordsOf(text))) {
    const constraint = readPart(withoutNoun(part));
    if (constraint === null) return null;
    constraints.push(constraint);
  }
  return rangeOf(null, constraints);
}

function unreadable(text: string): StatedVersion {
  return { version: { kind: 'unreadable', text }, notes: ['identity.range_unreadable'] };
}

function ranged(range: VersionRange, notes: readonly IssueCode[]): StatedVersion {
  return { version: coversAll(range) ? ANY_VERSION : { kind: 'range', range }, notes };
}

function isAll(text: string): boolean {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  return ALL.has(bare.trim().toLowerCase().split(/\s+/).join(' '));
}

/** Percent-decoded once; `` where that would make or break constraints, or is not possible. */
function decoded(text: string): string {
  if (/%(?:21|2a|3[cde]|7c)/i.test(text)) return '';
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const VERS = 'vers:';
const VERS_ALL = 'vers:all/';

/**
 * A `product_version_range`, a CycloneDX `range`, a purl's `vers`: any version, a range, or unreadable. `vers:all/<4.2`
 * (CISA) is no vers, and read as the range without scheme that it holds.
 */
export function readStatedRange(written: string): StatedVersion {
  const text = written.trim();
  if (text.length > MAX_RANGE_LENGTH) return unreadable(text);
  if (isAll(text)) return { version: ANY_VERSION, notes: [] };
  const start = text.slice(0, VERS_ALL.length).toLowerCase();
  const vers = start.startsWith(VERS) ? readVers(text) : null;
  if (vers !== null) return ranged(vers.range, vers.notes);
  const isAllOf = start === VERS_ALL;
  if (start.startsWith(VERS) && !isAllOf) return unreadable(text);
  const range = readWords(isAllOf ? decoded(text.slice(VERS_ALL.length)) : text);
  if (range === null) return unreadable(text);
  return ranged(range, ['identity.range_no_scheme', ...(isAllOf ? (['identity.range_not_canonical'] as const) : [])]);
}

/** CSAF 2.0 §6.1.31 forbids these words in a version, and `until`, `through`, `up to` are as telling. */
const TELLING: ReadonlySet<string> = new Set('after all before earlier later prior versions until through'.split(' '));

/** Whether a text in the place of one version is written as a range. */
function looksLikeRange(text: string): boolean {
  const lower = text.toLowerCase();
  const words = lower.split(/\s+/).map((word) => word.replace('[', '').replace(']', ''));
  const tells = words.some((word, i) => TELLING.has(word) || (word === 'up' && words[i + 1] === 'to'));
  const signs = isComparator(text) || ['<', '>', '≤', '≥'].some((sign) => text.includes(sign));
  return lower.startsWith(VERS) || signs || tells || isAll(text) || phraseIn(withoutNoun(words)) !== null;
}

/**
 * A `product_version`, a CycloneDX `version`: exact, unless it is written as a range, and then read as one or unreadable.
 * Text with `|` or a wildcard part is unreadable too: it names no single version, and as exact text it would match none
 * in silence.
 */
export function readStatedVersion(written: string): StatedVersion {
  const text = written.trim();
  if (text === '' || looksLikeRange(text)) return readStatedRange(text);
  if (text.includes('|') || text.split(/\s+/).some(hasWildcard)) return unreadable(text);
  return { version: { kind: 'exact', text }, notes: [] };
}
