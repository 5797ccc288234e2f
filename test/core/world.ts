/** Small worlds for tests of the lens: statements, issuers and policies in a line each. */
import { askedProduct } from '../../src/core/identity/product-key.ts';
import { type World, worldOf } from '../../src/core/lens.ts';
import type { DocumentHead } from '../../src/core/model/document.ts';
import type { Issuer } from '../../src/core/model/issuer.ts';
import type { Justification } from '../../src/core/model/justification.ts';
import type { Question } from '../../src/core/model/match.ts';
import type { Mode, Policy } from '../../src/core/model/policy.ts';
import { ANY_VERSION, type Product } from '../../src/core/model/product.ts';
import type { Statement } from '../../src/core/model/statement.ts';
import type { Status } from '../../src/core/model/status.ts';
import { UNSIGNED } from '../../src/core/model/verification.ts';
import { canonicalDigest } from '../../src/core/std/canonical.ts';
import { sha256 } from '../../src/core/std/digest.ts';
import { DAY, type Instant } from '../../src/core/std/instant.ts';
import { by } from '../../src/core/std/order.ts';

/** Day 0 of every test world: 2026-01-01. */
export const DAY_0: Instant = 1_767_225_600n * 1_000_000_000n;

export function day(n: number): Instant {
  return DAY_0 + BigInt(n) * DAY;
}

export function product(text: string): Product {
  return askedProduct(text).product ?? { ids: [], name: text, version: ANY_VERSION };
}

export const VULNERABILITY = 'CVE-2024-1';
export const PRODUCT = product('pkg:npm/a@1.0.0');
export const QUESTION: Question = { vulnerability: VULNERABILITY, product: PRODUCT, component: null };

/** The runbook's defaults. */
export const DEFAULTS: Policy = {
  trust: {
    tierWeights: { authoritative: 1_000_000, trusted: 800_000, known: 500_000, unknown: 300_000, untrusted: 100_000 },
    signedMultiplier: 1_200_000,
    freshnessDecayDays: 30,
    minFreshnessFactor: 500_000,
    justifiedNotAffectedBoost: 1_100_000,
    fixedStatusBoost: 1_050_000,
    matchFactors: {},
  },
  consensus: {
    mode: 'WeightedVote',
    minimumWeightThreshold: 100_000,
    conflictThreshold: 300_000,
    requireJustificationForNotAffected: false,
    maxStatementsPerComputation: 100,
    enableConflictDetection: true,
    strangers: 'count_once',
    admitStrangers: true,
    admitInvalidSignatures: false,
    signatureRequired: [],
  },
};

export function policyWith(consensus: Partial<Policy['consensus']> = {}, trust: Partial<Policy['trust']> = {}): Policy {
  return { trust: { ...DEFAULTS.trust, ...trust }, consensus: { ...DEFAULTS.consensus, ...consensus } };
}

export function inMode(mode: Mode): Policy {
  return policyWith({ mode });
}

export function issuer(id: string, tier: Issuer['tier'], more: Partial<Issuer> = {}): Issuer {
  return {
    id,
    names: [id],
    tier,
    weight: null,
    products: null,
    derivesFrom: [],
    validFrom: null,
    validUntil: null,
    revokedAt: null,
    ...more,
  };
}

export interface Said {
  readonly by: string | null;
  readonly status: Status;
  readonly day?: number;
  readonly justification?: Justification | null;
  readonly product?: Product;
  readonly components?: readonly Product[];
  readonly head?: Partial<DocumentHead>;
  /** Tells apart what is otherwise the same. */
  readonly salt?: string | number;
  readonly more?: Partial<Statement>;
}

/** One statement in a document of its own. */
export function said(word: Said): Statement {
  const at = day(word.day ?? 0);
  const name = word.by === null ? null : ({ scheme: 'author', value: word.by } as const);
  const digest = sha256(JSON.stringify([word.by, word.status, word.day, word.justification, word.salt ?? '']));
  const document: DocumentHead = {
    digest,
    format: 'OpenVEX',
    formatVersion: '0.2.0',
    id: null,
    issuer: name,
    instant: at,
    lineage: null,
    derived: false,
    ends: null,
    quarantine: null,
    delivery: { source: 'test', place: null, listed: null, replaces: null },
    verification: UNSIGNED,
    ...word.head,
  };
  return {
    ref: { digest: document.digest, pointer: '/statements/0' },
    document,
    issuer: name,
    vulnerability: { name: VULNERABILITY, cves: [VULNERABILITY], labels: [] },
    product: word.product ?? PRODUCT,
    components: word.components ?? [],
    status: word.status,
    statedAs: word.status,
    justification: word.justification ?? null,
    justifiedAs: [],
    fit: word.justification ? 'same' : null,
    impact: null,
    actions: [],
    notes: [],
    issued: { instant: at, source: 'statement' },
    updated: { instant: null, source: 'none' },
    affirmed: at,
    index: 0,
    issues: [],
    ...word.more,
  };
}

export function world(
  statements: readonly Statement[],
  issuers: readonly Issuer[],
  policy: Policy,
  asOf: Instant,
): World {
  const heads = [...new Map(statements.map(({ document }) => [document.digest, document])).values()];
  const sorted = [...issuers].sort(by(({ id }) => id));
  return worldOf(heads, {
    policy: { ...policy, digest: canonicalDigest(policy) },
    issuers: { issuers: sorted, digest: sha256(sorted.map(({ id, tier }) => `${id} ${tier}`).join('\n')) },
    asOf,
  });
}
