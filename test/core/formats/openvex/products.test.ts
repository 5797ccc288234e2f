/** Products and subcomponents of OpenVEX (formats.md §2). */
import { describe, expect, it } from 'vitest';
import { issuesOf, normal } from '../normal.ts';
import { APP, entry, LIB, openvexOf } from './document.ts';

const SHA = 'a'.repeat(64);

function productsOf(products: unknown, members: Record<string, unknown> = {}) {
  const document = normal(openvexOf([entry({ products, ...members })]));
  const texts = (product: { ids: readonly { text: string }[] }) => product.ids.map(({ text }) => text);
  return {
    document,
    ids: document.statements.map(({ product }) => texts(product)),
    components: document.statements.map(({ components }) => components.map(texts)),
  };
}

describe('a product', () => {
  it.each([
    ['a text, as 0.0.1 has it', LIB, [LIB]],
    ['an @id that is a purl', { '@id': LIB }, [LIB]],
    ['an @id that is a CPE', { '@id': 'cpe:2.3:a:v:p:1:*:*:*:*:*:*:*' }, ['cpe:2.3:a:v:p:1:*:*:*:*:*:*:*']],
    ['an @id that is anything else', { '@id': 'nginx' }, ['nginx']],
    ['identifiers without @id', { identifiers: { purl: LIB } }, [LIB]],
    ['an identifier that the @id repeats', { '@id': LIB, identifiers: { purl: LIB } }, [LIB]],
    ['hashes alone', { hashes: { 'sha-256': SHA } }, [`sha-256:${SHA}`]],
    ['hashes as they are often spelled', { hashes: { SHA256: SHA.toUpperCase() } }, [`sha-256:${SHA}`]],
    [
      'all of it, in one order',
      { hashes: { 'sha-256': SHA }, identifiers: { cpe22: 'cpe:/a:v:p', purl: LIB }, '@id': 'urn:x' },
      ['urn:x', LIB, 'cpe:2.3:a:v:p:*:*:*:*:*:*:*:*', `sha-256:${SHA}`],
    ],
    ['null for what is absent', { '@id': LIB, identifiers: null, hashes: null, subcomponents: null }, [LIB]],
  ])('is %s', (_, product, expected) => {
    expect(productsOf([product]).ids).toEqual([expected]);
  });

  it('has the version of its purls, where they agree', () => {
    const versionOf = (product: unknown) => productsOf([product]).document.statements[0]?.product.version;
    expect(versionOf({ '@id': LIB })).toEqual({ kind: 'exact', text: '1.0.0' });
    expect(versionOf({ '@id': LIB, identifiers: { purl: 'pkg:npm/lib@2.0.0' } })).toEqual({ kind: 'any' });
    expect(versionOf({ '@id': 'pkg:npm/lib?vers=vers:npm/%3C2.0.0' })).toMatchObject({ kind: 'range' });
    expect(versionOf({ '@id': 'pkg:npm/lib?vers=vers:npm/2.0.0%7C%3C3.0.0%7C%3C1.0.0' })).toMatchObject({
      kind: 'unreadable',
    });
  });

  it('counts as many of its identifiers as are read', () => {
    const hashes = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`x${i}`, 'no hash']));
    const { document, ids } = productsOf([{ '@id': LIB, hashes }]);
    expect(ids).toEqual([[LIB]]);
    expect(document.statements[0]?.issues).toContain('limit.identifiers');
  });

  it.each([
    ['nothing in it', {}, 'identity.product_missing'],
    ['an empty text', '', 'identity.placeholder'],
    ['a placeholder', { '@id': 'NOASSERTION' }, 'identity.placeholder'],
    ['a hash that is none', { hashes: { 'sha-256': 'abc' } }, 'identity.hash_invalid'],
    ['a CPE that is none', { identifiers: { cpe23: 'cpe:2.3:x' } }, 'identity.cpe_invalid'],
    ['an @id that is too long', { '@id': `pkg:npm/${'a'.repeat(3000)}` }, 'limit.identifiers'],
    ['a number', 7, 'format.schema'],
    ['an @id that is no text', { '@id': 7 }, 'format.schema'],
    ['identifiers that are no object', { '@id': LIB, identifiers: [] }, 'format.schema'],
    ['hashes that are no texts', { '@id': LIB, hashes: { md5: 1 } }, 'format.schema'],
    ['subcomponents that are no list', { '@id': LIB, subcomponents: LIB }, 'format.schema'],
  ])('with %s is dropped', (_, product, code) => {
    const { document } = productsOf([product, APP]);
    expect(document.counts).toMatchObject({ read: 2, accepted: 1, dropped: { [code]: 1 } });
    expect(issuesOf(document)).toContain(`drops ${code} /statements/0/products/0`);
    expect(document.statements.map(({ index }) => index)).toEqual([1]);
  });

  it('keeps what can be read beside what cannot', () => {
    const { document, ids } = productsOf([{ '@id': LIB, identifiers: { cpe23: 'cpe:2.3:x' } }]);
    expect(ids).toEqual([[LIB]]);
    expect(document.statements[0]?.issues).toEqual(['identity.cpe_invalid']);
  });

  it('says of members that it does not know once that it does not', () => {
    const odd = { '@id': LIB, colour: 'red', identifiers: { swid: 'x' }, hashes: { crc: 'y' } };
    const { document } = productsOf([odd, { '@id': APP, colour: 'blue' }]);
    expect(issuesOf(document).filter((text) => text.includes('unknown_member'))).toEqual([
      'kept format.unknown_member /statements/0/products/0',
      'kept format.unknown_member /statements/0/products/0/identifiers',
      'kept format.unknown_member /statements/0/products/0/hashes',
    ]);
  });
});

