import { describe, expect, test } from 'vitest';
import { MAX_PARTS } from '../../../src/core/sbom/part.ts';
import { readSbom } from '../../../src/core/sbom/read.ts';

const SHA = 'a'.repeat(64);

function read(value: unknown) {
  const result = readSbom(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
  const ids = (part: { product: { ids: readonly { text: string }[] } }) => part.product.ids.map(({ text }) => text);
  return {
    ...result,
    codes: result.issues.map(({ code, pointer }) => `${code} ${pointer}`),
    whole: result.sbom?.whole ? ids(result.sbom.whole) : null,
    parts: result.sbom?.parts.map(ids) ?? [],
  };
}

const CDX = { bomFormat: 'CycloneDX', specVersion: '1.6' };

describe('CycloneDX', () => {
  test('components as deep as they are, in order, and the whole', () => {
    const { whole, parts, sbom, codes } = read({
      ...CDX,
      serialNumber: 'urn:uuid:F08A6CCD-4dce-4759-bd84-c626675d60a7',
      version: 2,
      metadata: { component: { name: 'app', purl: 'pkg:oci/app', components: [{ name: 'inner', version: '1' }] } },
      components: [
        { group: 'g', name: 'a', version: '1', purl: 'pkg:npm/a@1', components: [{ name: 'b', cpe: 'cpe:/a:v:b:1' }] },
        { name: 'c', 'bom-ref': 'pkg:c', hashes: [{ alg: 'SHA-256', content: SHA }] },
        { name: 'd', 'bom-ref': 'plain' },
      ],
    });
    const link = 'urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/2';
    expect(whole).toEqual(['pkg:oci/app', link]);
    expect(parts).toEqual([
      [],
      ['pkg:npm/a@1'],
      ['cpe:2.3:a:v:b:1:*:*:*:*:*:*:*'],
      [`sha-256:${SHA}`, `${link}#pkg:c`, `${link}#pkg%3Ac`],
      [`${link}#plain`],
    ]);
    expect(sbom?.parts.map(({ name, version, pointer }) => [name, version, pointer])[1]).toEqual([
      'g/a',
      '1',
      '/components/0',
    ]);
    expect(codes).toEqual([]);
  });

  test('the version beside a purl that has none', () => {
    const { sbom } = read({
      ...CDX,
      serialNumber: 'urn:uuid:1',
      components: [
        { purl: 'pkg:npm/a', version: '2' },
        { purl: 'pkg:npm/a@1', version: '2' },
        { purl: 'pkg:npm/a?vers=vers:npm/%3E1', version: '2' },
      ],
    });
    expect(sbom?.parts.map(({ product }) => product.version)).toEqual([
      { kind: 'exact', text: '2' },
      { kind: 'exact', text: '1' },
      { kind: 'any' },
    ]);
  });

  test('what is no identifier is said', () => {
    const { parts, codes } = read({
      ...CDX,
      components: [{ purl: 'pkg:npm', cpe: 'cpe', name: 'x'.repeat(600), hashes: [{}] }, 1],
    });
    expect(parts).toEqual([[]]);
    expect(codes.sort()).toEqual([
      'format.schema /components/1',
      'identity.cpe_invalid /components/0',
      'identity.hash_invalid /components/0',
      'identity.purl_invalid /components/0',
    ]);
  });

  test('more components or identifiers than are read', () => {
    const hashes = Array.from({ length: 101 }, () => ({ alg: 'SHA-256', content: SHA }));
    expect(read({ ...CDX, components: [{ hashes }] }).codes).toEqual(['limit.identifiers /components/0']);
    const many = read({ ...CDX, components: Array.from({ length: MAX_PARTS + 1 }, () => ({})) });
    expect(many.parts.length).toBe(MAX_PARTS);
    expect(many.codes).toEqual([`limit.identifiers /components/${MAX_PARTS}`]);
  });
});

describe('SPDX', () => {
  const app = {
    SPDXID: 'SPDXRef-app',
    name: 'app',
    versionInfo: 'NOASSERTION',
    externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:oci/app' }, { referenceType: 'other' }],
    checksums: [{ algorithm: 'SHA256', checksumValue: SHA }, {}],
  };
  const a = { SPDXID: 'SPDXRef-a', externalRefs: [{ referenceType: 'cpe23Type', referenceLocator: 'cpe:/a:v:b:1' }] };
  const DOCUMENT = 'SPDXRef-DOCUMENT';
  const relationship = (spdxElementId: string, relationshipType: string, relatedSpdxElement: string) => {
    return { relationships: [{ spdxElementId, relationshipType, relatedSpdxElement }, {}] };
  };

  test.each([
    { documentDescribes: ['SPDXRef-app', 1] },
    relationship(DOCUMENT, 'DESCRIBES', 'SPDXRef-app'),
    relationship('SPDXRef-app', 'DESCRIBED_BY', DOCUMENT),
  ])('packages, and what %j describes', (described) => {
    const { whole, parts, codes } = read({ spdxVersion: 'SPDX-2.3', packages: [app, a], ...described });
    expect(whole).toEqual(['pkg:oci/app', `sha-256:${SHA}`]);
    expect(parts).toEqual([['cpe:2.3:a:v:b:1:*:*:*:*:*:*:*']]);
    expect(codes).toEqual(['identity.hash_invalid /packages/0']);
  });

  test('several wholes are none', () => {
    const { whole, parts } = read({
      spdxVersion: 'SPDX-2.2',
      packages: [a, { ...a, SPDXID: 'b' }, {}],
      documentDescribes: ['SPDXRef-a', 'b'],
    });
    expect([whole, parts.length]).toEqual([null, 3]);
  });

  test('more packages than are read', () => {
    const packages = Array.from({ length: MAX_PARTS + 1 }, () => ({}));
    expect(read({ spdxVersion: 'SPDX-2.3', packages }).codes).toEqual(['limit.identifiers /packages']);
    const graph = packages.map(() => ({ type: 'software_Package' }));
    const context = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
    expect(read({ '@context': context, '@graph': graph }).codes).toEqual(['limit.identifiers /@graph']);
  });

  test('SPDX 3', () => {
    const { whole, parts } = read({
      '@context': ['https://spdx.org/rdf/3.0.1/spdx-context.jsonld'],
      '@graph': [
        { type: 'SpdxDocument', rootElement: ['urn:app', 1] },
        { type: 'software_Sbom' },
        { type: 'software_Package', spdxId: 'urn:app', software_packageUrl: 'pkg:oci/app' },
        {
          type: 'software_Package',
          spdxId: 'urn:a',
          externalIdentifier: [{ externalIdentifierType: 'cpe23', identifier: 'cpe:/a:v:b:1' }, {}],
          verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: SHA }, { type: 'Hash' }, {}],
        },
        { type: 'software_Package' },
        {},
      ],
    });
    expect(whole).toEqual(['pkg:oci/app']);
    expect(parts).toEqual([['cpe:2.3:a:v:b:1:*:*:*:*:*:*:*', `sha-256:${SHA}`], []]);
  });
});

