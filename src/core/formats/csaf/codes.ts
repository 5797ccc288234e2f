/**
 * Sets of issue codes, one array each: thousands of statements share the few combinations that occur, so a combination
 * is made once and compared by identity.
 */
import type { IssueCode } from '../../std/issue.ts';
import { sortedUnique } from '../../std/order.ts';

export type Codes = readonly IssueCode[];

export const NO_CODES: Codes = [];

export interface CodeSets {
  of(codes: Codes): Codes;
  union(a: Codes, b: Codes): Codes;
}

export function codeSets(): CodeSets {
  const known = new Map<string, Codes>();
  const unions = new Map<Codes, Map<Codes, Codes>>();

  function of(codes: Codes): Codes {
    if (codes.length === 0) return NO_CODES;
    const sorted = sortedUnique(codes) as IssueCode[];
    const text = sorted.join();
    const set = known.get(text) ?? sorted;
    known.set(text, set);
    return set;
  }

  function union(a: Codes, b: Codes): Codes {
    if (b.length === 0) return a;
    if (a.length === 0) return b;
    const ofA = unions.get(a) ?? new Map<Codes, Codes>();
    unions.set(a, ofA);
    const set = ofA.get(b) ?? of([...a, ...b]);
    ofA.set(b, set);
    return set;
  }

  return { of, union };
}
