/** Flags, threats and remediations: why not affected, and what to do (formats.md §3, "groups" to "actions"). */
import { describe, expect, it, test } from 'vitest';
import { JUSTIFICATIONS } from '../../../../src/core/model/justification.ts';
import type { Statement } from '../../../../src/core/model/statement.ts';
import type { JsonObject } from '../../../../src/core/std/json/view.ts';
import { about, lossesOf, readCsaf, relation, theStatement, tree } from './documents.ts';

const NOT_AFFECTED = { product_status: { known_not_affected: ['a'] } };
const AFFECTED = { product_status: { known_affected: ['a'] } };

const flag = (label: unknown, more: JsonObject = { product_ids: ['a'] }) => ({ label, ...more }) as JsonObject;
const impact = (details: unknown, more: JsonObject = { product_ids: ['a'] }) =>
  ({ category: 'impact', details, ...more }) as JsonObject;
const remedy = (category: string, more: JsonObject = { product_ids: ['a'] }) => ({
  category,
  details: 'Do it',
  ...more,
});

const whyOf = ({ justification, justifiedAs, fit, impact: text, notes }: Statement) => ({
  justification,
  justifiedAs,
  fit,
  impact: text,
  notes,
});

describe('a flag', () => {
  test.each(JUSTIFICATIONS.map((label) => [label]))('%s is the justification', (label) => {
    expect(whyOf(theStatement(about({ ...NOT_AFFECTED, flags: [flag(label)] })))).toEqual({
      justification: label,
      justifiedAs: [label],
      fit: 'same',
      impact: null,
      notes: [],
    });
  });

  it('among several counts by the weakest claim, and all are kept', () => {
    const labels = ['inline_mitigations_already_exist', 'vulnerable_code_not_present'];
    const statement = theStatement(
      about({ ...NOT_AFFECTED, flags: [...labels, ...labels].map((label) => flag(label)) }),
    );
    expect(statement).toMatchObject({ justification: 'inline_mitigations_already_exist', justifiedAs: labels });
    expect(statement.issues).toEqual(['format.justification_several']);
  });

  it('outside the five explains, and is no justification', () => {
    const root = about({ ...NOT_AFFECTED, flags: [flag('not_reachable')] });
    expect(theStatement(root)).toMatchObject({
      justification: null,
      fit: null,
      justifiedAs: [],
      impact: 'not_reachable',
    });
    expect(theStatement(root).issues).toEqual(['format.justification_invalid']);
    expect(readCsaf(root).issues).toContain('kept format.justification_invalid /vulnerabilities/0/flags/0/label');
  });

  it('without label says nothing', () => {
    const root = about({ ...NOT_AFFECTED, flags: [flag(1), flag('')] });
    expect(theStatement(root).issues).toEqual(['format.not_affected_unexplained']);
  });

  test.each([['component_not_present'], ['not_reachable']])('%s beside another status is out of place', (label) => {
    const root = about({ ...AFFECTED, flags: [flag(label)], remediations: [remedy('mitigation')] });
    expect(theStatement(root)).toMatchObject({ justification: null, justifiedAs: [], impact: null });
    expect(readCsaf(root).issues).toContain(
      'kept format.justification_misplaced /vulnerabilities/0/product_status/known_affected/0',
    );
  });

  it('that names nobody is ignored, never spread', () => {
    const root = about({ ...NOT_AFFECTED, flags: [flag('component_not_present', {})] });
    expect(theStatement(root)).toMatchObject({ justification: null, issues: ['format.not_affected_unexplained'] });
    expect(readCsaf(root).issues).toContain('kept identity.product_missing /vulnerabilities/0/flags/0');
  });

  it('for a product without status is no matter', () => {
    const root = about({
      ...AFFECTED,
      flags: [flag('component_not_present', { product_ids: ['b'] })],
      remediations: [remedy('x')],
    });
    expect(readCsaf(root).issues).toEqual([]);
  });
});

