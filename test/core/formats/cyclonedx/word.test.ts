/** What a CycloneDX vulnerability says: name, state, reasons, actions, times (formats.md §4). */
import { describe, expect, it } from 'vitest';
import { writeInstant } from '../../../../src/core/std/instant.ts';
import { issuesOf, normal } from '../normal.ts';
import { bomOf, CVE, entry, type Members, NOON } from './document.ts';

const one = (members: Members, metadata: Members = {}) => normal(bomOf([entry(members)], {}, metadata));
const analysed = (analysis: Members, members: Members = {}) => one({ analysis, ...members }).statements[0];

describe('the state', () => {
  it.each([
    ['resolved', 'fixed'],
    ['resolved_with_pedigree', 'fixed'],
    ['exploitable', 'affected'],
    ['in_triage', 'under_investigation'],
    ['not_affected', 'not_affected'],
    ['false_positive', 'not_affected'],
  ])('%s is %s', (state, status) => {
    expect(analysed({ state })).toMatchObject({ status, statedAs: state });
  });

  it.each([
    [undefined, 'format.status_missing'],
    [null, 'format.status_missing'],
    [{}, 'format.status_missing'],
    [{ state: null }, 'format.status_missing'],
    [{ state: 'Resolved' }, 'format.status_invalid'],
    [{ state: 7 }, 'format.status_invalid'],
    ['text', 'format.schema'],
  ])('analysis %j: %s for every statement', (analysis, code) => {
    const document = one({
      analysis,
      affects: [{ ref: 'product', versions: [{ version: '1' }, { version: '2' }] }, { ref: 'x' }],
    });
    expect(document.counts).toMatchObject({ read: 3, accepted: 0, dropped: { [code]: 3 } });
    expect(issuesOf(document)).toEqual([`drops ${code} /vulnerabilities/0`]);
  });

  it('comes before what is affected', () => {
    expect(one({ analysis: {}, affects: [] }).counts.dropped).toEqual({ 'format.status_missing': 1 });
  });

  it.each(['text', null, 7])('vulnerability %j is not of the schema', (odd) => {
    expect(normal(bomOf([odd])).counts).toMatchObject({ read: 1, dropped: { 'format.schema': 1 } });
  });

  it('may differ between two entries on one id', () => {
    const document = normal(bomOf([entry(), entry({ analysis: { state: 'resolved' } })]));
    expect(document.statements.map(({ status, index }) => [status, index])).toEqual([
      ['affected', 0],
      ['fixed', 1],
    ]);
  });
});

describe('the name', () => {
  it.each([
    ['its id', { id: CVE }, CVE, [CVE]],
    [
      'its id, with the ids of references',
      { id: 'SNYK-1', references: [{ id: CVE }, { id: 7 }, 'x'] },
      'SNYK-1',
      [CVE],
    ],
    [
      'the page of its source',
      { id: undefined, source: { url: `https://nvd.nist.gov/vuln/detail/${CVE}` } },
      CVE,
      [CVE],
    ],
  ])('is %s', (_, members, name, cves) => {
    expect(one(members).statements[0]?.vulnerability).toMatchObject({ name, cves });
  });

  it('is not taken from the page of a source where there is an id', () => {
    const source = { url: 'https://nvd.nist.gov/vuln/detail/CVE-2024-9999' };
    expect(one({ source }).statements[0]?.vulnerability.cves).toEqual([CVE]);
  });

  it.each([{ id: undefined }, { id: ' ' }, { id: undefined, source: { url: 7 } }])('%j: dropped', (members) => {
    const document = one({ ...members, affects: [{ ref: 'product' }, { ref: 'nobody' }] });
    expect(document.counts.dropped).toEqual({ 'identity.vulnerability_missing': 1, 'identity.product_dangling': 1 });
    expect(issuesOf(document).at(-1)).toBe('drops identity.vulnerability_missing /vulnerabilities/0');
  });
});

