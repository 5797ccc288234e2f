/** What a product id of a CSAF document stands for: identifiers, version, name (formats.md §3, "products" to "groups"). */
import { describe, expect, it, test } from 'vitest';
import { ANY_VERSION } from '../../../../src/core/model/product.ts';
import type { JsonObject } from '../../../../src/core/std/json/view.ts';
import { DOCUMENT, DOCUMENT_2_1, idsOf, lossesOf, named, onProduct, readCsaf, theStatement } from './documents.ts';

const withHelper = (product_identification_helper: JsonObject | string | undefined, name = 'P'): JsonObject =>
  ({ full_product_names: [{ product_id: 'p', name, product_identification_helper }] }) as JsonObject;

const branch = (category: string, name: string, ...rest: readonly JsonObject[]): JsonObject =>
  ({
    category,
    name,
    ...(rest.length === 1 && 'product_id' in (rest[0] ?? {}) ? { product: rest[0] } : { branches: rest }),
  }) as JsonObject;

/** A tree of one product within branches, outermost first. */
function within(places: readonly (readonly [category: string, name: string])[], product: JsonObject): JsonObject {
  const inner = places.reduceRight<JsonObject>((below, [category, name]) => branch(category, name, below), product);
  return { branches: [inner] };
}

const productOf = (tree: JsonObject, document: JsonObject = DOCUMENT) =>
  theStatement(onProduct(tree, 'p', document)).product;

describe('the branches around a product', () => {
  it('are its name path; the vendor is named apart', () => {
    const product = productOf(
      within(
        [
          ['vendor', 'Acme'],
          ['product_family', 'Anvils'],
          ['product_name', 'Anvil'],
          ['product_version', '2.1'],
        ],
        { product_id: 'p', name: 'Acme Anvil 2.1' },
      ),
    );
    expect(product).toEqual({
      ids: [],
      vendor: 'Acme',
      name: 'Acme Anvil 2.1',
      version: { kind: 'exact', text: '2.1' },
      branches: [
        ['vendor', 'Acme'],
        ['product_family', 'Anvils'],
        ['product_name', 'Anvil'],
        ['product_version', '2.1'],
      ],
    });
  });

  it('may hold a product beside further branches', () => {
    const inner = branch('product_version', '1', { product_id: 'q', name: 'Q' });
    const tree = { branches: [{ category: 'product_name', name: 'Anvil', product: named('p'), branches: [inner] }] };
    expect(readCsaf(onProduct(tree, 'p')).statements).toHaveLength(1);
    expect(readCsaf(onProduct(tree, 'q')).statements).toHaveLength(1);
  });

  it('are read down to the thirtieth, and a deeper tree is refused', () => {
    const deep = (levels: number) =>
      within(
        Array.from({ length: levels }, () => ['product_family', 'F'] as const),
        named('p'),
      );
    expect(readCsaf(onProduct(deep(30))).statements).toHaveLength(1);
    const read = readCsaf(onProduct(deep(31)));
    expect(read).toMatchObject({ head: null, statementsRead: 1, dropped: [{ code: 'limit.depth', assertions: 1 }] });
    expect(read.issues.at(-1)).toBe(`rejects limit.depth /product_tree${'/branches/0'.repeat(30)}/branches`);
  });

  test.each([
    ['a tree', 7, '/product_tree'],
    ['a list of branches', { branches: {} }, '/product_tree/branches'],
    ['a branch', { branches: [1] }, '/product_tree/branches/0'],
    ['a list of names', { full_product_names: 1 }, '/product_tree/full_product_names'],
    ['a name', { full_product_names: [1] }, '/product_tree/full_product_names/0'],
    ['a product without id', { branches: [{ product: { name: 'P' } }] }, '/product_tree/branches/0/product'],
    ['an empty id', { full_product_names: [{ product_id: '', name: 'P' }] }, '/product_tree/full_product_names/0'],
    ['a list of relationships', { relationships: {} }, '/product_tree/relationships'],
    ['a list of groups', { product_groups: {} }, '/product_tree/product_groups'],
  ])('%s of the wrong shape defines nothing, noted', (_, tree, pointer) => {
    const read = readCsaf(onProduct(tree as JsonObject));
    expect(read.issues).toContain(`kept format.schema ${pointer}`);
    expect(lossesOf(read)).toEqual({ 'identity.product_dangling': 1 });
  });
});

