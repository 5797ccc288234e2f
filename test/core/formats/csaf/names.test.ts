/** What a vulnerability is called (formats.md §3, "vulnerability"). */
import { describe, expect, it, test } from 'vitest';
import type { JsonObject } from '../../../../src/core/std/json/view.ts';
import { about, lossesOf, readCsaf, theStatement, tree } from './documents.ts';

const FIXED = { product_status: { fixed: ['a'] } };

const id = (text: unknown, system_name: unknown = 'Acme Bug', more: JsonObject = {}) =>
  ({ system_name, text, ...more }) as JsonObject;

const nameOf = (vulnerability: JsonObject) => theStatement(about({ ...FIXED, ...vulnerability })).vulnerability;

test.each([
  ['what stands for its cve', { cve: 'CVE-2024-1' }, { name: 'CVE-2024-1', cves: [], labels: [] }],
  ['its cve', { cve: 'CVE-2024-12345' }, { name: 'CVE-2024-12345', cves: ['CVE-2024-12345'], labels: [] }],
  ['its cve in any case', { cve: 'cve-2024-12345' }, { name: 'CVE-2024-12345', cves: ['CVE-2024-12345'], labels: [] }],
  [
    'an id of a known scheme there',
    { cve: 'GHSA-aaaa-bbbb-cccc' },
    { name: 'GHSA-aaaa-bbbb-cccc', cves: [], labels: [] },
  ],
  [
    'an id of a known scheme',
    { cve: undefined, ids: [id('7'), id('GHSA-aaaa-bbbb-cccc')] },
    { name: 'GHSA-aaaa-bbbb-cccc', cves: [], labels: ['Acme Bug/7'] },
  ],
  [
    'a CVE among the ids',
    { cve: undefined, ids: [id('GHSA-aaaa-bbbb-cccc'), id('CVE-2024-2222')] },
    { name: 'CVE-2024-2222', cves: ['CVE-2024-2222'], labels: ['GHSA-aaaa-bbbb-cccc'] },
  ],
  [
    'system and text',
    { cve: undefined, ids: [id('7'), id('8')] },
    { name: 'Acme Bug/7', cves: [], labels: ['Acme Bug/8'] },
  ],
  ['the text where no system is named', { cve: undefined, ids: [id('7', '')] }, { name: '7', cves: [], labels: [] }],
  [
    'its cve; the others are labels',
    { cve: 'CVE-2024-2222', ids: [id('7'), id('CVE-2024-2222')] },
    { name: 'CVE-2024-2222', cves: ['CVE-2024-2222'], labels: ['Acme Bug/7'] },
  ],
  ['nothing: a title is no id', { cve: undefined, title: 'CVE-2024-2222' }, null],
  ['nothing: a word is no id', { cve: 'pending' }, null],
  ['nothing: no text', { cve: 7, ids: [id(''), id(1), 1] }, null],
])('a vulnerability is called by %s', (_, vulnerability, expected) => {
  const root = JSON.parse(JSON.stringify(about({ ...FIXED, ...(vulnerability as unknown as JsonObject) })));
  const read = readCsaf(root);
  if (expected === null) expect(lossesOf(read)).toEqual({ 'identity.vulnerability_missing': 1 });
  else expect(read.statements[0]?.vulnerability).toEqual(expected);
});

it('what is no CVE in its place is noted', () => {
  expect(readCsaf(about({ ...FIXED, cve: 'pending' })).issues).toEqual([
    'kept format.schema /vulnerabilities/0/cve',
    'drops identity.vulnerability_missing /vulnerabilities/0/product_status/fixed/0',
  ]);
});

describe('of several CVEs', () => {
  const two = { cve: 'CVE-2024-1111', ids: [id('CVE-2024-2222')] };

  it('it speaks on each, noted', () => {
    expect(nameOf(two).cves).toEqual(['CVE-2024-1111', 'CVE-2024-2222']);
    const read = readCsaf(about({ ...FIXED, ...two }));
    expect(read.issues).toEqual(['kept identity.several_cves /vulnerabilities/0']);
    expect(read.statements[0]?.issues).toEqual(['identity.several_cves']);
  });

  it('affected is by at least one of them', () => {
    expect(nameOf(two).atLeastOne).toBeUndefined();
    expect(nameOf({ ...two, product_status: { known_affected: ['a'] } }).atLeastOne).toBe(true);
  });
});

describe('an id of 2.1 that holds for some products', () => {
  const limited = [
    id('GHSA-aaaa-bbbb-cccc', 'GitHub', { product_ids: ['a'] }),
    id('GHSA-xxxx-yyyy-zzzz', 'GitHub', { group_ids: ['g'] }),
    id('7'),
  ];
  const groups = { ...tree('a', 'b', 'c'), product_groups: [{ group_id: 'g', product_ids: ['b'] }] };
  const namesOf = (vulnerability: JsonObject) =>
    readCsaf(about({ product_status: { fixed: ['a', 'b', 'c'] }, ...vulnerability }, groups)).statements.map(
      ({ vulnerability: { name, labels } }) => [name, ...labels].join(' '),
    );

  it('names those only', () => {
    expect(namesOf({ cve: 'x', ids: limited })).toEqual([
      'GHSA-aaaa-bbbb-cccc Acme Bug/7',
      'GHSA-xxxx-yyyy-zzzz Acme Bug/7',
      'Acme Bug/7',
    ]);
    expect(namesOf({ ids: limited })[2]).toBe('CVE-2024-1111 Acme Bug/7');
  });

  it('leaves the others without a name', () => {
    const read = readCsaf(about({ cve: 'x', product_status: { fixed: ['a', 'c'] }, ids: limited.slice(0, 1) }, groups));
    expect(read.statements.map(({ vulnerability }) => vulnerability.name)).toEqual(['GHSA-aaaa-bbbb-cccc']);
    expect(lossesOf(read)).toEqual({ 'identity.vulnerability_missing': 1 });
  });
});

it('two items with one CVE are both read', () => {
  const root = about(FIXED);
  const second = { cve: 'CVE-2024-1111', product_status: { fixed: ['b'] } };
  expect(
    readCsaf({ ...root, vulnerabilities: [...(root.vulnerabilities as JsonObject[]), second] }).statements,
  ).toHaveLength(2);
});

it('at most 256 ids are read', () => {
  const ids = Array.from({ length: 300 }, (_, i) => id(`${i}`));
  expect(nameOf({ ids }).labels).toHaveLength(255);
  expect(readCsaf(about({ ...FIXED, ids })).codes).toContain('limit.identifiers');
});
