/** The free text of version fields, as vendors write it (formats.md §3, "version range"). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readStatedRange,
  readStatedVersion,
  type StatedVersion,
} from '../../../../src/core/identity/version/range-text.ts';
import { MAX_RANGE_LENGTH } from '../../../../src/core/identity/version/vers.ts';

/** `any`, `exact 1.0`, `unreadable`, or the text of the range. */
function spelt({ version }: StatedVersion): string {
  if (version.kind === 'range') return version.range.text;
  return version.kind === 'exact' ? `exact ${version.text}` : version.kind;
}

function codes({ notes }: StatedVersion): string[] {
  return notes.map((note) => note.replace('identity.range_', ''));
}

/** Read the same in both places. */
const RANGES: readonly (readonly [text: string, range: string, ...notes: string[]])[] = [
  ['all versions', 'any'],
  ['All Versions', 'any'],
  ['[all versions]', 'any'],
  [' all ', 'any'],
  ['ALL', 'any'],
  ['*', 'any'],
  ['vers:all/*', 'any'],
  ['vers:deb/*', 'any'],
  ['VERS:ALL/*', 'any', 'not_canonical'],
  ['vers:none/*', 'vers:none/*'],
  // Comparators.
  ['<4.2', '<4.2', 'no_scheme'],
  ['< 4.2', '<4.2', 'no_scheme'],
  ['<= 4.1', '<=4.1', 'no_scheme'],
  ['≤ 4.1', '<=4.1', 'no_scheme'],
  ['≥4.2', '>=4.2', 'no_scheme'],
  ['>4.2', '>4.2', 'no_scheme'],
  ['!= 4.2', '!=4.2', 'no_scheme'],
  ['= 4.2', '=4.2', 'no_scheme'],
  ['== 4.2', '=4.2', 'no_scheme'],
  ['>=1,<2', '>=1|<2', 'no_scheme'],
  ['>= 1.0, < 2.0', '>=1.0|<2.0', 'no_scheme'],
  ['>= 1.0,\n  < 2.0', '>=1.0|<2.0', 'no_scheme'],
  ['>=1|<2', '>=1|<2', 'no_scheme'],
  ['>= 5, = 4', '=4|>=5', 'no_scheme'],
  ['>= 1 | < 2', '>=1|<2', 'no_scheme'],
  ['<2|>=1', '>=1|<2', 'no_scheme'],
  ['>=1 <2', '>=1|<2', 'no_scheme'],
  ['>=2.0 and <3.0', '>=2.0|<3.0', 'no_scheme'],
  ['>=2.0 AND <3.0', '>=2.0|<3.0', 'no_scheme'],
  ['>=2.0 and <3.0 and after 4.1 and before 5.1', '>=2.0|<3.0|>4.1|<5.1', 'no_scheme'],
  ['< V16 Update 4', '<V16 Update 4', 'no_scheme'],
  ['<  V16   Update  4', '<V16 Update 4', 'no_scheme'],
  ['>=V7.5 SP2 Update 3 < V7.5 SP2 Update 9', '>=V7.5 SP2 Update 3|<V7.5 SP2 Update 9', 'no_scheme'],
  ['<=R2023b Hotfix 2', '<=R2023b Hotfix 2', 'no_scheme'],
  // "all versions" in front.
  ['[all versions] < 4.33', '<4.33', 'no_scheme'],
  ['All versions < V4.33', '<V4.33', 'no_scheme'],
  ['All versions >= V5.0 < V5.3', '>=V5.0|<V5.3', 'no_scheme'],
  ['All versions >= V5.0 and < V5.3', '>=V5.0|<V5.3', 'no_scheme'],
  ['All versions prior to 2.1', '<2.1', 'no_scheme'],
  ['All versions before V2.1', '<V2.1', 'no_scheme'],
  // CISA's vers, which is none.
  ['vers:all/<V7.0.3', '<V7.0.3', 'no_scheme', 'not_canonical'],
  ['vers:all/>=17.0.0', '>=17.0.0', 'no_scheme', 'not_canonical'],
  ['vers:all/>=1.0|<=1.7', '>=1.0|<=1.7', 'no_scheme', 'not_canonical'],
  ['vers:all/<V16%20Update%204', '<V16 Update 4', 'no_scheme', 'not_canonical'],
  // Phrases.
  ['prior to 4.2', '<4.2', 'no_scheme'],
  ['Prior to V4.2', '<V4.2', 'no_scheme'],
  ['before 4.2', '<4.2', 'no_scheme'],
  ['earlier than 4.2', '<4.2', 'no_scheme'],
  ['versions prior to 4.2', '<4.2', 'no_scheme'],
  ['versions before 4.2', '<4.2', 'no_scheme'],
  ['after 4.1', '>4.1', 'no_scheme'],
  ['later than 4.1', '>4.1', 'no_scheme'],
  ['4.1 and earlier', '<=4.1', 'no_scheme'],
  ['4.1 or earlier', '<=4.1', 'no_scheme'],
  ['4.1 and earlier versions', '<=4.1', 'no_scheme'],
  ['versions 4.1 and earlier', '<=4.1', 'no_scheme'],
  ['Version 4.1 and prior', '<=4.1', 'no_scheme'],
  ['V4.1 SP2 and prior', '<=V4.1 SP2', 'no_scheme'],
  ['4.1 and below', '<=4.1', 'no_scheme'],
  ['4.1 and prior, > 5', '<=4.1|>5', 'no_scheme'],
  ['4.2 and later', '>=4.2', 'no_scheme'],
  ['4.2 and newer', '>=4.2', 'no_scheme'],
  ['4.2 or later versions', '>=4.2', 'no_scheme'],
  ['4.0 and later and below 5.0', '>=4.0|<5.0', 'no_scheme'],
  ['up to and including 4.2', '<=4.2', 'no_scheme'],
  ['Versions prior to and including 4.2', '<=4.2', 'no_scheme'],
  ['4.1 and all prior versions', '<=4.1', 'no_scheme'],
  ['4.1 and all previous', '<=4.1', 'no_scheme'],
  // vers.
  ['vers:npm/>=1.0.0|<2.0.0', 'vers:npm/>=1.0.0|<2.0.0'],
  ['vers:semver/<7.0.0|>=1.5.0', 'vers:semver/>=1.5.0|<7.0.0', 'not_canonical'],
  ['vers:gem/>=2.2.0|!= 2.2.1|<2.3.0', 'vers:gem/>=2.2.0|!=2.2.1|<2.3.0', 'not_canonical'],
  ['vers:generic/<V16 Update 4', 'vers:generic/<V16%20Update%204', 'not_canonical'],
];

