/** CycloneDX in XML (formats.md §4 detect): whatever it says, it says the same as its JSON form. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../../../src/core/formats/normalize.ts';
import type { NormalisedDocument } from '../../../../src/core/model/document.ts';
import { describeCorpus, filesUnder } from '../../../corpus.ts';
import { BY_HAND, issuesOf, keepsTheLaw, LENIENT, normal } from '../normal.ts';
import { bomOf, CVE, entry, LIB, type Members, NOON, PART, SERIAL } from './document.ts';
import { writeXml } from './xml-writer.ts';

const SAME = { digest: 'sha256:same' } as const;

/** All that is read, apart from the bytes and where in them an issue is. */
const readOf = (document: NormalisedDocument) => ({
  ...document,
  issues: document.issues.map(({ position: _, ...issue }) => issue),
});

const inJson = (bom: Members) => readOf(normal(bom, {}, SAME));
const inXml = (bom: Members, ...options: [Parameters<typeof writeXml>[1]?]) =>
  readOf(normal(writeXml(bom, ...options), {}, SAME));

const NAMESPACE = 'http://cyclonedx.org/schema/bom/1.6';
const bom = (content: string, attributes = ''): string => `<bom xmlns="${NAMESPACE}"${attributes}>${content}</bom>`;
const vulnerability = (content: string): string =>
  bom(`<vulnerabilities><vulnerability>${content}</vulnerability></vulnerabilities>`);
const GOOD = `<id>${CVE}</id><analysis><state>exploitable</state></analysis><affects><target><ref>${LIB}</ref></target></affects>`;

/** Everything that the reader looks at. */
const FULL = bomOf(
  [
    entry({
      'bom-ref': 'v',
      source: { name: 'NVD', url: 'https://nvd.nist.gov/vuln/detail/CVE-2024-0001' },
      references: [{ id: 'GHSA-aaaa-bbbb-cccc', source: { name: 'GitHub' } }, { id: 'CVE-2024-0002' }],
      ratings: [{ source: { name: 'NVD' }, score: 9.8, severity: 'critical', method: 'CVSSv3', vector: 'AV:N' }],
      cwes: [79, 80],
      description: 'A <flaw> & "more".',
      recommendation: 'Upgrade.',
      workaround: 'Unplug.',
      rejected: '2024-02-01T00:00:00Z',
      analysis: {
        state: 'not_affected',
        justification: 'code_not_reachable',
        response: ['will_not_fix', 'update'],
        detail: 'Not\u00a0reached: a < b && c > d ]]> \u{1F600}',
        firstIssued: '2024-01-01T00:00:00Z',
        lastUpdated: '2024-03-01T00:00:00Z',
      },
      affects: [
        { ref: 'deep', versions: [{ version: '1.0' }, { range: 'vers:npm/<2.0.0', status: 'unaffected' }] },
        { ref: 'service' },
        { ref: 'product' },
      ],
    }),
  ],
  {
    components: [
      {
        ...PART,
        'mime-type': 'text/plain',
        supplier: { name: 'Maker', url: ['https://a.example', 'https://b.example'], contact: [{ name: 'Ann' }] },
        hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
        licenses: [{ name: 'MIT' }],
        components: [
          { type: 'library', 'bom-ref': 'deep', group: 'g', name: 'deep', cpe: 'cpe:2.3:a:g:deep:1:*:*:*:*:*:*:*' },
        ],
      },
    ],
    services: [
      { 'bom-ref': 'outer', name: 'Outer', services: [{ 'bom-ref': 'service', provider: { name: 'P' }, name: 'S' }] },
    ],
  },
);

