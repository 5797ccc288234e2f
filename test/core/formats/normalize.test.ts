/** The road in (formats.md §10, §11): limits, detection, drops that all formats share, strict mode, positions. */
import { describe, expect, it } from 'vitest';
import { overLimit } from '../../../src/core/formats/counts.ts';
import { identifierReader } from '../../../src/core/identity/identifier.ts';
import { sha256 } from '../../../src/core/std/digest.ts';
import { MAX_ISSUES } from '../../../src/core/std/issue.ts';
import { withPositions } from '../../../src/core/std/json/locate.ts';
import { bomOf, entry as vulnerability } from './cyclonedx/document.ts';
import { bytesOf, issuesOf, keepsTheLaw, normal } from './normal.ts';
import { APP, CVE, entry, LIB, openvexOf } from './openvex/document.ts';

describe('limits', () => {
  it('a document that is too large is not looked at, and the message says what to do', () => {
    const text = JSON.stringify(openvexOf());
    const document = normal(text, { maxDocumentBytes: 100 });
    expect(document).toMatchObject({ head: null, statements: [], digest: sha256(text), counts: { read: 0 } });
    expect(document.issues).toHaveLength(1);
    expect(document.issues[0]).toMatchObject({ code: 'limit.document_bytes', effect: 'rejects', pointer: '' });
    expect(document.issues[0]?.message).toBe(
      `${text.length} bytes; Normalization.MaxDocumentSizeBytes is 100. Nothing was recorded. ` +
        'Set VEXLENS_NORMALIZATION__MAXDOCUMENTSIZEBYTES=67108864, or Limits on this feed.',
    );
    expect(normal(text, { maxDocumentBytes: text.length }).head).not.toBeNull();
  });

  it('too many statements refuse the whole document', () => {
    const products = Array.from({ length: 1_235 }, (_, i) => `pkg:npm/a${i}`);
    const document = normal(openvexOf([entry({ products })]), { maxStatements: 1_234 });
    expect(document.head).toBeNull();
    expect(document.counts).toEqual({
      read: 1_235,
      accepted: 0,
      dropped: { 'limit.statements': 1_235 },
      statuses: { not_affected: 0, fixed: 0, under_investigation: 0, affected: 0 },
      statements: 1_235,
    });
    expect(document.issues.map(({ message }) => message)).toEqual([
      '1,235 statements; Normalization.MaxStatementsPerDocument is 1,234. Nothing was recorded. ' +
        'Set VEXLENS_NORMALIZATION__MAXSTATEMENTSPERDOCUMENT=250000, or Limits on this feed.',
    ]);
    expect(normal(openvexOf([entry({ products })]), { maxStatements: 1_235 }).counts.accepted).toBe(1_235);
  });

  it('what is beyond every advice is named as it is', () => {
    expect(overLimit('bytes', 100, 10)).toContain('MAXDOCUMENTSIZEBYTES=67108864,');
    expect(overLimit('bytes', 67_108_865, 10)).toContain('67,108,865 bytes');
    expect(overLimit('bytes', 67_108_865, 10)).toContain('MAXDOCUMENTSIZEBYTES=201326592,');
    expect(overLimit('bytes', 201_326_593, 10)).toContain('MAXDOCUMENTSIZEBYTES=201326593,');
  });
});

