/** The properties that consensus.md §9 promises, each for any evidence. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consensusDigest } from '../../../src/core/consensus/record.ts';
import { explain } from '../../../src/core/explain.ts';
import { lens } from '../../../src/core/lens.ts';
import type { Consensus } from '../../../src/core/model/consensus.ts';
import { type Issuer, TIERS } from '../../../src/core/model/issuer.ts';
import { JUSTIFICATIONS } from '../../../src/core/model/justification.ts';
import { MODES, type Mode, type Policy } from '../../../src/core/model/policy.ts';
import type { Statement } from '../../../src/core/model/statement.ts';
import { badness, STATUSES, type Status, worse } from '../../../src/core/model/status.ts';
import { ONE } from '../../../src/core/std/fixed.ts';
import { DAY } from '../../../src/core/std/instant.ts';
import { day, inMode, issuer, policyWith, QUESTION, type Said, said, world } from '../world.ts';

const NAMES = ['ann', 'bob', 'cyd', 'dan', 'eve'] as const;
const AS_OF = day(40);

const status = fc.constantFrom(...STATUSES);
const tier = fc.constantFrom(...TIERS);
const mode = fc.constantFrom(...MODES);

const word: fc.Arbitrary<Said> = fc
  .record({
    by: fc.constantFrom(...NAMES, 'stranger 1', 'stranger 2', 'stranger 3'),
    status,
    day: fc.integer({ min: 0, max: 39 }),
    label: fc.option(fc.constantFrom(...JUSTIFICATIONS)),
    salt: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ label, ...rest }) => ({ ...rest, justification: rest.status === 'not_affected' ? label : null }));

const evidence = fc.array(word, { maxLength: 12 }).map((words) => words.map(said));
const directory = fc
  .tuple(...NAMES.map(() => tier))
  .map((tiers) => NAMES.map((id, i) => issuer(id, tiers[i] ?? 'known')));

function answer(statements: readonly Statement[], issuers: readonly Issuer[], policy: Policy, asOf = AS_OF): Consensus {
  return lens(QUESTION, statements, world(statements, issuers, policy, asOf));
}

/** Each issuer speaks once: then adding a voice adds a voice. */
const choir = fc.uniqueArray(word, { maxLength: 8, selector: ({ by }) => by }).map((words) => words.map(said));

