/** The version rows of the table of formats.md §7: what is asked against what is stated. */
import type { MatchKind, Refusal } from '../model/match.ts';
import type { Version } from '../model/product.ts';
import { coversAll } from './version/constraints.ts';
import { inRange, sameRange } from './version/contains.ts';
import { sameVersion } from './version/schemes.ts';

export interface VersionMatch {
  readonly kind: Extract<MatchKind, 'exact' | 'range' | 'range_approx' | 'versionless'>;
  /** 1 exact, 2 range, 3 versionless. */
  readonly precision: number;
  readonly folded: boolean;
}

const EXACT: VersionMatch = { kind: 'exact', precision: 1, folded: false };
const EXACT_FOLDED: VersionMatch = { kind: 'exact', precision: 1, folded: true };
const RANGE: VersionMatch = { kind: 'range', precision: 2, folded: false };
const APPROXIMATE: VersionMatch = { kind: 'range_approx', precision: 2, folded: false };
const VERSIONLESS: VersionMatch = { kind: 'versionless', precision: 3, folded: false };

/** The version as a text; null for any. */
export function versionText(version: Version): string | null {
  if (version.kind === 'any') return null;
  return version.kind === 'range' ? version.range.text : version.text;
}

/**
 * `scheme` is that of the package; null where nothing names one. `suppresses`: the statement takes a finding off the list,
 * so a range that can only be guessed at does not count for it.
 */
export function compareVersions(
  asked: Version,
  stated: Version,
  scheme: string | null,
  suppresses: boolean,
): VersionMatch | Refusal {
  if (stated.kind === 'any') return VERSIONLESS;
  if (stated.kind === 'unreadable') return refused('range_unreadable', asked, stated);
  if (stated.kind === 'range' && coversAll(stated.range)) return VERSIONLESS;
  if (asked.kind === 'range' && stated.kind === 'range' && sameRange(asked.range, stated.range)) return RANGE;
  if (asked.kind !== 'exact') return refused('version_unstated', asked, stated);
  if (stated.kind === 'exact') {
    const { equal, folded } = sameVersion(scheme, asked.text, stated.text);
    return equal ? (folded ? EXACT_FOLDED : EXACT) : refused('version_differs', asked, stated);
  }
  switch (inRange(stated.range, asked.text, scheme)) {
    case 'in':
      return RANGE;
    case 'approx_in':
      return suppresses ? refused('range_scheme_unknown', asked, stated) : APPROXIMATE;
    case 'unknown':
      return refused('range_unreadable', asked, stated);
    default:
      return refused('out_of_range', asked, stated);
  }
}

function refused(rule: Refusal['rule'], asked: Version, stated: Version): Refusal {
  return { rule, asked: versionText(asked), stated: versionText(stated) };
}
