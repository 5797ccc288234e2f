/** What a CycloneDX statement is on: references, context, BOM-Links, versions (formats.md §4). */
import { describe, expect, it } from 'vitest';
import type { Product } from '../../../../src/core/model/product.ts';
import { issuesOf, normal } from '../normal.ts';
import { bomOf, CVE, entry, LIB, type Members, PART, PRODUCT, SERIAL } from './document.ts';

const nameOf = (product: Product): string => product.ids.map(({ text }) => text).join(' ') || (product.name ?? '');

function on(affects: unknown, members: Members = {}, metadata: Members = {}) {
  const document = normal(bomOf([entry({ affects })], members, metadata));
  const places = document.statements.map(({ product, components }) => [nameOf(product), ...components.map(nameOf)]);
  return { document, places, statements: document.statements };
}

const ref = (text: unknown): unknown => [{ ref: text }];

describe('a reference', () => {
  it.each([
    ['the product itself', 'product', ['Product']],
    ['a part, in the product', 'part', ['Product', LIB]],
    ['a part of a part', 'inner', ['Product', 'g/inner']],
    ['a part of the product', 'own', ['Product', 'own']],
    ['a service', 'service', ['Product', 'service']],
    ['a purl that no part has as its reference', 'pkg:npm/other@2', ['Product', 'pkg:npm/other@2']],
    ['a link to the BOM that it is in', `urn:cdx:${SERIAL}/1#part`, ['Product', LIB]],
    ['such a link, in capitals and encoded', `URN:CDX:${SERIAL.toUpperCase()}/1#pa%72t`, ['Product', LIB]],
    ['such a link, to a purl', `urn:cdx:${SERIAL}/1#pkg:npm/other@2`, ['Product', 'pkg:npm/other@2']],
    ['such a link, to the BOM as a whole', `urn:cdx:${SERIAL}/1`, ['Product']],
  ])('to %s', (_, text, place) => {
    const inner = { name: 'inner', group: 'g', 'bom-ref': 'inner' };
    const members = {
      components: [{ ...PART, components: [inner] }],
      services: [{ name: 'service', 'bom-ref': 'service' }],
    };
    const component = { ...PRODUCT, components: [{ name: 'own', 'bom-ref': 'own' }] };
    expect(on(ref(text), members, { component }).places).toEqual([place]);
  });

  it('to a part of a BOM without product: the part stands for itself', () => {
    expect(on(ref('part'), {}, { component: undefined }).places).toEqual([[LIB]]);
    expect(on(ref(LIB), {}, { component: undefined }).places).toEqual([[LIB]]);
  });

  it('to the product by its purl: no part of itself', () => {
    const component = { ...PRODUCT, purl: 'pkg:npm/product@2.0' };
    expect(on(ref('pkg:npm/product@2.0'), {}, { component }).places).toEqual([['pkg:npm/product@2.0']]);
  });

  it('to a part with the CPE of the product: a part all the same', () => {
    const cpe = 'cpe:2.3:a:v:p:1:*:*:*:*:*:*:*';
    const members = { components: [{ name: 'x', cpe, 'bom-ref': 'x' }] };
    expect(on(ref('x'), members, { component: { ...PRODUCT, cpe } }).places).toEqual([[cpe, cpe]]);
  });

  it.each([
    ['leads nowhere', 'nobody', {}, {}, 'identity.product_dangling'],
    ['is of another scheme', `urn:uuid:${SERIAL}/1#product`, {}, {}, 'identity.product_dangling'],
    ['is a link into this BOM that leads nowhere', `urn:cdx:${SERIAL}/1#nobody`, {}, {}, 'identity.product_dangling'],
    ['is no purl', 'pkg:npm', {}, {}, 'identity.product_dangling'],
    [
      'is a link to this BOM, which has no product',
      `urn:cdx:${SERIAL}/1`,
      {},
      { component: undefined },
      'identity.product_dangling',
    ],
    [
      'is of two parts that differ',
      'part',
      { components: [PART, { ...PART, purl: 'pkg:npm/b' }] },
      {},
      'identity.product_redefined',
    ],
    ['is of a part without a name', 'x', { components: [{ 'bom-ref': 'x' }] }, {}, 'identity.product_missing'],
    [
      'is of a part of a product without a name',
      'part',
      {},
      { component: { type: 'application' } },
      'identity.product_missing',
    ],
    ['is too long a link', `urn:cdx:${'a'.repeat(3000)}`, {}, {}, 'limit.identifiers'],
    ['is no text', 7, {}, {}, 'format.schema'],
    ['is empty', ' ', {}, {}, 'format.schema'],
  ])('that %s is dropped', (_, text, members, metadata, code) => {
    const { document } = on([...(ref(text) as unknown[]), { ref: text }], members, metadata);
    expect(document.counts).toMatchObject({ read: 2, accepted: 0, dropped: { [code]: 2 } });
    expect(issuesOf(document)).toContain(`drops ${code} /vulnerabilities/0/affects/1`);
  });

  it('of two parts that are the same leads to it', () => {
    expect(on(ref('part'), { components: [PART, { ...PART, type: 'file' }] }).places).toEqual([['Product', LIB]]);
  });
});