describe('the version', () => {
  const place = (...places: readonly (readonly [string, string])[]) => places;
  const purl = { purl: 'pkg:npm/a' };
  const cpe = { cpe: 'cpe:2.3:a:acme:anvil:*:*:*:*:*:*:*:*' };

  test.each([
    ['of a purl', place(['product_version', '9']), { purl: 'pkg:npm/a@1.2' }, 'exact 1.2'],
    ['of a range branch', place(['product_version_range', '<4.2']), {}, 'range <4.2'],
    [
      'of a range branch beside a purl without version',
      place(['product_version_range', 'vers:npm/<2.0.0']),
      purl,
      'range vers:npm/<2.0.0',
    ],
    [
      'of a range before that of a version branch',
      place(['product_version_range', '<4'], ['product_version', '3']),
      {},
      'range <4',
    ],
    ['of a version branch', place(['product_version', '4.2']), {}, 'exact 4.2'],
    ['of the nearest version branch', place(['product_version', '4'], ['product_version', '4.2']), {}, 'exact 4.2'],
    [
      'is any where a purl stands beside a version branch: that is the name of a package',
      place(['product_version', 'anvil']),
      purl,
      'any',
    ],
    ['is any where a CPE does', place(['product_version', '4.2']), cpe, 'any'],
    ['is any where the branch repeats the full name', place(['product_version', 'P']), {}, 'any'],
    ['is any where nothing is said', place(['product_name', 'Anvil']), {}, 'any'],
    ['is any of all versions', place(['product_version_range', 'vers:all/*']), {}, 'any'],
    ['is a range where a version is written as one', place(['product_version', '< 4.2']), {}, 'range <4.2'],
    [
      'is unreadable, never exact, where it names several',
      place(['product_version', '4.2|4.3']),
      {},
      'unreadable 4.2|4.3',
    ],
    [
      'is unreadable where a range is no range',
      place(['product_version_range', 'newer ones']),
      {},
      'unreadable newer ones',
    ],
    [
      'is the range in a purl',
      place(['product_version', '3']),
      { purl: 'pkg:npm/a?vers=vers:npm%2F%3E%3D1.0.0%7C%3C2.0.0' },
      'range vers:npm/>=1.0.0|<2.0.0',
    ],
    [
      'is unreadable where the range in a purl is',
      place(['product_name', 'A']),
      { purl: 'pkg:npm/a?vers=newer%20ones' },
      'unreadable newer ones',
    ],
  ])('%s', (_, places, product_identification_helper, expected) => {
    const { version } = productOf(within(places, { product_id: 'p', name: 'P', product_identification_helper }));
    const text =
      version.kind === 'range' ? version.range.text.replace('vers:/', '') : 'text' in version ? version.text : '';
    expect(`${version.kind} ${text}`.trim()).toBe(expected);
  });

  it('of a CPE stays in the CPE', () => {
    expect(productOf(withHelper({ cpe: 'cpe:/a:acme:anvil:4.2' })).version).toEqual(ANY_VERSION);
  });

  it('that is odd is noted at the product, and with the statement', () => {
    const root = onProduct(within([['product_version_range', '<4.2']], { product_id: 'p', name: 'P' }));
    expect(readCsaf(root).issues).toContain('kept identity.range_no_scheme /product_tree/branches/0/product');
    expect(theStatement(root).issues).toContain('identity.range_no_scheme');
    const inPurl = onProduct(withHelper({ purl: 'pkg:npm/a?vers=newer%20ones' }));
    expect(theStatement(inPurl).issues).toContain('identity.range_unreadable');
  });
});

