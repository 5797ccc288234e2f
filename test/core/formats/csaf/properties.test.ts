/** What holds of any document (formats.md §1, §3), on generated trees with circles, dangling ids and twice defined ones. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csaf } from '../../../../src/core/formats/csaf.ts';
import type { Statement } from '../../../../src/core/model/statement.ts';
import type { Json } from '../../../../src/core/std/json/read.ts';
import type { JsonObject } from '../../../../src/core/std/json/view.ts';
import { DOCUMENT, keepsTheLaw, named, readCsaf, relation } from './documents.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const LISTS = [
  'known_affected',
  'first_affected',
  'known_not_affected',
  'fixed',
  'first_fixed',
  'under_investigation',
  'recommended',
  'unknown',
  'else',
] as const;
const CATEGORIES = [
  'default_component_of',
  'external_component_of',
  'installed_on',
  'installed_with',
  'beside',
] as const;

const anId = fc.constantFrom(...IDS);
const someIds = fc.array(anId, { maxLength: 4 });

const definition = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2'))
  .map(([id, version]) => named(id, { product_identification_helper: { purl: `pkg:npm/${id}@${version}` } }));

const relationship = fc
  .tuple(fc.constantFrom('d', 'e', 'f', 'g'), anId, anId, fc.constantFrom(...CATEGORIES))
  .map(([id, a, b, category]) => relation(id, a, b, category));

const remark = (label: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(
      label,
      fc.option(someIds, { nil: undefined }),
      fc.option(fc.constantFrom('g1', 'g2', 'g3'), { nil: undefined }),
    )
    .map(([said, product_ids, group]) => ({
      ...said,
      ...(product_ids === undefined ? {} : { product_ids }),
      ...(group === undefined ? {} : { group_ids: [group] }),
    }));

const flag = remark(
  fc.constantFrom('component_not_present', 'inline_mitigations_already_exist', 'odd').map((label) => ({ label })),
);
const threat = remark(
  fc
    .constantFrom('Important', 'Not called', 'component_not_present')
    .map((details) => ({ category: 'impact', details })),
);
const remedy = remark(fc.constantFrom('vendor_fix', 'workaround').map((category) => ({ category, details: category })));

const status = fc.uniqueArray(fc.tuple(fc.constantFrom(...LISTS), someIds), {
  selector: ([name]) => name,
  maxLength: 6,
});

const vulnerability = fc
  .record({
    cve: fc.constantFrom('CVE-2024-1111', 'CVE-2024-2222', 'none'),
    product_status: status.map((lists): JsonObject => Object.fromEntries(lists)),
    flags: fc.array(flag, { maxLength: 3 }),
    threats: fc.array(threat, { maxLength: 3 }),
    remediations: fc.array(remedy, { maxLength: 3 }),
  })
  .map((value): JsonObject => value as unknown as JsonObject);

const document = fc
  .record({
    full_product_names: fc.array(definition, { maxLength: 5 }),
    relationships: fc.array(relationship, { maxLength: 6 }),
    product_groups: fc.array(
      fc.tuple(fc.constantFrom('g1', 'g2'), someIds).map(([group_id, product_ids]) => ({ group_id, product_ids })),
      { maxLength: 3 },
    ),
    vulnerabilities: fc.array(vulnerability, { maxLength: 3 }),
  })
  .map(
    ({ vulnerabilities, ...product_tree }) =>
      ({ document: DOCUMENT, product_tree, vulnerabilities }) as unknown as JsonObject,
  );

/** All of a document's texts that are product ids, by another name: ids mean nothing outside their document. */
function renumbered(value: Json): Json {
  if (typeof value === 'string')
    return (IDS as readonly string[]).includes(value) ? `CSAFPID-${IDS.indexOf(value as 'a')}` : value;
  if (Array.isArray(value)) return value.map(renumbered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, renumbered(of)]));
}

