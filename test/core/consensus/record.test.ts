/** The record on the wire, and that its cheap canonical form is the real one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerRecord, consensusDigest } from '../../../src/core/consensus/record.ts';
import { lens } from '../../../src/core/lens.ts';
import { STATUSES } from '../../../src/core/model/status.ts';
import { canonicalDigest } from '../../../src/core/std/canonical.ts';
import { day, inMode, issuer, policyWith, product, QUESTION, type Said, said, world } from '../world.ts';

const ISSUERS = [
  issuer('ann', 'known'),
  issuer('bob', 'trusted'),
  issuer('cyd', 'known', { derivesFrom: [{ issuer: 'bob', all: true }] }),
];

test('the digest is that of the RFC 8785 form of the explained record without its digest', () => {
  const word: fc.Arbitrary<Said> = fc.record({
    by: fc.constantFrom('ann', 'bob', 'cyd', 'Zoë "the \u{1F600}"', 'line\nbreak'),
    status: fc.constantFrom(...STATUSES),
    day: fc.integer({ min: 0, max: 60 }),
    salt: fc.nat(2),
  });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.boolean(), (words, inside) => {
      const statements = words.map(said);
      const question = inside ? { ...QUESTION, component: product('pkg:npm/b@2') } : QUESTION;
      const policy = policyWith({ minimumWeightThreshold: 300_000 });
      const consensus = lens(question, statements, world(statements, ISSUERS, policy, day(33)));
      const { digest, ...rest } = answerRecord(consensus, true);
      expect(digest).toBe(canonicalDigest(rest));
      expect(consensusDigest(consensus)).toBe(digest);
    }),
  );
});

test('one answer, as the wire has it', () => {
  const statements = [
    said({ by: 'ann', status: 'affected', day: 25 }),
    said({ by: 'bob', status: 'not_affected', day: 25, justification: 'component_not_present' }),
  ];
  const consensus = lens(QUESTION, statements, world(statements, ISSUERS, inMode('WeightedVote'), day(25)));
  const record = answerRecord(consensus, false);
  expect(Object.keys(record)).toEqual([
    'vulnerability',
    'product',
    'component',
    'status',
    'cautious',
    'justification',
    'outcome',
    'asOf',
    'confidence',
    'conflicts',
    'inputDigest',
    'issuerSetDigest',
    'mode',
    'policyDigest',
    'weights',
    'digest',
  ]);
  expect(record).toMatchObject({
    vulnerability: { id: 'CVE-2024-1', aliases: [] },
    product: { id: 'pkg:npm/a@1.0.0' },
    component: null,
    status: 'not_affected',
    cautious: 'affected',
    justification: 'component_not_present',
    outcome: 'majority',
    asOf: '2026-01-26T00:00:00Z',
    mode: 'WeightedVote',
    conflicts: [{ reason: 'status_disagreement', severity: 'high', issuers: ['ann', 'bob'] }],
  });
  // bob 0.8 × 1.1 = 0.88, ann 0.5: agreement 0.637681, strength 0.88 (consensus.md §6).
  expect(record.confidence).toBe(0.561159);
  expect(Object.keys(answerRecord(consensus, true)).slice(-2)).toEqual(['voices', 'leftOut']);
});