describe('the helper', () => {
  const sha = 'ab'.repeat(32);

  it('gives all its identifiers', () => {
    const product = productOf(
      withHelper({
        purl: 'pkg:npm/a@1',
        cpe: 'cpe:/a:acme:anvil:4',
        hashes: [
          { filename: 'a.tgz', file_hashes: [{ algorithm: 'sha256', value: sha }] },
          { filename: 'b.tgz', file_hashes: [{ algorithm: 'sha1', value: 'cd'.repeat(20) }] },
        ],
        model_numbers: ['M-1'],
        serial_numbers: ['S-1'],
        skus: ['K-1'],
        x_generic_uris: [{ namespace: 'https://ns.example', uri: 'urn:a' }],
      }),
    );
    expect(idsOf(product)).toEqual([
      'purl pkg:npm/a@1',
      'cpe cpe:2.3:a:acme:anvil:4:*:*:*:*:*:*:*',
      `hash sha-256:${sha}`,
      `hash sha-1:${'cd'.repeat(20)}`,
      'model M-1*',
      'serial S-1*',
      'sku K-1*',
      'uri urn:a',
    ]);
    expect(product.ids.map(({ raw }) => raw)).toContain('M-1');
  });

  it('has beginnings in 2.0 and patterns in 2.1', () => {
    const numbers = { model_numbers: ['A\\1', 'B*'] };
    expect(idsOf(productOf(withHelper(numbers)))).toEqual(['model A\\\\1*', 'model B*']);
    expect(idsOf(productOf(withHelper(numbers), DOCUMENT_2_1))).toEqual(['model A\\1', 'model B*']);
  });

  it('has several purls in 2.1, which are alternatives', () => {
    const product = productOf(withHelper({ purls: ['pkg:npm/a@1', 'pkg:npm/a@1', 'pkg:npm/b@1'] }), DOCUMENT_2_1);
    expect(idsOf(product)).toEqual(['purl pkg:npm/a@1', 'purl pkg:npm/b@1']);
    expect(product.version).toEqual({ kind: 'exact', text: '1' });
  });

  test.each([
    ['a purl that is none is an opaque uri', { purl: 'npm/a' }, ['uri npm/a'], 'identity.purl_invalid', '/purl'],
    ['a CPE that is none is left out', { cpe: 'anvil' }, [], 'identity.cpe_invalid', '/cpe'],
    [
      'a hash that is none is left out',
      { hashes: [{ file_hashes: [{ algorithm: 'sha256', value: 'no' }] }] },
      [],
      'identity.hash_invalid',
      '/hashes/0/file_hashes/0',
    ],
    [
      'a hash without parts',
      { hashes: [{ file_hashes: [1] }, 1] },
      [],
      'identity.hash_invalid',
      '/hashes/0/file_hashes/0',
    ],
    ['a placeholder is left out', { model_numbers: ['NOASSERTION'] }, [], 'identity.placeholder', '/model_numbers/0'],
  ])('%s', (_, helper, ids, code, at) => {
    const root = onProduct(withHelper(helper as JsonObject));
    expect(idsOf(theStatement(root).product)).toEqual(ids);
    expect(readCsaf(root).issues).toContain(
      `kept ${code} /product_tree/full_product_names/0/product_identification_helper${at}`,
    );
    expect(theStatement(root).issues).toContain(code);
  });

  it('of the wrong shape is left out', () => {
    expect(readCsaf(onProduct(withHelper('pkg:npm/a@1'))).issues).toContain(
      'kept format.schema /product_tree/full_product_names/0/product_identification_helper',
    );
    const odd = {
      purl: 1,
      purls: 1,
      cpe: [],
      hashes: 1,
      model_numbers: [1],
      skus: {},
      x_generic_uris: [1, {}],
      sbom_urls: 1,
    };
    expect(idsOf(productOf(withHelper(odd as JsonObject)))).toEqual([]);
  });

  it('gives at most 64 identifiers', () => {
    const root = onProduct(withHelper({ skus: Array.from({ length: 70 }, (_, i) => `K-${i}`) }));
    expect(theStatement(root).product.ids).toHaveLength(64);
    expect(readCsaf(root).codes).toContain('limit.identifiers');
    expect(theStatement(root).issues).toContain('limit.identifiers');
  });

  it('says where the bill of materials is: a note', () => {
    const statement = theStatement(
      onProduct(withHelper({ purl: 'pkg:npm/a@1', sbom_urls: ['https://s.example/1', 1] })),
    );
    expect(statement.notes).toEqual(['https://s.example/1']);
  });

  test.each([
    ['pkg:rpm/redhat/a@1', 'x86_64', 'pkg:rpm/redhat/a@1?arch=x86_64'],
    ['pkg:rpm/redhat/a@1?epoch=2#p', 'x86_64', 'pkg:rpm/redhat/a@2:1?arch=x86_64#p'],
    ['pkg:rpm/redhat/a@1?arch=src', 'x86_64', 'pkg:rpm/redhat/a@1?arch=src'],
    ['pkg:maven/g/a@1', 'x86_64', 'pkg:maven/g/a@1'],
    ['no purl', 'x86_64', 'no purl'],
  ])('%s under the architecture %s', (purl, architecture, expected) => {
    const product = named('p', { product_identification_helper: { purl } });
    const [id] = productOf(within([['architecture', architecture]], product)).ids;
    const arch = id?.purl?.qualifiers.find(([key]) => key === 'arch')?.[1] ?? null;
    expect(id?.raw).toBe(purl);
    expect(arch).toBe(/arch=(\w+)/.exec(expected)?.[1] ?? null);
  });
});

