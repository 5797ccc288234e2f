/** The keys of a product: of a pair, of an index, of a question. */
import { describe, expect, it } from 'vitest';
import { identifierReader } from '../../../src/core/identity/identifier.ts';
import {
  askedProduct,
  indexKeys,
  lookupKeys,
  productKey,
  productText,
} from '../../../src/core/identity/product-key.ts';
import { ANY_VERSION, type Product } from '../../../src/core/model/product.ts';

const ids = identifierReader();
const SHA256 = 'ab'.repeat(32);

function product(raws: readonly string[], more: Partial<Product> = {}): Product {
  return { ids: raws.flatMap((raw) => askedProduct(raw, ids).product?.ids ?? []), version: ANY_VERSION, ...more };
}

describe('the key of a pair', () => {
  it.each([
    ['pkg:npm/Foo@1.0', 'pkg:npm/foo'],
    ['pkg:golang/github.com/Foo/Bar@v1#pkg', 'pkg:golang/github.com/foo/bar#pkg'],
    [
      'pkg:rpm/rhel/a@1?arch=src&distro=rhel-9&epoch=1&upstream=b&repository_id=c',
      'pkg:rpm/redhat/a?arch=src&distro=redhat-9',
    ],
    ['pkg:maven/g/a@1?type=jar&classifier=x', 'pkg:maven/g/a?classifier=x'],
    [
      'pkg:oci/a@sha256:1?tag=1&arch=amd64&repository_url=index.docker.io/a',
      'pkg:oci/a?arch=amd64&repository_url=docker.io%2Flibrary%2Fa',
    ],
    ['pkg:docker/a@1', 'pkg:oci/a?repository_url=docker.io%2Flibrary%2Fa'],
    ['pkg:oci/x%2Fa', 'pkg:oci/a?repository_url=x%2Fa'],
    ['pkg:oci/a', 'pkg:oci/a'],
    ['pkg:oci/a?repository_url=one.io/x/b', 'pkg:oci/a?repository_url=one.io%2Fx%2Fb'],
    ['cpe:/a:acme:x:1:sp1', 'cpe:2.3:a:acme:x:*:*:*:*:*:*:*:*'],
    [`sha256:${SHA256}`, `sha-256:${SHA256}`],
    ['https://acme.example/x', 'uri:https://acme.example/x'],
  ])('of %s is %s', (raw, key) => {
    expect(productKey(product([raw]), null)).toBe(key);
  });

  it('is the purl, else CPE and name, else hash, else uri, else issuer, vendor and name', () => {
    const all = ['https://x', `sha256:${SHA256}`, 'cpe:/a:acme:x', 'pkg:npm/b', 'pkg:npm/a'];
    const named = { name: ' Foo  Server', vendor: 'Acme' };
    expect(productKey(product(all, named), 'i')).toBe('pkg:npm/a');
    expect(productKey(product(all.slice(0, 3), named), 'i')).toBe('cpe:2.3:a:acme:x:*:*:*:*:*:*:*:* Foo Server');
    expect(productKey(product(all.slice(0, 2), named), 'i')).toBe(`sha-256:${SHA256}`);
    expect(productKey(product(all.slice(0, 1), named), 'i')).toBe('uri:https://x');
    expect(productKey(product([], named), 'i')).toBe('name:["i","Acme","Foo Server"]');
    expect(productKey(product([], { name: 'Foo' }), null)).toBe('name:["","","Foo"]');
    expect(productKey(product(['model:X-1'], { version: { kind: 'exact', text: '1' } }), 'i')).toBe(
      'name:["i","","model:X-1"]',
    );
  });

  it('keeps the platform', () => {
    const on = { platforms: [product(['cpe:/o:acme:os:9']), product([], { name: 'Foo' })] };
    expect(productKey(product(['pkg:npm/a@1'], on), null)).toBe(
      'pkg:npm/a on cpe:2.3:o:acme:os:9:*:*:*:*:*:*:* on Foo',
    );
  });
});

describe('the keys of an index', () => {
  const branches = [
    ['vendor', 'Acme'],
    ['product_name', 'Foo'],
    ['product_version_range', '<2'],
  ] as const;
  it('are those of its identifiers and names', () => {
    const all = product(['pkg:npm/a@1', 'cpe:/a:acme:x:1', `sha256:${SHA256}`, 'model:X-1', 'https://x'], {
      name: 'Foo  1',
      branches,
    });
    expect(indexKeys(all)).toEqual([
      'cpe:a:acme:x',
      'model:X-1',
      'name:Acme Foo',
      'name:Foo 1',
      'pkg:npm/a',
      `sha-256:${SHA256}`,
      'uri:https://x',
    ]);
  });

  it('are also those of what is a hash in another place', () => {
    expect(indexKeys(product([`pkg:oci/a@sha256:${SHA256}`]))).toEqual(['pkg:oci/a', `sha-256:${SHA256}`]);
    expect(indexKeys(product([`pkg:npm/a?checksum=sha256:${SHA256}`]))).toEqual(['pkg:npm/a', `sha-256:${SHA256}`]);
    expect(indexKeys(product(['urn:cdx:1/1#lib']))).toEqual(['uri:urn:cdx:1/1', 'uri:urn:cdx:1/1#lib']);
    expect(indexKeys(product(['urn:cdx:1/1', 'urn:cdx:2/1#']))).toEqual(['uri:urn:cdx:1/1', 'uri:urn:cdx:2/1#']);
    expect(indexKeys(product(['pkg:oci/a@sha256:1', 'pkg:oci/b@1']))).toEqual(['pkg:oci/a', 'pkg:oci/b']);
  });

  it('of a question are also those of the source package and of wildcards', () => {
    expect(lookupKeys(product(['pkg:deb/debian/libc6@2?upstream=glibc']))).toEqual([
      'pkg:deb/debian/glibc',
      'pkg:deb/debian/libc6',
    ]);
    expect(lookupKeys(product(['cpe:/a:acme:x', 'model:X-1']))).toEqual([
      'cpe:*',
      'cpe:a:acme:x',
      'model:*',
      'model:X-1',
    ]);
  });
});

it('answers and questions have one text', () => {
  expect(productText(product(['pkg:npm/a@1']))).toBe('pkg:npm/a@1');
});