describe('consensus.md §9', () => {
  test('permutation and duplication of the inputs change nothing', () => {
    const shuffled = evidence.chain((statements) =>
      fc.tuple(
        fc.constant(statements),
        fc.shuffledSubarray([...statements, ...statements], { minLength: statements.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, directory, mode, ([statements, other], issuers, m) => {
        const [a, b] = [answer(statements, issuers, inMode(m)), answer(other, issuers, inMode(m))];
        expect(consensusDigest(b)).toBe(consensusDigest(a));
      }),
      { numRuns: 400 },
    );
  });

  test('an agreeing independent voice never lowers confidence under WeightedVote without dissent', () => {
    const agreed = fc.tuple(status, fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 2 }));
    fc.assert(
      fc.property(agreed, directory, ([s, names], issuers) => {
        const statements = names.map((by) => said({ by, status: s }));
        const without = answer(statements.slice(1), issuers, inMode('WeightedVote'));
        const withIt = answer(statements, issuers, inMode('WeightedVote'));
        expect(withIt.confidence).toBeGreaterThanOrEqual(without.confidence);
      }),
    );
  });

  test('raising a tier never makes its own status lose where it won', () => {
    fc.assert(
      fc.property(choir, directory, mode, fc.nat(4), (statements, issuers, m, who) => {
        const raised = issuers.map((each, i) => (i === who ? { ...each, tier: higher(each) } : each));
        const [before, after] = [answer(statements, issuers, inMode(m)), answer(statements, raised, inMode(m))];
        const own = statements.find(({ issuer: name }) => name?.value === NAMES[who])?.status;
        if (own !== undefined && before.status === own) expect(after.status).toBe(own);
      }),
      { numRuns: 400 },
    );
  });

  test('the lattice is a join: associative, commutative, idempotent, an upper bound', () => {
    fc.assert(
      fc.property(status, status, status, (a, b, c) => {
        expect(worse(a, worse(b, c))).toBe(worse(worse(a, b), c));
        expect(worse(a, b)).toBe(worse(b, a));
        expect(worse(a, a)).toBe(a);
        expect(badness(worse(a, b))).toBe(Math.max(badness(a), badness(b)));
      }),
    );
    fc.assert(
      fc.property(choir, directory, (statements, issuers) => {
        const { status: joined, cautious, voices } = answer(statements, issuers, inMode('Lattice'));
        const worst = Math.max(-1, ...voices.map(({ statement }) => badness(statement.status)));
        expect(joined === null ? -1 : badness(joined)).toBe(worst);
        expect(cautious).toBe(joined);
      }),
    );
  });

  test('a left-out voice has no influence: without it only the listing changes', () => {
    const strict = fc.constantFrom(
      policyWith({ minimumWeightThreshold: 400_000 }),
      policyWith({ admitStrangers: false }),
      policyWith({ requireJustificationForNotAffected: true }),
      policyWith({ maxStatementsPerComputation: 2 }),
    );
    fc.assert(
      fc.property(choir, directory, strict, mode, (statements, issuers, policy, m) => {
        const rules = { ...policy, consensus: { ...policy.consensus, mode: m } };
        const full = answer(statements, issuers, rules);
        const heard = full.voices.map(({ statement }) => statement);
        const alone = answer(heard, issuers, rules);
        if (heard.length === 0) return;
        expect(substance(alone)).toEqual(substance({ ...full, leftOut: [] }));
      }),
      { numRuns: 400 },
    );
  });

  test('many strangers move an answer no further than one', () => {
    fc.assert(
      fc.property(choir, directory, mode, status, fc.integer({ min: 2, max: 60 }), (statements, issuers, m, s, n) => {
        const crowd = Array.from({ length: n }, (_, i) => said({ by: `crowd ${i}`, status: s, day: 39, salt: 'c' }));
        const one = answer([...statements, ...crowd.slice(0, 1)], issuers, inMode(m));
        const all = answer([...statements, ...crowd], issuers, inMode(m));
        expect({ status: all.status, outcome: all.outcome, confidence: all.confidence, weights: all.weights }).toEqual({
          status: one.status,
          outcome: one.outcome,
          confidence: one.confidence,
          weights: one.weights,
        });
      }),
    );
  });

  test('under `advise` strangers decide nothing where a registered issuer speaks', () => {
    fc.assert(
      fc.property(choir, directory, mode, (statements, issuers, m) => {
        const policy = policyWith({ mode: m, strangers: 'advise' });
        const full = answer(statements, issuers, policy);
        const registered = full.voices.filter(({ speaker }) => speaker.registered).map(({ statement }) => statement);
        if (registered.length === 0) return;
        expect(full.status).toBe(answer(registered, issuers, policy).status);
      }),
    );
  });

  test('AuthoritativeFirst without authoritative voices is WeightedVote', () => {
    fc.assert(
      fc.property(evidence, directory, (statements, issuers) => {
        const lesser = issuers.map((each) =>
          each.tier === 'authoritative' ? { ...each, tier: 'trusted' as const } : each,
        );
        const first = answer(statements, lesser, inMode('AuthoritativeFirst'));
        const vote = answer(statements, lesser, inMode('WeightedVote'));
        expect({ ...substance(first), mode: '' }).toEqual({ ...substance(vote), mode: '' });
      }),
    );
  });

  test('answers are constant between the day boundaries of their voices', () => {
    fc.assert(
      fc.property(
        evidence,
        directory,
        mode,
        fc.bigInt({ min: 0n, max: DAY - 1n }),
        (statements, issuers, m, within) => {
          // All statements are made at the start of a day, so nothing changes inside one.
          const [start, later] = [
            answer(statements, issuers, inMode(m)),
            answer(statements, issuers, inMode(m), AS_OF + within),
          ];
          expect(substance(later)).toEqual(substance(start));
        },
      ),
    );
  });

  test('confidence is between 0 and 1, and 1 only when unanimous', () => {
    fc.assert(
      fc.property(evidence, directory, mode, (statements, issuers, m) => {
        const { confidence, outcome } = answer(statements, issuers, inMode(m));
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(ONE);
        if (confidence === ONE) expect(outcome).toBe('unanimous');
      }),
    );
  });

  test('the explanation alone suffices to recompute the answer', () => {
    fc.assert(
      fc.property(evidence, directory, mode, (statements, issuers, m) => {
        const first = answer(statements, issuers, inMode(m));
        const listed = [...first.voices, ...first.leftOut].map(({ statement }) => statement);
        const again = lens(QUESTION, listed, world(statements, issuers, inMode(m), AS_OF));
        expect(consensusDigest(again)).toBe(consensusDigest(first));
      }),
    );
  });
});