describe('a product', () => {
  it('that only a name tells from others is noted', () => {
    const root = onProduct({ full_product_names: [{ product_id: 'p', name: 'P' }] });
    expect(theStatement(root)).toMatchObject({
      product: { ids: [], name: 'P' },
      issues: expect.arrayContaining(['identity.name_only']),
    });
    expect(readCsaf(root).issues).toContain('kept identity.name_only /product_tree/full_product_names/0');
  });

  it('without a name is known by its identifiers', () => {
    const root = onProduct({ full_product_names: [{ ...named('p'), name: 1 }] });
    expect(theStatement(root).product.name).toBeUndefined();
    expect(readCsaf(root).issues).toContain('kept format.schema /product_tree/full_product_names/0/name');
  });

  it('with an endless name has none', () => {
    const root = onProduct({ full_product_names: [{ ...named('p'), name: 'P'.repeat(3000) }] });
    expect(theStatement(root).product.name).toBeUndefined();
    expect(readCsaf(root).codes).toContain('limit.identifiers');
  });

  it('that nothing names is lost', () => {
    const read = readCsaf(onProduct({ full_product_names: [{ product_id: 'p' }] }));
    expect(lossesOf(read)).toEqual({ 'identity.product_missing': 1 });
  });

  it('that is not defined is lost, where it is listed', () => {
    const read = readCsaf(onProduct({}));
    expect(lossesOf(read)).toEqual({ 'identity.product_dangling': 1 });
    expect(read.issues).toContain('drops identity.product_dangling /vulnerabilities/0/product_status/known_affected/0');
    expect(
      lossesOf(
        readCsaf({ document: DOCUMENT, vulnerabilities: [{ cve: 'CVE-2024-1111', product_status: { fixed: ['p'] } }] }),
      ),
    ).toEqual({
      'identity.product_dangling': 1,
    });
  });

  it('that is defined twice alike is read, and noted', () => {
    const root = onProduct({ full_product_names: [named('p'), named('p')] });
    expect(theStatement(root).product.name).toBe('Product p');
    expect(readCsaf(root).issues).toContain('kept identity.product_redefined /product_tree/full_product_names/1');
  });

  it('that is defined twice differently is lost', () => {
    const read = readCsaf(onProduct({ full_product_names: [named('p'), named('p', { name: 'Q' })] }));
    expect(lossesOf(read)).toEqual({ 'identity.product_redefined': 1 });
  });
});