describe('the justification', () => {
  it.each([
    ['code_not_present', 'vulnerable_code_not_present', 'same'],
    ['code_not_reachable', 'vulnerable_code_not_in_execute_path', 'same'],
    ['requires_configuration', 'vulnerable_code_cannot_be_controlled_by_adversary', 'near'],
    ['requires_dependency', 'vulnerable_code_cannot_be_controlled_by_adversary', 'near'],
    ['requires_environment', 'vulnerable_code_cannot_be_controlled_by_adversary', 'near'],
    ['protected_by_compiler', 'inline_mitigations_already_exist', 'near'],
    ['protected_at_runtime', 'inline_mitigations_already_exist', 'near'],
    ['protected_at_perimeter', 'inline_mitigations_already_exist', 'weak'],
    ['protected_by_mitigating_control', 'inline_mitigations_already_exist', 'weak'],
  ])('%s is %s, %s', (label, justification, fit) => {
    expect(analysed({ state: 'not_affected', justification: label })).toMatchObject({
      justification,
      fit,
      justifiedAs: [label],
    });
  });

  it('is never made up for a false positive, nor taken from one', () => {
    expect(analysed({ state: 'false_positive', justification: 'code_not_present', detail: 'no' })).toMatchObject({
      justification: null,
      fit: null,
      justifiedAs: ['code_not_present'],
      impact: 'no',
    });
    expect(analysed({ state: 'false_positive' })).toMatchObject({ justification: null, justifiedAs: [] });
  });

  it('of another word is kept as it was said', () => {
    const document = one({ analysis: { state: 'not_affected', justification: 'component_not_present' } });
    expect(document.statements[0]).toMatchObject({
      justification: null,
      fit: null,
      justifiedAs: ['component_not_present'],
    });
    expect(document.statements[0]?.issues).toContain('format.justification_invalid');
  });

  it('under another state is a note', () => {
    expect(analysed({ state: 'resolved', justification: 'code_not_present' })).toMatchObject({
      justification: null,
      justifiedAs: [],
      notes: ['code_not_present'],
    });
  });
});

describe('responses and texts', () => {
  const response = ['update', 'rollback', 'workaround_available', 'will_not_fix', 'can_not_fix'];
  const texts = { recommendation: 'Upgrade.', workaround: 'Unplug.' };

  it('are actions of what is affected', () => {
    expect(analysed({ state: 'exploitable', response, detail: 'Beware.' }, texts)).toMatchObject({
      actions: [
        { kind: 'update', text: 'update' },
        { kind: 'rollback', text: 'rollback' },
        { kind: 'workaround', text: 'workaround_available' },
        { kind: 'no_fix_planned', text: 'will_not_fix' },
        { kind: 'none_available', text: 'can_not_fix' },
        { kind: 'advice', text: 'Upgrade.' },
        { kind: 'workaround', text: 'Unplug.' },
        { kind: 'advice', text: 'Beware.' },
      ],
      impact: null,
      notes: [],
    });
  });

  it('are notes of what is not affected', () => {
    expect(analysed({ state: 'not_affected', response: ['will_not_fix'], detail: 'Safe.' }, texts)).toMatchObject({
      actions: [],
      impact: 'Safe.',
      notes: ['will_not_fix', 'Upgrade.', 'Unplug.'],
    });
  });

  it('a detail of what is fixed or in triage is a note', () => {
    expect(analysed({ state: 'resolved', detail: 'Done.' })).toMatchObject({
      impact: null,
      actions: [],
      notes: ['Done.'],
    });
    expect(analysed({ state: 'in_triage', detail: 'Soon.' })?.notes).toEqual(['Soon.']);
  });

  it('a rejected record is a note', () => {
    expect(one({ rejected: '2024-01-01T00:00:00Z' }).statements[0]?.notes).toEqual([
      'the vulnerability record was rejected: 2024-01-01T00:00:00Z',
    ]);
  });

  it.each([
    ['update', [{ kind: 'update', text: 'update' }], 0],
    [['update', 'pray'], [{ kind: 'update', text: 'update' }], 1],
    [[7], [], 1],
    [7, [], 1],
  ])('response %j', (value, actions, odd) => {
    const document = one({ analysis: { state: 'exploitable', response: value } });
    expect(document.statements[0]?.actions).toEqual(actions);
    expect(document.issues.filter(({ code }) => code === 'format.schema')).toHaveLength(odd);
  });
});

describe('the times', () => {
  const early = '2024-01-01T00:00:00Z';
  const late = '2024-09-01T00:00:00Z';
  it.each([
    ['of the BOM', {}, NOON, NOON, 'document', null, 'none', NOON],
    ['first issued', { firstIssued: early }, NOON, early, 'statement', null, 'none', NOON],
    ['last updated', { lastUpdated: late }, NOON, NOON, 'document', late, 'statement', late],
    ['both', { firstIssued: early, lastUpdated: late }, NOON, early, 'statement', late, 'statement', late],
    ['none', {}, undefined, null, 'none', null, 'none', null],
    ['last updated alone', { lastUpdated: late }, undefined, null, 'none', late, 'statement', late],
  ])('%s', (_, analysis, timestamp, issued, from, updated, last, affirmed) => {
    const record = { created: early, published: early, updated: late };
    const document = one({ ...record, analysis: { state: 'exploitable', ...analysis } }, { timestamp });
    const text = (instant: bigint | null | undefined) => (typeof instant === 'bigint' ? writeInstant(instant) : null);
    const [statement] = document.statements;
    expect([text(statement?.issued.instant), statement?.issued.source]).toEqual([issued, from]);
    expect([text(statement?.updated.instant), statement?.updated.source]).toEqual([updated, last]);
    expect(text(statement?.affirmed)).toBe(affirmed);
    const isLater = timestamp !== undefined && updated === late;
    expect(statement?.issues.includes('time.after_document')).toBe(isLater);
  });
});
