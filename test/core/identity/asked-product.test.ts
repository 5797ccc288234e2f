/** What a person types, what an answer writes, and that the one reads the other back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedProduct } from '../../../src/core/identity/asked-product.ts';
import { identifierReader } from '../../../src/core/identity/identifier.ts';
import { matchProduct } from '../../../src/core/identity/match-product.ts';
import { productText } from '../../../src/core/identity/product-text.ts';
import { readStatedVersion } from '../../../src/core/identity/version/range-text.ts';
import { ANY_VERSION, type Product, type Version } from '../../../src/core/model/product.ts';

const SHA256 = 'ab'.repeat(32);
const ids = identifierReader();

function asked(text: string): Product {
  const { product } = askedProduct(text);
  if (product === null) throw new Error(`names nothing: ${text}`);
  return product;
}

describe('what is typed', () => {
  it.each([
    ['pkg:NPM/Foo@1', 'purl', 'pkg:npm/foo@1'],
    ['cpe:/a:acme:x:1', 'cpe', 'cpe:2.3:a:acme:x:1:*:*:*:*:*:*:*'],
    ['CPE:2.3:a:acme:x:1:*:*:*:*:*:*:*', 'cpe', 'cpe:2.3:a:acme:x:1:*:*:*:*:*:*:*'],
    [`sha256:${SHA256}`, 'hash', `sha-256:${SHA256}`],
    [`SHA-256:${SHA256}`, 'hash', `sha-256:${SHA256}`],
    ['https://acme.example/x', 'uri', 'https://acme.example/x'],
    ['urn:cdx:1/2#a', 'uri', 'urn:cdx:1/2#a'],
    ['model:X-1', 'model', 'X-1'],
    ['SERIAL:47%2A', 'serial', '47*'],
    ['sku:A @1.0', 'sku', 'A'],
    ['uri:pkg:npm/a', 'uri', 'pkg:npm/a'],
    ['pkg:npm/glob<11.1', 'uri', 'pkg:npm/glob<11.1'],
    ['uri:%ZZ', 'uri', '%ZZ'],
  ])('%s', (text, kind, id) => {
    expect(asked(text).ids[0]).toMatchObject({ kind, text: id });
    expect(asked(text).name).toBeUndefined();
  });

  it('takes other text as a name, which may also be an opaque id', () => {
    expect(asked('  Foo   Server ')).toMatchObject({
      name: 'Foo Server',
      ids: [{ kind: 'uri', text: 'Foo   Server' }],
    });
    expect(asked('Re: zero')).toMatchObject({ name: 'Re: zero' });
    expect(asked('name:https://x')).toEqual({ name: 'https://x', ids: [], version: ANY_VERSION });
  });

  it.each([
    ['pkg:npm/a@1.0', { kind: 'exact', text: '1.0' }],
    ['pkg:npm/a', ANY_VERSION],
    ['pkg:npm/a?vers=nonsense', { kind: 'unreadable', text: 'nonsense' }],
    ['cpe:/a:acme:x:1', ANY_VERSION],
    ['Foo @1.0', { kind: 'exact', text: '1.0' }],
    ['Foo @V16 Update 4', { kind: 'exact', text: 'V16 Update 4' }],
    ['Foo @ Home', ANY_VERSION],
    ['Foo @', ANY_VERSION],
    ['@1.0', ANY_VERSION],
  ])('states a version: %s', (text, version) => {
    expect(asked(text).version).toEqual(version);
  });

  it.each(['Foo @<2', 'Foo @vers:npm/<2', 'Foo @1|2', 'pkg:npm/a?vers=vers:npm/<2', 'cpe:/a:acme:x @>=1|<2'])(
    'states a range: %s',
    (text) => {
      expect(asked(text).version.kind).toBe('range');
    },
  );

  it('states platforms', () => {
    const { platforms, name } = asked('Foo on Linux on cpe:/o:acme:os:9 on name:Bar on Rails');
    expect(name).toBe('Foo on Linux');
    expect(platforms?.map(({ ids: own, name: called }) => own[0]?.text ?? called)).toEqual([
      'cpe:2.3:o:acme:os:9:*:*:*:*:*:*:*',
      'Bar on Rails',
    ]);
  });

  it.each([
    ['', []],
    ['   ', []],
    ['name:', []],
    ['x'.repeat(3000), []],
    ['sha256:zz', ['identity.hash_invalid']],
    ['cpe:/x', ['identity.cpe_invalid']],
    ['Foo on cpe:/x', ['identity.cpe_invalid']],
  ])('names nothing: %.20s', (text, notes) => {
    expect(askedProduct(text)).toEqual({ product: null, notes });
  });

  it('notes what is odd', () => {
    expect(askedProduct('pkg:npm/a<1').notes).toEqual(['identity.purl_invalid']);
    expect(askedProduct('pkg:NPM/a on pkg:NPM/b', ids).notes).toEqual(['identity.purl_not_canonical']);
  });
});

function product(
  identifiers: readonly (readonly [kind: 'any' | 'model' | 'hash' | 'uri', raw: string])[],
  more: Partial<Product> = {},
): Product {
  const read = identifiers.map(([kind, raw]) => (kind === 'any' ? ids.readAny(raw) : ids.read(kind, raw)).id);
  return { ids: read.filter((id) => id !== null), version: ANY_VERSION, ...more };
}

const exactly = (text: string): Version => ({ kind: 'exact', text });

describe('what an answer writes', () => {
  const range = readStatedVersion('<2').version;
  const siemens = { name: 'SIMATIC  S7', vendor: 'Siemens' };
  it.each<[string, Product]>([
    ['pkg:npm/a@1', product([['any', 'pkg:npm/a@1']])],
    ['pkg:npm/a@1', product([['any', 'pkg:npm/a@1']], { version: exactly('1') })],
    ['pkg:npm/a@2', product([['any', 'pkg:npm/a@1']], { version: exactly('2') })],
    ['pkg:npm/a', product([['any', 'pkg:npm/a@1']], { version: { kind: 'unreadable', text: '4.x' } })],
    ['pkg:npm/a?vers=%3C2&x=1', product([['any', 'pkg:npm/a@1?x=1']], { version: range })],
    [
      'pkg:npm/a@1',
      product([
        ['any', 'pkg:npm/b@1'],
        ['any', 'cpe:/a:acme:a'],
        ['any', 'pkg:npm/a@1'],
      ]),
    ],
    ['pkg:rpm/redhat/a@1?epoch=1', product([['any', 'pkg:rpm/redhat/a@1?epoch=1']], { version: exactly('1') })],
    [
      'cpe:2.3:a:acme:x:1:*:*:*:*:*:*:*',
      product([
        ['any', 'cpe:/a:acme:x:1'],
        ['hash', `sha-256:${SHA256}`],
      ]),
    ],
    ['cpe:2.3:a:acme:x:*:*:*:*:*:*:*:* @<2', product([['any', 'cpe:/a:acme:x']], { version: range })],
    [
      `sha-256:${SHA256}`,
      product(
        [
          ['uri', 'x'],
          ['hash', `sha-256:${SHA256}`],
        ],
        siemens,
      ),
    ],
    ['https://x @1.0', product([['any', 'https://x']], { version: exactly('1.0') })],
    ['uri:pkg:npm/glob<11.1', product([['any', 'pkg:npm/glob<11.1']])],
    ['uri:a %40b', product([['uri', 'a @b']])],
    ['SIMATIC S7', product([], siemens)],
    ['SIMATIC S7 @<2', product([], { ...siemens, version: range })],
    ['name:https://x', product([], { name: 'https://x' })],
    ['A% on on pkg:npm/a', product([], { name: 'A% on on pkg:npm/a' })],
    ['name:Turned %6Fn', product([], { name: 'Turned on' })],
    ['name:A%25 %6Fn pkg:npm/a', product([], { name: 'A% on pkg:npm/a' })],
    [
      'Acme Foo',
      product([], {
        branches: [
          ['vendor', 'Acme'],
          ['product_name', 'Foo'],
          ['product_version', '1'],
        ],
      }),
    ],
    ['model:X-1*', product([['model', 'X-1*']])],
    ['', product([])],
    [
      'pkg:npm/a@1 on cpe:2.3:o:acme:os:9:*:*:*:*:*:*:* on name:Foo',
      product([['any', 'pkg:npm/a@1']], {
        platforms: [product([['any', 'cpe:/o:acme:os:9']]), product([], { name: 'Foo' })],
      }),
    ],
  ])('%s', (text, written) => {
    expect(productText(written)).toBe(text);
    expect(productText(written)).toBe(text);
  });
});

const claim = { status: 'not_affected', names: 'unasked' } as const;
const word = fc.string({
  unit: fc.constantFrom(
    'a',
    'B',
    ' ',
    '@',
    '%',
    ':',
    '/',
    '1',
    '.',
    '-',
    '<',
    '|',
    'on',
    ' on ',
    ' @',
    'pkg:',
    'cpe:',
    'name:',
    'é',
  ),
  minLength: 1,
  maxLength: 10,
});
const identifier = fc.oneof(
  fc.tuple(fc.constantFrom('purl', 'cpe', 'uri', 'model', 'serial', 'sku'), word),
  fc.constantFrom(
    ['purl', 'pkg:npm/a@1'],
    ['purl', 'pkg:oci/a@sha256:1?repository_url=x.io/a'],
    ['purl', 'pkg:rpm/redhat/a@1?epoch=1&arch=src'],
    ['purl', 'pkg:maven/g/a?vers=vers:maven/<2'],
    ['cpe', 'cpe:/o:redhat:enterprise_linux:9::baseos'],
    ['cpe', 'cpe:2.3:a:acme:x:1.*:*:*:*:*:*:*:*'],
    ['hash', `md5:${'0'.repeat(32)}`],
    ['model', 'X\\*1'],
  ),
) as fc.Arbitrary<['purl' | 'cpe' | 'hash' | 'uri', string]>;
const version = fc.oneof(
  fc.constant(ANY_VERSION),
  fc
    .constantFrom('1', '1.0.0', 'V2 Update 4', '<2', 'vers:npm/>=1|<2', '1.2.x')
    .map((text) => readStatedVersion(text).version),
);
const stated: fc.Arbitrary<Product> = fc
  .record({ ids: fc.array(identifier, { maxLength: 3 }), name: fc.option(word), version })
  .map(({ ids: pairs, name, version: of }) => ({
    ids: pairs.flatMap(([kind, raw]) => ids.read(kind, raw).id ?? []),
    ...(name === null ? {} : { name }),
    version: of,
  }));

describe('an answer can be asked for again by its own text', () => {
  it('reads back to the same text', () => {
    fc.assert(
      fc.property(stated, (one) => {
        const text = productText(one);
        if (text === '' || one.version.kind === 'unreadable') return;
        expect(productText(asked(text))).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('and is answered by the statement that it came from', () => {
    fc.assert(
      fc.property(stated, (one) => {
        const text = productText(one);
        if (text === '' || one.version.kind === 'unreadable') return;
        expect(matchProduct(asked(text), one, claim), text).not.toHaveProperty('rule');
      }),
      { numRuns: 3000 },
    );
  });

  it('whatever the order of its identifiers', () => {
    fc.assert(
      fc.property(stated, (one) => {
        expect(productText({ ...one, ids: one.ids.toReversed() })).toBe(productText(one));
      }),
    );
  });

  it('whatever is typed, reading does not throw and writing settles', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 50 }), word), (typed) => {
        const { product: read } = askedProduct(typed);
        if (read === null || read.version.kind === 'unreadable') return;
        const text = productText(read);
        expect(productText(asked(text))).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });
});