describe('products of an entry', () => {
  it.each([undefined, null, []])('%j: the statement is dropped', (products) => {
    const { document } = productsOf(products);
    expect(document.counts).toMatchObject({ read: 1, accepted: 0, dropped: { 'identity.product_missing': 1 } });
    expect(issuesOf(document)).toEqual(['drops identity.product_missing /statements/0']);
  });

  it('that are no list: the entry is dropped', () => {
    expect(productsOf('pkg:npm/lib').document.counts.dropped).toEqual({ 'format.schema': 1 });
  });

  it('are one statement each, with pointers and positions of their own', () => {
    const { document } = productsOf([APP, LIB]);
    expect(document.statements.map(({ ref, index }) => [ref.pointer, index])).toEqual([
      ['/statements/0/products/0', 0],
      ['/statements/0/products/1', 1],
    ]);
  });

  it('of one @id are told apart by their hashes, in whatever order', () => {
    const [md5, sha] = [{ md5: 'b'.repeat(32) }, { 'sha-256': SHA }];
    const { ids } = productsOf([LIB, { '@id': LIB, hashes: sha }, { '@id': LIB, hashes: { ...sha, ...md5 } }]);
    const texts = [`md5:${md5.md5}`, `sha-256:${SHA}`];
    expect(ids).toEqual([[LIB], [LIB, texts[1]], [LIB, ...texts]]);
  });

  it('are read once: the same text is the same value', () => {
    const document = normal(openvexOf([entry({ products: [LIB] }), entry({ products: [LIB], status: 'affected' })]));
    const [one, other] = document.statements;
    expect(one?.product).toBe(other?.product);
  });
});

describe('subcomponents', () => {
  it('belong to their product', () => {
    const { components } = productsOf([{ '@id': APP, subcomponents: [LIB, { '@id': 'pkg:npm/b' }] }, APP]);
    expect(components).toEqual([[[LIB], ['pkg:npm/b']], []]);
  });

  it('of the statement (0.0.1) belong to each of its products', () => {
    const products = [{ '@id': APP, subcomponents: ['pkg:npm/own'] }, 'pkg:oci/b'];
    const { components, document } = productsOf(products, { subcomponents: [LIB] });
    expect(components).toEqual([[['pkg:npm/own'], [LIB]], [[LIB]]]);
    expect(document.counts.read).toBe(3);
  });

  it.each([
    ['[ERROR] CVE type  not mapped', 'identity.placeholder'],
    [{}, 'identity.placeholder'],
    [{ hashes: { md5: 'x' } }, 'identity.hash_invalid'],
    [7, 'format.schema'],
  ])('%j drops its assertion and no other', (odd, code) => {
    const { document, components } = productsOf([{ '@id': APP, subcomponents: [odd, LIB] }]);
    expect(components).toEqual([[[LIB]]]);
    expect(document.counts).toMatchObject({ read: 2, accepted: 1, dropped: { [code]: 1 } });
    expect(issuesOf(document)).toEqual([`drops ${code} /statements/0/products/0/subcomponents/0`]);
    expect(document.statements[0]?.issues).toEqual([code]);
  });

  it('that are all lost leave no word on the whole product', () => {
    const { document } = productsOf([{ '@id': APP, subcomponents: ['[ERROR] x', ''] }]);
    expect(document.statements).toEqual([]);
    expect(document.counts).toMatchObject({ read: 2, dropped: { 'identity.placeholder': 2 } });
  });

  it('of the statement are lost with the product that is', () => {
    const { document } = productsOf(['', APP], { subcomponents: [LIB, 'pkg:npm/b'] });
    expect(document.counts).toMatchObject({ read: 4, accepted: 2, dropped: { 'identity.placeholder': 2 } });
  });

  it('of no list drop the entry', () => {
    expect(productsOf([APP], { subcomponents: LIB }).document.counts.dropped).toEqual({ 'format.schema': 1 });
  });

  it('are lost with their product', () => {
    const { document } = productsOf([{ '@id': '', subcomponents: [LIB, APP] }]);
    expect(document.counts).toMatchObject({ read: 2, dropped: { 'identity.placeholder': 2 } });
  });
});

describe('a bare repeat', () => {
  const marks = (products: unknown) =>
    productsOf(products).document.statements.map(({ product }) => product.bareRepeat === true);

  it('is a product that a sibling has as a subcomponent, however spelled', () => {
    expect(marks([LIB, { '@id': APP, subcomponents: [LIB] }])).toEqual([true, false]);
    expect(marks([{ '@id': APP, subcomponents: [LIB] }, { identifiers: { purl: LIB } }])).toEqual([false, true]);
    expect(marks(['pkg:NPM/lib@1.0.0', { '@id': APP, subcomponents: [LIB] }])).toEqual([true, false]);
  });

  it('is not what only has itself as a subcomponent', () => {
    expect(marks([{ '@id': LIB, subcomponents: [LIB] }, APP])).toEqual([false, false]);
    expect(marks([{ '@id': LIB, subcomponents: [LIB, LIB] }, APP])).toEqual([false, false]);
    expect(
      marks([
        { '@id': LIB, subcomponents: [LIB] },
        { '@id': APP, subcomponents: [LIB] },
      ]),
    ).toEqual([true, false]);
  });

  it('takes two products of one entry', () => {
    expect(marks([LIB])).toEqual([false]);
    expect(marks([LIB, APP])).toEqual([false, false]);
    const document = normal(
      openvexOf([entry({ products: [LIB] }), entry({ products: [{ '@id': APP, subcomponents: [LIB] }] })]),
    );
    expect(document.statements.some(({ product }) => product.bareRepeat)).toBe(false);
  });
});