describe('what is no SBOM', () => {
  test.each([
    ['{', 'format.not_json '],
    ['[]', 'format.unknown '],
    ['{}', 'format.unknown '],
    ['{"@context": "https://spdx.org/rdf/3.0"}', 'format.unknown '],
    ['{"bomFormat": "CycloneDX"}', 'format.version_unsupported /specVersion'],
    ['{"bomFormat": "CycloneDX", "specVersion": "9"}', 'format.version_unsupported /specVersion'],
    ['{"spdxVersion": "SPDX-1.0"}', 'format.version_unsupported /spdxVersion'],
    ['{"spdxVersion": null}', 'format.version_unsupported /spdxVersion'],
  ])('%s', (text, code) => {
    const { sbom, codes } = read(text);
    expect(sbom).toBeNull();
    expect(codes[0]).toContain(code);
  });

  test('members of the wrong type are passed over and said', () => {
    expect(read({ ...CDX, components: 1 }).codes).toEqual(['format.schema /components']);
  });

  test('nesting deeper than the reader goes', () => {
    const deep = `${'{"components":['.repeat(200)}${']}'.repeat(200)}`;
    expect(read(`{"bomFormat":"CycloneDX","specVersion":"1.6","components":[${deep}]}`).codes[0]).toContain(
      'limit.depth',
    );
  });
});
