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
  /** The path by the remark that was last added here. Remarks are laid out one after the other, so no other is asked for. */
  after: Said | null;
  /** Filled by `detailOf`. */
  details: Map<number, Detail> | null;
}

export function nothingSaid(): Said {
  return { before: null, remark: null, after: null, details: null };
}

/** One more remark. Saying the same twice in a row says it once. */
export function saidAlso(said: Said, remark: Remark): Said {
  if (said.remark === remark) return said;
  if (said.after?.remark === remark) return said.after;
  said.after = { before: said, remark, after: null, details: null };
  return said.after;
}

/** In the order in which they were made. */
export function remarksOf(said: Said): Remark[] {
  const remarks: Remark[] = [];
  for (let at: Said | null = said; at !== null; at = at.before) if (at.remark !== null) remarks.push(at.remark);
  return remarks.reverse();
}