/** The members of every object in the opposite order. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, of]) => [name, turned(of)]),
  );
}

const saidIn = (statements: readonly Statement[]) => statements.map(({ document: _, ...statement }) => statement);

test('what is read is accepted or dropped, for one code, with one issue', () => {
  fc.assert(
    fc.property(document, (root) => {
      const read = readCsaf(root);
      expect(keepsTheLaw(read)).toBe(true);
      for (const { code, assertions } of read.dropped) {
        expect(read.log.issues.filter((issue) => issue.effect === 'drops' && issue.code === code)).toHaveLength(
          assertions,
        );
      }
    }),
    { numRuns: 500 },
  );
});

test('every statement stands at its own place, which says its product id', () => {
  fc.assert(
    fc.property(document, (root) => {
      const { statements } = readCsaf(root);
      expect(new Set(statements.map(({ ref }) => ref.pointer)).size).toBe(statements.length);
      for (const { ref } of statements) {
        const segments = ref.pointer.split('/').slice(1);
        const found = segments.reduce<unknown>((value, segment) => (value as Record<string, unknown>)[segment], root);
        expect(IDS).toContain(found);
      }
    }),
  );
});

test('what is lost is never said: no product of a statement is undefined, twice defined or in a circle', () => {
  fc.assert(
    fc.property(document, (root) => {
      for (const { product, components } of readCsaf(root).statements) {
        expect(components.length).toBeLessThanOrEqual(1);
        expect([product, ...(product.path ?? []), ...components].every(({ ids }) => ids.length > 0)).toBe(true);
      }
    }),
  );
});

test('other product ids change nothing', () => {
  fc.assert(
    fc.property(document, (root) => {
      const [one, other] = [readCsaf(root), readCsaf(renumbered(root))];
      expect(saidIn(other.statements)).toEqual(saidIn(one.statements));
      expect(other.dropped).toEqual(one.dropped);
    }),
  );
});

test('the order of members changes nothing', () => {
  fc.assert(
    fc.property(document, (root) => {
      const [one, other] = [readCsaf(root), readCsaf(turned(root))];
      expect(other.statements).toEqual(one.statements);
      expect(other.dropped).toEqual(one.dropped);
      expect(other.issues).toEqual(one.issues);
    }),
  );
});

test('the order of definitions and relationships changes no statement', () => {
  fc.assert(
    fc.property(document, (root) => {
      const { full_product_names, relationships, ...rest } = root.product_tree as Record<string, Json[]>;
      const product_tree = {
        ...rest,
        full_product_names: full_product_names?.toReversed() ?? [],
        relationships: relationships?.toReversed() ?? [],
      };
      const [one, other] = [readCsaf(root), readCsaf({ ...root, product_tree })];
      expect(saidIn(other.statements)).toEqual(saidIn(one.statements));
      expect(other.dropped).toEqual(one.dropped);
    }),
  );
});

test('a document does not know what was read before it', () => {
  fc.assert(
    fc.property(document, document, (first, second) => {
      const alone = readCsaf(second);
      readCsaf(first);
      const again = readCsaf(second);
      expect(again.statements).toEqual(alone.statements);
      expect(again.issues).toEqual(alone.issues);
    }),
    { numRuns: 30 },
  );
});

test('any JSON under the members of a document is read without a throw, and keeps the law', () => {
  const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
  const shape = fc.record({
    document: fc.oneof(
      json,
      fc.record({ csaf_version: fc.constant('2.1'), tracking: json, publisher: json, title: json }),
    ),
    product_tree: fc.oneof(
      json,
      fc.record({
        branches: json,
        full_product_names: json,
        relationships: json,
        product_paths: json,
        product_groups: json,
      }),
      fc.record({ branches: fc.array(json), relationships: fc.array(json), product_groups: fc.array(json) }),
    ),
    vulnerabilities: fc.oneof(
      json,
      fc.array(
        fc.record({ cve: json, ids: json, product_status: json, flags: json, threats: json, remediations: json }),
      ),
      fc.array(
        fc.record({
          ids: fc.array(json),
          product_status: fc.dictionary(fc.string(), fc.array(json)),
          flags: fc.array(json),
        }),
      ),
    ),
  });
  fc.assert(
    fc.property(shape, (root) => {
      csaf.detect(root as JsonObject);
      expect(keepsTheLaw(readCsaf(root as JsonObject))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
