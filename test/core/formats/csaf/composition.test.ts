/** Products made of products (formats.md §3, "Composition"): never collapsed, resolved by reference, without circles. */
import { describe, expect, it, test } from 'vitest';
import type { Product } from '../../../../src/core/model/product.ts';
import type { JsonObject } from '../../../../src/core/std/json/view.ts';
import { DOCUMENT_2_1, idsOf, lossesOf, named, onProduct, readCsaf, relation, theStatement } from './documents.ts';

const NAMES = { full_product_names: ['a', 'b', 'c', 'd'].map((id) => named(id)) };

const withRelations = (...relationships: readonly JsonObject[]): JsonObject => ({ ...NAMES, relationships });

const path = (
  id: string,
  beginning: string,
  ...steps: readonly (readonly [category: string, next: string])[]
): JsonObject => ({
  beginning_product_reference: beginning,
  full_product_name: { product_id: id, name: id },
  subpaths: steps.map(([category, next_product_reference]) => ({ category, next_product_reference })),
});

const short = (product: Product | undefined) => product?.name?.replace('Product ', '');

/** product / what lies between / component @ platforms, by the ids of the full product names. */
function shape(tree: JsonObject, id = 'p', document?: JsonObject): string {
  const { product, components } = theStatement(onProduct(tree, id, document));
  const chain = [product, ...(product.path ?? []), ...components].map(short).join(' / ');
  return [chain, ...(product.platforms ?? []).map(short)].join(' @ ');
}

