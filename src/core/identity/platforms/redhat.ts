/**
 * Red Hat Enterprise Linux as its CSAF names it. The channel (`::appstream`) is left out: Red Hat's CPEs are compared
 * without it. A minor release is asked for with its minor version, which statements on the major release cover, and in
 * each of the streams that are supported for longer: which of them a system receives, its packages do not say.
 */
import type { PlatformName, PlatformRow } from '../../model/platform.ts';

const REDHAT = { type: 'rpm', namespaces: ['redhat', 'rhel'] } as const;

const STREAMS = ['rhel_eus', 'rhel_aus', 'rhel_tus', 'rhel_e4s'];
const MINOR = '{major}.{minor}';

function linux(version: string): PlatformName {
  return { cpe: `cpe:/o:redhat:enterprise_linux:${version}`, name: 'Red Hat Enterprise Linux {major}' };
}

/** The base system comes as an operating system, the rest as applications. */
function stream(product: string): PlatformName[] {
  return ['o', 'a'].map((part) => ({ cpe: `cpe:/${part}:redhat:${product}:${MINOR}` }));
}

const LONGEST: PlatformName = { cpe: 'cpe:/o:redhat:rhel_els:{major}' };
const OF_MAJOR = [linux('{major}'), LONGEST];
const OF_MINOR = [linux(MINOR), ...STREAMS.flatMap(stream), LONGEST];

/** `rhel-8-for-x86_64-baseos-eus-rpms__8_DOT_6`: the stream that the repository is of. */
const STREAM_REPOSITORIES = STREAMS.map((product): PlatformRow => {
  const short = product.slice(product.indexOf('_') + 1);
  return {
    id: `redhat-repository-${short}`,
    ...REDHAT,
    source: 'repository_id',
    patterns: [`rhel-{major}-for-*-*-${short}-rpms__{major}_DOT_{minor}`],
    products: stream(product),
  };
});

export const REDHAT_ROWS: readonly PlatformRow[] = [
  {
    id: 'redhat-minor',
    ...REDHAT,
    source: 'distro',
    patterns: ['redhat-{major}.{minor}', 'rhel-{major}.{minor}'],
    products: OF_MINOR,
  },
  { id: 'redhat-major', ...REDHAT, source: 'distro', patterns: ['redhat-{major}', 'rhel-{major}'], products: OF_MAJOR },
  {
    id: 'redhat-repository',
    ...REDHAT,
    source: 'repository_id',
    patterns: ['rhel-{major}-for-*-*-rpms', 'codeready-builder-for-rhel-{major}-*-rpms', 'rhel-{major}-server-rpms'],
    products: [linux('{major}')],
  },
  ...STREAM_REPOSITORIES,
  { id: 'redhat-tag-minor', ...REDHAT, source: 'dist_tag', patterns: ['el{major}_{minor}'], products: OF_MINOR },
  { id: 'redhat-tag-major', ...REDHAT, source: 'dist_tag', patterns: ['el{major}'], products: OF_MAJOR },
  { id: 'redhat-module', ...REDHAT, source: 'module', patterns: ['rhel{major}', 'el{major}'], products: OF_MAJOR },
];
