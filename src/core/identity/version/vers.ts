/**
 * vers texts (vers specification, Clause 5): `vers:npm/>=1.0.0|<2.0.0`. Reading is lenient about form (case, order,
 * blanks, spare pipes, `=`, encoding) and notes it; never about meaning.
 */
import type { Comparator, VersionRange } from '../../model/product.ts';
import type { IssueCode } from '../../std/issue.ts';
import { type Constraint, rangeOf, unboundedRange } from './constraints.ts';

export interface ReadVers {
  readonly range: VersionRange;
  /** `identity.range_not_canonical` or nothing. */
  readonly notes: readonly IssueCode[];
}

export const MAX_RANGE_LENGTH = 65_536;

/** Longest first, so that `<=` is not read as `<`. */
const COMPARATORS: readonly Comparator[] = ['>=', '<=', '!=', '<', '>', '='];

/** The comparator in front, `=` where there is none, and the rest without blanks around it. */
export function splitComparator(text: string): Constraint {
  const comparator = COMPARATORS.find((each) => text.startsWith(each));
  return comparator === undefined ? ['=', text.trim()] : [comparator, text.slice(comparator.length).trim()];
}

/** Decoded once; null where it is empty or holds what must be encoded, a bad triplet or a control character. */
function readVersion(text: string): string | null {
  if (text === '' || /[<>=!*]/.test(text)) return null;
  try {
    const version = decodeURIComponent(text);
    return /[\p{Cc}\p{Cs}]/u.test(version) || version.trim() !== version ? null : version;
  } catch {
    return null;
  }
}

function readConstraints(text: string): Constraint[] | null {
  const constraints: Constraint[] = [];
  for (const part of text.split('|').map((each) => each.trim())) {
    if (part === '') continue;
    const [comparator, written] = splitComparator(part);
    const version = readVersion(written);
    if (version === null) return null;
    constraints.push([comparator, version]);
  }
  return constraints;
}

/** Anchored, one repeat, and the text is short by then. */
const SCHEME = /^[a-z][a-z0-9.-]{0,63}$/;

/** These two have one valid form, `*` (vers types, "all" and "none"). */
const UNBOUNDED_ONLY = ['all', 'none'];

function readRange(scheme: string, text: string): VersionRange | null {
  if (!SCHEME.test(scheme) || scheme === 'invalid') return null;
  if (text.trim() === '*') return unboundedRange(scheme);
  // The one scheme whose versions have a canonical spelling (vers types, "datetime").
  const spelt = scheme === 'datetime' ? text.toUpperCase() : text;
  const constraints = UNBOUNDED_ONLY.includes(scheme) ? null : readConstraints(spelt);
  return constraints && rangeOf(scheme, constraints);
}

/**
 * Null where the text is no vers: another scheme, no constraints or over a thousand, a wildcard inside a version, one
 * version twice with different comparators, or a sequence that Clause 5.4 forbids. Versions that the named scheme does
 * not know are kept, as the vers suite has it; how such a range is answered, `inRange` says.
 */
export function readVers(text: string): ReadVers | null {
  const colon = text.indexOf(':');
  const slash = text.indexOf('/');
  if (text.length > MAX_RANGE_LENGTH || slash < colon) return null;
  if (text.slice(0, Math.max(colon, 0)).trim().toLowerCase() !== 'vers') return null;
  const range = readRange(
    text
      .slice(colon + 1, slash)
      .trim()
      .toLowerCase(),
    text.slice(slash + 1),
  );
  return range && { range, notes: range.text === text ? [] : ['identity.range_not_canonical'] };
}