describe('a relationship', () => {
  test.each([
    ['default_component_of', 'b / a'],
    ['optional_component_of', 'b / a'],
    ['external_component_of', 'b / a'],
    ['installed_on', 'a @ b'],
    ['installed_with', 'a @ b'],
  ])('%s', (category, expected) => {
    expect(shape(withRelations(relation('p', 'a', 'b', category)))).toBe(expected);
  });

  test.each([
    [
      'a component of a component',
      [
        ['q', 'b', 'c'],
        ['p', 'a', 'q'],
      ],
      'c / b / a',
    ],
    [
      'a component with components',
      [
        ['q', 'a', 'b'],
        ['p', 'q', 'c'],
      ],
      'c / b / a',
    ],
    [
      'both',
      [
        ['q', 'a', 'b'],
        ['r', 'c', 'd'],
        ['p', 'q', 'r'],
      ],
      'd / c / b / a',
    ],
    [
      'a platform of a platform',
      [
        ['q', 'b', 'c', 'installed_on'],
        ['p', 'a', 'q', 'installed_on'],
      ],
      'a @ b @ c',
    ],
    [
      'installed, on a platform',
      [
        ['q', 'a', 'b', 'installed_on'],
        ['p', 'q', 'c', 'installed_on'],
      ],
      'a @ b @ c',
    ],
    [
      'a component, installed',
      [
        ['q', 'a', 'b'],
        ['p', 'q', 'c', 'installed_on'],
      ],
      'b / a @ c',
    ],
    [
      'installed, a component',
      [
        ['q', 'a', 'b', 'installed_on'],
        ['p', 'q', 'c'],
      ],
      'c / a @ b',
    ],
    [
      'a component of what is installed',
      [
        ['q', 'b', 'c', 'installed_on'],
        ['p', 'a', 'q'],
      ],
      'b / a @ c',
    ],
    [
      'on a platform with a component',
      [
        ['q', 'b', 'c'],
        ['p', 'a', 'q', 'installed_on'],
      ],
      'a @ c @ b',
    ],
    [
      'three deep, installed',
      [
        ['q', 'a', 'b'],
        ['r', 'q', 'c'],
        ['p', 'r', 'd', 'installed_on'],
      ],
      'c / b / a @ d',
    ],
    [
      'three deep, a component again',
      [
        ['q', 'a', 'b'],
        ['r', 'q', 'c'],
        ['s', 'r', 'd', 'installed_on'],
        ['p', 's', 'd'],
      ],
      'd / c / b / a @ d',
    ],
    [
      'two of several levels',
      [
        ['q1', 'a', 'b'],
        ['q', 'q1', 'c'],
        ['r1', 'a', 'b'],
        ['r', 'r1', 'd'],
        ['p', 'q', 'r'],
      ],
      'd / b / a / c / b / a',
    ],
    [
      'a component, each on its platform',
      [
        ['q', 'b', 'c', 'installed_on'],
        ['r', 'a', 'd', 'installed_on'],
        ['p', 'r', 'q'],
      ],
      'b / a @ c @ d',
    ],
  ])('%s', (_, relations, expected) => {
    const list = relations.map(([id = '', a = '', b = '', category]) => relation(id, a, b, category));
    expect(shape(withRelations(...list))).toBe(expected);
    expect(shape(withRelations(...list.toReversed()))).toBe(expected);
  });

  it('keeps one package in two products apart', () => {
    const tree = withRelations(relation('p', 'a', 'b'), relation('q', 'a', 'c'));
    const root = onProduct(tree);
    const status = { known_affected: ['p'], known_not_affected: ['q'] };
    const read = readCsaf({ ...root, vulnerabilities: [{ cve: 'CVE-2024-1111', product_status: status }] });
    expect(read.statements.map(({ product }) => short(product))).toEqual(['b', 'c']);
    expect(read.dropped).toEqual([]);
    // The package is one object, however many products it is in.
    expect(read.statements[0]?.components[0]).toBe(read.statements[1]?.components[0]);
  });

  it('with a helper joins its identifiers to those of the part', () => {
    const helper = (purl: string) => ({
      ...relation('p', 'a', 'b'),
      full_product_name: named('p', { product_identification_helper: { purl } }),
    });
    const both = theStatement(onProduct(withRelations(helper('pkg:npm/z@2')))).components[0];
    expect(idsOf(both as Product)).toEqual(['purl pkg:npm/a@1', 'purl pkg:npm/z@2']);
    expect(both?.version).toEqual({ kind: 'exact', text: '1' });
    const known = theStatement(onProduct(withRelations(helper('pkg:npm/a@1')))).components[0];
    expect(idsOf(known as Product)).toEqual(['purl pkg:npm/a@1']);
    const nameOnly = {
      ...withRelations(helper('pkg:npm/z@2')),
      full_product_names: [{ product_id: 'a', name: 'a' }, named('b')],
    };
    expect(theStatement(onProduct(nameOnly)).components[0]?.version).toEqual({ kind: 'exact', text: '2' });
  });

  it('with a helper on a longer chain joins the innermost part', () => {
    const outer = {
      ...relation('p', 'q', 'c'),
      full_product_name: named('p', { product_identification_helper: { purl: 'pkg:npm/z@2' } }),
    };
    const { product, components } = theStatement(onProduct(withRelations(relation('q', 'a', 'b'), outer)));
    expect(idsOf(components[0] as Product)).toEqual(['purl pkg:npm/a@1', 'purl pkg:npm/z@2']);
    expect(product.path?.map(short)).toEqual(['b']);
  });

  it('passes on what is odd in its parts, and where their bills of materials are', () => {
    const part = { product_id: 'a', name: 'a', product_identification_helper: { sbom_urls: ['u:a'] } };
    const whole = named('b', { product_identification_helper: { purl: 'pkg:npm/b@1', sbom_urls: ['u:b'] } });
    const combined = {
      ...relation('p', 'a', 'b'),
      full_product_name: named('p', { product_identification_helper: { cpe: 'no', sbom_urls: ['u:p'] } }),
    };
    const statement = theStatement(onProduct({ full_product_names: [part, whole], relationships: [combined] }));
    expect(statement.notes).toEqual(['u:a', 'u:b', 'u:p']);
    expect(statement.issues).toEqual(['format.action_missing', 'identity.cpe_invalid', 'identity.name_only']);
  });

  test.each([
    ['no object', 1],
    ['no full name', { ...relation('p', 'a', 'b'), full_product_name: 1 }],
    ['an unknown category', relation('p', 'a', 'b', 'beside')],
    ['no category', { ...relation('p', 'a', 'b'), category: null }],
    ['no beginning', { ...relation('p', 'a', 'b'), product_reference: 1 }],
    ['no end', { ...relation('p', 'a', 'b'), relates_to_product_reference: 1 }],
  ])('with %s defines nothing', (_, entry) => {
    const read = readCsaf(onProduct(withRelations(entry as JsonObject)));
    expect(read.issues.find((issue) => issue.includes('/relationships/0'))).toContain('kept format.schema');
    expect(lossesOf(read)).toEqual({ 'identity.product_dangling': 1 });
  });
});