/** Neither a range nor, in the place of a version, a version. */
const UNREADABLE: readonly string[] = [
  '',
  '   ',
  // It is not said whether the end is inside.
  'up to 4.2',
  'until 4.2',
  '2.0 through 2.4',
  'versions 2.0 to 2.4',
  'all versions up to 4.2',
  'all versions except 4.2',
  'all supported versions',
  // A condition beside the version.
  '< 4.2 on Windows',
  'Firmware < 4.2',
  'all firmware < 4.2',
  '4.2 and earlier on ARM',
  'before the fix',
  '>= latest',
  '<',
  '< | 4',
  '>=1 and',
  // Wildcards.
  '4.x',
  '3.X versions',
  '4.2.*',
  '4*',
  '< 4.x',
  '< V16.x Update 4',
  '<4.2 and 3.x',
  // Decimal comma or list.
  '<4,2',
  // No sequence, in any order.
  '<4.2 <5',
  '>=1.0|<1.0',
  '>4.2 and >5',
  '>=1<2',
  '=> 4.2',
  'vers:',
  'vers:npm/',
  'vers:semver/2.7.0|<2.8.11.1',
  'vers:all/',
  'vers:all/<1%7C2',
  'vers:all/<1%2',
  'vers:none/1.0',
  'vers:all/<\u00001',
  '<1\ud800',
];

