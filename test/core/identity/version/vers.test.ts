import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coversAll, MAX_CONSTRAINTS } from '../../../../src/core/identity/version/constraints.ts';
import { MAX_RANGE_LENGTH, readVers } from '../../../../src/core/identity/version/vers.ts';

const NOT_CANONICAL = ['identity.range_not_canonical'];

describe('a canonical vers', () => {
  it.each([
    [
      'vers:npm/1.2.3|>=2.0.0|<5.0.0',
      'npm',
      [
        ['=', '1.2.3'],
        ['>=', '2.0.0'],
        ['<', '5.0.0'],
      ],
    ],
    [
      'vers:gem/>=2.2.0|!=2.2.1|<2.3.0',
      'gem',
      [
        ['>=', '2.2.0'],
        ['!=', '2.2.1'],
        ['<', '2.3.0'],
      ],
    ],
    [
      'vers:pypi/<=1.0|>2.0',
      'pypi',
      [
        ['<=', '1.0'],
        ['>', '2.0'],
      ],
    ],
    ['vers:deb/>=1:2.31-13+deb11u2~bpo1', 'deb', [['>=', '1:2.31-13+deb11u2~bpo1']]],
    ['vers:npm/1.0%252F0', 'npm', [['=', '1.0%2F0']]],
    ['vers:generic/<V16%20Update%204', 'generic', [['<', 'V16 Update 4']]],
    ['vers:generic/%3C1%3E%3D%21%2A%7C', 'generic', [['=', '<1>=!*|']]],
    ['vers:maven/<1.0%C3%A9', 'maven', [['<', '1.0é']]],
    ['vers:datetime/>=2024-01-01T00:00:00Z', 'datetime', [['>=', '2024-01-01T00:00:00Z']]],
    // A scheme that is not in the table is no reason to refuse: it goes by natural order.
    [
      'vers:tomee/>=1.0.0-beta1|<=1.7.5|>=7.0.0-M1',
      'tomee',
      [
        ['>=', '1.0.0-beta1'],
        ['<=', '1.7.5'],
        ['>=', '7.0.0-M1'],
      ],
    ],
    // Nor is a version that the scheme does not know (CycloneDX's own sample): it makes the answers approximate.
    ['vers:semver/<2.6.7.5', 'semver', [['<', '2.6.7.5']]],
    ['vers:npm/*', 'npm', []],
    ['vers:none/*', 'none', []],
    ['vers:all/*', 'all', []],
  ])('%s is read, without a note, and written the same', (text, scheme, constraints) => {
    expect(readVers(text)).toEqual({ range: { scheme, constraints, text }, notes: [] });
  });
});

describe('a vers out of form is read, noted, and written in form', () => {
  it.each([
    ['order', 'vers:semver/<7.0.0|>=1.5.0', 'vers:semver/>=1.5.0|<7.0.0'],
    ['order by the scheme, not by text', 'vers:maven/>=1.10|<1.9', 'vers:maven/<1.9|>=1.10'],
    ['blanks', 'vers:gem/>=2.2.0|!= 2.2.1 | <2.3.0', 'vers:gem/>=2.2.0|!=2.2.1|<2.3.0'],
    ['blanks around', ' vers : npm / >=1.0.0 ', 'vers:npm/>=1.0.0'],
    ['blanks inside a version', 'vers:generic/<V16 Update 4', 'vers:generic/<V16%20Update%204'],
    ['case', 'VERS:NPM/>=1.0.0', 'vers:npm/>=1.0.0'],
    ['spare pipes', 'vers:npm/|>=1.0.0||<2.0.0|', 'vers:npm/>=1.0.0|<2.0.0'],
    ['an equals sign', 'vers:npm/=1.0.0', 'vers:npm/1.0.0'],
    ['the same twice', 'vers:npm/>=1.0.0|<2.0.0|>=1.0.0', 'vers:npm/>=1.0.0|<2.0.0'],
    ['the same version twice, spelt differently', 'vers:pypi/1.0|1.0.0|2', 'vers:pypi/1.0|2'],
    ['the same twice, of no known order', 'vers:other/1.0-x|1.0_x|1.0-x', 'vers:other/1.0-x|1.0_x'],
    ['encoded for nothing', 'vers:deb/<1%3A2.0', 'vers:deb/<1:2.0'],
    ['lower-case hex', 'vers:maven/<1%c3%a9', 'vers:maven/<1%C3%A9'],
    ['not ASCII', 'vers:maven/<1é', 'vers:maven/<1%C3%A9'],
    ['a blank beside the star', 'vers:npm/ *', 'vers:npm/*'],
    ['lower-case t and z', 'vers:datetime/2024-01-01t00:00:00z', 'vers:datetime/2024-01-01T00:00:00Z'],
  ])('%s: %s', (_what, text, canonical) => {
    const read = readVers(text);
    expect(read?.notes).toEqual(NOT_CANONICAL);
    expect(read?.range.text).toBe(canonical);
  });
});

