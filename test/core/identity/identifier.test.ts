/** Identifiers as they are read at the door, and the keys that find them. */
import { describe, expect, it } from 'vitest';
import { identifierReader } from '../../../src/core/identity/identifier.ts';

const reader = identifierReader();
const SHA256 = 'ab'.repeat(32);

describe('the key joins what is one package', () => {
  it.each([
    ['pkg:npm/foo@1', 'pkg:npm/Foo@2?x=y#z'],
    ['pkg:golang/github.com/Foo/Bar', 'pkg:golang/github.com/foo/bar@v1#pkg'],
    ['pkg:golang/github.com%2Ffoo%2Fbar', 'pkg:golang/github.com/foo/bar'],
    ['pkg:pypi/Foo_Bar', 'pkg:pypi/foo.bar'],
    ['pkg:nuget/Foo', 'pkg:nuget/foo'],
    ['pkg:rpm/rhel/foo', 'pkg:rpm/redhat/foo?arch=src'],
    ['pkg:oci/debian', 'pkg:docker/library/debian'],
    ['pkg:oci/dhi%2Fargocd', 'pkg:oci/argocd?repository_url=x.io/argocd'],
    ['pkg:docker/ghcr.io/Foo/Bar', 'pkg:oci/bar'],
    ['cpe:/a:acme:x:1', 'cpe:2.3:a:Acme:X:2:*:*:*:*:*:*:*'],
    ['cpe:/o:redhat:enterprise_linux:9', 'cpe:/a:redhat:enterprise_linux:8::crb'],
  ])('%s, %s', (one, other) => {
    expect(reader.readAny(one).id?.key).toBe(reader.readAny(other).id?.key);
  });

  it.each([
    ['pkg:npm/foo', 'pkg:npm/bar'],
    ['pkg:npm/foo', 'pkg:pypi/foo'],
    ['pkg:npm/%40a/foo', 'pkg:npm/%40b/foo'],
    ['pkg:maven/g/Foo', 'pkg:maven/g/foo'],
    ['cpe:/a:acme:x', 'cpe:/o:acme:x'],
    ['cpe:/a:acme:x', 'cpe:/a:acme:y'],
    ['https://a', 'https://b'],
  ])('%s is not %s', (one, other) => {
    expect(reader.readAny(one).id?.key).not.toBe(reader.readAny(other).id?.key);
  });
});

describe('reading', () => {
  it('takes the kind from the look', () => {
    expect(reader.readAny('PKG:npm/a').id?.kind).toBe('purl');
    expect(reader.readAny(' cpe:/a:b:c').id?.kind).toBe('cpe');
    expect(reader.readAny('https://x').id?.kind).toBe('uri');
    expect(reader.readAny('just words').id?.kind).toBe('uri');
  });

  it('keeps text, raw and version', () => {
    const raw = 'pkg:NPM/foo@1.0+b';
    expect(reader.read('purl', raw).id).toMatchObject({ text: 'pkg:npm/foo@1.0%2Bb', raw, version: '1.0+b' });
    expect(reader.read('cpe', 'cpe:/a:acme:x:1.0').id).toMatchObject({ version: '1.0' });
    expect(reader.read('cpe', 'cpe:/a:acme:x').id).toMatchObject({ version: null });
    expect(reader.read('cpe', 'cpe:/a:acme').id).toMatchObject({ key: 'cpe:*' });
    expect(reader.read('hash', `SHA256:${SHA256}`).id).toMatchObject({
      text: `sha-256:${SHA256}`,
      key: `sha-256:${SHA256}`,
    });
    expect(reader.read('model', 'X\\*').id).toMatchObject({ text: 'X\\*', key: 'model:X*' });
    expect(reader.read('serial', '47*').id).toMatchObject({ key: 'serial:*' });
    expect(reader.read('sku', ' 1 ').id).toMatchObject({ text: '1', key: 'sku:1' });
  });

  it('reads what is no purl as an opaque uri, and notes it', () => {
    const { id, notes } = reader.read('purl', 'pkg:npm/glob<11.1');
    expect(id).toMatchObject({ kind: 'uri', text: 'pkg:npm/glob<11.1', key: 'uri:pkg:npm/glob<11.1' });
    expect(notes).toEqual(['identity.purl_invalid']);
  });

  it.each([
    ['cpe', 'cpe:/x', 'identity.cpe_invalid'],
    ['hash', 'sha-256:1', 'identity.hash_invalid'],
    ['uri', '  ', 'identity.placeholder'],
    ['purl', '', 'identity.placeholder'],
    ['uri', 'x'.repeat(2049), 'limit.identifiers'],
    ['uri', 'ä'.repeat(1025), 'limit.identifiers'],
  ] as const)('%s %s is unusable: %s', (kind, raw, code) => {
    expect(reader.read(kind, raw)).toEqual({ id: null, notes: [code] });
  });

  it('holds 2 KiB', () => {
    expect(reader.read('uri', 'ä'.repeat(1024)).id).not.toBeNull();
  });

  it('remembers, and forgets before it grows without bound', () => {
    const own = identifierReader();
    const first = own.read('uri', 'a');
    expect(own.read('uri', 'a')).toBe(first);
    for (let i = 0; i < 200_000; i += 1) own.read('uri', `b${i}`);
    expect(own.read('uri', 'a')).not.toBe(first);
    expect(own.read('uri', 'a')).toEqual(first);
  });
});
