/** Who speaks in a CSAF document, of which text and version, and whether it still does (formats.md §3, first rows). */
import { describe, expect, it, test } from 'vitest';
import { csaf } from '../../../../src/core/formats/csaf.ts';
import { readInstant } from '../../../../src/core/std/instant.ts';
import type { JsonObject } from '../../../../src/core/std/json/view.ts';
import { DATE, DOCUMENT, DOCUMENT_2_1, headOf, PUBLISHER, readCsaf, SCHEMA_2_1, TRACKING } from './documents.ts';

const instantOf = (text: string) => readInstant(text)?.instant ?? null;

const withDocument = (more: JsonObject): JsonObject => ({ document: { ...DOCUMENT, ...more } });
const withTracking = (more: JsonObject): JsonObject => withDocument({ tracking: { ...TRACKING, ...more } });
const withPublisher = (more: JsonObject): JsonObject => withDocument({ publisher: { ...PUBLISHER, ...more } });
const without = (object: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

const TOMBSTONE = { document: { tracking: { id: 'ACME-1', status: 'deleted' } } };

test('a document says by its version, its schema or its deletion that it is CSAF', () => {
  const yes = [
    { document: { csaf_version: '2.0' } },
    { document: { csaf_version: '2.1' } },
    { document: { csaf_version: '3.0' } },
    { $schema: SCHEMA_2_1 },
    TOMBSTONE,
  ];
  const no = [{}, { document: {} }, { document: [] }, { document: { tracking: { status: 'final' } } }, { $schema: 1 }];
  expect(yes.map(csaf.detect)).toEqual(yes.map(() => true));
  expect(no.map(csaf.detect)).toEqual(no.map(() => false));
});

describe('the edition', () => {
  test.each([
    ['2.0', { document: DOCUMENT }],
    ['2.1', { $schema: SCHEMA_2_1, document: DOCUMENT_2_1 }],
    ['2.1', { $schema: SCHEMA_2_1, document: without(DOCUMENT_2_1, 'csaf_version') }],
    ['2.7', withDocument({ csaf_version: '2.7' })],
  ])('%s', (text, root) => {
    expect(headOf(root).formatVersion).toBe(text);
  });

  it('is noted where it is another of the same major version', () => {
    expect(readCsaf(withDocument({ csaf_version: '2.7' })).issues).toContain(
      'kept format.version_unsupported /document/csaf_version',
    );
  });

  it('is refused where it is another major version, and what it lists counts as dropped', () => {
    const root = {
      ...withDocument({ csaf_version: '3.0' }),
      vulnerabilities: [{ product_status: { fixed: ['a', 'b'] } }],
    };
    const read = readCsaf(root);
    expect(read).toMatchObject({
      head: null,
      statements: [],
      statementsRead: 2,
      dropped: [{ code: 'format.version_unsupported', assertions: 2 }],
    });
    expect(read.issues).toEqual(['rejects format.version_unsupported /document/csaf_version']);
  });
});

describe('the issuer', () => {
  test.each([
    ['HTTPS://WWW.Acme.Example:443/', 'https://www.acme.example'],
    ['http://acme.example:80', 'http://acme.example'],
    ['http://acme.example:443/', 'http://acme.example:443'],
    ['https://User@Acme.Example/Psirt//', 'https://User@acme.example/Psirt'],
    ['  https://acme.example  ', 'https://acme.example'],
    ['urn:acme', 'urn:acme'],
    ['ftp://Acme.Example', 'ftp://acme.example'],
  ])('%s is %s', (namespace, value) => {
    expect(headOf(withPublisher({ namespace })).issuer).toEqual({ scheme: 'namespace', value, name: 'Acme' });
  });

  it('has a name that is a label only', () => {
    const { issuer } = headOf({ document: { ...DOCUMENT, publisher: without(PUBLISHER, 'name') } });
    expect(issuer).toEqual({ scheme: 'namespace', value: 'https://acme.example' });
  });

  test.each([
    ['absent', withDocument({ publisher: without(PUBLISHER, 'namespace') })],
    ['empty', withPublisher({ namespace: ' ' })],
    ['no text', withPublisher({ namespace: 1 })],
    ['endless', withPublisher({ namespace: `https://${'a'.repeat(3000)}` })],
  ])('is unknown where the namespace is %s', (_, root) => {
    const read = readCsaf(root);
    expect(read.head).toMatchObject({ issuer: null, lineage: null });
    expect(read.issues).toContain('kept identity.issuer_missing /document/publisher/namespace');
  });

  test.each([
    ['translator', true],
    ['other', true],
    ['multiplier', true],
    ['vendor', false],
    ['coordinator', false],
    [1, false],
  ])('of category %s repeats another: %s', (category, derived) => {
    expect(headOf(withPublisher({ category })).derived).toBe(derived);
  });
});

describe('the time', () => {
  it('is that of the current release', () => {
    expect(headOf(withTracking({ current_release_date: '2024-06-01T00:00:00Z' })).instant).toBe(
      instantOf('2024-06-01T00:00:00Z'),
    );
  });

  it('falls back on the first release', () => {
    const read = readCsaf(withDocument({ tracking: without(TRACKING, 'current_release_date') }));
    expect(read.head?.instant).toBe(instantOf(DATE));
    expect(read.issues).toContain('kept time.missing /document/tracking/current_release_date');
    const unreadable = readCsaf(withTracking({ current_release_date: 'soon' }));
    expect(unreadable.head?.instant).toBe(instantOf(DATE));
    expect(unreadable.issues).toContain('kept time.unreadable /document/tracking/current_release_date');
  });

  it('is unknown where neither can be read', () => {
    expect(headOf(withTracking({ current_release_date: 'x', initial_release_date: 'y' })).instant).toBeNull();
  });
});

describe('the lineage', () => {
  it('is the namespace and the tracking id', () => {
    expect(headOf({ document: DOCUMENT }).lineage).toEqual({
      key: '["CSAF","https://acme.example","ACME-1"]',
      needsDistinctVersions: false,
      version: '1',
      generated: null,
    });
    expect(headOf(withTracking({ id: '' }))).toMatchObject({ id: null, lineage: null });
  });

  it('knows when the text was generated', () => {
    expect(headOf(withTracking({ generator: { date: DATE } })).lineage?.generated).toBe(instantOf(DATE));
  });

  const history = (...numbers: readonly unknown[]): JsonObject =>
    ({ revision_history: numbers.map((number) => ({ date: DATE, number })) }) as JsonObject;

  test.each([
    ['the same', { version: '2', ...history('1', '2') }, '2', false],
    ['n is n.0.0', { version: '2.0.0', ...history('1.0.0', '2') }, '2.0.0', false],
    ['build metadata does not count', { version: '1.0.0+a', ...history('1.0.0+b') }, '1.0.0+a', false],
    ['a later one in the history', { version: '1', ...history('1', '3', '2') }, '3', true],
    ['a later one in the document', { version: '4', ...history('1', '3') }, '4', true],
    ['10 is after 9', { version: '9', ...history('9', '10') }, '10', true],
    ['a release is after its drafts', { version: '1.0.0-rc', ...history('1.0.0') }, '1.0.0', true],
    ['in a draft they are one', { version: '1.0.0-rc', status: 'draft', ...history('1.0.0') }, '1.0.0', false],
    ['nothing to compare', { version: '7', revision_history: [] }, '7', false],
    ['only the history can be read', { version: 'v2', ...history('1', 'x', 7) }, '1', false],
    ['nothing can be read', { version: '1.0', revision_history: [1] }, null, false],
    ['endless', { version: '9'.repeat(300), ...history('1') }, '1', false],
  ])('%s', (_, tracking, version, noted) => {
    const read = readCsaf(withTracking(tracking as JsonObject));
    expect(read.head?.lineage?.version).toBe(version);
    expect(read.codes.has('time.revision_order')).toBe(noted);
  });

  it('says that a version is none', () => {
    expect(readCsaf(withTracking({ version: 'v2' })).issues).toContain('kept format.schema /document/tracking/version');
  });
});

describe('the end', () => {
  const retired = (csaf_version: string, more: JsonObject): JsonObject => ({
    document: { ...DOCUMENT, csaf_version, ...more },
  });

  test.each([
    ['withdrawn', retired('2.1', { category: 'csaf_withdrawn' })],
    ['superseded', retired('2.1', { category: 'csaf_superseded' })],
    ['withdrawn', { ...retired('2.1', { category: 'csaf_withdrawn' }), vulnerabilities: [] }],
    ['withdrawn', retired('2.0', { category: 'Withdrawn' })],
    ['superseded', retired('2.0', { category: 'csaf_superseded' })],
    ['superseded', retired('2.0', { title: 'Superseded: Acme advisory' })],
    [null, { ...retired('2.0', { title: 'Withdrawn' }), vulnerabilities: [] }],
    [null, retired('2.1', { title: 'Withdrawn' })],
    [null, retired('2.0', { title: 'Not withdrawn' })],
  ])('%s', (ends, root) => {
    const read = readCsaf(root as JsonObject);
    expect(read.head?.ends).toBe(ends);
    expect(read.codes.has('format.tombstone')).toBe(ends !== null);
  });

  it('of a deleted document is that of its publisher’s lineage, or of its feed’s', () => {
    const own = { document: { ...TOMBSTONE.document, publisher: PUBLISHER } };
    const key = '["CSAF","https://acme.example","ACME-1"]';
    expect(headOf(own)).toMatchObject({ ends: 'deleted', instant: null, lineage: { key } });
    const delivery = { source: 'https://ACME.example/' };
    expect(headOf(TOMBSTONE, { delivery })).toMatchObject({ ends: 'deleted', issuer: null, lineage: { key } });
  });

  it('of a deleted document from a feed without namespace is refused, and nothing else is asked of it', () => {
    const read = readCsaf(TOMBSTONE);
    expect(read.head).toBeNull();
    expect(read.issues).toEqual(['rejects identity.issuer_missing /document/publisher/namespace']);
    const fed = readCsaf(TOMBSTONE, { delivery: { source: 'https://acme.example' } });
    expect([...fed.codes]).toEqual(['format.tombstone', 'format.no_statements']);
    expect(fed.log.strictRefuses).toBe(false);
  });
});

describe('the status of the document', () => {
  test.each([
    ['final', null],
    ['interim', null],
    ['draft', 'format.draft'],
    ['Draft', 'format.draft'],
    ['retired', null],
  ])('%s', (status, quarantine) => {
    expect(headOf(withTracking({ status })).quarantine).toBe(quarantine);
  });

  it('is noted where it is none', () => {
    expect(readCsaf(withTracking({ status: 'retired' })).issues).toContain(
      'kept format.schema /document/tracking/status',
    );
  });
});

test('what the schema requires and is not there is noted, and strict mode refuses', () => {
  const read = readCsaf({ $schema: SCHEMA_2_1, document: { csaf_version: '2.1', tracking: { revision_history: [] } } });
  const missing = read.issues.filter((issue) => issue.startsWith('kept format.schema'));
  expect(missing.map((issue) => issue.slice('kept format.schema '.length))).toEqual([
    '/document/category',
    '/document/distribution/tlp/label',
    '/document/publisher/category',
    '/document/publisher/name',
    '/document/title',
    '/document/tracking/id',
    '/document/tracking/initial_release_date',
    '/document/tracking/revision_history',
    '/document/tracking/status',
    '/document/tracking/version',
  ]);
  expect(read.log.strictRefuses).toBe(true);
  expect(readCsaf({ document: DOCUMENT }).log.strictRefuses).toBe(false);
});

test('an essential extension that is not read is noted wherever it stands', () => {
  const extensions = { x_extensions: [{ category: 'informational' }, { category: 'essential', $schema: 'x' }, 1] };
  const product = { product_id: 'a', name: 'A', ...extensions };
  const root = {
    ...extensions,
    $schema: SCHEMA_2_1,
    document: { ...DOCUMENT_2_1, ...extensions },
    product_tree: { ...extensions, branches: [{ category: 'vendor', name: 'V', product }], full_product_names: [] },
    vulnerabilities: [{ ...extensions, metrics: [{ content: extensions }, 1] }],
  };
  const read = readCsaf(root as unknown as JsonObject);
  expect(read.issues.filter((issue) => issue.includes('extension_unread'))).toEqual([
    'kept format.extension_unread /x_extensions/1',
    'kept format.extension_unread /document/x_extensions/1',
    'kept format.extension_unread /product_tree/x_extensions/1',
    'kept format.extension_unread /product_tree/branches/0/product/x_extensions/1',
    'kept format.extension_unread /vulnerabilities/0/x_extensions/1',
    'kept format.extension_unread /vulnerabilities/0/metrics/0/content/x_extensions/1',
  ]);
});
