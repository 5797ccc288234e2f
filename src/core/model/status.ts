/**
 * The four statuses as a chain from best to worst (consensus.md §1):
 * an unknown is worse than a known good and better than a known bad; `fixed` says that somebody was affected.
 */
export const STATUSES = ['not_affected', 'fixed', 'under_investigation', 'affected'] as const;

export type Status = (typeof STATUSES)[number];

/** 0 (not_affected) to 3 (affected). */
export function badness(status: Status): number {
  return STATUSES.indexOf(status);
}

/** The join of the lattice: the worse of two. */
export function worse(a: Status, b: Status): Status {
  return badness(a) >= badness(b) ? a : b;
}

/** The worst of several; null of none. */
export function worst(statuses: Iterable<Status>): Status | null {
  let result: Status | null = null;
  for (const status of statuses) result = result === null ? status : worse(result, status);
  return result;
}

/** A status that takes a finding off the list: never to be won by a loose match. */
export function suppresses(status: Status): boolean {
  return status === 'not_affected' || status === 'fixed';
}
