/**
 * What a vulnerability's flags, threats and remediations say of a product, as a path of remarks. Products of which the
 * same is said share one path, so that a list of 20,000 ids costs one step each and the texts are put together once.
 */
import type { Justification } from '../../model/justification.ts';
import type { Action } from '../../model/statement.ts';
import type { Detail } from './detail.ts';

export type Remark =
  | { readonly kind: 'flag'; readonly label: string; readonly justification: Justification | null }
  | { readonly kind: 'impact'; readonly text: string }
  | { readonly kind: 'action'; readonly action: Action };

export interface Said {
  readonly before: Said | null;
  readonly remark: Remark | null;
  /** The path that was last taken from here, which is nearly always the next one too. */
  last: Said | null;
  /** All that were taken, once there are several. */
  others: Map<Remark | null, Said> | null;
  /** Filled by `detailOf`. */
  details: Map<number, Detail> | null;
}

export function nothingSaid(): Said {
  return startOf(null, null);
}

function startOf(before: Said | null, remark: Remark | null): Said {
  return { before, remark, last: null, others: null, details: null };
}

/** One more remark. Saying the same twice in a row says it once. */
export function saidAlso(said: Said, remark: Remark): Said {
  if (said.remark === remark) return said;
  if (said.last?.remark === remark) return said.last;
  const known = said.others?.get(remark);
  const next = known ?? startOf(said, remark);
  if (known === undefined && said.last !== null) {
    said.others ??= new Map([[said.last.remark, said.last]]);
    said.others.set(remark, next);
  }
  said.last = next;
  return next;
}

/** In the order in which they were made. */
export function remarksOf(said: Said): Remark[] {
  const remarks: Remark[] = [];
  for (let at: Said | null = said; at !== null; at = at.before) if (at.remark !== null) remarks.push(at.remark);
  return remarks.reverse();
}