describe('what is no VEX document', () => {
  it.each([
    ['not JSON', '{', 'format.not_json', ''],
    ['trailing text', `${JSON.stringify(openvexOf())}x`, 'format.not_json', ''],
    ['XML', '<?xml version="1.0"?><x/>', 'format.unknown', 'no CycloneDX BOM'],
    ['HTML', '<!DOCTYPE html><html></html>', 'format.not_json', 'HTML'],
    ['CycloneDX as protobuf', '\n\u00031.4\u0010\u0001', 'format.not_json', 'not as protobuf'],
    ['a list', '[]', 'format.unknown', 'no object'],
    ['a text', '"x"', 'format.unknown', 'no object'],
    ['an empty object', {}, 'format.unknown', 'no OpenVEX, CSAF 2, CycloneDX or SPDX 3 document'],
    [
      'an envelope',
      { payload: '', payloadType: '', signatures: [] },
      'format.unknown',
      'an envelope that was not opened',
    ],
    ['SARIF', { version: '2.1.0', runs: [] }, 'format.unknown', 'SARIF'],
    ['Grype', { matches: [] }, 'format.unknown', 'report of a scanner'],
    ['Trivy', { Results: [] }, 'format.unknown', 'report of a scanner'],
    ['SPDX 2', { spdxVersion: 'SPDX-2.3' }, 'format.unknown', 'SPDX 2'],
    ['another BOM', { bomFormat: 'AnotherFormat', specVersion: '1.4' }, 'format.unknown', '`bomFormat`'],
    ['CycloneDX 2', { specFormat: 'CycloneDX', specVersion: '2.0' }, 'format.unknown', 'CycloneDX 2'],
    ['OSV', { schema_version: '1.6.0', affected: [] }, 'format.unknown', 'OSV'],
    ['ROLIE', { feed: {} }, 'format.unknown', 'ROLIE'],
    ['a CSAF provider', { metadata_version: '2.0' }, 'format.unknown', 'CSAF provider'],
    ['an index', { updated_at: '', packages: [] }, 'format.unknown', 'index of a VEX repository'],
    ['a manifest', { name: '', versions: [] }, 'format.unknown', 'manifest of a VEX repository'],
    ['a context', { author: {}, statements: {} }, 'format.unknown', 'JSON-LD context'],
    ['two formats at once', { ...openvexOf(), ...bomOf() }, 'format.ambiguous', 'both OpenVEX and CycloneDX'],
  ])('%s is refused', (_, document, code, message) => {
    const { head, counts, issues } = normal(document);
    expect(head).toBeNull();
    expect(counts).toMatchObject({ read: 0, accepted: 0, dropped: {}, statements: 0 });
    expect(issues.filter(({ effect }) => effect === 'rejects').map((issue) => issue.code)).toEqual([code]);
    expect(issues.at(-1)?.message).toContain(message);
  });

  const spdx = { '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': [] };

  it('SPDX 3 is known, and off unless it is enabled', () => {
    const document = normal(spdx);
    expect(issuesOf(document)).toEqual(['rejects format.disabled ']);
    expect(document.issues[0]?.message).toContain('VEXLENS_NORMALIZATION__ENABLEDFORMATS=OpenVEX,CSAF,CycloneDX,SPDX');
    expect(normal(spdx, { enabledFormats: new Set(['SPDX']) }).head?.format).toBe('SPDX');
    expect(issuesOf(normal({ ...spdx, '@context': ['x', spdx['@context']] }))).toEqual(['rejects format.disabled ']);
    expect(issuesOf(normal({ ...spdx, '@graph': undefined }))).toEqual(['rejects format.unknown ']);
  });

  it('a format that is left out is refused, and the message names the key', () => {
    const document = normal(openvexOf(), { enabledFormats: new Set(['CSAF', 'CycloneDX']) });
    expect(issuesOf(document)).toEqual(['rejects format.disabled ']);
    expect(document.issues[0]?.message).toBe(
      'OpenVEX is not in Normalization.EnabledFormats: CSAF, CycloneDX. ' +
        'Set VEXLENS_NORMALIZATION__ENABLEDFORMATS=CSAF,CycloneDX,OpenVEX.',
    );
  });
});

describe('the same twice', () => {
  it('is dropped, and the last stays: in between, the issuer may have said otherwise', () => {
    const document = normal(openvexOf([entry(), entry({ status: 'affected', action_statement: 'x' }), entry()]));
    expect(document.statements.map(({ status, index }) => [status, index])).toEqual([
      ['affected', 1],
      ['fixed', 2],
    ]);
    expect(document.counts).toMatchObject({ read: 3, accepted: 2, dropped: { 'format.duplicate_assertion': 1 } });
    expect(issuesOf(document)).toEqual(['drops format.duplicate_assertion /statements/0/products/0']);
  });

  it('is the same however it is spelled and wherever the document\u2019s time comes from', () => {
    const twice = [entry({ products: [LIB] }), entry({ products: [{ identifiers: { purl: 'pkg:NPM/lib@1.0.0' } }] })];
    expect(normal(openvexOf(twice)).counts.dropped).toEqual({ 'format.duplicate_assertion': 1 });
  });

  it.each([
    ['its own time', { timestamp: '2024-01-01T00:00:00Z' }],
    ['its own update', { last_updated: '2024-01-01T00:00:00Z' }],
    ['a note', { status_notes: 'x' }],
    ['an alias', { vulnerability: { name: CVE, aliases: ['GHSA-aaaa-bbbb-cccc'] } }],
    ['a subcomponent', { products: [{ '@id': APP, subcomponents: [LIB] }] }],
    ['another vulnerability', { vulnerability: { name: 'CVE-2024-2' } }],
    ['another product', { products: [LIB] }],
    ['a further identifier', { products: [{ '@id': APP, identifiers: { purl: LIB } }] }],
  ])('is not the same with %s', (_, members) => {
    expect(normal(openvexOf([entry(), entry(members)])).counts).toMatchObject({ read: 2, accepted: 2 });
  });

  it.each([
    ['impact', { impact_statement: 'x' }],
    ['justification', { impact_statement: 'y', justification: 'component_not_present' }],
  ])('is not the same with another %s', (_, members) => {
    const said = { status: 'not_affected', ...members };
    const other = entry({ status: 'not_affected', impact_statement: 'y' });
    expect(normal(openvexOf([entry(said), other])).counts).toMatchObject({ read: 2, accepted: 2 });
  });

  it('drops all assertions of the statement', () => {
    const twice = entry({ products: [{ '@id': APP, subcomponents: [LIB, 'pkg:npm/b'] }] });
    expect(normal(openvexOf([twice, twice])).counts).toMatchObject({ read: 4, accepted: 2 });
  });

  it('is told by name where nothing else identifies the product', () => {
    const document = normal(bomOf([vulnerability(), vulnerability(), vulnerability({ affects: [{ ref: 'part' }] })]));
    expect(document.counts).toMatchObject({ read: 3, accepted: 2, dropped: { 'format.duplicate_assertion': 1 } });
  });
});