describe('a product path of 2.1', () => {
  const withPaths = (...product_paths: readonly JsonObject[]): JsonObject => ({ ...NAMES, product_paths });

  test.each([
    ['one step', [path('p', 'a', ['default_component_of', 'b'])], 'b / a'],
    ['two parts', [path('p', 'a', ['default_component_of', 'b'], ['default_component_of', 'c'])], 'c / b / a'],
    ['two platforms', [path('p', 'a', ['installed_on', 'b'], ['installed_with', 'c'])], 'a @ b @ c'],
    ['a part, installed', [path('p', 'a', ['optional_component_of', 'b'], ['installed_on', 'c'])], 'b / a @ c'],
    [
      'through another path',
      [path('p', 'q', ['installed_on', 'c']), path('q', 'a', ['external_component_of', 'b'])],
      'b / a @ c',
    ],
  ])('%s', (_, paths, expected) => {
    expect(shape(withPaths(...paths), 'p', DOCUMENT_2_1)).toBe(expected);
  });

  test.each([
    ['no steps', path('p', 'a')],
    ['an unknown step', path('p', 'a', ['default_component_of', 'b'], ['beside', 'c'])],
    ['a step that is no object', { ...path('p', 'a'), subpaths: [1] }],
    ['no beginning', { ...path('p', 'a', ['installed_on', 'b']), beginning_product_reference: 1 }],
  ])('with %s defines nothing', (_, entry) => {
    const read = readCsaf(onProduct(withPaths(entry as JsonObject), 'p', DOCUMENT_2_1));
    expect(read.issues).toContain('kept format.schema /product_tree/product_paths/0');
    expect(lossesOf(read)).toEqual({ 'identity.product_dangling': 1 });
  });
});

