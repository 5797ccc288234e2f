import { describe, expect, test } from 'vitest';
import { matchPattern } from '../../../src/core/identity/platforms/pattern.ts';
import { distTag, moduleStream } from '../../../src/core/identity/platforms/tags.ts';
import { PLATFORM_ROWS, platformsOf, productOf } from '../../../src/core/identity/platforms.ts';
import { productText } from '../../../src/core/identity/product-key.ts';
import { readPurl } from '../../../src/core/identity/purl.ts';
import type { PlatformRow } from '../../../src/core/model/platform.ts';

function supplied(text: string, rows?: readonly PlatformRow[]): string[] {
  const purl = readPurl(text)?.purl;
  if (purl === undefined) throw new Error(text);
  return platformsOf(purl, rows).map(({ row, product }) => `${row} ${shortCpe(productText(product))}`);
}

function shortCpe(text: string): string {
  return text.slice('cpe:2.3:'.length).replace(/(:\*)+$/, '');
}

describe('the platforms of a package', () => {
  test.each([
    ['pkg:rpm/redhat/httpd@2.4?distro=redhat-9', 'redhat-major o:redhat:enterprise_linux:9'],
    ['pkg:rpm/rhel/httpd@2.4?distro=rhel-9', 'redhat-major o:redhat:enterprise_linux:9'],
    ['pkg:rpm/redhat/httpd@2.4?distro=rhel-9.4', 'redhat-minor o:redhat:enterprise_linux:9.4'],
    ['pkg:rpm/redhat/httpd@2.4-1.el9', 'redhat-tag-major o:redhat:enterprise_linux:9'],
    ['pkg:rpm/redhat/httpd@2.4-1.el8_6.2', 'redhat-tag-minor o:redhat:enterprise_linux:8.6'],
    ['pkg:rpm/redhat/httpd@2.4-56.module%2Bel8.8.0%2B18758', 'redhat-tag-minor o:redhat:enterprise_linux:8.8'],
    ['pkg:rpm/redhat/go-toolset@rhel8?rpmmod=go-toolset:rhel8', 'redhat-module o:redhat:enterprise_linux:8'],
    [
      'pkg:rpm/redhat/a@1?repository_id=rhel-8-for-x86_64-appstream-rpms',
      'redhat-repository o:redhat:enterprise_linux:8',
    ],
    [
      'pkg:rpm/redhat/a@1?repository_id=rhel-8-for-x86_64-baseos-eus-rpms__8_DOT_6',
      'redhat-repository-eus o:redhat:rhel_eus:8.6',
    ],
    ['pkg:rpm/suse/a@1?distro=sles-15.5', 'suse-sles-pack o:suse:sles:15:sp5'],
    ['pkg:rpm/suse/a@1?distro=sles_sap-15.5', 'suse-sles_sap-pack o:suse:sles_sap:15:sp5'],
    ['pkg:rpm/suse/a@1?distro=sles-15', 'suse-sles o:suse:sles:15'],
    ['pkg:rpm/opensuse/a@1?distro=opensuse-leap-15.5', 'opensuse-leap o:opensuse:leap:15.5'],
    ['pkg:rpm/opensuse/a@1?distro=opensuse-tumbleweed-20240101', 'opensuse-tumbleweed o:opensuse:tumbleweed'],
    ['pkg:deb/debian/a@1?distro=debian-12', 'debian-12 o:debian:debian_linux:12'],
    ['pkg:deb/debian/a@1?distro=debian-12.5', 'debian-12 o:debian:debian_linux:12'],
    ['pkg:deb/debian/a@1?distro=bookworm', 'debian-12 o:debian:debian_linux:12'],
    ['pkg:deb/debian/a@1-2%2Bdeb12u1', 'debian-12-tag o:debian:debian_linux:12'],
    ['pkg:deb/ubuntu/a@1?distro=ubuntu-22.04', 'ubuntu-22.04 o:canonical:ubuntu_linux:22.04:*:*:*:lts'],
    ['pkg:deb/ubuntu/a@1?distro=jammy', 'ubuntu-22.04 o:canonical:ubuntu_linux:22.04:*:*:*:lts'],
    ['pkg:deb/ubuntu/a@1?distro=mantic', 'ubuntu-23.10 o:canonical:ubuntu_linux:23.10'],
  ])('%s first stands on %s', (purl, first) => {
    expect(supplied(purl)[0]).toBe(first);
  });

  test('a minor release is also asked for in the streams that are supported for longer', () => {
    const all = supplied('pkg:rpm/redhat/a@1?distro=redhat-8.6');
    for (const stream of ['rhel_eus', 'rhel_aus', 'rhel_tus', 'rhel_e4s']) {
      for (const part of ['o', 'a']) expect(all).toContain(`redhat-minor ${part}:redhat:${stream}:8.6`);
    }
    expect(all).toContain('redhat-minor o:redhat:rhel_els:8');
  });

  test('modules of SUSE Linux Enterprise are platforms too', () => {
    expect(supplied('pkg:rpm/suse/a@1?distro=sles-15.5')).toContain(
      'suse-sles-pack o:suse:sle-module-basesystem:15:sp5',
    );
  });

  test('what a package states comes before what its version lets one read', () => {
    expect(supplied('pkg:rpm/redhat/a@1-1.el8_6?distro=redhat-9')[0]).toBe('redhat-major o:redhat:enterprise_linux:9');
  });

  test.each([
    'pkg:rpm/redhat/a',
    'pkg:rpm/redhat/a@1-1.fc40',
    'pkg:rpm/rocky/a@1-1.el9?distro=rocky-9.4',
    'pkg:rpm/redhat/a@1?distro=redhat-',
    'pkg:rpm/redhat/a@1?distro=redhat-nine',
    'pkg:rpm/redhat/a@1?distro=redhat-9.4.1',
    'pkg:rpm/redhat/a@1?repository_id=rhel-8-for-x86_64-baseos-eus-rpms__9_DOT_6',
    'pkg:npm/a@1?distro=redhat-9',
    'pkg:deb/debian/a@1?distro=debian-99',
  ])('%s stands on nothing that is known', (purl) => {
    expect(supplied(purl)).toEqual([]);
  });

  test('a product is supplied once, by the first row that does', () => {
    const own: PlatformRow = {
      id: 'own',
      type: 'rpm',
      namespaces: ['redhat'],
      source: 'distro',
      patterns: ['redhat-{major}'],
      products: [{ cpe: 'cpe:/o:redhat:enterprise_linux:{major}' }, { cpe: 'no CPE' }],
    };
    const all = supplied('pkg:rpm/redhat/a@1?distro=redhat-9', [own, ...PLATFORM_ROWS]);
    expect(all).toEqual(['own o:redhat:enterprise_linux:9', 'redhat-major o:redhat:rhel_els:9']);
  });

  test('every row makes CPEs', () => {
    const captures = new Map([
      ['major', '9'],
      ['minor', '4'],
    ]);
    for (const { id, products } of PLATFORM_ROWS) {
      for (const each of products) expect(productOf(each, captures), `${id} ${each.cpe}`).not.toBeNull();
    }
    expect(new Set(PLATFORM_ROWS.map(({ id }) => id)).size).toBe(PLATFORM_ROWS.length);
  });
});

