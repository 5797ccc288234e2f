import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openvex } from './documents.ts';
import { recordsOf, stella } from './world.ts';

let dir = '';
const at = (name: string) => join(dir, name);
const CDX = { bomFormat: 'CycloneDX', specVersion: '1.6' };
const CSAF = {
  document: {
    category: 'csaf_vex',
    csaf_version: '2.0',
    title: 't',
    publisher: { category: 'vendor', name: 'Red Hat Product Security', namespace: 'https://www.redhat.com' },
    tracking: {
      id: 'R1',
      status: 'final',
      version: '1',
      initial_release_date: '2025-12-01T00:00:00Z',
      current_release_date: '2025-12-01T00:00:00Z',
      revision_history: [{ date: '2025-12-01T00:00:00Z', number: '1', summary: 's' }],
    },
  },
  product_tree: {
    full_product_names: [
      {
        product_id: 'P',
        name: 'RHEL 8',
        product_identification_helper: { cpe: 'cpe:/a:redhat:enterprise_linux:8::appstream' },
      },
      { product_id: 'S', name: 'httpd', product_identification_helper: { purl: 'pkg:rpm/redhat/httpd' } },
    ],
    relationships: [
      {
        category: 'default_component_of',
        product_reference: 'S',
        relates_to_product_reference: 'P',
        full_product_name: { product_id: 'P:S', name: 'httpd in RHEL 8' },
      },
    ],
  },
  vulnerabilities: [{ cve: 'CVE-2024-0002', product_status: { known_affected: ['P:S'] } }],
};

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sbom-'));
  const write = (name: string, value: unknown) =>
    writeFileSync(at(name), typeof value === 'string' ? value : JSON.stringify(value));
  write('vex.json', openvex());
  write('future.json', openvex({ product: 'pkg:npm/later@1', timestamp: '2027-01-01T00:00:00Z' }));
  write('app.json', openvex({ product: 'pkg:oci/app', vulnerability: 'CVE-2024-0003', status: 'fixed', more: {} }));
  write('csaf.json', CSAF);
  write('bom.json', {
    ...CDX,
    metadata: { component: { name: 'app', purl: 'pkg:oci/app' } },
    components: [
      { name: 'left-pad', purl: 'pkg:npm/left-pad@1.3.0' },
      { name: 'left-pad', purl: 'pkg:npm/left-pad@1.3.0' },
      { name: 'left-pad', purl: 'pkg:npm/left-pad@1.2.0' },
      { name: 'other', purl: 'pkg:npm/other@1' },
      { name: 'later', purl: 'pkg:npm/later@1' },
      { name: 'nameless', version: '1' },
      { name: 'alone' },
      {},
      { name: 'httpd', purl: 'pkg:rpm/redhat/httpd@2.4.37-56.el8?arch=x86_64&distro=redhat-8.8' },
    ],
  });
  write('plain.json', {
    ...CDX,
    serialNumber: 'urn:uuid:1',
    components: [{ 'bom-ref': 'x', name: 'x' }, { purl: 'pkg:npm/left-pad@1.3.0' }],
  });
  write('odd.json', { ...CDX, components: Array.from({ length: 7 }, () => ({ purl: 'pkg:\u001b' })) });
  write('none.json', { a: 1 });
  write(
    'own.yaml',
    'Platforms:\n  - {Id: own, Type: rpm, Namespaces: redhat, Source: distro, Patterns: redhat-8.8, Products: "cpe:/o:a:b"}\n',
  );
});

afterAll(() => rmSync(dir, { recursive: true }));

const FROM = () => ['--from', ...['vex.json', 'future.json', 'app.json', 'csaf.json'].map(at)];
const sbom = (name: string, ...more: string[]) => ['vex', 'sbom', '--sbom', at(name), ...FROM(), ...more];

