/** What an OpenVEX document says of itself (formats.md §2 detect, issuer, time; §8 lineage). */
import { describe, expect, it } from 'vitest';
import { writeInstant } from '../../../../src/core/std/instant.ts';
import { issuesOf, normal } from '../normal.ts';
import { entry, NOON, openvexOf, without } from './document.ts';

describe('the version of an OpenVEX document', () => {
  it.each([
    ['https://openvex.dev/ns/v0.2.0', '0.2.0', []],
    ['https://openvex.dev/ns/v0.2.0/', '0.2.0', []],
    ['https://openvex.dev/ns/v0.0.1', '0.0.1', []],
    ['https://openvex.dev/ns', '0.0.1', []],
    [['https://example.com/other', 'https://openvex.dev/ns/v0.2.0'], '0.2.0', []],
    ['https://openvex.dev/ns/v0.3.0', '0.3.0', ['kept format.version_unsupported /@context']],
    ['', '0.2.0', ['kept format.schema /@context']],
  ])('%j is read as %s', (context, version, issues) => {
    const document = normal(openvexOf([entry()], { '@context': context }));
    expect(document.head?.formatVersion).toBe(version);
    expect(issuesOf(document)).toEqual(issues);
    expect(document.counts.accepted).toBe(1);
  });

  it('needs no context beside an author and a status', () => {
    const document = normal(without(openvexOf(), '@context'));
    expect(document.head?.format).toBe('OpenVEX');
    expect(issuesOf(document)).toEqual(['kept format.schema /@context']);
  });

  it.each(['https://openvex.dev/ns/v1.0.0', 'https://openvex.dev/ns/latest'])(
    '%s is not read, but counted',
    (context) => {
      const document = normal(openvexOf([entry()], { '@context': context }));
      expect(document.head).toBeNull();
      expect(document.counts).toMatchObject({ read: 1, accepted: 0, dropped: { 'format.version_unsupported': 1 } });
    },
  );

  it.each([
    ['another namespace', { '@context': 'https://openvex.dev/nsx' }],
    ['no context and no status', { '@context': '', statements: [{ vulnerability: 'CVE-2024-1' }] }],
    ['no context and no author', { '@context': '', author: undefined }],
    ['a context that is no text', { '@context': { toString: 1 } }],
  ])('%s is no OpenVEX', (_, members) => {
    expect(issuesOf(normal(openvexOf([entry()], members)))).toEqual(['rejects format.unknown ']);
  });
});

describe('the issuer of an OpenVEX document', () => {
  it('is the author, trimmed and composed, with the role as a label', () => {
    const { head, statements } = normal(
      openvexOf([entry()], { author: '  Andre\u0301 <a@example.com> ', role: 'PSIRT' }),
    );
    expect(head?.issuer).toEqual({ scheme: 'author', value: 'Andr\u00e9 <a@example.com>', role: 'PSIRT' });
    expect(statements[0]?.issuer).toBe(head?.issuer);
  });

  it.each([undefined, '', '  ', 'Unknown Author', 'Unknown author', 7])('is nobody for %j', (author) => {
    const document = normal(openvexOf([entry()], { author }));
    expect(document.head?.issuer).toBeNull();
    expect(issuesOf(document)).toEqual(['kept identity.issuer_missing /author']);
  });

  it('is never the supplier', () => {
    const document = normal(openvexOf([entry({ supplier: 'B' })], { author: 'A', supplier: 'C' }));
    expect(document.statements[0]?.issuer?.value).toBe('A');
    expect(document.issues).toEqual([]);
  });
});

describe('the times of an OpenVEX document', () => {
  const early = '2024-01-01T00:00:00Z';
  const late = '2024-09-01T00:00:00Z';
  const timesOf = (document: unknown) => {
    const { head, statements } = normal(document);
    const text = (instant: bigint | null | undefined) =>
      instant === null || instant === undefined ? null : writeInstant(instant);
    return statements.map((s) => ({
      document: text(head?.instant),
      issued: text(s.issued.instant),
      from: s.issued.source,
      updated: text(s.updated.instant),
      affirmed: text(s.affirmed),
    }))[0];
  };

  it.each([
    ['a statement inherits the timestamp', {}, {}, NOON, NOON, 'document', null, NOON],
    ['its own comes first', { timestamp: early }, {}, NOON, early, 'statement', null, NOON],
    ['the later of its own and the document affirms', { timestamp: late }, {}, NOON, late, 'statement', null, late],
    ['last_updated is when it was last stated', { last_updated: late }, {}, NOON, NOON, 'document', late, late],
    ['a renewed document affirms, and dates nothing', {}, { last_updated: late }, late, NOON, 'document', null, late],
    [
      'without timestamp, last_updated stands in',
      {},
      { timestamp: undefined, last_updated: late },
      late,
      late,
      'document',
      null,
      late,
    ],
    ['a zero time is none', { timestamp: '0001-01-01T00:00:00Z' }, {}, NOON, NOON, 'document', null, NOON],
    ['nothing to read is unknown', { timestamp: 'soon' }, { timestamp: 'now' }, null, null, 'none', null, null],
  ])('%s', (_, statement, members, document, issued, from, updated, affirmed) => {
    expect(timesOf(openvexOf([entry(statement)], members))).toEqual({ document, issued, from, updated, affirmed });
  });

  it('falls back on the greatest statement time', () => {
    const entries = [entry(), entry({ timestamp: early }), entry({ timestamp: NOON }), 'no entry'];
    expect(timesOf(openvexOf(entries, { timestamp: undefined }))).toMatchObject({ document: NOON, issued: NOON });
  });

  it('says what is missing, and what is odd', () => {
    const document = normal(
      openvexOf([entry({ timestamp: late, last_updated: '2024-09-02' })], { timestamp: undefined }),
    );
    expect(issuesOf(document)).toEqual([
      'kept time.missing /timestamp',
      'kept time.date_only /statements/0/last_updated',
      'kept time.after_document /statements/0',
    ]);
    expect(document.statements[0]?.issues).toEqual(['time.date_only', 'time.after_document']);
  });
});

describe('the lineage of an OpenVEX document', () => {
  const lineage = (members: Record<string, unknown>, place: string | null = null) =>
    normal(openvexOf([entry()], members), {}, { delivery: { source: 's', place, listed: null, replaces: null } }).head
      ?.lineage;

  it('is the place it came from', () => {
    const [one, other] = [lineage({}, 'https://example.com/a.json'), lineage({}, 'https://example.com/b.json')];
    expect(one).toMatchObject({ needsDistinctVersions: false, version: '1' });
    expect(one?.key).not.toBe(other?.key);
    expect(lineage({ '@id': 'another' }, 'https://example.com/a.json')?.key).toBe(one?.key);
  });

  it('is issuer and @id where the place says nothing, while versions differ', () => {
    expect(lineage({})).toMatchObject({ needsDistinctVersions: true });
    expect(lineage({ author: 'another' })?.key).not.toBe(lineage({})?.key);
    expect(lineage({ '@id': 'another' })?.key).not.toBe(lineage({})?.key);
    expect(lineage({ '@id': '' })).toBeNull();
  });

  it.each([
    [3, '3'],
    ['4', '4'],
    [' 1.2.3 ', '1.2.3'],
    [undefined, null],
    [1.5, null],
    ['v1', null],
    [{}, null],
  ])('has version %j as %j', (version, text) => {
    expect(lineage({ version })?.version).toBe(text);
  });
});