describe('a BOM-Link elsewhere', () => {
  const other = 'urn:cdx:00000000-395b-41f5-a30f-a58921a69b79/1';

  it.each([
    ['a part, by a name of its own', `${other}#thing`, [`${other}#thing`]],
    ['a part, by its purl', `${other}#${LIB}`, [`${other}#${LIB} ${LIB}`]],
    ['a purl, percent-encoded once', `${other}#pkg%3Anpm%2Flib%401.0.0`, [`${other}#pkg%3Anpm%2Flib%401.0.0 ${LIB}`]],
    ['a purl that is none', `${other}#pkg:npm`, [`${other}#pkg:npm`]],
    ['the BOM', other, [other]],
    ['another version of this BOM', `urn:cdx:${SERIAL}/2#part`, [`urn:cdx:${SERIAL}/2#part`]],
    ['what is no link after all', 'urn:cdx:x', ['urn:cdx:x']],
    ['what cannot be decoded', `${other}#%E0%A4`, [`${other}#%E0%A4`]],
  ])('to %s is the product, whole', (_, text, place) => {
    const { places, document } = on(ref(text));
    expect(places).toEqual([place]);
    expect(issuesOf(document)).toContain('kept identity.bomlink_unresolved /vulnerabilities/0/affects/0/ref');
  });
});

describe('a part', () => {
  const product = (members: Members) =>
    on(ref('x'), { components: [{ 'bom-ref': 'x', ...members }] }, { component: undefined }).statements[0]?.product;

  it('has purl, cpe and hashes', () => {
    const hashes = [{ alg: 'SHA-256', content: 'A'.repeat(64) }, { alg: 'MD5' }, 'x'];
    expect(product({ purl: LIB, cpe: 'cpe:/a:v:p', hashes })?.ids.map(({ kind }) => kind)).toEqual([
      'purl',
      'cpe',
      'hash',
    ]);
  });

  it.each([
    [{ supplier: { name: 'S' }, publisher: 'P' }, 'S'],
    [{ manufacturer: { name: 'M' }, supplier: { name: 'S' } }, 'M'],
    [{ provider: { name: 'V' } }, 'V'],
    [{ publisher: 'P' }, 'P'],
    [{}, undefined],
  ])('with %j is of vendor %j', (members, vendor) => {
    expect(product({ name: 'x', ...members })?.vendor).toBe(vendor);
  });

  it.each([
    ['its purl says', { purl: LIB, version: '9' }, { kind: 'exact', text: '1.0.0' }],
    ['it says itself', { name: 'x', version: '9' }, { kind: 'exact', text: '9' }],
    ['an external one accepts', { name: 'x', versionRange: 'vers:npm/<2.0.0' }, { kind: 'range' }],
    ['nothing says', { name: 'x' }, { kind: 'any' }],
  ])('has the version that %s', (_, members, version) => {
    expect(product(members)?.version).toMatchObject(version);
  });

  it('known by name only is noted', () => {
    expect(on(ref('x'), { components: [{ 'bom-ref': 'x', name: 'x' }] }).statements[0]?.issues).toEqual([
      'identity.name_only',
    ]);
  });
});

