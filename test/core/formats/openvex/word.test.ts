/** What an OpenVEX entry says: vulnerability, status, reasons (formats.md §2). */
import { describe, expect, it } from 'vitest';
import { issuesOf, normal } from '../normal.ts';
import { APP, CVE, entry, LIB, openvexOf } from './document.ts';

const one = (members: Record<string, unknown>) => normal(openvexOf([entry(members)]));
const only = (members: Record<string, unknown>) => one(members).statements[0];

describe('the vulnerability', () => {
  it.each([
    ['a text, as 0.0.1 has it', CVE, CVE, [CVE]],
    ['a struct with a name', { name: CVE }, CVE, [CVE]],
    ['an IRI where there is no name', { '@id': `https://nvd.nist.gov/vuln/detail/${CVE}` }, CVE, [CVE]],
    ['a name of its own, with a CVE among the aliases', { name: 'GO-2024-1', aliases: [CVE] }, 'GO-2024-1', [CVE]],
  ])('is %s', (_, vulnerability, name, cves) => {
    expect(only({ vulnerability })?.vulnerability).toMatchObject({ name, cves });
  });

  it('notes what was read from an IRI, once for what is the same', () => {
    const vulnerability = { '@id': `https://nvd.nist.gov/vuln/detail/${CVE}` };
    const document = normal(openvexOf([entry({ vulnerability }), entry({ vulnerability, status: 'affected' })]));
    const codes = document.issues.map(({ code }) => code);
    expect(codes.filter((code) => code === 'identity.vulnerability_from_iri')).toHaveLength(1);
    expect(document.statements.every(({ issues }) => issues.includes('identity.vulnerability_from_iri'))).toBe(true);
  });

  it.each([
    [[CVE], ['GHSA-aaaa-bbbb-cccc']],
    [[CVE], [CVE, 'GHSA-aaaa-bbbb-cccc']],
    [[CVE], undefined],
    [undefined, null],
    [[], 'x'],
  ])('is not taken for another of the same name: aliases %j and %j', (first, second) => {
    const of = (aliases: unknown, status: string) => entry({ vulnerability: { name: 'GO-2024-1', aliases }, status });
    const { statements } = normal(openvexOf([of(first, 'fixed'), of(second, 'affected')]));
    const alone = normal(openvexOf([of(second, 'affected')])).statements[0];
    expect(statements[1]?.vulnerability).toEqual(alone?.vulnerability);
  });

  it('of several CVEs, affected by at least one', () => {
    const vulnerability = { name: 'GO-2022-0646', aliases: ['CVE-2020-8911', 'CVE-2020-8912'] };
    expect(only({ vulnerability, status: 'affected' })?.vulnerability.atLeastOne).toBe(true);
    expect(only({ vulnerability })?.vulnerability.atLeastOne).toBeUndefined();
  });

  it.each([undefined, '', {}, { name: '' }])('%j: all assertions are dropped', (vulnerability) => {
    const document = one({ vulnerability, products: [{ '@id': APP, subcomponents: [LIB, 'pkg:npm/b', ''] }, LIB] });
    expect(document.counts).toMatchObject({
      read: 4,
      accepted: 0,
      dropped: { 'identity.vulnerability_missing': 3, 'identity.placeholder': 1 },
    });
    expect(issuesOf(document).at(-1)).toBe('drops identity.vulnerability_missing /statements/0/vulnerability');
  });

  it.each([7, [], null])('%j: the entry is not of the schema', (vulnerability) => {
    expect(one({ vulnerability }).counts.dropped).toEqual({ 'format.schema': 1 });
  });

  it('ignores aliases that are no texts, noted', () => {
    const document = one({ vulnerability: { name: CVE, aliases: [7, 'GHSA-aaaa-bbbb-cccc'] } });
    expect(document.statements[0]?.vulnerability.labels).toContain('GHSA-aaaa-bbbb-cccc');
    expect(issuesOf(document)).toEqual(['kept format.schema /statements/0/vulnerability/aliases']);
  });
});

describe('the status', () => {
  it.each(['not_affected', 'affected', 'fixed', 'under_investigation'])('%s is taken as it is', (status) => {
    expect(only({ status })).toMatchObject({ status, statedAs: status });
  });

  it.each(['Fixed', 'unknown', '', null, undefined, 1])('%j drops the entry, once for all its products', (status) => {
    const document = one({ status, products: [APP, { '@id': LIB, subcomponents: [APP, APP] }, 7] });
    expect(document.counts).toMatchObject({ read: 4, dropped: { 'format.status_invalid': 3, 'format.schema': 1 } });
    expect(issuesOf(document)).toEqual([
      'drops format.status_invalid /statements/0/status',
      'drops format.schema /statements/0/products/2',
    ]);
  });

  it('comes before a missing product', () => {
    expect(one({ status: 'x', products: [] }).counts.dropped).toEqual({ 'format.status_invalid': 1 });
  });
});