describe('stella vex sbom', () => {
  test('answers for the whole and for each component, with a total', async () => {
    const { code, stdout } = await stella(sbom('bom.json', '--format', 'jsonl'));
    expect(code).toBe(0);
    const [whole, ...rest] = recordsOf(stdout);
    expect(whole).toMatchObject({ whole: { id: 'pkg:oci/app' }, answers: [{ status: 'fixed' }] });
    expect(rest[0]).toMatchObject({
      component: { id: 'pkg:npm/left-pad@1.3.0', name: 'left-pad', pointer: '/components/0', times: 2 },
      answers: [{ status: 'affected', product: { id: 'pkg:oci/app' }, component: { id: 'pkg:npm/left-pad@1.3.0' } }],
    });
    expect(rest.slice(1, -1).map((record) => record.unreached ?? 'reached')).toEqual([
      { reason: 'refused', rule: 'version_differs' },
      { reason: 'no_statement' },
      { reason: 'left_out', rule: 'not_yet' },
      { reason: 'no_identifier' },
      { reason: 'no_identifier' },
      { reason: 'no_identifier' },
      'reached',
    ]);
    expect(rest.at(-2)).toMatchObject({ answers: [{ status: 'affected', platform: { row: 'redhat-minor' } }] });
    expect(rest.at(-1)).toEqual({
      total: {
        format: 'CycloneDX 1.6',
        components: 9,
        distinct: 8,
        answered: 2,
        answers: 3,
        conflicts: 0,
        statuses: { affected: 2, fixed: 1 },
        unreached: { 'left_out:not_yet': 1, no_identifier: 3, no_statement: 1, 'refused:version_differs': 1 },
        issues: 0,
      },
    });
  });

  test('a table for a person', async () => {
    const { stdout, stderr } = await stella(sbom('bom.json', '--format', 'table'));
    expect(stdout).toContain('pkg:oci/app (the whole)');
    expect(stdout).toContain('3 answers, 0 conflicts; 2 of 8 components reached');
    expect(stdout).toContain('1 component not reached: statements name the package, but are refused (version_differs)');
    expect(stderr).toContain('as of');
  });

  test('without a whole each component is asked for by itself', async () => {
    const { stdout } = await stella(sbom('plain.json', '--format', 'jsonl'));
    expect(recordsOf(stdout)[0]).toMatchObject({
      component: { id: 'urn:cdx:1/1#x' },
      unreached: { reason: 'no_identifier' },
    });
    expect(recordsOf(stdout)[1]).toMatchObject({ answers: [{ component: null, status: 'affected' }] });
  });

  test('what is odd is said, escaped, and the rest is counted', async () => {
    const { code, stdout, stderr } = await stella(sbom('odd.json', '--format', 'table'));
    expect(code).toBe(4);
    expect(stdout).toContain('0 of 1 component reached');
    expect(stderr).toContain('identity.purl_invalid');
    expect(stderr).toContain('and 2 more issues');
    expect(stderr).not.toContain('\u001b');
  });

  test.each([
    ['none.json', 2, 'is not used as an SBOM'],
    ['missing.json', 4, 'missing.json'],
    ['', 2, 'it is not one file'],
  ])('%j is refused with %d', async (name, exit, message) => {
    const { code, stderr } = await stella(sbom(name));
    expect(code).toBe(exit);
    expect(stderr).toContain(message);
  });
});

describe('the platform table in questions', () => {
  test('a package that says too little gets the products to ask in', async () => {
    const { code, stderr } = await stella([
      'vex',
      'consensus',
      'query',
      ...FROM(),
      '--product',
      'pkg:rpm/redhat/httpd',
    ]);
    expect(code).toBe(4);
    expect(stderr).toContain('--component pkg:rpm/redhat/httpd');
    expect(stderr).toContain('enterprise_linux:8');
  });

  test('the operator’s file is read', async () => {
    const product = 'pkg:rpm/redhat/httpd?distro=redhat-8.8';
    const asked = ['vex', 'consensus', 'query', ...FROM(), '--product', product, '--platforms'];
    expect((await stella([...asked, at('own.yaml')])).code).toBe(0);
    expect((await stella([...asked, at('none.json')])).stderr).toContain('unknown key a');
  });
});
