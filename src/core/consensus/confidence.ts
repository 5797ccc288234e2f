/** How sure an answer is, 0 to 1: agreement × strength (consensus.md §6). Two independent issuers are surer than one. */
import type { Voice } from '../model/consensus.ts';
import type { Status } from '../model/status.ts';
import { type Millionths, ONE, ratio, times } from '../std/fixed.ts';
import type { Weights } from './modes.ts';

/** `voices`: those that count, heaviest first, then by issuer. */
export function confidenceOf(status: Status, voices: readonly Voice[], weights: Weights): Millionths {
  return times(ratio(weights[status], totalOf(weights)), strengthOf(status, voices));
}

export function totalOf(weights: Weights): Millionths {
  return weights.not_affected + weights.fixed + weights.under_investigation + weights.affected;
}

/** 1 − Π(1 − min(w, 1)) over the winning voices, floored at each step. */
function strengthOf(status: Status, voices: readonly Voice[]): Millionths {
  let doubt = ONE;
  for (const { statement, counted } of voices) {
    if (statement.status === status) doubt = times(doubt, ONE - Math.min(counted, ONE));
  }
  return ONE - doubt;
}
