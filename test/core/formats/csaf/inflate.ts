/**
 * Makes a CSAF document of any size, the same one each time, in the shape of Red Hat's VEX files: platforms with a CPE,
 * packages with a purl under their architecture, each package a component of several platforms, one vulnerability with
 * long lists of products in statuses, flags, threats, remediations and scores.
 */
import type { JsonObject } from '../../../../src/core/std/json/view.ts';

export interface Inflation {
  /** How many statements it makes. */
  readonly statements: number;
  /** Over how many vulnerabilities they are spread; each has the same products. */
  readonly vulnerabilities?: number;
}

const ARCHITECTURES = ['aarch64', 'ppc64le', 's390x', 'x86_64', 'i686', 'noarch', 'src'] as const;
const STREAMS = ['AppStream', 'BaseOS', 'CRB'] as const;
const NAMES = ['glibc', 'glibc-common', 'glibc-devel', 'glibc-langpack-en', 'nscd', 'compat-glibc', 'glibc-debuginfo'];

/** Packages that one advisory fixes. */
const ADVISORY = 150;

interface Package {
  readonly id: string;
  readonly purl: string;
  readonly architecture: string;
  readonly release: number;
}

interface Listed {
  readonly id: string;
  readonly pkg: Package;
  readonly platform: string;
}

/** The document as a value. */
export function inflate({ statements, vulnerabilities = 1 }: Inflation): JsonObject {
  const each = Math.ceil(statements / vulnerabilities);
  const packages = Array.from({ length: Math.ceil(each / STREAMS.length) }, (_, i) => packageOf(i));
  const listed = packages.flatMap(placesOf).slice(0, each);
  const left = (i: number) => Math.min(each, statements - i * each);
  return {
    document: documentOf(),
    product_tree: {
      branches: [{ category: 'vendor', name: 'Red Hat', branches: [...platforms(), ...architectures(packages)] }],
      relationships: listed.map(relationship),
    },
    vulnerabilities: Array.from({ length: vulnerabilities }, (_, i) => vulnerability(i, listed.slice(0, left(i)))),
  };
}

/** As it would be published: indented, as Red Hat writes it. */
export function inflatedText(inflation: Inflation): string {
  return JSON.stringify(inflate(inflation), null, 2);
}

/** How many statements make a published document of about this many bytes. */
export function statementsFor(bytes: number): number {
  const sample = 3000;
  return Math.round((bytes / inflatedText({ statements: sample }).length) * sample);
}

function packageOf(i: number): Package {
  const name = `${NAMES[i % NAMES.length]}${i < NAMES.length ? '' : `-${Math.floor(i / 49)}`}`;
  const architecture = ARCHITECTURES[Math.floor(i / NAMES.length) % ARCHITECTURES.length] ?? 'src';
  const version = `2.${28 + (i % 7)}-${100 + Math.floor(i / ADVISORY)}.el9_${i % 5}.${i % 11}`;
  return {
    id: `${name}-0:${version}.${architecture}`,
    purl: `pkg:rpm/redhat/${name}@${version}?arch=${architecture}`,
    architecture,
    release: 4 + (Math.floor(i / ADVISORY) % 8),
  };
}

function placesOf(pkg: Package): Listed[] {
  return STREAMS.map((stream) => {
    const platform = `${stream}-9.${pkg.release}.0.Z.MAIN.EUS`;
    return { id: `${platform}:${pkg.id}`, pkg, platform };
  });
}

function platforms(): JsonObject[] {
  const releases = Array.from({ length: 8 }, (_, i) => 4 + i);
  const products = releases.flatMap((release) =>
    STREAMS.map((stream) => ({
      category: 'product_name',
      name: `Red Hat Enterprise Linux ${stream} (v. 9.${release})`,
      product: {
        name: `Red Hat Enterprise Linux ${stream} (v. 9.${release})`,
        product_id: `${stream}-9.${release}.0.Z.MAIN.EUS`,
        product_identification_helper: { cpe: `cpe:/a:redhat:rhel_eus:9.${release}::${stream.toLowerCase()}` },
      },
    })),
  );
  return [{ category: 'product_family', name: 'Red Hat Enterprise Linux', branches: products }];
}

function architectures(packages: readonly Package[]): JsonObject[] {
  return [...Map.groupBy(packages, ({ architecture }) => architecture)].map(([architecture, of]) => ({
    category: 'architecture',
    name: architecture,
    branches: of.map(({ id, purl }) => ({
      category: 'product_version',
      name: id,
      product: { name: id, product_id: id, product_identification_helper: { purl } },
    })),
  }));
}

function relationship({ id, pkg, platform }: Listed): JsonObject {
  return {
    category: 'default_component_of',
    full_product_name: { name: `${pkg.id} as a component of ${platform}`, product_id: id },
    product_reference: pkg.id,
    relates_to_product_reference: platform,
  };
}

function vulnerability(index: number, listed: readonly Listed[]): JsonObject {
  const ids = listed.map(({ id }) => id);
  const affected = ids.filter((_, i) => i % 20 === 0);
  const notAffected = ids.filter((_, i) => i % 20 === 7 || i % 20 === 13);
  const fixed = listed.filter((_, i) => ![0, 7, 13].includes(i % 20));
  const advisories = Map.groupBy(fixed, (_, i) => Math.floor(i / ADVISORY));
  const details = 'Before applying this update, make sure all previously released errata have been applied.\n';
  return {
    cve: `CVE-2024-${2961 + index}`,
    ids: [{ system_name: 'Red Hat Bugzilla ID', text: `${2273404 + index}` }],
    flags: [{ label: 'vulnerable_code_not_present', product_ids: notAffected }],
    product_status: { fixed: fixed.map(({ id }) => id), known_affected: affected, known_not_affected: notAffected },
    remediations: [
      ...[...advisories].map(([i, of]) => ({
        category: 'vendor_fix',
        date: '2024-05-07T00:00:00+00:00',
        details: details.repeat(4),
        product_ids: of.map(({ id }) => id),
        url: `https://access.redhat.com/errata/RHSA-2024:${2722 + i}`,
      })),
      {
        category: 'workaround',
        details: 'Remove the affected charset from the gconv configuration.',
        product_ids: ids,
      },
      { category: 'no_fix_planned', details: 'Will not fix', product_ids: affected },
    ],
    scores: [{ cvss_v3: { baseScore: 8.8, baseSeverity: 'HIGH', version: '3.1' }, products: ids }],
    threats: [{ category: 'impact', details: 'Important', product_ids: ids }],
  };
}

function documentOf(): JsonObject {
  const date = '2024-12-18T10:39:42+00:00';
  return {
    category: 'csaf_vex',
    csaf_version: '2.0',
    distribution: { tlp: { label: 'WHITE' } },
    lang: 'en',
    publisher: { category: 'vendor', name: 'Red Hat Product Security', namespace: 'https://www.redhat.com' },
    title: 'glibc: Out of bounds write in iconv',
    tracking: {
      current_release_date: date,
      generator: { date, engine: { name: 'Red Hat SDEngine', version: '4.6.6' } },
      id: 'CVE-2024-2961',
      initial_release_date: '2024-04-17T00:00:00+00:00',
      revision_history: [{ date, number: '3', summary: 'Last generated version' }],
      status: 'final',
      version: '3',
    },
  };
}