describe('a threat', () => {
  it('of impact says why not', () => {
    expect(
      whyOf(theStatement(about({ ...NOT_AFFECTED, threats: [impact('Not built in'), impact('Not called')] }))),
    ).toEqual({
      justification: null,
      justifiedAs: [],
      fit: null,
      impact: 'Not built in\nNot called',
      notes: [],
    });
  });

  test.each([['Important'], ['none'], ['LOW'], [' critical '], ['Moderate'], ['medium'], ['High']])(
    '%s is a rating, no reason',
    (details) => {
      const statement = theStatement(about({ ...NOT_AFFECTED, threats: [impact(details)] }));
      expect(statement).toMatchObject({
        impact: null,
        notes: [details.trim()],
        issues: ['format.not_affected_unexplained'],
      });
    },
  );

  it('that is a label serves as one where there is no flag', () => {
    const threats = [impact('component_not_present'), impact('Not built in')];
    expect(theStatement(about({ ...NOT_AFFECTED, threats }))).toMatchObject({
      justification: 'component_not_present',
      justifiedAs: ['component_not_present'],
      fit: 'same',
      impact: 'Not built in',
    });
    const flags = [flag('vulnerable_code_not_present')];
    expect(theStatement(about({ ...NOT_AFFECTED, threats, flags }))).toMatchObject({
      justification: 'vulnerable_code_not_present',
      impact: 'component_not_present\nNot built in',
    });
  });

  it('of impact beside another status is a note', () => {
    const statement = theStatement(about({ ...AFFECTED, threats: [impact('Crashes'), impact('High')] }));
    expect(statement).toMatchObject({ impact: null, notes: ['Crashes', 'High'] });
  });

  it('said of products with several statuses is a reason for one and a note for the other', () => {
    const vulnerability = {
      product_status: { known_not_affected: ['a'], fixed: ['b'] },
      threats: [impact('Not called', { product_ids: ['a', 'b'] })],
    };
    expect(readCsaf(about(vulnerability)).statements.map(({ impact: text, notes }) => [text, notes])).toEqual([
      ['Not called', []],
      [null, ['Not called']],
    ]);
  });

  it('that names nobody is about all products of its vulnerability', () => {
    const vulnerability = { product_status: { known_not_affected: ['a', 'b'] }, threats: [impact('Not called', {})] };
    const read = readCsaf(about(vulnerability));
    expect(read.statements.map(({ impact: text }) => text)).toEqual(['Not called', 'Not called']);
  });

  test.each([
    ['an empty list', { product_ids: [] }],
    ['an unknown group', { group_ids: ['x'] }],
    ['what is no list', { product_ids: 'a' }],
    ['groups that are no list', { group_ids: 'a' }],
  ])('that names %s is about nobody', (_, more) => {
    const statement = theStatement(about({ ...NOT_AFFECTED, threats: [impact('Not called', more as JsonObject)] }));
    expect(statement.impact).toBeNull();
  });

  it('of another category, or without text, says nothing here', () => {
    const threats = [{ ...impact('Exploited'), category: 'exploit_status' }, impact(''), impact(1)];
    expect(theStatement(about({ ...NOT_AFFECTED, threats })).impact).toBeNull();
  });
});

it('not_affected without a reason is kept, unexplained', () => {
  const read = readCsaf(about(NOT_AFFECTED));
  expect(read.issues).toEqual([
    'kept format.not_affected_unexplained /vulnerabilities/0/product_status/known_not_affected/0',
  ]);
});

