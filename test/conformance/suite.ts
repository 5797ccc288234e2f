/**
 * A suite of a standard as a list of cases, each met or not; and its outcome against the list of known gaps. A gap that is
 * met, or that names no case, is as much a regression as a case that is not met: the list may only shrink.
 */
import { GAPS } from './gaps.ts';

export interface Case {
  readonly name: string;
  readonly met: boolean;
}

export interface Suite {
  readonly name: string;
  /** Folder of the corpus that it needs. */
  readonly folder: string;
  /** `path` is that folder. */
  readonly cases: (path: string) => Promise<readonly Case[]>;
}

export interface Outcome {
  readonly suite: string;
  readonly passed: number;
  /** Not met, and no known gap. */
  readonly failed: readonly string[];
  /** Known gaps, still open. */
  readonly known: number;
  /** Known gaps that are none any more: take them off the list. */
  readonly gone: readonly string[];
  readonly total: number;
}

export function outcomeOf(suite: string, cases: readonly Case[], gaps = GAPS[suite] ?? {}): Outcome {
  const isKnown = (name: string): boolean => Object.hasOwn(gaps, name);
  const unmet = new Set(cases.filter(({ met }) => !met).map(({ name }) => name));
  return {
    suite,
    passed: cases.filter(({ met }) => met).length,
    failed: [...unmet].filter((name) => !isKnown(name)),
    known: [...unmet].filter(isKnown).length,
    gone: Object.keys(gaps).filter((name) => !unmet.has(name)),
    total: cases.length,
  };
}

export function isRegression({ failed, gone }: Outcome): boolean {
  return failed.length + gone.length > 0;
}

/** One line for a program. */
export function recordOf({ suite, passed, failed, known, total }: Outcome): unknown {
  return { suite, passed, failed: failed.length, known, total };
}