describe('what would flip it', () => {
  test('the added weight flips the answer, and a millionth less does not', () => {
    fc.assert(
      fc.property(choir, directory, mode, (statements, issuers, m) => {
        const here = world(statements, issuers, plain(m), AS_OF);
        const consensus = lens(QUESTION, statements, here);
        for (const { to, addedWeight, tier: only } of explain(consensus, here).flips) {
          if (addedWeight === null || addedWeight > ONE) continue;
          const turned = (weight: number) => {
            const newest = said({ by: 'zoe', status: to, day: 40, salt: 'z' });
            const zoe = issuer('zoe', only ?? 'known', { weight });
            return answer([...statements, newest], [...issuers, zoe], plain(m)).status === to;
          };
          expect(turned(addedWeight)).toBe(true);
          const least = here.policy.consensus.minimumWeightThreshold;
          if (addedWeight > least) expect(turned(addedWeight - 1)).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('the day of the freshness flip is the first day on which the answer differs', () => {
    fc.assert(
      fc.property(choir, directory, mode, (statements, issuers, m) => {
        const here = world(statements, issuers, inMode(m), AS_OF);
        const consensus = lens(QUESTION, statements, here);
        const flip = explain(consensus, here).freshnessFlip;
        const same = ({ status: s, outcome }: Consensus) => s === consensus.status && outcome === consensus.outcome;
        const end = flip === null ? day(75) : flip.at - DAY;
        for (let at = AS_OF; at <= end; at += DAY) expect(same(answer(statements, issuers, inMode(m), at))).toBe(true);
        if (flip === null) return;
        const then = answer(statements, issuers, inMode(m), flip.at);
        expect(same(then)).toBe(false);
        expect(then.status).toBe(flip.status);
      }),
      { numRuns: 150 },
    );
  });
});

/** No status is boosted, so that a voice of today weighs just what its issuer does. */
function plain(mode: Mode): Policy {
  return policyWith({ mode }, { fixedStatusBoost: ONE });
}

function higher({ tier: own }: Issuer): Issuer['tier'] {
  return TIERS[Math.max(0, TIERS.indexOf(own) - 1)] ?? own;
}

/** All of an answer but what lists its inputs. */
function substance(consensus: Consensus) {
  const { status: s, cautious, justification, outcome, confidence, conflicts, weights, aliases, mode: m } = consensus;
  const voices = consensus.voices.map(({ speaker, weight, counted, role }) => ({
    id: speaker.id,
    weight,
    counted,
    role,
  }));
  return { s, cautious, justification, outcome, confidence, conflicts, weights, aliases, mode: m, voices } as {
    s: Status | null;
    mode: string;
  };
}
