/** SUSE Linux Enterprise and openSUSE. From 15 on a server's packages come in modules, which SUSE's CSAF names as products. */
import type { PlatformName, PlatformRow } from '../../model/platform.ts';

const SUSE = { type: 'rpm', namespaces: ['suse', 'sles', 'sles_sap', 'sled'], source: 'distro' } as const;
const OPENSUSE = { type: 'rpm', namespaces: ['opensuse', 'suse'], source: 'distro' } as const;

const SERVERS = ['sles', 'sles-ltss'];
const MODULES = [
  'basesystem',
  'server-applications',
  'desktop-applications',
  'development-tools',
  'containers',
  'legacy',
  'live-patching',
  'public-cloud',
  'python3',
  'web-scripting',
].map((name) => `sle-module-${name}`);

const EDITIONS: Readonly<Record<string, readonly string[]>> = { sles: SERVERS, sles_sap: ['sles_sap'], sled: ['sled'] };

const PACK: PlatformName = {
  cpe: 'cpe:/o:suse:PRODUCT:{major}:sp{minor}',
  name: 'SUSE Linux Enterprise Server {major} SP{minor}',
};

function products(names: readonly string[], version: string): PlatformName[] {
  return names.map((name) => ({ cpe: `cpe:/o:suse:${name}:${version}` }));
}

function editionRows([edition, names]: [string, readonly string[]]): PlatformRow[] {
  const all = [...names, ...MODULES];
  const packs = products(all, '{major}:sp{minor}');
  const first =
    edition === 'sles' ? [{ ...PACK, cpe: PACK.cpe.replace('PRODUCT', edition) }, ...packs.slice(1)] : packs;
  return [
    { id: `suse-${edition}-pack`, ...SUSE, patterns: [`${edition}-{major}.{minor}`], products: first },
    { id: `suse-${edition}`, ...SUSE, patterns: [`${edition}-{major}`], products: products(all, '{major}') },
  ];
}

export const SUSE_ROWS: readonly PlatformRow[] = [
  ...Object.entries(EDITIONS).flatMap(editionRows),
  {
    id: 'opensuse-leap',
    ...OPENSUSE,
    patterns: ['opensuse-leap-{major}.{minor}', 'opensuse.leap-{major}.{minor}'],
    products: [{ cpe: 'cpe:/o:opensuse:leap:{major}.{minor}', name: 'openSUSE Leap {major}.{minor}' }],
  },
  {
    id: 'opensuse-tumbleweed',
    ...OPENSUSE,
    patterns: ['opensuse-tumbleweed', 'opensuse-tumbleweed-*', 'opensuse.tumbleweed-*'],
    products: [{ cpe: 'cpe:/o:opensuse:tumbleweed', name: 'openSUSE Tumbleweed' }],
  },
];
