/** What holds of matching for any products: it never throws, never widens, and does not depend on order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierReader } from '../../../src/core/identity/identifier.ts';
import { type Claim, isRefusal, matchProduct } from '../../../src/core/identity/match-product.ts';
import { matchStatement } from '../../../src/core/identity/match-statement.ts';
import { indexKeys, lookupKeys } from '../../../src/core/identity/product-key.ts';
import { readStatedVersion } from '../../../src/core/identity/version/range-text.ts';
import { WHY_NOT } from '../../../src/core/model/match.ts';
import {
  ANY_VERSION,
  IDENTIFIER_KINDS,
  type Identifier,
  type IdentifierKind,
  type Product,
} from '../../../src/core/model/product.ts';
import { STATUSES } from '../../../src/core/model/status.ts';
import { statementOf } from './rows.ts';

const ids = identifierReader();
const SUPPRESSING: Claim = { status: 'not_affected', names: 'same_issuer' };
const CAUTIOUS: Claim = { status: 'affected', names: 'same_issuer' };

function optional(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.option(text, { nil: '' });
}

const purlText = fc
  .tuple(
    fc.constantFrom(
      'npm/a',
      'npm/%40s/a',
      'golang/x/a',
      'rpm/redhat/a',
      'rpm/rhel/a',
      'deb/debian/a',
      'oci/a',
      'oci/x%2Fa',
      'docker/a',
      'docker/x/a',
      'generic/a',
      'maven/g/a',
      'so/a',
    ),
    optional(
      fc.constantFrom(
        '@1',
        '@1.0.0',
        '@v1.0.0',
        '@2',
        '@1-1',
        `@sha256:${'1'.repeat(64)}`,
        `@sha256:${'2'.repeat(64)}`,
      ),
    ),
    fc.subarray([
      'arch=amd64',
      'distro=rhel-9',
      'epoch=1',
      'repository_url=docker.io/x/a',
      'tag=1',
      'type=jar',
      'upstream=a-1-1.src.rpm',
      'vers=vers:npm/<2',
      'x=y',
      'z=1',
    ]),
    optional(fc.constantFrom('arch=src', 'arch=arm64')),
    optional(fc.constantFrom('#p', '#p/q')),
  )
  .map(
    ([path, version, qualifiers, arch, subpath]) =>
      `pkg:${path}${version}?${[...qualifiers.filter((one) => !(arch !== '' && one.startsWith('arch'))), arch].join('&')}${subpath}`,
  );
const cpeText = fc.constantFrom(
  'cpe:/a:acme:a:1',
  'cpe:/a:acme:a',
  'cpe:/a:acme',
  'cpe:/o:redhat:enterprise_linux:9.2',
  'cpe:/a:redhat:enterprise_linux:9::x',
  'cpe:2.3:a:acme:a:1*:*:*:*:*:*:*:*',
  'cpe:2.3:*:acme:a:-:*:*:*:*:*:*:*',
);
const hashText = fc.constantFrom(
  `sha-256:${'1'.repeat(64)}`,
  `sha-256:${'2'.repeat(64)}`,
  `md5:${'1'.repeat(32)}`,
  `sha-1:${'1'.repeat(40)}`,
);
const patternText = fc.constantFrom('X-1', 'X-*', 'X-?', 'X-2', 'X\\*');

const likely: fc.Arbitrary<Identifier> = fc
  .oneof(
    { weight: 4, arbitrary: purlText.map((raw) => ['purl', raw] as const) },
    { weight: 2, arbitrary: cpeText.map((raw) => ['cpe', raw] as const) },
    hashText.map((raw) => ['hash', raw] as const),
    fc.tuple(fc.constantFrom<IdentifierKind>('model', 'serial', 'sku', 'uri'), patternText),
  )
  .map(([kind, raw]) => {
    const { id } = ids.read(kind, raw);
    if (id === null) throw new Error(raw);
    return id;
  });
const any: fc.Arbitrary<Identifier> = fc
  .tuple(
    fc.constantFrom(...IDENTIFIER_KINDS),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('', 'pkg:', 'cpe:/', 'sha256:'),
  )
  .map(
    ([kind, raw, start]) =>
      ids.read(kind, start + raw).id ?? { kind, text: start + raw, raw, key: `${kind}:${raw}`, version: null },
  );
const version = fc
  .constantFrom('', '1', '1.0.0', '2', '<2', 'vers:npm/>=1|<3', 'vers:rpm/<2-1', '1.x', 'V2 Update 1')
  .map((text) => (text === '' ? ANY_VERSION : readStatedVersion(text).version));

function productOf(id: fc.Arbitrary<Identifier>): fc.Arbitrary<Product> {
  const named = fc.record(
    {
      name: fc.constantFrom('Foo', 'Foo 1', 'Bar', 'Acme Foo'),
      vendor: fc.constantFrom('Acme', 'Other'),
      branches: fc.constant([
        ['vendor', 'Acme'],
        ['product_name', 'Foo'],
      ] as const),
    },
    { requiredKeys: [] },
  );
  return fc
    .tuple(fc.array(id, { maxLength: 3 }), named, version)
    .map(([own, names, of]) => ({ ids: own, version: of, ...names }));
}

const product = productOf(likely);
const wild = productOf(fc.oneof(any, likely));
const claim = fc.record<Claim>({
  status: fc.constantFrom(...STATUSES),
  names: fc.constantFrom('same_issuer', 'other_issuer', 'unasked'),
});
const RUNS = { numRuns: 40000 };

function answers(asked: Product, stated: Product, of: Claim): boolean {
  return !isRefusal(matchProduct(asked, stated, of));
}

/** Parts may share a question, so the same product objects are compared anew: forms are kept by object. */
function fresh(one: Product): Product {
  return { ...one };
}

