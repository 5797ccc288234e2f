/** A policy is named by what it says, not by how it was written down. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, identified, largestWeight, policyOf } from '../../src/config/policy.ts';
import { load } from './load.ts';

const policyFrom = (file: string) => policyOf(load({ file }).config);

describe('policy', () => {
  it('has the numbers of the runbook by default, in millionths', () => {
    expect(DEFAULT_POLICY.trust.tierWeights).toEqual({
      authoritative: 1_000_000,
      trusted: 800_000,
      known: 500_000,
      unknown: 300_000,
      untrusted: 100_000,
    });
    expect(DEFAULT_POLICY.consensus).toMatchObject({
      mode: 'WeightedVote',
      strangers: 'count_once',
      admitStrangers: true,
    });
    expect(policyFrom('')).toEqual(DEFAULT_POLICY);
  });

  it('could give no voice more than 1.32 by default', () => {
    expect(largestWeight(DEFAULT_POLICY)).toBe(1_320_000);
    expect(largestWeight(policyFrom('Trust: { SignedMultiplier: 2, FixedStatusBoost: 2 }'))).toBe(4_000_000);
    expect(largestWeight(policyFrom('Trust: { SignedMultiplier: 0.5, AuthoritativeWeight: 0.2 }'))).toBe(880_000);
  });

  it.each([
    ['a factor of one', 'Trust: { MatchFactors: { name: 1 } }', ''],
    [
      'the order of factors',
      'Trust: { MatchFactors: { name: 0.5, cpe: 0.5 } }',
      'Trust: { MatchFactors: { cpe: 0.5, name: 0.5 } }',
    ],
    [
      'the order of rules, and repeats',
      `Consensus: { SignatureRequired: [${['known', 'trusted', 'known'].map((tier) => `{ Tier: ${tier}, Status: fixed }`)}] }`,
      `Consensus: { SignatureRequired: [${['trusted', 'known'].map((tier) => `{ Status: fixed, Tier: ${tier} }`)}] }`,
    ],
    ['how a number is written', 'Trust: { KnownWeight: 0.50, TrustedWeight: 8e-1 }', ''],
    ['minus nothing', 'Trust: { UntrustedWeight: -0.0 }', 'Trust: { UntrustedWeight: 0 }'],
    ['what is not policy', 'Normalization: { StrictMode: true }', ''],
  ])('%s does not change the digest', (_name, one, another) => {
    expect(policyFrom(one).digest).toBe(policyFrom(another).digest);
  });

  it('has another digest for every number that changes', () => {
    const files = [
      '',
      'Trust: { KnownWeight: 0.51 }',
      'Consensus: { DefaultMode: Lattice }',
      'Consensus: { Strangers: advise }',
      'Trust: { MatchFactors: { name: 0.9 } }',
      'Consensus: { SignatureRequired: [{ Tier: known, Status: fixed }] }',
    ];
    expect(new Set(files.map((file) => policyFrom(file).digest)).size).toBe(files.length);
  });

  it('is identified by trust and consensus alone', () => {
    expect(identified(DEFAULT_POLICY)).toEqual(DEFAULT_POLICY);
    expect(DEFAULT_POLICY.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});
