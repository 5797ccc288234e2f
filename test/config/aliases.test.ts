/** The file of aliases: what it may look like, and what is said of each mistake. */
import { describe, expect, test } from 'vitest';
import { loadAliases, MAX_ALIASES_BYTES, MAX_CVES, MAX_YAML_BYTES } from '../../src/config/aliases.ts';
import { readAliasId } from '../../src/core/identity/aliases.ts';
import { Failure } from '../../src/failure.ts';

function load(...texts: readonly string[]) {
  const paths = texts.map((_, i) => `a${i === 0 ? '' : i}`);
  return loadAliases(paths, readAliasId, (path, max) => {
    expect(max).toBe(MAX_ALIASES_BYTES);
    return texts[paths.indexOf(path)] ?? '';
  });
}

function refusal(text: string): string {
  try {
    load(text);
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ kind: 'usage' });
    return (error as Failure).message;
  }
  throw new Error('it was taken');
}

const OSV = {
  schema_version: '1.6.0',
  id: 'GO-2022-0646',
  modified: '2024-01-01T00:00:00Z',
  aliases: ['CVE-2020-8911', 'GHSA-F5pg-7wfw-84q9', 'CVE-2020-8912'],
  related: ['CVE-2020-9999'],
  affected: [{ package: { name: 'x', ecosystem: 'Go' } }],
};
const OSV_ROWS = [
  ['GO-2022-0646', ['CVE-2020-8911', 'CVE-2020-8912']],
  ['GHSA-f5pg-7wfw-84q9', ['CVE-2020-8911', 'CVE-2020-8912']],
];

describe('a table', () => {
  test.each([
    ['YAML', 'RHSA-2024:1:\n  - CVE-2024-0001\n  - cve-2024-0002\nusn-1: CVE-2024-0003\n'],
    ['JSON', '{"RHSA-2024:1": ["CVE-2024-0001", "cve-2024-0002"], "usn-1": "CVE-2024-0003"}'],
    ['JSON in lines', '{"RHSA-2024:1": ["CVE-2024-0001", "cve-2024-0002"]}\n\r\n{"usn-1": ["CVE-2024-0003"]}\n'],
  ])('in %s', (_form, text) => {
    expect(load(text)).toEqual([
      ['RHSA-2024:1', ['CVE-2024-0001', 'CVE-2024-0002']],
      ['usn-1', ['CVE-2024-0003']],
    ]);
  });

  test.each([
    ['a record', JSON.stringify(OSV)],
    ['a record over several lines', JSON.stringify(OSV, null, 2)],
    ['an array', JSON.stringify([OSV])],
    ['lines', `${JSON.stringify(OSV)}\n${JSON.stringify({ ...OSV, id: 'GO-1', aliases: undefined })}\n`],
    ['a record in YAML', `id: GO-2022-0646\naliases: [CVE-2020-8911, GHSA-F5pg-7wfw-84q9, CVE-2020-8912]\n`],
  ])('of OSV: %s; the own id and each alias that is no CVE map to the CVEs', (_form, text) => {
    expect(load(text)).toEqual(OSV_ROWS);
  });

  test('of OSV whose own id is a CVE joins its aliases to it, never the CVE to another', () => {
    expect(
      load(JSON.stringify({ ...OSV, id: 'CVE-2020-8911', aliases: ['GHSA-a', 'CVE-2020-8912', 'CVE-1'] })),
    ).toEqual([['GHSA-a', ['CVE-2020-8911', 'CVE-2020-8912']]]);
  });

  test('of OSV that was withdrawn, or knows no CVE, says nothing', () => {
    expect(
      load(
        JSON.stringify([
          { ...OSV, withdrawn: '2024-01-01T00:00:00Z' },
          { ...OSV, aliases: ['GHSA-a'] },
        ]),
      ),
    ).toEqual([]);
  });

  test('of several files is all their rows; an empty file has none', () => {
    expect(load('A-1: CVE-2024-0001', '', '{"A-1": ["CVE-2024-0002"]}')).toEqual([
      ['A-1', ['CVE-2024-0001']],
      ['A-1', ['CVE-2024-0002']],
    ]);
  });

  test('takes names of members of every object as plain ids', () => {
    expect(load('__proto__: CVE-2024-0001\nconstructor: CVE-2024-0002')).toEqual([
      ['__proto__', ['CVE-2024-0001']],
      ['constructor', ['CVE-2024-0002']],
    ]);
  });

  test('lets whole numbers lose digits in what is not read', () => {
    expect(load(JSON.stringify(OSV).replace('"Go"', '12345678901234567890'))).toEqual(OSV_ROWS);
  });
});