describe('versions', () => {
  const versionsOf = (versions: unknown, state = 'exploitable') => {
    const affects = [{ ref: 'part', versions }];
    const { statements, counts, issues } = normal(bomOf([entry({ analysis: { state }, affects })]));
    return { statements, counts, issues, versions: statements.map(({ components }) => components[0]?.version) };
  };

  it('make a statement each, and replace the part\u2019s own', () => {
    const { versions, statements } = versionsOf([{ version: '3.0' }, { range: 'vers:npm/<2.0.0' }]);
    expect(versions).toMatchObject([
      { kind: 'exact', text: '3.0' },
      { kind: 'range', range: { text: 'vers:npm/<2.0.0' } },
    ]);
    expect(statements.map(({ ref, index }) => [ref.pointer, index])).toEqual([
      ['/vulnerabilities/0/affects/0/versions/0', 0],
      ['/vulnerabilities/0/affects/0/versions/1', 1],
    ]);
    expect(statements.map(({ product }) => product.version)).toEqual([
      { kind: 'exact', text: '2.0' },
      { kind: 'exact', text: '2.0' },
    ]);
  });

  it('none listed: the part\u2019s own', () => {
    expect(versionsOf([]).versions).toEqual([{ kind: 'exact', text: '1.0.0' }]);
    expect(versionsOf(undefined).statements[0]?.ref.pointer).toBe('/vulnerabilities/0/affects/0');
  });

  it('of the product replace the product\u2019s own', () => {
    const { statements } = on([{ ref: 'product', versions: [{ version: '7' }] }]);
    expect(statements[0]?.product.version).toEqual({ kind: 'exact', text: '7' });
  });

  it('a lone object for a list is read, noted', () => {
    const { versions, issues, statements } = versionsOf({ version: '3.0' });
    expect(versions).toEqual([{ kind: 'exact', text: '3.0' }]);
    expect(statements[0]?.ref.pointer).toBe('/vulnerabilities/0/affects/0/versions');
    expect(issues.map(({ code }) => code)).toContain('format.schema');
    expect(on({ ref: 'part' }).places).toEqual([['Product', LIB]]);
  });

  it.each([
    [{}, 'format.schema'],
    ['1.0', 'format.schema'],
    [{ version: '1', range: 'vers:npm/1' }, 'format.schema'],
    [{ version: '1', status: 'fixed' }, 'format.status_invalid'],
    [{ version: '1', status: 'unknown' }, 'format.status_unknown'],
  ])('%j drops its statement and no other', (odd, code) => {
    const { counts, statements } = versionsOf([odd, { version: '2' }]);
    expect(counts).toMatchObject({ read: 2, accepted: 1, dropped: { [code]: 1 } });
    expect(statements[0]?.index).toBe(1);
  });

  it('without a status lose it before the reference is asked for', () => {
    const versions = [{ version: '1', status: 'unknown' }, { version: '2' }];
    expect(on([{ ref: 'nobody', versions }]).document.counts.dropped).toEqual({
      'format.status_unknown': 1,
      'identity.product_dangling': 1,
    });
  });

  it('that cannot be read cover nothing, and are kept to be shown', () => {
    const { versions, statements } = versionsOf([{ range: 'vers:npm/2.7.0|<2.8' }]);
    expect(versions).toMatchObject([{ kind: 'unreadable' }]);
    expect(statements[0]?.issues).toContain('identity.range_unreadable');
  });

  it.each([undefined, null, []])('affects %j: dropped, it would mean all products', (affects) => {
    expect(on(affects).document.counts).toMatchObject({ read: 1, dropped: { 'identity.product_missing': 1 } });
  });

  it.each(['x', 7])('affects %j: not of the schema', (affects) => {
    expect(on(affects).document.counts).toMatchObject({ read: 1, dropped: { 'format.schema': 1 } });
  });

  it.each(['x', 7, { versions: [{ version: '1' }, { version: '2' }] }, { ref: 'part', versions: 'x' }])(
    'item %j: its statements are dropped',
    (item) => {
      const { document } = on([item, { ref: 'part' }]);
      expect(document.counts.accepted).toBe(1);
      expect(document.counts.dropped['format.schema']).toBe(document.counts.read - 1);
    },
  );
});