describe('a remediation', () => {
  it('is an action, of the kind as written', () => {
    const kinds = [
      'vendor_fix',
      'workaround',
      'mitigation',
      'no_fix_planned',
      'none_available',
      'optional_patch',
      'fix_planned',
      'other',
    ];
    const remediations = kinds.map((kind) => remedy(kind));
    expect(theStatement(about({ ...AFFECTED, remediations })).actions.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('has a text, and may have a url and a date', () => {
    const more = { product_ids: ['a'], url: 'https://acme.example/fix', date: '2024-01-01T00:00:00Z' };
    expect(theStatement(about({ ...AFFECTED, remediations: [remedy('vendor_fix', more)] })).actions).toEqual([
      { kind: 'vendor_fix', text: 'Do it', url: 'https://acme.example/fix', at: '2024-01-01T00:00:00Z' },
    ]);
    const bare = { category: 'vendor_fix', product_ids: ['a'] };
    expect(theStatement(about({ ...AFFECTED, remediations: [bare] })).actions).toEqual([
      { kind: 'vendor_fix', text: '' },
    ]);
  });

  it('changes no status', () => {
    const remediations = [remedy('vendor_fix')];
    expect(theStatement(about({ product_status: { fixed: ['a'] }, remediations }))).toMatchObject({
      status: 'fixed',
      actions: [{ kind: 'vendor_fix' }],
    });
  });

  it('that names nobody is ignored', () => {
    const root = about({ ...AFFECTED, remediations: [remedy('vendor_fix', {})] });
    expect(theStatement(root)).toMatchObject({ actions: [], issues: ['format.action_missing'] });
    expect(readCsaf(root).issues).toEqual([
      'kept identity.product_missing /vulnerabilities/0/remediations/0',
      'kept format.action_missing /vulnerabilities/0/product_status/known_affected/0',
    ]);
  });

  it('without category is ignored', () => {
    const root = about({ ...AFFECTED, remediations: [{ details: 'Do it', product_ids: ['a'] }] });
    expect(theStatement(root).actions).toEqual([]);
    expect(readCsaf(root).issues).toContain('kept format.schema /vulnerabilities/0/remediations/0');
  });

  it('once is one action, however often it names the product', () => {
    const groups = { product_groups: [{ group_id: 'g', product_ids: ['a', 'b'] }] };
    const more = { product_ids: ['a', 'a'], group_ids: ['g', 'g'] };
    const root = about({ ...AFFECTED, remediations: [remedy('vendor_fix', more)] }, { ...tree('a', 'b'), ...groups });
    expect(theStatement(root).actions).toHaveLength(1);
  });

  it('in one order or another, for products of which others are said too', () => {
    const remediations = [
      remedy('vendor_fix', { product_ids: ['a', 'b', 'a'] }),
      remedy('workaround', { product_ids: ['b'] }),
      remedy('mitigation', { product_ids: ['a', 'b', 'c', 'a'] }),
    ];
    const read = readCsaf(about({ product_status: { known_affected: ['a', 'b', 'c'] }, remediations }));
    expect(read.statements.map(({ actions }) => actions.map(({ kind }) => kind).join())).toEqual([
      'vendor_fix,mitigation',
      'vendor_fix,workaround,mitigation',
      'mitigation',
    ]);
  });
});

describe('the lists', () => {
  test.each([['flags'], ['threats'], ['remediations']])('%s of the wrong shape are noted', (list) => {
    const read = readCsaf(about({ product_status: { fixed: ['a'] }, [list]: {} }));
    expect(read.issues).toEqual([`kept format.schema /vulnerabilities/0/${list}`]);
    const items = readCsaf(about({ product_status: { fixed: ['a'] }, [list]: [1] }));
    expect(items.issues).toEqual([`kept format.schema /vulnerabilities/0/${list}/0`]);
  });

  it('name products that are defined; others are noted', () => {
    const root = about({
      product_status: { fixed: ['a', 'x'] },
      remediations: [remedy('workaround', { product_ids: ['a', 'x', 'y', 1] })],
    });
    expect(readCsaf(root).issues).toEqual([
      'kept identity.product_dangling /vulnerabilities/0/remediations/0/product_ids/2',
      'kept format.schema /vulnerabilities/0/remediations/0/product_ids/3',
      'drops identity.product_dangling /vulnerabilities/0/product_status/fixed/1',
    ]);
  });

  it('are told of names that lead nowhere, even where a relationship uses them too', () => {
    const used = { ...tree('a'), relationships: [relation('p', 'a', 'x')] };
    const root = about({ product_status: { fixed: ['a'] }, remediations: [remedy('x', { product_ids: ['x'] })] }, used);
    expect(readCsaf(root).issues).toEqual([
      'kept identity.product_dangling /product_tree/relationships/0',
      'kept identity.product_dangling /vulnerabilities/0/remediations/0/product_ids/0',
    ]);
  });

  it('hold texts of 16 KiB at most', () => {
    const statement = theStatement(about({ ...NOT_AFFECTED, threats: [impact('x'.repeat(20_000))] }));
    expect(statement.impact).toHaveLength(16_384);
  });
});

describe('a group of products', () => {
  const withGroups = (...product_groups: readonly unknown[]) => ({ ...tree('a', 'b'), product_groups }) as JsonObject;
  const viaGroup = (groups: JsonObject) =>
    about(
      {
        product_status: { known_not_affected: ['a', 'b'] },
        flags: [flag('component_not_present', { group_ids: ['g'] })],
      },
      groups,
    );
  const justified = (groups: JsonObject) =>
    readCsaf(viaGroup(groups)).statements.map(({ justification }) => justification !== null);

  it('stands for its members', () => {
    expect(justified(withGroups({ group_id: 'g', product_ids: ['b'] }))).toEqual([false, true]);
  });

  it('that is unknown is ignored', () => {
    const read = readCsaf(viaGroup(withGroups()));
    expect(read.issues).toContain('kept identity.product_dangling /vulnerabilities/0/flags/0/group_ids/0');
    const odd = about({ ...NOT_AFFECTED, flags: [flag('component_not_present', { group_ids: [1] })] });
    expect(readCsaf(odd).issues).toContain('kept identity.product_dangling /vulnerabilities/0/flags/0/group_ids/0');
  });

  it('twice alike is one, twice differently is none', () => {
    const g = { group_id: 'g', product_ids: ['a', 'b'] };
    expect(justified(withGroups(g, { ...g, product_ids: ['b', 'a', 'a'] }))).toEqual([true, true]);
    expect(justified(withGroups(g, { ...g, product_ids: ['a'] }))).toEqual([false, false]);
    expect(justified(withGroups(g, { ...g, product_ids: ['a', 'c'] }))).toEqual([false, false]);
    expect(readCsaf(viaGroup(withGroups(g, g))).issues).toContain('kept format.schema /product_tree/product_groups/1');
  });

  test.each([
    ['no object', 1],
    ['no id', { product_ids: ['a'] }],
    ['no members', { group_id: 'g' }],
  ])('with %s is none', (_, group) => {
    const read = readCsaf(viaGroup(withGroups(group)));
    expect(read.issues).toContain('kept format.schema /product_tree/product_groups/0');
  });

  it('names products that are defined; others are noted', () => {
    const read = readCsaf(viaGroup(withGroups({ group_id: 'g', product_ids: ['a', 'x', 1] })));
    expect(read.issues).toContain('kept identity.product_dangling /product_tree/product_groups/0/product_ids/1');
  });

  it('is never a product in a status list', () => {
    const root = about({ product_status: { fixed: ['g'] } }, withGroups({ group_id: 'g', product_ids: ['a'] }));
    expect(lossesOf(readCsaf(root))).toEqual({ 'identity.product_dangling': 1 });
  });

  it('named over and over is refused, not copied out', () => {
    const group = { group_id: 'g', product_ids: Array.from({ length: 50 }, (_, i) => `p${i}`) };
    const flags = Array.from({ length: 50 }, () => flag('component_not_present', { group_ids: ['g'] }));
    const root = about({ ...NOT_AFFECTED, flags }, { ...tree('a'), product_groups: [group] });
    const read = readCsaf(root, { maxStatements: 100 });
    expect(read).toMatchObject({
      head: null,
      statementsRead: 1,
      dropped: [{ code: 'limit.expansion', assertions: 1 }],
    });
    expect(read.issues.at(-1)).toBe('rejects limit.expansion /product_tree/product_groups');
    expect(readCsaf(root, { maxStatements: 125 }).head).not.toBeNull();
  });
});