describe('a member that comes twice', () => {
  const text = (statement: string) =>
    `{"@context":"https://openvex.dev/ns/v0.2.0","@id":"x","author":"a","version":1,"timestamp":"2024-01-01T00:00:00Z",
      "statements":[${statement},{"vulnerability":{"name":"${CVE}"},"products":["${APP}"],"status":"fixed"}]}`;
  const rest = `"vulnerability":{"name":"CVE-1"},"products":["pkg:npm/a",{"@id":"pkg:npm/b","subcomponents":["pkg:npm/c"]}]`;

  it.each([
    ['status', `{${rest},"status":"affected","status":"fixed"}`, 2],
    [
      'justification',
      `{${rest},"status":"not_affected","justification":"a","justification":"component_not_present"}`,
      2,
    ],
    [
      'the vulnerability\u2019s name',
      `{"vulnerability":{"name":"a","name":"b"},"products":["pkg:npm/a"],"status":"fixed"}`,
      1,
    ],
    ['the products', `{"products":[],${rest},"status":"fixed"}`, 2],
    [
      'the id of one product',
      `{"vulnerability":"a","products":["pkg:npm/a",{"@id":"pkg:npm/x","@id":"pkg:npm/y"}],"status":"fixed"}`,
      1,
    ],
    [
      'the id of one subcomponent',
      `{"vulnerability":"a","products":["pkg:npm/a",{"@id":"pkg:npm/b","subcomponents":[{"@id":"pkg:npm/x","@id":"pkg:npm/y"}]}],"status":"fixed"}`,
      1,
    ],
    ['the same status twice', `{${rest},"status":"fixed","status":"fixed"}`, 0],
    ['a time', `{${rest},"status":"fixed","timestamp":"2024-01-01T00:00:00Z","timestamp":"2024-01-02T00:00:00Z"}`, 0],
  ])('%s: %#', (_, statement, dropped) => {
    const document = normal(text(statement));
    expect(document.counts.dropped).toEqual(dropped === 0 ? {} : { 'format.duplicate_key': dropped });
    expect(document.issues.map(({ code }) => code)).toContain('format.duplicate_key');
    expect(document.statements.some(({ vulnerability: { name } }) => name === CVE)).toBe(true);
    expect(keepsTheLaw(document)).toBe(true);
  });

  it('in the head of the document decides no statement', () => {
    const document = normal(text(`{${rest},"status":"fixed"}`).replace('"@id":"x"', '"@id":"x","@id":"y"'));
    expect(document.head?.id).toBe('y');
    expect(document.counts.dropped).toEqual({});
  });

  it('in a wrapper decides as it would without', () => {
    const wrapped = (inner: string) =>
      `{"_type":"https://in-toto.io/Statement/v1","predicateType":"text/vex","subject":[],"predicate":${inner}}`;
    const document = normal(wrapped(text(`{${rest},"status":"affected","status":"fixed"}`)));
    expect(document.counts).toMatchObject({ read: 3, accepted: 1, dropped: { 'format.duplicate_key': 2 } });
  });

  it('in a version of CycloneDX drops what is affected, and not its siblings', () => {
    const bom = JSON.stringify(
      bomOf([vulnerability({ affects: [{ ref: 'product' }, { ref: 'part', versions: [{ version: '1' }] }] })]),
    );
    const document = normal(bom.replace('{"version":"1"}', '{"version":"0","version":"1"}'));
    expect(document.counts).toMatchObject({ read: 2, accepted: 1, dropped: { 'format.duplicate_key': 1 } });
  });

  it('so often that not all are known refuses the document', () => {
    const many = Array.from({ length: MAX_ISSUES }, (_, i) => `"x${i}":1,"x${i}":2`).join();
    const document = normal(text(`{${rest},"status":"fixed",${many}}`));
    expect(document.head).toBeNull();
    expect(document.counts).toMatchObject({ read: 3, dropped: { 'format.duplicate_key': 3 } });
    expect(document.issues).toHaveLength(MAX_ISSUES);
    expect(document.issues.at(-1)).toMatchObject({ effect: 'rejects', code: 'format.duplicate_key' });
    expect(document.issueTotal).toBeGreaterThan(MAX_ISSUES);
  });
});

