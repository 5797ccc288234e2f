/** What a BOM says of itself (formats.md §4 detect, issuer; §8 lineage). */
import { describe, expect, it } from 'vitest';
import { issuesOf, normal } from '../normal.ts';
import { bomOf, entry, SERIAL } from './document.ts';

describe('the version of a BOM', () => {
  it.each(['1.4', '1.5', '1.6', '1.7'])('%s is read', (specVersion) => {
    const document = normal(bomOf([entry()], { specVersion }));
    expect(document.head).toMatchObject({ format: 'CycloneDX', formatVersion: specVersion });
    expect(document.issues.map(({ code }) => code)).toEqual(['identity.name_only']);
  });

  it.each(['1.2', '1.3', '1.8', '1.10'])('%s is read as the nearest, noted', (specVersion) => {
    const document = normal(bomOf([], { specVersion }));
    expect(document.head?.formatVersion).toBe(specVersion);
    expect(issuesOf(document)).toEqual(['kept format.version_unsupported /specVersion', 'kept format.no_statements ']);
  });

  it.each(['2.0', '1', '1.x', ''])('%j is refused, and counted', (specVersion) => {
    const document = normal(bomOf([entry()], { specVersion }));
    expect(document.head).toBeNull();
    expect(document.counts).toMatchObject({ read: 1, dropped: { 'format.version_unsupported': 1 } });
  });

  it('may be left out', () => {
    const document = normal(bomOf([], { specVersion: undefined }));
    expect(document.head?.formatVersion).toBe('1.7');
    expect(issuesOf(document)[0]).toBe('kept format.schema /specVersion');
  });
});

describe('the issuer of a BOM', () => {
  const metadata = {
    manufacturer: { name: 'Maker' },
    authors: [{ phone: '1' }, { name: 'Ann', email: 'ann@example.com' }],
    supplier: { name: 'Supplier' },
    manufacture: { name: 'Old maker' },
    tools: [{ vendor: 'Tool' }],
  };
  const issuerWithout = (...names: string[]) =>
    normal(bomOf([entry()], {}, { ...metadata, ...Object.fromEntries(names.map((name) => [name, undefined])) })).head
      ?.issuer;

  it('is who made the BOM, then who supplies what it is about, never a tool', () => {
    expect(issuerWithout()).toEqual({ scheme: 'organization', value: 'Maker' });
    expect(issuerWithout('manufacturer')).toEqual({ scheme: 'author', value: 'Ann <ann@example.com>' });
    expect(issuerWithout('manufacturer', 'authors')).toEqual({ scheme: 'organization', value: 'Supplier' });
    expect(issuerWithout('manufacturer', 'authors', 'supplier')).toEqual({
      scheme: 'organization',
      value: 'Old maker',
    });
    expect(issuerWithout('manufacturer', 'authors', 'supplier', 'manufacture')).toBeNull();
  });

  it.each([
    [{ manufacturer: { url: ['https://example.com'] } }, 'https://example.com'],
    [{ manufacturer: { name: ' Andre\u0301 ' } }, 'Andr\u00e9'],
    [{ manufacturer: 'text', authors: [{ name: 'Ann' }] }, 'Ann'],
    [{ manufacturer: null, authors: [{ email: 'a@example.com' }] }, 'a@example.com'],
  ])('%j is %s', (members, value) => {
    expect(normal(bomOf([entry()], {}, members)).head?.issuer?.value).toBe(value);
  });

  it('may be nobody, noted', () => {
    const document = normal(bomOf([], { metadata: undefined }));
    expect(issuesOf(document)).toEqual([
      'kept format.no_statements ',
      'kept identity.issuer_missing /metadata',
      'kept time.missing /metadata/timestamp',
    ]);
  });
});

describe('the lineage of a BOM', () => {
  const lineage = (members: Record<string, unknown>) => normal(bomOf([entry()], members)).head?.lineage;

  it('is issuer and serial number, while versions differ', () => {
    expect(lineage({})).toMatchObject({ needsDistinctVersions: true, version: '1', generated: null });
    expect(lineage({ metadata: {} })?.key).not.toBe(lineage({})?.key);
    expect(lineage({ serialNumber: 'urn:uuid:x' })?.key).not.toBe(lineage({})?.key);
    expect(lineage({ serialNumber: undefined })).toBeNull();
  });

  it.each([
    [undefined, '1'],
    [7, '7'],
    ['7', null],
    [1.5, null],
  ])('has version %j as %j', (version, text) => {
    expect(lineage({ version })?.version).toBe(text);
  });
});

describe('a BOM', () => {
  it('says that a signature inside it is not read', () => {
    const document = normal(bomOf([], { signature: { algorithm: 'RS512' } }));
    expect(issuesOf(document)).toContain('kept format.signature_unread /signature');
  });

  it('names once what its schema does not know', () => {
    const odd = entry({
      colour: 'red',
      analysis: { state: 'exploitable', mood: 'bad' },
      affects: [{ ref: 'product', why: 1, versions: [{ version: '1', of: 2 }] }],
    });
    const document = normal(bomOf([odd, odd], { $id: 'x' }));
    expect(issuesOf(document).filter((text) => text.includes('unknown_member'))).toEqual([
      'kept format.unknown_member ',
      'kept format.unknown_member /vulnerabilities/0',
      'kept format.unknown_member /vulnerabilities/0/analysis',
      'kept format.unknown_member /vulnerabilities/0/affects/0',
      'kept format.unknown_member /vulnerabilities/0/affects/0/versions/0',
    ]);
  });

  it.each([{}, 'text', 7])('with vulnerabilities %j is refused', (vulnerabilities) => {
    expect(issuesOf(normal(bomOf(vulnerabilities)))).toEqual(['rejects format.schema /vulnerabilities']);
  });

  it('is larger than allowed: refused whole', () => {
    const affects = [{ ref: 'product', versions: [{ version: '1' }, { version: '2' }, { version: '3' }] }];
    const document = normal(bomOf([entry({ affects })]), { maxStatements: 2 });
    expect(document.counts).toMatchObject({ read: 3, accepted: 0, statements: 3, dropped: { 'limit.statements': 3 } });
  });

  it('keeps its serial number as a label', () => {
    expect(normal(bomOf()).head?.id).toBe(`urn:uuid:${SERIAL}`);
  });
});