describe('an entry', () => {
  it.each(['text', 7, null, []])('%j is no statement', (odd) => {
    const document = normal(openvexOf([odd, entry()]));
    expect(document.counts).toMatchObject({ read: 2, accepted: 1, dropped: { 'format.schema': 1 }, statements: 2 });
    expect(issuesOf(document)).toEqual(['drops format.schema /statements/0']);
  });

  it('none at all is said', () => {
    const document = normal(openvexOf([]));
    expect(document.head).not.toBeNull();
    expect(issuesOf(document)).toEqual(['kept format.no_statements /statements', 'kept format.schema /statements']);
    expect(normal(openvexOf([]), { strict: true }).head).toBeNull();
  });

  it.each([undefined, null, {}, 'x'])('list %j: the document is refused', (statements) => {
    const document = normal(openvexOf([], { statements }));
    expect(document.head).toBeNull();
    expect(issuesOf(document)).toEqual(['rejects format.schema /statements']);
  });

  it('may hold what the schema does not know', () => {
    const document = normal(
      openvexOf([entry({ statement: 'x' }), entry({ statement: 'y', status: 'affected', action_statement: 'a' })], {
        format: 'z',
      }),
    );
    expect(issuesOf(document)).toEqual(['kept format.unknown_member ', 'kept format.unknown_member /statements/0']);
  });
});

describe('not_affected', () => {
  const said = (members: Record<string, unknown>) => only({ status: 'not_affected', ...members });

  it('takes one of five justifications, and an impact beside it', () => {
    expect(said({ justification: 'component_not_present', impact_statement: 'gone' })).toMatchObject({
      justification: 'component_not_present',
      justifiedAs: ['component_not_present'],
      fit: 'same',
      impact: 'gone',
      issues: [],
    });
  });

  it('moves another word to the impact', () => {
    expect(said({ justification: 'trust_me', impact_statement: 'really' })).toMatchObject({
      justification: null,
      justifiedAs: ['trust_me'],
      fit: null,
      impact: 'trust_me\nreally',
      issues: ['format.justification_invalid'],
    });
  });

  it.each([{}, { justification: '', impact_statement: ' ' }])('%j is kept unexplained', (members) => {
    expect(said(members)).toMatchObject({
      justification: null,
      impact: null,
      issues: ['format.not_affected_unexplained'],
    });
  });

  it('needs no action: its text is a note', () => {
    const members = { impact_statement: 'x', action_statement: 'update', status_notes: 'seen' };
    expect(said(members)).toMatchObject({ actions: [], notes: ['seen', 'update'] });
  });

  it('does not take what is no text', () => {
    const document = one({ status: 'not_affected', justification: 7, impact_statement: 'x' });
    expect(document.statements[0]).toMatchObject({ justification: null, impact: 'x' });
    expect(issuesOf(document)).toEqual(['kept format.schema /statements/0/justification']);
  });
});

describe('the other statuses', () => {
  it('affected needs an action, and is kept without', () => {
    expect(
      only({ status: 'affected', action_statement: 'update', action_statement_timestamp: '2024-01-01T01:00:00+01:00' }),
    ).toMatchObject({ actions: [{ kind: 'advice', text: 'update', at: '2024-01-01T00:00:00Z' }], issues: [] });
    expect(only({ status: 'affected' })).toMatchObject({ actions: [], issues: ['format.action_missing'] });
  });

  it('an impact statement is a note there', () => {
    expect(only({ status: 'fixed', impact_statement: 'in 2.0', action_statement: 'update' })).toMatchObject({
      impact: null,
      actions: [],
      notes: ['in 2.0', 'update'],
      issues: [],
    });
    expect(only({ status: 'affected', impact_statement: 'all', action_statement: 'x' })?.notes).toEqual(['all']);
  });

  it('a justification is ignored there', () => {
    expect(only({ status: 'fixed', justification: 'component_not_present' })).toMatchObject({
      justification: null,
      justifiedAs: [],
      issues: ['format.justification_misplaced'],
    });
  });
});

describe('limits', () => {
  it('a long text is cut, between two characters', () => {
    const impact_statement = `${'a'.repeat(16_383)}😀b`;
    const document = one({ status: 'not_affected', impact_statement });
    expect(document.statements[0]?.impact).toHaveLength(16_384);
    expect(document.statements[0]?.impact?.isWellFormed()).toBe(true);
    expect(document.statements[0]?.issues).toEqual(['limit.text_cut']);
  });

  it('subcomponents for each product multiply, and are refused before they do', () => {
    const many = Array.from({ length: 100 }, (_, i) => `pkg:npm/a${i}`);
    const document = normal(openvexOf([entry({ products: many, subcomponents: many })]), { maxStatements: 100 });
    expect(document.head).toBeNull();
    expect(document.counts).toMatchObject({ read: 10_000, accepted: 0, dropped: { 'limit.expansion': 10_000 } });
    expect(document.issues[0]?.message).toContain('10,000 components');
  });
});