describe('matching', () => {
  it('never throws, and a refusal names its rule', () => {
    fc.assert(
      fc.property(wild, wild, claim, (asked, stated, of) => {
        const result = matchProduct(asked, stated, of);
        if (isRefusal(result)) expect(WHY_NOT).toContain(result.rule);
        else expect([0, 1, 2, 3]).toContain(result.precision);
      }),
      RUNS,
    );
  });

  it('finds a product in itself, by any one of its identifiers', () => {
    fc.assert(
      fc.property(product, fc.boolean(), (one, suppressing) => {
        if (one.version.kind === 'unreadable' || one.ids.some(({ text }) => text.includes('vers='))) return;
        const of = suppressing ? SUPPRESSING : CAUTIOUS;
        if (one.ids.length > 0 || one.name !== undefined || one.branches !== undefined)
          expect(answers(one, fresh(one), of)).toBe(true);
      }),
      RUNS,
    );
  });

  it('finds a purl in itself', () => {
    fc.assert(
      fc.property(purlText, (raw) => {
        const read = ids.read('purl', raw).id;
        if (read === null) return;
        const one = (id: Identifier): Product => ({ ids: [id], version: ANY_VERSION });
        const again = ids.read('purl', read.text).id;
        expect(again === null ? null : answers(one(read), one(again), SUPPRESSING)).toBe(true);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of identifiers', () => {
    fc.assert(
      fc.property(product, product, claim, (asked, stated, of) => {
        const one = matchProduct(asked, stated, of);
        const other = matchProduct(
          { ...asked, ids: asked.ids.toReversed() },
          { ...stated, ids: stated.ids.toReversed() },
          of,
        );
        expect(isRefusal(other)).toBe(isRefusal(one));
        if (!isRefusal(one)) expect(other).toEqual(one);
      }),
      RUNS,
    );
  });

  it('is stricter where it suppresses', () => {
    fc.assert(
      fc.property(product, product, (asked, stated) => {
        if (answers(asked, stated, SUPPRESSING)) expect(answers(asked, fresh(stated), CAUTIOUS)).toBe(true);
      }),
      RUNS,
    );
  });

  it('finds nothing that shares no key', () => {
    fc.assert(
      fc.property(product, product, claim, (asked, stated, of) => {
        if (!answers(asked, stated, of)) return;
        const keys = new Set(lookupKeys(asked));
        expect(indexKeys(stated).filter((key) => keys.has(key))).not.toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a statement that says more answers no more', () => {
  const single = purlText.map((raw) => raw);
  const read = (raw: string): Product | null => {
    const { id } = ids.read('purl', raw);
    return id?.kind === 'purl' ? { ids: [id], version: ANY_VERSION } : null;
  };
  const without = (raw: string, part: RegExp) => raw.replace(part, '');

  it.each([
    ['version', /@[^?#]*/],
    ['architecture', /arch=[^&#]*/],
    ['distribution', /distro=[^&#]*/],
    ['repository', /repository_url=[^&#]*/],
    ['tag', /tag=[^&#]*/],
    ['range', /vers=[^&#]*/],
    ['other qualifier', /x=y/],
    ['subpath', /#.*/],
  ])('by a %s', (_what, part) => {
    fc.assert(
      fc.property(single, single, claim, (question, statement, of) => {
        const [asked, more, less] = [read(question), read(statement), read(without(statement, part))];
        if (asked === null || more === null || less === null) return;
        // An equal digest is the same image wherever it lies; without it the place counts.
        if (statement.includes('@sha256:') && part.source.startsWith('@')) return;
        // A source package is another package: without its mark it is a binary of that name.
        if (statement.includes('arch=src') && part.source.startsWith('arch')) return;
        // In a docker purl the place follows from the path where it is not stated.
        if (statement.startsWith('pkg:docker') && part.source.startsWith('repository')) return;
        if (answers(asked, more, of)) expect(answers(asked, less, of)).toBe(true);
      }),
      RUNS,
    );
  });

  it('by a stated version, a platform', () => {
    fc.assert(
      fc.property(product, product, version, claim, (asked, stated, of, said) => {
        const less: Product = { ...stated, version: ANY_VERSION };
        if (stated.ids.some((id) => id.version !== null || id.text.includes('vers='))) return;
        if (of.kind !== 'any' && answers(asked, { ...stated, version: of }, said))
          expect(answers(asked, less, said)).toBe(true);
        const on = { ...stated, platforms: [asked] };
        const question = { vulnerability: 'CVE-2026-0001', product: asked, component: null };
        const name = { name: 'CVE-2026-0001', cves: ['CVE-2026-0001'], labels: [] };
        const matches = (one: Product) => matchStatement(question, statementOf('affected', name, one)).matches.length;
        if (matches(on) > 0) expect(matches(stated)).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('never throws on statements of any shape', () => {
    const parts = fc.array(wild, { maxLength: 2 });
    const shaped = fc.tuple(wild, parts, parts).map(([one, path, platforms]): Product => ({ ...one, path, platforms }));
    fc.assert(
      fc.property(
        shaped,
        fc.option(shaped),
        shaped,
        fc.array(shaped, { maxLength: 3 }),
        fc.constantFrom(...STATUSES),
        (asked, inside, stated, components, status) => {
          const name = { name: 'CVE-2026-0001', cves: ['CVE-2026-0001'], labels: [] };
          const question = { vulnerability: 'CVE-2026-0001', product: asked, component: inside };
          const { matches, misses } = matchStatement(question, statementOf(status, name, stated, components));
          expect(matches.length > 0).not.toBe(misses.length > 0);
        },
      ),
      RUNS,
    );
  });
});