describe.each([
  ['a range', readStatedRange],
  ['one version', readStatedVersion],
])('in the place of %s', (_place, read) => {
  it.each(RANGES)('%j is %s', (text, range, ...notes) => {
    expect(spelt(read(text))).toBe(range);
    expect(codes(read(text))).toEqual(notes);
  });

  it.each(UNREADABLE)('%j is unreadable, and kept as text', (text) => {
    expect(read(text)).toEqual({
      version: { kind: 'unreadable', text: text.trim() },
      notes: ['identity.range_unreadable'],
    });
  });
});

describe('a bare version', () => {
  it.each([
    // text, in the place of a range, in the place of a version
    ['4.2', '=4.2', 'exact 4.2'],
    ['v4.2', '=v4.2', 'exact v4.2'],
    [' 4.2 ', '=4.2', 'exact 4.2'],
    ['4.2.1-beta', '=4.2.1-beta', 'exact 4.2.1-beta'],
    ['1.0|2.0', '=1.0|=2.0', 'unreadable'],
    ['1.0 | 2.0', '=1.0|=2.0', 'unreadable'],
    ['4,2', 'unreadable', 'exact 4,2'],
    ['4.2+', 'unreadable', 'exact 4.2+'],
    ['V16 Update 4', 'unreadable', 'exact V16 Update 4'],
    ['R2023b', 'unreadable', 'exact R2023b'],
    ['latest', 'unreadable', 'exact latest'],
    ['overall otter', 'unreadable', 'exact overall otter'],
    ['1.0 - 2.0', 'unreadable', 'exact 1.0 - 2.0'],
    ['Mac OS X 10.4', 'unreadable', 'exact Mac OS X 10.4'],
    ['before release 4', 'unreadable', 'unreadable'],
    ['After Effects 2024', 'unreadable', 'unreadable'],
    ['below zero', 'unreadable', 'exact below zero'],
    ['n/a', 'unreadable', 'exact n/a'],
    ['-', 'unreadable', 'exact -'],
    ['1:2.31-13+deb11u2', '=1:2.31-13+deb11u2', 'exact 1:2.31-13+deb11u2'],
    ['telnet-1:0.17-65.el7_6.x86_64', 'unreadable', 'exact telnet-1:0.17-65.el7_6.x86_64'],
  ])('%j: %s, %s', (text, range, version) => {
    expect(spelt(readStatedRange(text))).toBe(range);
    expect(spelt(readStatedVersion(text))).toBe(version);
  });
});

it('does not read a text that is too long', () => {
  const text = `< ${'1'.repeat(MAX_RANGE_LENGTH)}`;
  expect([spelt(readStatedRange(text)), spelt(readStatedVersion(text))]).toEqual(['unreadable', 'unreadable']);
});

const PIECES =
  '< > <= >= = != | , and or all versions [all prior to before earlier later 4 4.2 V16 Update x 4.x * vers:all/ up'.split(
    ' ',
  );

const someText = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ')), { maxLength: 8 })
  .map((pieces) => pieces.flat().join(''));

it('reads its own writing as the same range', () => {
  fc.assert(
    fc.property(someText, (text) => {
      for (const read of [readStatedRange, readStatedVersion]) {
        const { version } = read(text);
        if (version.kind !== 'range') continue;
        expect(readStatedRange(version.range.text).version).toEqual(version);
      }
    }),
    { numRuns: 2000 },
  );
});

it('says so whenever a text in the place of a version names no single one', () => {
  fc.assert(
    fc.property(someText, (text) => {
      const { version, notes } = readStatedVersion(text);
      if (version.kind === 'exact') expect(/[<>|*]/.test(version.text)).toBe(false);
      expect(notes.includes('identity.range_unreadable')).toBe(version.kind === 'unreadable');
    }),
    { numRuns: 2000 },
  );
});