describe('no vers', () => {
  it.each([
    '',
    'vers',
    'vers:',
    'vers:/',
    'vers:npm',
    'vers:npm/',
    'vers:npm/|',
    'vers:/1.0.0',
    'npm/1.0.0',
    'verz:npm/1.0.0',
    'pkg:npm/a@1',
    'vers/npm:1',
    'vers:1npm/1.0.0',
    'vers:n_pm/1.0.0',
    `vers:${'n'.repeat(65)}/1`,
    'vers:invalid/1.0.0',
    'vers:invalid/*',
    'vers:npm/>=',
    'vers:npm/>=1.0.0|<',
    'vers:npm/==1.0.0',
    'vers:npm/<>1.0.0',
    'vers:npm/1.*',
    'vers:npm/*|1.0.0',
    'vers:npm/>=*',
    'vers:npm/1.0%2G0',
    'vers:npm/1.0%',
    'vers:npm/1.0%ff',
    'vers:npm/1.0%0A',
    'vers:npm/1.0%201%20',
    'vers:generic/1\ud800',
    // `all` and `none` have one valid form; the caller may read the first as a range without scheme.
    'vers:all/<V7.0.3',
    'vers:none/1.0',
    // Clause 5.4: not sequences, in any order.
    'vers:semver/2.7.0|<2.8.11',
    'vers:semver/<2.8.11|2.7.0',
    'vers:npm/<1.0.0|<2.0.0',
    'vers:npm/<=1.0.0|<2.0.0',
    'vers:npm/>1.0.0|>=2.0.0',
    'vers:npm/>=1.0.0|1.5.0|<2.0.0',
    'vers:npm/>1.0.0|!=1.5.0|>2.0.0',
    // One version, two comparators.
    'vers:npm/>=1.0.0|<1.0.0',
    'vers:npm/1.0.0|!=1.0.0',
    'vers:pypi/>=1.0|<1.0.0',
    'vers:other/>=1.0-x|<1.0_x|>1.0-x',
  ])('%j', (text) => {
    expect(readVers(text)).toBeNull();
  });

  it('is too long, or has too many constraints', () => {
    const versions = (count: number) => Array.from({ length: count }, (_, i) => `${i}.0.0`).join('|');
    expect(readVers(`vers:npm/${versions(MAX_CONSTRAINTS)}`)?.range.constraints).toHaveLength(MAX_CONSTRAINTS);
    expect(readVers(`vers:npm/${versions(MAX_CONSTRAINTS + 1)}`)).toBeNull();
    expect(readVers(`vers:npm/1.0.0${' '.repeat(MAX_RANGE_LENGTH)}`)).toBeNull();
  });
});

it('covers all versions only with a star, and none of the scheme none', () => {
  const covers = (text: string) =>
    coversAll(readVers(text)?.range ?? { scheme: null, constraints: [['=', '1']], text });
  expect([covers('vers:npm/*'), covers('vers:all/*')]).toEqual([true, true]);
  expect([covers('vers:none/*'), covers('vers:npm/>=0.0.0'), covers('vers:npm/!=1.0.0')]).toEqual([
    false,
    false,
    false,
  ]);
});

const version = fc
  .array(fc.constantFrom('0', '1', '2', '.', '-', 'a', 'rc', '+', '~', ' ', '%', '|', '<', 'é'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((pieces) => pieces.join('').trim())
  .filter((text) => text !== '');

const versText = fc
  .tuple(
    fc.constantFrom('npm', 'pypi', 'maven', 'deb', 'rpm', 'generic', 'other'),
    fc.array(fc.tuple(fc.constantFrom('', '!=', '<', '<=', '>', '>='), version), { minLength: 1, maxLength: 5 }),
  )
  .map(
    ([scheme, parts]) =>
      `vers:${scheme}/${parts.map(([comparator, text]) => comparator + encodeURIComponent(text)).join('|')}`,
  );

it('reads its own writing, as the same range', () => {
  fc.assert(
    fc.property(versText, (text) => {
      const first = readVers(text);
      if (first === null) return;
      const again = readVers(first.range.text);
      expect(again?.range).toEqual(first.range);
    }),
  );
});