describe('what leads nowhere is lost', () => {
  const TO_ITSELF = relation('p', 'p', 'a');

  test.each([
    ['to an undefined part', [relation('p', 'x', 'b')], 'identity.product_dangling'],
    ['to an undefined whole', [relation('p', 'a', 'x')], 'identity.product_dangling'],
    ['through another relationship', [relation('p', 'a', 'q'), relation('q', 'b', 'x')], 'identity.product_dangling'],
    ['to itself', [TO_ITSELF], 'identity.path_cycle'],
    ['round two', [relation('p', 'a', 'q'), relation('q', 'b', 'p')], 'identity.path_cycle'],
    ['round three', [relation('p', 'q', 'a'), relation('q', 'b', 'r'), relation('r', 'c', 'p')], 'identity.path_cycle'],
    ['into a circle', [relation('p', 'a', 'q'), relation('q', 'q', 'b')], 'identity.path_cycle'],
    [
      'round, with an undefined part: the first reason',
      [relation('p', 'a', 'q'), relation('q', 'x', 'p')],
      'identity.product_dangling',
    ],
    ['defined twice differently', [relation('p', 'a', 'b'), relation('p', 'a', 'c')], 'identity.product_redefined'],
    [
      'through one defined twice',
      [relation('p', 'a', 'q'), relation('q', 'b', 'c'), relation('q', 'b', 'd')],
      'identity.product_redefined',
    ],
    [
      'a relationship with the id of a product',
      [relation('a', 'b', 'c'), relation('p', 'a', 'b')],
      'identity.product_redefined',
    ],
    [
      'a circle with the id of a product',
      [relation('a', 'a', 'c'), relation('p', 'a', 'b')],
      'identity.product_redefined',
    ],
    ['a circle twice, differently', [TO_ITSELF, relation('p', 'p', 'b')], 'identity.product_redefined'],
    ['a circle twice, alike', [TO_ITSELF, TO_ITSELF], 'identity.path_cycle'],
    ['first one way, then round', [relation('p', 'a', 'b'), TO_ITSELF], 'identity.product_redefined'],
    ['first round, then one way', [TO_ITSELF, relation('p', 'a', 'b')], 'identity.product_redefined'],
  ])('%s', (_, relations, code) => {
    for (const list of [relations, relations.toReversed()]) {
      const read = readCsaf(onProduct(withRelations(...list)));
      expect(lossesOf(read)).toEqual({ [code]: 1 });
      expect(read.issues.filter((issue) => issue.startsWith('kept') && issue.includes(code)).length).toBeGreaterThan(0);
    }
  });

  it('twice alike is read', () => {
    expect(shape(withRelations(relation('p', 'a', 'b'), relation('p', 'a', 'b')))).toBe('b / a');
  });

  it('to a product that nothing names', () => {
    const tree = { full_product_names: [{ product_id: 'a' }, named('b')], relationships: [relation('p', 'b', 'a')] };
    expect(lossesOf(readCsaf(onProduct(tree)))).toEqual({ 'identity.product_missing': 1 });
    const round = { ...tree, relationships: [relation('p', 'a', 'p')] };
    expect(lossesOf(readCsaf(onProduct(round)))).toEqual({ 'identity.product_missing': 1 });
  });
});

describe('a chain', () => {
  const chain = (length: number) =>
    withRelations(
      ...Array.from({ length }, (_, i) => relation(i === length - 1 ? 'p' : `q${i}`, 'a', i === 0 ? 'b' : `q${i - 1}`)),
    );

  it('of sixteen edges is read', () => {
    expect(theStatement(onProduct(chain(16))).product.path).toHaveLength(15);
  });

  it('of more is refused', () => {
    const read = readCsaf(onProduct(chain(17)));
    expect(read).toMatchObject({ head: null, statementsRead: 1, dropped: [{ code: 'limit.depth', assertions: 1 }] });
    expect(read.issues.at(-1)).toBe('rejects limit.depth /product_tree/relationships/16');
  });

  it('that doubles with each step is refused before it is built', () => {
    const doubling = Array.from({ length: 40 }, (_, i) =>
      relation(`q${i}`, i === 0 ? 'a' : `q${i - 1}`, i === 0 ? 'b' : `q${i - 1}`),
    );
    expect(lossesOf(readCsaf(onProduct(withRelations(...doubling), 'a')))).toEqual({ 'limit.depth': 1 });
  });

  it('of 100,000 steps in one path is refused before it is built', () => {
    const steps = Array.from({ length: 100_000 }, () => ['default_component_of', 'b'] as const);
    const tree = { ...NAMES, product_paths: [path('p', 'a', ...steps)] };
    expect(lossesOf(readCsaf(onProduct(tree)))).toEqual({ 'limit.depth': 1 });
  });

  it('of 20,000 relationships that ends in a circle is no matter of depth', () => {
    const size = 20_000;
    const ring = Array.from({ length: size }, (_, i) => relation(`q${i}`, 'a', `q${(i + 1) % size}`));
    expect(lossesOf(readCsaf(onProduct(withRelations(...ring), 'q7')))).toEqual({ 'identity.path_cycle': 1 });
  });
});
