/** What may follow the status in an `expect` line: a table of words, each with what it reads and what it compares. */
import { answerRecord } from '../../src/core/consensus/record.ts';
import {
  type Consensus,
  type Factors,
  LEFT_OUT_REASONS,
  OUTCOMES,
  STANDING_RULES,
} from '../../src/core/model/consensus.ts';
import { TIERS } from '../../src/core/model/issuer.ts';
import { JUSTIFICATIONS } from '../../src/core/model/justification.ts';
import { MATCH_KINDS, SCOPES, WHY_NOT } from '../../src/core/model/match.ts';
import { STATUSES } from '../../src/core/model/status.ts';
import { canonicalText } from '../../src/core/std/canonical.ts';
import { fromMillionths } from '../../src/core/std/fixed.ts';
import { dayText, readDecimal, readKnownDay, readWhole } from './quantities.ts';
import { type Check, ofVoice, same, sameNumber } from './seen.ts';
import { readUntil, type Words } from './words.ts';

const FACTORS = ['tier', 'signature', 'freshness', 'status', 'match'] as const satisfies (keyof Factors)[];
const ROLES = ['counted', 'echo', 'crowd', 'advice'] as const;

export const CHECKS: Readonly<Record<string, (words: Words) => Check>> = {
  cautious: (words) => {
    const status = words.oneOf(STATUSES, 'a status');
    return ({ consensus }) => same('cautious', status, consensus.cautious);
  },
  outcome: (words) => {
    const outcome = words.oneOf(OUTCOMES, 'an outcome');
    return ({ consensus }) => same('outcome', outcome, consensus.outcome);
  },
  confidence: (words) => {
    const confidence = readDecimal(words, 'the confidence');
    return ({ consensus }) => sameNumber('confidence', confidence, consensus.confidence);
  },
  justification: (words) => {
    const wanted = words.take('none') ? null : words.oneOf(JUSTIFICATIONS, 'a justification');
    return ({ consensus }) => same('justification', wanted, consensus.justification);
  },
  sum: (words) => {
    const status = words.oneOf(STATUSES, 'a status');
    const sum = readDecimal(words, 'the sum of its weights');
    return ({ consensus }) => sameNumber(`sum of ${status}`, sum, consensus.weights[status]);
  },
  voices: (words) => {
    const count = readWhole(words, 'the number of voices');
    return ({ consensus }) => same('number of voices', count, consensus.voices.length);
  },
  weight: (words) => {
    const who = words.next('who is weighed');
    const weight = readDecimal(words, 'the weight');
    return ofVoice(who, (voice) => sameNumber(`weight of ${who}`, weight, voice.weight));
  },
  counted: (words) => {
    const who = words.next('who is counted');
    const weight = readDecimal(words, 'what it counts');
    return ofVoice(who, (voice) => sameNumber(`what ${who} counts`, weight, voice.counted));
  },
  factor: (words) => {
    const who = words.next('who is weighed');
    const name = words.oneOf(FACTORS, 'a factor');
    const value = readDecimal(words, 'the factor');
    return ofVoice(who, (voice) => sameNumber(`factor ${name} of ${who}`, value, voice.factors[name]));
  },
  tier: (words) => {
    const who = words.next('who speaks');
    const tier = words.oneOf(TIERS, 'a tier');
    return ofVoice(who, (voice) => same(`tier of ${who}`, tier, voice.speaker.tier));
  },
  role: (words) => {
    const who = words.next('who speaks');
    const role = words.oneOf(ROLES, 'a role');
    return ofVoice(who, (voice) => same(`role of ${who}`, role, voice.role));
  },
  'echo-of': (words) => {
    const who = words.next('who repeats');
    const source = words.next('whom it repeats');
    return ofVoice(who, (voice) => same(`source of ${who}`, source, voice.echoOf));
  },
  scope: (words) => {
    const who = words.next('who speaks');
    const scope = words.oneOf(SCOPES, 'a scope');
    return ofVoice(who, (voice) => same(`scope of ${who}`, scope, voice.match.scope));
  },
  match: (words) => {
    const who = words.next('who speaks');
    const kind = words.oneOf(MATCH_KINDS, 'a kind of match');
    return ofVoice(who, (voice) => same(`match of ${who}`, kind, voice.match.kind));
  },
  aliases: (words) => {
    const ids = words.take('none') ? [] : readUntilCheck(words, 'an alias');
    return ({ consensus }) => same('aliases', ids.join(' '), consensus.aliases.join(' '));
  },
  'left-out': readLeftOut,
  'why-not': (words) => {
    const who = words.next('who speaks');
    const rule = words.oneOf(WHY_NOT, 'a rule of matching');
    return (seen) => {
      const rules = seen.refusalsOf(who).map((refusal) => refusal.rule);
      return rules.includes(rule) ? null : `why not ${who}: expected ${rule}, got ${rules.join(', ') || 'nothing'}`;
    };
  },
  'runner-up': (words) => {
    const status = words.oneOf(STATUSES, 'a status');
    const weight = readDecimal(words, 'its weight');
    return ({ explanation: { runnerUp } }) =>
      same('runner-up', status, runnerUp?.status) ?? sameNumber('weight of the runner-up', weight, runnerUp?.weight);
  },
  flip: readFlip,
  'freshness-flip': (words) => {
    const at = readKnownDay(words);
    const status = words.take('nothing') ? null : words.oneOf(STATUSES, 'a status');
    return ({ explanation: { freshnessFlip } }) => {
      if (freshnessFlip === null) return `freshness-flip: expected ${dayText(at)}, got none`;
      return (
        same('day of the freshness flip', dayText(at), dayText(freshnessFlip.at)) ??
        same('status after the freshness flip', status, freshnessFlip.status)
      );
    };
  },
  'same-as': (words) => {
    const asOf = readKnownDay(words);
    return (seen) => same(`the answer of ${dayText(asOf)}`, timeless(seen.at(asOf)), timeless(seen.consensus));
  },
  no: (words) => {
    const what = words.oneOf(['left-out', 'freshness-flip', 'runner-up'] as const, 'what there is none of');
    if (what === 'left-out')
      return ({ consensus }) => same('left out', '', consensus.leftOut.map(({ speaker }) => speaker.id).join(' '));
    if (what === 'runner-up') return ({ explanation }) => same('runner-up', null, explanation.runnerUp);
    return ({ explanation: { freshnessFlip } }) =>
      freshnessFlip === null ? null : `freshness-flip: expected none, got ${dayText(freshnessFlip.at)}`;
  },
};

