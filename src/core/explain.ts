/**
 * Why an answer holds, what was next, and what would flip it (consensus.md §8): the smallest added voice of each other
 * status, and the day on which freshness alone does.
 */
import { decide } from './consensus/decide.ts';
import { addedWeight } from './consensus/flips.ts';
import { standingOf } from './consensus/standing.ts';
import type { World } from './lens.ts';
import type { Consensus, LeftOut } from './model/consensus.ts';
import { STATUSES, type Status } from './model/status.ts';
import type { Millionths } from './std/fixed.ts';
import { DAY, type Instant } from './std/instant.ts';
import { ascending, byGreatest } from './std/order.ts';
import { type Heard, hear, type Spoken } from './trust/hearing.ts';

/** The smallest added voice of a status that would change the answer to it. */
export interface Flip {
  readonly to: Status;
  /** Null = no added voice does it in this mode. */
  readonly addedWeight: Millionths | null;
  /** Only a voice of this tier could do it. */
  readonly tier: 'authoritative' | null;
}

export interface Explanation {
  readonly consensus: Consensus;
  readonly runnerUp: { readonly status: Status; readonly weight: Millionths } | null;
  readonly flips: readonly Flip[];
  /** The first day boundary on which freshness alone changes status or outcome; null = none within FLIP_HORIZON_DAYS. */
  readonly freshnessFlip: { readonly at: Instant; readonly status: Status | null } | null;
  /** Up to when it was looked for: a flood of voices ends the search early (MAX_REHEARD). */
  readonly freshnessSearchedUntil: Instant;
}

/** How far ahead the day of the freshness flip is looked for. */
export const FLIP_HORIZON_DAYS = 366;

/** How many words are heard again in that search, at most: a hundred voices over thirty days of their own fit thrice. */
const MAX_REHEARD = 1_000_000;

export function explain(consensus: Consensus, world: World): Explanation {
  return {
    consensus,
    runnerUp: runnerUpOf(consensus),
    flips: flipsOf(consensus, world),
    ...freshnessFlip(consensus, world),
  };
}

function runnerUpOf({ status, weights }: Consensus): Explanation['runnerUp'] {
  const others = STATUSES.filter((other) => other !== status && weights[other] > 0);
  const [next] = others.sort(byGreatest((other) => weights[other]));
  return next === undefined ? null : { status: next, weight: weights[next] };
}

function flipsOf(consensus: Consensus, world: World): Flip[] {
  const others = STATUSES.filter((status) => status !== consensus.status);
  const voices = consensus.voices.filter(({ counted }) => counted > 0);
  return others.map((to) => ({ to, ...addedWeight(to, consensus.status, voices, world.policy.consensus) }));
}

function freshnessFlip(
  consensus: Consensus,
  world: World,
): Pick<Explanation, 'freshnessFlip' | 'freshnessSearchedUntil'> {
  const spoken = spokenIn(consensus);
  const atLarge = atLargeIn(consensus);
  const words = [...spoken, ...atLarge];
  let freshnessSearchedUntil = world.asOf;
  let left = MAX_REHEARD;
  for (const at of dayBoundaries(words, world)) {
    left -= words.length;
    if (left < 0) return { freshnessFlip: null, freshnessSearchedUntil };
    freshnessSearchedUntil = at;
    const heard = heardAt(at, spoken, atLarge, world);
    const unheard = heard.leftOut.map(({ speaker }) => speaker.id);
    const { status, outcome } = decide(heard.voices, unheard, heard.contradicting, world.policy.consensus);
    const flips = status !== consensus.status || outcome !== consensus.outcome;
    if (flips) return { freshnessFlip: { at, status }, freshnessSearchedUntil };
  }
  return { freshnessFlip: null, freshnessSearchedUntil: world.asOf + BigInt(FLIP_HORIZON_DAYS) * DAY };
}

/** Everyone who was weighed: the voices, and those left out by what they weigh or lack. */
function spokenIn({ voices, leftOut }: Consensus): Spoken[] {
  const weighed = leftOut.filter(({ weight }: LeftOut) => weight !== undefined);
  return [...voices, ...weighed].map(({ speaker, statement, match }) => ({
    speaker,
    statement,
    match,
    contradicts: false,
  }));
}

/** Those whom context outranks, one voice an issuer: they are heard on the day on which nobody in context is any more. */
function atLargeIn({ leftOut }: Consensus): Spoken[] {
  const outranked = leftOut.filter(({ reason }) => reason === 'outranked_by_context');
  return [...Map.groupBy(outranked, ({ speaker }) => speaker.id).values()].flatMap((words) => {
    const { winner } = standingOf(words.map(({ statement, match }) => ({ statement, match, slot: '' })));
    const [first] = words;
    return first === undefined ? [] : [{ ...winner, speaker: first.speaker, contradicts: false }];
  });
}

function heardAt(at: Instant, spoken: readonly Spoken[], atLarge: readonly Spoken[], world: World): Heard {
  const heard = hear(spoken, world, at);
  return heard.voices.length > 0 || atLarge.length === 0 ? heard : hear([...spoken, ...atLarge], world, at);
}

/** When any voice grows a day older, up to the age at which it can lose no more; in order, made as they are asked for. */
function* dayBoundaries(spoken: readonly Spoken[], { policy, asOf }: World): Generator<Instant> {
  const decay = BigInt(policy.trust.freshnessDecayDays) * DAY;
  // Voices that grow older at the same time of day share their boundaries; the last of them to decay ends these.
  const ends = new Map<Instant, Instant>();
  for (const { statement } of spoken) {
    if (statement.affirmed === null) continue;
    const first = firstBoundary(statement.affirmed, asOf);
    const end = statement.affirmed + decay;
    if (end > (ends.get(first) ?? asOf)) ends.set(first, end);
  }
  const firsts = [...ends].sort(([a], [b]) => ascending(a, b));
  for (let day = 0n; day < FLIP_HORIZON_DAYS; day += 1n) {
    for (const [first, end] of firsts) if (first + day * DAY <= end) yield first + day * DAY;
  }
}

/** The first whole day of age within the day after the as-of. */
function firstBoundary(affirmed: Instant, asOf: Instant): Instant {
  return affirmed > asOf ? affirmed : affirmed + ((asOf - affirmed) / DAY + 1n) * DAY;
}