describe('strict mode', () => {
  it('refuses the whole document for any code that is R there, with all reasons', () => {
    const document = normal(
      openvexOf([entry({ status: 'affected' }), entry({ status: 'not_affected' }), entry({ products: ['', LIB] })]),
      { strict: true },
    );
    expect(document.head).toBeNull();
    expect(document.statements).toEqual([]);
    expect(document.counts).toEqual({
      read: 4,
      accepted: 0,
      dropped: { 'format.action_missing': 4 },
      statuses: { not_affected: 0, fixed: 0, under_investigation: 0, affected: 0 },
      statements: 4,
    });
    expect(issuesOf(document)).toEqual([
      'rejects format.action_missing /statements/0',
      'rejects format.not_affected_unexplained /statements/1',
      'rejects identity.placeholder /statements/2/products/0',
    ]);
    expect(document.issues.every(({ severity }) => severity === 'error')).toBe(true);
  });

  it('keeps a document that is only noted, or only loses what says nothing', () => {
    const odd = openvexOf([entry({ products: ['pkg:NPM/lib@1.0.0'] }), entry(), entry()]);
    const document = normal(odd, { strict: true });
    expect(document.counts).toMatchObject({ read: 3, accepted: 2 });
    expect(issuesOf(document)).toEqual([
      'kept identity.purl_not_canonical /statements/0/products/0',
      'drops format.duplicate_assertion /statements/1/products/0',
    ]);
    expect(normal(bomOf([vulnerability({ analysis: undefined })]), { strict: true }).head).not.toBeNull();
  });

  it('names its reason even where a thousand notes came before it', () => {
    const products = Array.from({ length: MAX_ISSUES }, (_, i) => `pkg:NPM/a${i}`);
    const document = normal(openvexOf([entry({ products }), entry({ status: 'affected' })]), { strict: true });
    expect(document.issues).toHaveLength(MAX_ISSUES);
    expect(document.issues.at(-1)).toMatchObject({ effect: 'rejects', code: 'format.action_missing' });
    expect(document.issueTotal).toBe(MAX_ISSUES + 1);
  });
});

describe('a document', () => {
  it('has the digest of its bytes, or the one that the caller knows', () => {
    const document = openvexOf();
    expect(normal(document).digest).toBe(sha256(bytesOf(document)));
    const known = normal(document, {}, { digest: 'sha256:known' });
    expect([known.digest, known.head?.digest, known.statements[0]?.ref.digest]).toEqual(Array(3).fill('sha256:known'));
  });

  it('carries its delivery and its verification', () => {
    const given = {
      delivery: { source: 'feed', place: 'p', listed: 1n, replaces: 'sha256:x' },
      verification: { verdict: 'valid', issuer: 'i' },
    } as const;
    expect(normal(openvexOf(), {}, given).head).toMatchObject(given);
    expect(normal(bomOf(), {}, given).head).toMatchObject(given);
  });

  it('names places that have positions in the bytes', () => {
    const text = JSON.stringify(openvexOf([entry({ status: 'x' })]), null, 2);
    const [issue] = withPositions(new TextEncoder().encode(text), normal(text).issues);
    expect(issue?.position).toMatchObject({ line: 17, column: 17 });
    expect(normal(openvexOf()).issues).toEqual([]);
  });

  it('is read alike with identifiers remembered from others', () => {
    const ids = identifierReader();
    normal(openvexOf([entry({ products: ['pkg:npm/other'] })]), { ids });
    expect(normal(openvexOf(), { ids })).toEqual(normal(openvexOf()));
  });
});