/** One or more words, up to the next that begins a check. */
export function readUntilCheck(words: Words, what: string): string[] {
  return readUntil(words, ['conflict', ...Object.keys(CHECKS)], what);
}

/** `left-out WHO REASON [RULE] [times N]`; the rule only where one statement fell to another. */
function readLeftOut(words: Words): Check {
  const who = words.next('who is left out');
  const reason = words.oneOf(LEFT_OUT_REASONS, 'a reason');
  const rule = STANDING_RULES.find((candidate) => words.take(candidate));
  const times = words.take('times') ? readWhole(words, 'a number') : null;
  return (seen) => {
    const all = seen.consensus.leftOut.filter(({ speaker }) => speaker.id === seen.idOf(who));
    const found = all.filter((item) => item.reason === reason && (rule === undefined || item.rule === rule));
    if (times === null ? found.length > 0 : found.length === times) return null;
    const got = all.map((item) => [item.reason, item.rule].join(' ').trim()).join(', ') || 'nothing';
    return `left out of ${who}: expected ${[reason, rule].join(' ').trim()} ${times ?? ''}, got ${got}`;
  };
}

/** `flip STATUS N [by authoritative]` or `flip STATUS never`. */
function readFlip(words: Words): Check {
  const to = words.oneOf(STATUSES, 'a status');
  const weight = words.take('never') ? null : readDecimal(words, 'the weight to add');
  const tier = words.take('by') ? words.oneOf(['authoritative'] as const, 'a tier') : null;
  return ({ explanation }) => {
    const flip = explanation.flips.find((candidate) => candidate.to === to);
    if (flip === undefined) return `there is no flip to ${to}`;
    const text = (value: number | null) => (value === null ? 'never' : String(fromMillionths(value)));
    return same(`flip to ${to}`, text(weight), text(flip.addedWeight)) ?? same('tier of the flip', tier, flip.tier);
  };
}

/** All of an answer but the instant for which it holds. */
function timeless(consensus: Consensus): string {
  const { asOf: _asOf, digest: _digest, ...rest } = answerRecord(consensus, true);
  return canonicalText(rest);
}