describe('what is wrong is said with its place', () => {
  test.each([
    ['CVE-2020-8911: [CVE-2020-8912]', 'a:1:1: "CVE-2020-8911" is a CVE: write the other id before the colon'],
    ['A-1: CVE-2024-0001\ncve-1:\n  - CVE-2020-8912', 'a:2:1: "cve-1" is a CVE'],
    ['{"A-1": "CVE-2024-0001",\n "CVE-2020-8911": "CVE-2020-8912"}', 'a:2:19: "CVE-2020-8911" is a CVE'],
    ['A-1:\n  - GHSA-a', 'a:2:5: "GHSA-a" is no CVE; write CVE-, the year and at least four digits'],
    ['A-1: CVE-2024-1', 'a:1:6: "CVE-2024-1" is no CVE'],
    ['A-1: []', 'a:1:6: "A-1" needs at least one CVE'],
    ['A-1:', 'a:1:5: "A-1" needs at least one CVE'],
    ['A-1: [null]', 'a:1:7: an id must be a text, not nothing'],
    ['A-1: 7', 'a:1:6: an id must be a text, not 7'],
    ['A-1: { B: C }', 'a:1:6: an id must be a text, not a map'],
    ['A-1: [[CVE-2024-0001]]', 'a:1:7: an id must be a text, not a list'],
    ['"": CVE-2024-0001', 'a:1:1: an id must be a text, not the text ""'],
    [`A-1: ${'x'.repeat(2049)}`, 'a:1:6: an id is longer than 2048 characters'],
    ['"\\ud800": CVE-2024-0001', 'a:1:1: '],
    [
      `A-1: [${'CVE-2024-0001,'.repeat(MAX_CVES + 1)}]`,
      `a:1:6: ${MAX_CVES + 1} CVEs of one id, at most ${MAX_CVES} are read`,
    ],
    ['just a word', 'a:1:1: the file must hold a map from ids to CVEs or OSV records, not the text "just a word"'],
    [
      'mongodb://user:canary@x',
      'a:1:1: the file must hold a map from ids to CVEs or OSV records, not a text with credentials',
    ],
    [
      '["CVE-2024-0001"]',
      'a:1:2: a list must hold OSV records (maps with id, modified and aliases), not the text "CVE-2024-0001"',
    ],
    ['[{"id": "X"}]', 'a:1:2: a list must hold OSV records (maps with id, modified and aliases), not a map'],
    ['[null]', 'a:1:2: a list must hold OSV records (maps with id, modified and aliases), not nothing'],
    ['{"id": "X", "aliases": [1]}', 'a:1:25: an id must be a text, not 1'],
    [
      JSON.stringify({ id: 'X', aliases: Array.from({ length: MAX_CVES + 1 }, (_, i) => `CVE-2024-${1000 + i}`) }),
      'a:1:1: 1025 CVEs of one id',
    ],
    ['{"A-1": ["CVE-2024-0001"]}\n{"A-2": ["B"]}', 'a:2:10: "B" is no CVE'],
    ['{"A-1": ["CVE-2024-0001"]}\n{"A-2"', 'a:2:7: '],
    ['{"A-1": "CVE-2024-0001", "A-1": "CVE-2024-0002"}', 'a:1:26: one member twice'],
    ['A-1: CVE-2024-0001\nA-1: CVE-2024-0002', 'a:2:1: "A-1" twice in one map'],
    ['{"__proto__": ["CVE-2024-0001"]}', 'a:1:2: a member named __proto__'],
    ['{A-1: CVE-2024-0001}', 'a:1:2: '],
    ['A-1: &x CVE-2024-0001\nB-1: *x', 'a:2:6: the alias *x: aliases are not read'],
    ['A-1: !!js/function x', 'a:1:'],
    [`${'['.repeat(200)}`, 'a:1:'],
    [`A-1:\n${'- '.repeat(40)}x`, 'a:'],
    [`# ${'x'.repeat(MAX_YAML_BYTES)}`, `a: it is larger than ${MAX_YAML_BYTES} bytes; write so large a table as JSON`],
  ])('%#: %s', (text, message) => {
    expect(refusal(text)).toContain(message);
  });

  test('and all of it at once', () => {
    expect(refusal('CVE-2020-8911: [A, B]').split('\n')).toHaveLength(4);
  });

  test('also where the file cannot be read', () => {
    const failing = (error: unknown) => () => {
      throw error;
    };
    expect(() => loadAliases(['/nowhere'], readAliasId)).toThrow('/nowhere: there is no such file');
    expect(() => loadAliases(['a'], readAliasId, failing(7))).toThrow('a: it cannot be read');
  });
});