describe('XML says what its JSON form says', () => {
  it('member by member', () => {
    const read = inJson(FULL);
    expect(read.statements).toHaveLength(4);
    expect(inXml(FULL)).toEqual(read);
  });

  it('with any prefix, in CDATA, with comments and blanks', () => {
    const read = inJson(FULL);
    expect(inXml(FULL, { prefix: 'b' })).toEqual(read);
    const cdata = (text: string): string =>
      `\n <!-- ${text.length} --><![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>\n`;
    expect(inXml(FULL, { text: cdata })).toEqual(read);
    expect(inXml(FULL, { before: '\uFEFF' })).toEqual(read);
    expect(inXml(FULL, { before: '\n  ' })).toEqual(read);
  });

  it.each(['1.4', '1.5', '1.6', '1.7', '1.3', '1.8'])('in version %s, which the namespace names', (specVersion) => {
    expect(inXml({ ...FULL, specVersion })).toEqual(inJson({ ...FULL, specVersion }));
  });

  it.each(['2.0', 'x', ''])('in version %j, which is refused', (specVersion) => {
    const document = inXml({ ...FULL, specVersion });
    expect(document.head).toBeNull();
    expect(document).toEqual(inJson({ ...FULL, specVersion }));
  });

  it.each([
    ['manufacturer', { manufacturer: { name: 'Maker' } }],
    ['author', { manufacturer: undefined, authors: [{ phone: '1' }, { name: 'Ann', email: 'ann@example.com' }] }],
    ['supplier', { manufacturer: undefined, supplier: { url: ['https://s.example'] } }],
    ['manufacture', { manufacturer: undefined, manufacture: { name: 'Old' } }],
    ['nobody', { manufacturer: undefined }],
  ])('of the maker: %s', (_, metadata) => {
    const document = bomOf([entry()], {}, metadata);
    expect(inXml(document)).toEqual(inJson(document));
  });

  it('of versions of a component that is external (1.7)', () => {
    const part = { type: 'library', name: 'lib', 'bom-ref': 'part', versionRange: 'vers:npm/<2.0.0', isExternal: true };
    const document = bomOf([entry({ affects: [{ ref: 'part' }] })], { specVersion: '1.7', components: [part] });
    expect(inXml(document)).toEqual(inJson(document));
    expect(inXml(document).statements[0]?.components[0]?.version.kind).toBe('range');
  });
});

const word = (...texts: string[]) => fc.constantFrom(...texts);
const plain = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  // What XML 1.0 cannot carry at all (§2.2), whichever way it is written.
  .filter((text) => !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text));
