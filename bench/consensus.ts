/** How many two-voice consensuses a second one core makes: the lens alone, and with the digest of the record. */
import { candidatesAmong } from '../src/core/consensus/candidates.ts';
import { consensusDigest } from '../src/core/consensus/record.ts';
import { lens } from '../src/core/lens.ts';
import { day, inMode, issuer, product, said, VULNERABILITY, world } from '../test/core/world.ts';
import { median, report, rounds } from './measure.ts';

const PAIRS = 20_000;

export function benchConsensus(): void {
  const products = Array.from({ length: PAIRS }, (_, i) => product(`pkg:npm/package-${i}@1.0.0`));
  const statements = products.flatMap((each, i) => [
    said({ by: 'ann', status: 'affected', day: i % 20, product: each, salt: `a${i}` }),
    said({
      by: 'bob',
      status: 'not_affected',
      day: i % 19,
      product: each,
      salt: `b${i}`,
      justification: 'component_not_present',
    }),
  ]);
  const here = world(statements, [issuer('ann', 'known'), issuer('bob', 'trusted')], inMode('WeightedVote'), day(25));
  const candidates = candidatesAmong(statements);
  const questions = products.map((each) => ({ vulnerability: VULNERABILITY, product: each, component: null }));

  const alone = rounds(7, () => {
    for (const question of questions) lens(question, candidates.to(question), here);
  });
  const sealed = rounds(7, () => {
    for (const question of questions) consensusDigest(lens(question, candidates.to(question), here));
  });
  report('consensus.two_voices', { perSecond: Math.round(PAIRS / median(alone)), target: 100_000 });
  report('consensus.two_voices_with_digest', { perSecond: Math.round(PAIRS / median(sealed)) });
}
