/** Debian and Ubuntu, by number and by codename: a new release is one line. */
import type { PlatformRow } from '../../model/platform.ts';

const DEBIAN: readonly (readonly [number: string, codename: string])[] = [
  ['8', 'jessie'],
  ['9', 'stretch'],
  ['10', 'buster'],
  ['11', 'bullseye'],
  ['12', 'bookworm'],
  ['13', 'trixie'],
  ['14', 'forky'],
];

const UBUNTU: readonly (readonly [number: string, codename: string])[] = [
  ['14.04', 'trusty'],
  ['16.04', 'xenial'],
  ['18.04', 'bionic'],
  ['20.04', 'focal'],
  ['22.04', 'jammy'],
  ['22.10', 'kinetic'],
  ['23.04', 'lunar'],
  ['23.10', 'mantic'],
  ['24.04', 'noble'],
  ['24.10', 'oracular'],
  ['25.04', 'plucky'],
  ['25.10', 'questing'],
];

function debianRows([number, codename]: readonly [string, string]): PlatformRow[] {
  const row = { type: 'deb', namespaces: ['debian'] } as const;
  const named = `cpe:/o:debian:debian_linux:${number}`;
  // The dictionary writes the release with a zero, most vendors write it without.
  const products = [{ cpe: named, name: `Debian GNU/Linux ${number}` }, { cpe: `${named}.0` }];
  const patterns = [`debian-${number}`, `debian-${number}.{minor}`, codename, `debian-${codename}`];
  return [
    { id: `debian-${number}`, ...row, source: 'distro', patterns, products },
    { id: `debian-${number}-tag`, ...row, source: 'dist_tag', patterns: [`deb${number}`], products },
  ];
}

function ubuntuRow([number, codename]: readonly [string, string]): PlatformRow {
  const [year = '', month = ''] = number.split('.');
  const edition = month === '04' && Number(year) % 2 === 0 ? 'lts' : '*';
  return {
    id: `ubuntu-${number}`,
    type: 'deb',
    namespaces: ['ubuntu'],
    source: 'distro',
    patterns: [`ubuntu-${number}`, `ubuntu-${number}.{minor}`, codename, `ubuntu-${codename}`],
    products: [{ cpe: `cpe:2.3:o:canonical:ubuntu_linux:${number}:*:*:*:${edition}:*:*:*`, name: `Ubuntu ${number}` }],
  };
}

export const DEBIAN_ROWS: readonly PlatformRow[] = [...DEBIAN.flatMap(debianRows), ...UBUNTU.map(ubuntuRow)];