const time = word('2024-01-01T00:00:00Z', '2025-01-01', 'now');
const ref = word('product', 'part', 'deep', 'nobody', LIB, `urn:cdx:${SERIAL}/1#part`, 'urn:cdx:x');
const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 3 });
const part = fc.record(
  {
    'bom-ref': ref,
    name: plain,
    group: plain,
    version: word('1', '', '2.0'),
    purl: word(LIB, 'pkg:npm/b', 'x'),
    publisher: plain,
    hashes: some(fc.record({ alg: word('SHA-256', 'MD5'), content: word('a'.repeat(64), 'x') })),
    supplier: fc.record({ name: plain, url: some(plain) }),
  },
  { requiredKeys: [] },
);
const vex = fc.record(
  {
    id: word(CVE, 'GHSA-aaaa-bbbb-cccc', ''),
    source: fc.record({ url: word('https://nvd.nist.gov/vuln/detail/CVE-2024-0003', 'x') }),
    references: some(fc.record({ id: word('CVE-2024-0004', CVE) })),
    recommendation: plain,
    workaround: plain,
    analysis: fc.record(
      {
        state: word('resolved', 'exploitable', 'in_triage', 'not_affected', 'false_positive', 'x'),
        justification: word('code_not_present', 'x'),
        response: some(word('update', 'x')),
        detail: plain,
        firstIssued: time,
        lastUpdated: time,
      },
      { requiredKeys: [] },
    ),
    affects: some(
      fc.record(
        {
          ref,
          versions: some(
            fc.record(
              {
                version: word('1', '2', '<3', ''),
                range: word('vers:npm/<2', 'x'),
                status: word('affected', 'unaffected', 'unknown', 'x'),
              },
              { requiredKeys: [] },
            ),
          ),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
);
const boms = fc
  .record({
    vulnerabilities: some(vex),
    components: some(
      fc.record({ inner: some(part), part }).map(({ inner, part: outer }) => ({ ...outer, components: inner })),
    ),
    timestamp: fc.option(time, { nil: undefined }),
    version: fc.integer({ min: -3, max: 9 }),
    specVersion: word('1.4', '1.5', '1.6', '1.7'),
  })
  .map(({ vulnerabilities, timestamp, ...members }) => bomOf(vulnerabilities, members, { timestamp }));

describe('any BOM', () => {
  it('says the same in XML, and keeps the law', () => {
    fc.assert(
      fc.property(boms, fc.constantFrom('', 'b'), (value, prefix) => {
        const read = normal(writeXml(value, { prefix }), {}, SAME);
        expect(keepsTheLaw(read)).toBe(true);
        expect(readOf(read)).toEqual(inJson(value));
      }),
      { numRuns: 400 },
    );
  });

  it('cut short or with a byte changed is read or refused, never thrown at', () => {
    const text = Buffer.from(writeXml(FULL));
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(255), (at, byte) => {
        const changed = Buffer.from(text);
        changed[at] = byte;
        for (const bytes of [text.subarray(0, at), changed]) {
          const document = normalize(bytes, BY_HAND, LENIENT);
          expect(keepsTheLaw(document)).toBe(true);
          expect(document.head !== null || document.issues.some(({ effect }) => effect === 'rejects')).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});

/** Files whose JSON has a shape that XML cannot have: a lone object for a list. */
const NO_TWIN = new Set(['small-openvex/lib4vex/examples/CycloneDX/acme_1.0_vex.json']);

describeCorpus('the BOMs of the corpus', '', (corpus) => {
  const folders = ['cyclonedx-spec/tools', 'cyclonedx-vex-use-cases', 'guac-testdata', 'trivy-vex', 'small-openvex'];
  const boms = folders
    .flatMap((folder) => filesUnder(join(corpus, folder), '.json'))
    .map((path) => ({ path: path.slice(corpus.length + 1), text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => text.includes('"CycloneDX"') && text.includes('"bomFormat"'))
    .map(({ path, text }) => ({ path, value: JSON.parse(text) as Members }))
    .filter(({ path, value }) => typeof value.specVersion === 'string' && !NO_TWIN.has(path));

  it('are there', () => {
    expect(boms.length).toBeGreaterThan(100);
  });

  it.each(boms)('$path says the same in XML', ({ value }) => {
    const [json, xml] = [inJson(value), inXml(value)];
    expect(xml.statements).toEqual(json.statements);
    expect(xml.counts).toEqual(json.counts);
    expect(xml.head).toEqual(json.head);
  });

  it('one that was written as XML is read', () => {
    const path = 'guac-testdata/internal/testing/testdata/exampledata/cyclonedx-vex.xml';
    const document = normal(readFileSync(join(corpus, path), 'utf8'));
    expect(document.issues.filter(({ effect }) => effect === 'rejects')).toEqual([]);
    expect(document.counts.accepted).toBeGreaterThan(0);
  });
});

describe('what has no place in the JSON form', () => {
  it.each([
    ['an element of another namespace', `<x:y xmlns:x="urn:x"><x:z>t</x:z></x:y>${GOOD}`, [], 1],
    ['an attribute of nobody', GOOD.replace('<id>', '<id a="b">'), [], 1],
    ['an unread element', `<credits><a><b/></a></credits><credits/>${GOOD}`, [], 1],
    ['an unknown element', `<x>1</x>${GOOD}`, ['kept format.unknown_member /vulnerabilities/0'], 1],
    ['the name of an attribute', `<bom-ref>1</bom-ref>${GOOD}`, ['kept format.unknown_member /vulnerabilities/0'], 1],
    ['text between elements', `some${GOOD}`, ['kept format.schema /vulnerabilities/0'], 1],
    ['text in a list', GOOD.replace('<affects>', '<affects>x'), ['kept format.schema /vulnerabilities/0/affects'], 1],
    [
      'another item in a list',
      GOOD.replace('<affects>', '<affects><x/>'),
      ['drops format.schema /vulnerabilities/0/affects/0'],
      1,
    ],
    [
      'a text with elements in it',
      GOOD.replace(LIB, `<a>${LIB}</a>`),
      ['drops format.schema /vulnerabilities/0/affects/0'],
      0,
    ],
    ['the same twice', `<id>${CVE}</id>${GOOD}`, ['kept format.duplicate_key /vulnerabilities/0/id'], 1],
    [
      'a text twice where it decides nothing',
      `<recommendation>a</recommendation><recommendation>b</recommendation>${GOOD}`,
      ['kept format.duplicate_key /vulnerabilities/0/recommendation'],
      1,
    ],
    ['an id twice', `<id>CVE-2024-9999</id>${GOOD}`, ['kept format.duplicate_key /vulnerabilities/0/id'], 0],
    [
      'a state twice',
      GOOD.replace('<state>', '<state>in_triage</state><state>'),
      ['kept format.duplicate_key /vulnerabilities/0/analysis/state'],
      0,
    ],
    ['a list twice', `<affects/>${GOOD}`, ['kept format.duplicate_key /vulnerabilities/0/affects'], 0],
    [
      'a list without the element around it',
      GOOD.replace('<state>', '<response>update</response><state>'),
      ['kept format.unknown_member /vulnerabilities/0/analysis'],
      1,
    ],
  ])('%s', (_, content, issues, statements) => {
    const document = normal(vulnerability(content));
    const expected = new Set(['identity.issuer_missing', 'time.missing', 'identity.name_only']);
    expect(issuesOf(document).filter((issue) => !expected.has(issue.split(' ')[1] ?? ''))).toEqual(issues);
    expect(document.statements).toHaveLength(statements);
    expect(keepsTheLaw(document)).toBe(true);
  });

  it('a member named __proto__ is refused', () => {
    const document = normal(vulnerability(`<__proto__/>${GOOD}`));
    expect(document.head).toBeNull();
    expect(issuesOf(document)).toEqual(['rejects format.forbidden_member /vulnerabilities/0']);
  });

  it('names of other objects are names', () => {
    expect(normal(vulnerability(`<constructor/><toString/>${GOOD}`)).statements).toHaveLength(1);
  });

  it('elements cannot stand for what the namespace says', () => {
    const document = normal(bom('<specVersion>2.0</specVersion><bomFormat/><vulnerabilities/>'));
    expect(document.head).toMatchObject({ format: 'CycloneDX', formatVersion: '1.6' });
  });

  it('a signature is noted', () => {
    const signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature>';
    expect(issuesOf(normal(bom(`<vulnerabilities/>${signature}`)))).toContain(
      'kept format.signature_unread /signature',
    );
    expect(issuesOf(normal(vulnerability(`${GOOD}${signature}`)))).not.toContain(
      'kept format.signature_unread /signature',
    );
  });

  it('the version of a BOM is a number', () => {
    const versionOf = (version: string) =>
      normal(bom('<vulnerabilities/>', ` version="${version}" serialNumber="urn:uuid:${SERIAL}"`)).head?.lineage
        ?.version;
    expect(['7', ' 7 ', '1.0', 'x', ''].map(versionOf)).toEqual(['7', '7', null, null, null]);
  });

  it('as many faults as are told: nobody knows any more what came twice', () => {
    const document = normal(vulnerability(`${'<description>a</description>'.repeat(1_002)}${GOOD}`));
    expect(document.head).toBeNull();
    expect(document.issues).toHaveLength(1_000);
  });

  it('without vulnerabilities it is a BOM that says nothing', () => {
    const document = normal(bom(''), {}, {});
    expect(document.issues.map(({ code }) => code)).toContain('format.no_statements');
  });

  it('has times and makers as attributes nowhere', () => {
    const document = normal(
      vulnerability(GOOD).replace(
        '<vulnerabilities>',
        `<metadata><timestamp>\n ${NOON}\n</timestamp></metadata><vulnerabilities>`,
      ),
    );
    expect(document.statements[0]?.issued.source).toBe('document');
  });
});

describe('where an issue is in XML', () => {
  const text = `\uFEFF<?xml version="1.0"?>\r\n<bom xmlns="${NAMESPACE}">\n  <!-- é😀 --><vulnerabilities>\n    <vulnerability>${GOOD.replace('exploitable', 'x')}</vulnerability></vulnerabilities>\n</bom>`;

  it('is the element around it', () => {
    const [issue] = normal(text).issues.filter(({ code }) => code === 'format.status_invalid');
    expect(issue?.position).toEqual({ line: 4, column: 5, offset: Buffer.from(text).indexOf('<vulnerability>') });
    const [other] = normal(text).issues.filter(({ code }) => code === 'identity.issuer_missing');
    expect(other?.position).toEqual({ line: 2, column: 1, offset: Buffer.from(text).indexOf('<bom') });
  });

  it('is where the parser stopped', () => {
    const [issue] = normal(text.replace('</vulnerability>', '</x>')).issues;
    expect(issue).toMatchObject({ code: 'format.not_xml', text: 'unexpected close tag.', position: { line: 4 } });
  });
});