describe('patterns', () => {
  test.each([
    ['a{n}', 'a12', { n: '12' }],
    ['{n}-{n}', '8-8', { n: '8' }],
    ['{n}-{n}', '8-9', null],
    ['a-*-b', 'a-x86_64-b', {}],
    ['a-*-b', 'a--b', null],
    ['a', 'ab', null],
    ['ab', 'a', null],
    ['a{b', 'a{b', {}],
  ])('%s on %s', (pattern, text, expected) => {
    const captures = matchPattern(pattern, text);
    expect(captures === null ? null : Object.fromEntries(captures)).toEqual(expected);
  });
});

describe('tags', () => {
  test.each([
    ['1-3.el7.1', 'el7'],
    ['1-3.el9_4.5', 'el9_4'],
    ['1-3.el9_', 'el9'],
    ['1-3.module+el8.8.0+1', 'el8_8'],
    ['1.elx-3.el9', 'el9'],
    ['1-2+deb12u3', 'deb12'],
    ['1-2~deb11u1', 'deb11'],
    ['el9', null],
    ['model9', null],
    ['1.2.3', null],
  ])('%s → %s', (version, tag) => {
    expect(distTag(version)).toBe(tag);
  });

  test('the stream of a module', () => {
    expect(moduleStream('go-toolset:rhel8')).toBe('rhel8');
    expect(moduleStream('go-toolset')).toBeNull();
  });
});

test('more platforms than are remembered are still supplied', () => {
  const texts = Array.from({ length: 10_002 }, (_, i) =>
    productOf({ cpe: 'cpe:/o:a:b:{n}' }, new Map([['n', String(i)]])),
  );
  expect(texts.at(-1)?.ids[0]?.version).toBe('10001');
});