describe('the marks of versions', () => {
  const U = { status: 'unaffected' };
  const A = { status: 'affected' };
  const statuses = (state: string, ...marks: Members[]) => {
    const versions = marks.map((mark, i) => (mark.range === undefined ? { version: `${i}`, ...mark } : mark));
    const document = normal(bomOf([entry({ analysis: { state }, affects: [{ ref: 'part', versions }] })]));
    const differs = document.issues.filter(({ code }) => code === 'format.version_status_differs').length;
    return [...document.statements.map(({ status }) => status), differs];
  };

  it.each([
    ['none: the state', 'resolved', [{}, {}], ['fixed', 'fixed', 0]],
    ['only affected, as the state says', 'exploitable', [A, {}], ['affected', 'affected', 0]],
    ['only affected, under another state: the state, noted', 'not_affected', [A], ['not_affected', 1]],
    ['only affected, under a resolved state', 'resolved', [A], ['fixed', 1]],
    ['only affected, in triage', 'in_triage', [A], ['under_investigation', 0]],
    ['only unaffected, as the state says', 'false_positive', [U], ['not_affected', 0]],
    ['only unaffected, under a resolved state', 'resolved', [U], ['fixed', 0]],
    ['only unaffected, under an exploitable state: the state, noted', 'exploitable', [U], ['affected', 1]],
    ['only unaffected, in triage', 'in_triage', [U], ['under_investigation', 1]],
    [
      'a range marked affected under a resolved state: fixed after',
      'resolved',
      [{ range: 'vers:npm/<2.0.0', ...A }],
      ['affected', 1],
    ],
    ['a range without a mark under a resolved state', 'resolved', [{ range: 'vers:npm/<2.0.0' }], ['fixed', 0]],
    ['both split an exploitable state', 'exploitable', [A, U, {}], ['affected', 'not_affected', 'affected', 0]],
    ['both split a resolved state', 'resolved_with_pedigree', [A, U, {}], ['affected', 'fixed', 'fixed', 0]],
    ['both split triage', 'in_triage', [A, U, {}], ['under_investigation', 'not_affected', 'under_investigation', 0]],
    ['both split not_affected', 'not_affected', [A, U, {}], ['affected', 'not_affected', 'not_affected', 0]],
  ])('%s', (_, state, marks, expected) => {
    expect(statuses(state, ...marks)).toEqual(expected);
  });

  it('a status by mark is stated as the mark, and takes no reason of the state', () => {
    const analysis = { state: 'not_affected', justification: 'code_not_reachable', detail: 'never called' };
    const versions = [
      { version: '1', ...A },
      { version: '2', ...U },
    ];
    const { statements } = normal(bomOf([entry({ analysis, affects: [{ ref: 'part', versions }] })]));
    expect(statements).toMatchObject([
      {
        statedAs: 'affected',
        justification: null,
        justifiedAs: [],
        impact: null,
        actions: [],
        notes: ['code_not_reachable', 'never called'],
      },
      { statedAs: 'not_affected', justification: 'vulnerable_code_not_in_execute_path', impact: 'never called' },
    ]);
  });

  it('a vulnerability of several CVEs is of at least one where a mark says affected', () => {
    const versions = [
      { version: '1', ...A },
      { version: '2', ...U },
    ];
    const references = [{ id: 'CVE-2024-0002' }];
    const { statements } = normal(bomOf([entry({ references, affects: [{ ref: 'part', versions }] })]));
    expect(statements.map(({ vulnerability }) => [vulnerability.cves, vulnerability.atLeastOne])).toEqual([
      [[CVE, 'CVE-2024-0002'], true],
      [[CVE, 'CVE-2024-0002'], undefined],
    ]);
  });
});
