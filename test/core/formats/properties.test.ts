/** What holds of every document: it is read or refused, never thrown at; the counts add up; member order says nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../../src/core/formats/normalize.ts';
import type { NormalisedDocument } from '../../../src/core/model/document.ts';
import { BY_HAND, bytesOf, keepsTheLaw, LENIENT, normal } from './normal.ts';

const odd = fc.constantFrom(undefined, null, '', 0, 7, [], {}, 'x', [[]], [{}], 'NOASSERTION');
const or = <T>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> => fc.oneof({ weight: 6, arbitrary: usual }, odd);
const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<unknown> => or(fc.array(one, { maxLength: 4 }));

const purl = fc.constantFrom('pkg:npm/a@1', 'pkg:npm/b', 'pkg:oci/c@sha256:00', 'PKG:npm/a@1', 'pkg:npm', '[ERROR] x');
const time = or(fc.constantFrom('2024-01-01T00:00:00Z', '2025-01-01', '0001-01-01T00:00:00Z', 'now'));
const name = fc.constantFrom('CVE-2024-1234', 'GHSA-aaaa-bbbb-cccc', 'x', '');

const product = or(
  fc.oneof(
    purl,
    fc.record(
      {
        '@id': or(purl),
        identifiers: or(fc.record({ purl: or(purl), cpe23: odd })),
        hashes: odd,
        subcomponents: some(purl),
      },
      { requiredKeys: [] },
    ),
  ),
);

const openvexEntry = or(
  fc.record(
    {
      vulnerability: or(fc.oneof(name, fc.record({ name: or(name), aliases: some(name), '@id': or(name) }))),
      products: some(product),
      subcomponents: or(fc.array(purl, { maxLength: 2 })),
      status: or(fc.constantFrom('fixed', 'affected', 'not_affected', 'under_investigation')),
      justification: or(fc.constantFrom('component_not_present', 'because')),
      impact_statement: or(fc.string()),
      action_statement: or(fc.string()),
      timestamp: time,
      last_updated: time,
    },
    { requiredKeys: [] },
  ),
);

const openvex = fc.record(
  {
    '@context': or(
      fc.constantFrom('https://openvex.dev/ns/v0.2.0', 'https://openvex.dev/ns', 'https://openvex.dev/ns/v1'),
    ),
    '@id': or(fc.string()),
    author: or(fc.string()),
    timestamp: time,
    last_updated: time,
    version: or(fc.integer()),
    statements: some(openvexEntry),
  },
  { requiredKeys: ['@context', 'author', 'statements'] },
);

const ref = fc.constantFrom(
  'product',
  'part',
  'nobody',
  'pkg:npm/a@1',
  'urn:cdx:x',
  'urn:cdx:00000000-0000-0000-0000-000000000000/1#part',
);
const part = or(
  fc.record({ 'bom-ref': or(ref), name: or(name), purl: or(purl), version: or(fc.string()), components: odd }),
);
const version = or(
  fc.record(
    {
      version: or(fc.constantFrom('1', '2', '<3')),
      range: or(fc.constantFrom('vers:npm/<2', 'x')),
      status: or(fc.constantFrom('affected', 'unaffected', 'unknown')),
    },
    { requiredKeys: [] },
  ),
);

const bom = fc.record(
  {
    bomFormat: fc.constant('CycloneDX'),
    specVersion: or(fc.constantFrom('1.4', '1.7', '1.2', '2.0')),
    serialNumber: or(fc.constant('urn:uuid:00000000-0000-0000-0000-000000000000')),
    version: or(fc.integer()),
    metadata: or(fc.record({ component: part, timestamp: time, authors: odd }, { requiredKeys: [] })),
    components: some(part),
    vulnerabilities: some(
      or(
        fc.record(
          {
            id: or(name),
            source: odd,
            references: some(or(fc.record({ id: or(name) }))),
            analysis: or(
              fc.record(
                {
                  state: or(fc.constantFrom('resolved', 'exploitable', 'in_triage', 'not_affected', 'false_positive')),
                  justification: or(fc.constantFrom('code_not_present', 'x')),
                  response: some(fc.constantFrom('update', 'x')),
                  detail: or(fc.string()),
                  lastUpdated: time,
                },
                { requiredKeys: [] },
              ),
            ),
            affects: some(or(fc.record({ ref: or(ref), versions: some(version) }, { requiredKeys: ['ref'] }))),
          },
          { requiredKeys: [] },
        ),
      ),
    ),
  },
  { requiredKeys: ['bomFormat', 'vulnerabilities'] },
);

const wrapped = fc.record({
  _type: fc.constant('https://in-toto.io/Statement/v1'),
  predicateType: or(fc.constantFrom('https://openvex.dev/ns', 'https://cyclonedx.org/bom')),
  subject: some(or(fc.record({ name: or(purl), digest: odd }))),
  predicate: fc.oneof(openvex, bom),
});

/** Names that tell formats apart, on anything. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom(
      '@context',
      'author',
      'statements',
      'bomFormat',
      'vulnerabilities',
      '_type',
      'predicate',
      'document',
      'toString',
    ),
    fc.oneof(fc.jsonValue(), fc.constantFrom('https://openvex.dev/ns', 'CycloneDX', 'https://in-toto.io/Statement/v1')),
  ),
);

const document = fc.oneof(openvex, bom, wrapped, anything);

/** The same value with the members of every object in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

/** What is read, apart from the digest of the bytes. */
const readOf = ({ head, statements, counts, issueTotal }: NormalisedDocument) => ({
  head,
  statements,
  counts,
  issueTotal,
});

describe('every document', () => {
  it.each([false, true])('is read or refused, and the counts add up (strict: %s)', (strict) => {
    fc.assert(
      fc.property(document, (value) => {
        const result = normal(value, { strict });
        expect(keepsTheLaw(result)).toBe(true);
        expect(result.head !== null || result.issues.some(({ effect }) => effect === 'rejects')).toBe(true);
        expect(new Set(result.statements.map(({ ref: { pointer } }) => pointer)).size).toBe(result.statements.length);
        expect(
          result.statements.every(({ justification, status }) => justification === null || status === 'not_affected'),
        ).toBe(true);
        if (strict)
          expect(result.head === null || result.issues.every(({ effect }) => effect !== 'rejects')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('says the same whatever the order of its members', () => {
    fc.assert(
      fc.property(document, (value) => {
        const given = { digest: 'sha256:same' };
        expect(readOf(normal(reversed(value), {}, given))).toEqual(readOf(normal(value, {}, given)));
      }),
      { numRuns: 300 },
    );
  });

  it('of any bytes is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(normalize(bytes, BY_HAND, LENIENT).counts.read).toBe(0);
      }),
    );
  });

  it('cut short is refused whole', () => {
    fc.assert(
      fc.property(openvex, fc.double({ min: 0, max: 0.99, noNaN: true }), (value, part) => {
        const bytes = bytesOf(value);
        const result = normalize(bytes.subarray(0, Math.floor(bytes.length * part)), BY_HAND, LENIENT);
        expect(result.head).toBeNull();
      }),
      { numRuns: 50 },
    );
  });
});
