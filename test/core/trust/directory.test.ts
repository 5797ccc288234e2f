/** Who is speaking, and for what: consensus.md §3 and §4; hardening T8 and T9. */
import { describe, expect, test } from 'vitest';
import type { Issuer } from '../../../src/core/model/issuer.ts';
import type { IssuerName } from '../../../src/core/model/statement.ts';
import { directoryOf, speakerOf } from '../../../src/core/trust/directory.ts';
import { issuer, product, said } from '../world.ts';

const REDHAT = issuer('redhat', 'authoritative', {
  names: ['https://www.redhat.com', 'Red Hat Product Security', 'secalert@redhat.com'],
  products: ['pkg:rpm/redhat', 'cpe:redhat', 'pkg:oci'],
});

const { document } = said({ by: null, status: 'fixed' });

function speaker(name: string | null, asked = 'pkg:rpm/redhat/bash@5?arch=x86_64', issuers: Issuer[] = [REDHAT]) {
  const written: IssuerName | null = name === null ? null : { scheme: 'author', value: name };
  return speakerOf(directoryOf({ issuers, digest: '' }), document, written, product(asked));
}

describe('a name is found', () => {
  test.each([
    ['by its exact text', 'Red Hat Product Security'],
    ['by its namespace', 'https://www.redhat.com'],
    ['by the address in it, in any case', 'Somebody <SecAlert@RedHat.com>'],
  ])('%s', (_how, name) => {
    expect(speaker(name)).toEqual({ id: 'redhat', registered: true, tier: 'authoritative', inScope: true });
  });

  test.each([
    ['other case', 'red hat product security'],
    ['a Cyrillic letter', 'R\u0435d Hat Product Security'],
    ['a zero width space', 'Red Hat\u200b Product Security'],
    ['a trailing dot', 'Red Hat Product Security.'],
    ['the id alone is no name', 'redhat'],
    ['an empty address', 'Red Hat <>'],
    ['an address the wrong way round', '>secalert@redhat.com<'],
  ])('never by a look-alike: %s', (_how, name) => {
    expect(speaker(name)).toEqual({ id: `author:${name}`, registered: false, tier: 'unknown', inScope: true });
  });

  test('a document that names nobody speaks for who delivered it', () => {
    expect(speaker(null)).toEqual({ id: 'delivery:test', registered: false, tier: 'unknown', inScope: true });
  });
});

describe('outside its products an issuer speaks at most as known', () => {
  test.each([
    ['pkg:rpm/redhat/bash@5', true],
    ['pkg:rpm/redhatter/bash@5', false],
    ['pkg:rpm/fedora/bash@5', false],
    ['pkg:oci/ubi9@sha256:0000000000000000000000000000000000000000000000000000000000000000', true],
    ['cpe:2.3:o:redhat:enterprise_linux:9:*:*:*:*:*:*:*', true],
    ['cpe:2.3:a:redhat:openshift:4:*:*:*:*:*:*:*', true],
    ['cpe:2.3:a:suse:linux:15:*:*:*:*:*:*:*', false],
    ['pkg:npm/left-pad@1', false],
  ])('%s', (asked, inScope) => {
    const { tier, inScope: found } = speaker('Red Hat Product Security', asked);
    expect({ tier, found }).toEqual({ tier: inScope ? 'authoritative' : 'known', found: inScope });
  });

  test('an issuer below known stays where it is', () => {
    const low = issuer('low', 'untrusted', { products: ['pkg:npm/low'] });
    expect(speaker('low', 'pkg:npm/other@1', [low]).tier).toBe('untrusted');
  });

  test('no list of products = everywhere', () => {
    const all = issuer('all', 'trusted');
    expect(speaker('all', 'pkg:npm/other@1', [all])).toMatchObject({ tier: 'trusted', inScope: true });
  });
});
