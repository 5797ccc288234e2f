import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, type InRange, inRange, sameRange } from '../../../../src/core/identity/version/contains.ts';
import { readStatedRange } from '../../../../src/core/identity/version/range-text.ts';
import { readVers } from '../../../../src/core/identity/version/vers.ts';
import type { VersionRange } from '../../../../src/core/model/product.ts';

/** A vers, or a range without scheme as vendors write it. */
function range(text: string): VersionRange {
  const { version } = readStatedRange(text);
  const read = readVers(text)?.range ?? (version.kind === 'range' ? version.range : null);
  if (read === null) throw new Error(`no range: ${text}`);
  return read;
}

describe('a version in a range of its scheme', () => {
  it.each<[text: string, inside: string[], outside: string[]]>([
    ['vers:npm/>=1.0.0|<2.0.0', ['1.0.0', '1.9.9', '2.0.0-rc.1', 'v1.5.0'], ['0.9.9', '1.0.0-rc.1', '2.0.0', '3.0.0']],
    ['vers:npm/>1.0.0|<=2.0.0', ['1.0.1', '2.0.0', '2.0.0+build'], ['1.0.0', '2.0.1']],
    ['vers:npm/<2.0.0', ['0.0.0', '1.9.9'], ['2.0.0']],
    ['vers:npm/>=2.0.0', ['2.0.0', '99.0.0'], ['1.9.9']],
    ['vers:npm/1.0.0|1.2.0', ['1.0.0', '1.2.0'], ['1.1.0', '0.9.0', '2.0.0']],
    ['vers:npm/1.2.3|>=2.0.0|<5.0.0', ['1.2.3', '2.0.0', '4.9.9'], ['1.2.4', '1.2.2', '5.0.0']],
    ['vers:npm/<1.0.0|>=2.0.0|<3.0.0|>4.0.0', ['0.1.0', '2.5.0', '4.0.1'], ['1.0.0', '1.5.0', '3.0.0', '4.0.0']],
    ['vers:npm/<=1.0.0|1.5.0|>=2.0.0', ['1.0.0', '1.5.0', '2.0.0'], ['1.2.0', '1.6.0']],
    ['vers:gem/>=2.2.0|!=2.2.1|<2.3.0', ['2.2.0', '2.2.2', '2.2.0.1'], ['2.2.1', '2.3.0', '2.2.1.0']],
    ['vers:pypi/!=5', ['4', '6', '5.1', '5.0.post1'], ['5', '5.0']],
    ['vers:pypi/!=2.0.3|>=3.0.0', ['3.0.0'], ['2.0.3', '1.0']],
    ['vers:deb/>=1:2.31-13|<1:2.36', ['1:2.31-13+deb11u2', '1:2.36~rc1-1'], ['2.31-14', '1:2.36-1', '2:0']],
    ['vers:rpm/<1.0^git2', ['1.0', '1.0^git1', '1.0~rc1-5'], ['1.0.1', '1:0.1']],
    ['vers:apk/<1.2.3-r4', ['1.2.3-r3', '1.2.3_rc1'], ['1.2.3-r4', '1.2.3-r10']],
    ['vers:maven/<2.0', ['2.0-rc1', '1.9', '2.0-SNAPSHOT'], ['2', '2.0.0.Final', '2.0-sp']],
    ['vers:golang/>=1.21|<1.22', ['go1.21.5', 'v1.21.0', '1.22rc1'], ['go1.22', '1.20.14']],
    ['vers:intdot/>=1.2|<2.0', ['1.5.0', '1.2'], ['2', '1.1.9']],
    ['vers:npm/*', ['1.0.0', 'anything'], []],
    ['vers:none/*', [], ['1.0.0', 'anything']],
  ])('%s', (text, inside, outside) => {
    const { scheme } = range(text);
    const answers = (versions: string[]) => versions.map((version) => inRange(range(text), version, scheme));
    expect(answers(inside)).toEqual(inside.map(() => 'in'));
    expect(answers(outside)).toEqual(outside.map(() => 'out'));
  });
});

describe('how sure the answer is', () => {
  it.each<[text: string, version: string, scheme: string | null, answer: InRange, why: string]>([
    ['< 4.2', '4.1.9', null, 'in', 'no scheme, dotted numbers: intdot'],
    ['< V4.33', 'v4.32', 'golang', 'in', 'one v off on both sides'],
    ['< 4.2', '4.2.0', 'npm', 'out', 'dotted numbers whatever the package is: the scheme is not lent'],
    ['>=1.2|<2', '1.10', null, 'in', 'numbers are not text'],
    ['< 4.2', '4.1.9-r1', 'apk', 'approx_in', 'not dotted numbers'],
    ['< 4.2', '4.2-beta1', null, 'approx_in', 'a known word before the release'],
    ['< 4.2', '4.2-1', 'deb', 'approx_out', 'not dotted numbers'],
    ['< V16 Update 4', 'V16 Update 3', null, 'approx_in', 'natural order'],
    ['< V16 Update 4', 'v16 update 4', null, 'approx_out', 'natural order, without case'],
    ['< V16 Update 4', 'V16.1', null, 'approx_out', 'a word comes before the next number'],
    ['< 1-rc2', '1.0.0-rc1', null, 'approx_in', 'zeros before a pre-release do not count'],
    ['< 1.0.2b', '1.0.2a', null, 'approx_in', 'a letter alone is no pre-release'],
    ['< 1.0.2', '1.0.2a1', null, 'approx_in', 'a letter and a number is one'],
    ['< V16 Update 4', '16', null, 'approx_in', 'natural order, as one bound is not dotted numbers'],
    ['vers:generic/<4.2', '4.1', 'generic', 'in', 'generic as no scheme'],
    ['vers:generic/<4.2', '4.1a', 'generic', 'approx_in', 'generic as no scheme'],
    ['vers:generic/<4.2', '4.3', 'deb', 'out', 'generic agrees with every scheme'],
    ['vers:tomee/>=1.0.0-beta1|<=1.7.5|>=7.0.0-M1', '7.0.0', 'maven', 'approx_in', 'a scheme that is not in the table'],
    ['vers:tomee/>=1.0.0-beta1|<=1.7.5|>=7.0.0-M1', '2.0', null, 'approx_out', 'a scheme that is not in the table'],
    ['vers:semver/<2.0.0', '1.0.0', 'npm', 'in', 'one rule, two names'],
    ['vers:cargo/<2.0.0', '1.0.0', 'semver', 'in', 'one rule, two names'],
    ['vers:semver/<2.0.0', '1.0.0', null, 'in', 'the version has no scheme of its own'],
    ['vers:deb/<2.0-1', '2.0~rc1-1', 'generic', 'in', 'nor has a generic package'],
    ['vers:semver/<2.0.0', '1.0.0', 'maven', 'approx_in', 'a general scheme on a package that has its own'],
    ['vers:intdot/<2.0', '2.1', 'pypi', 'approx_out', 'a general scheme on a package that has its own'],
    ['vers:openssl/<1.0.2zh', '1.0.2za', 'conan', 'approx_in', 'the scheme of one project'],
    ['vers:openssl/<1.0.2zh', '1.0.2za', 'generic', 'in', 'the scheme of one project'],
    ['vers:semver/<2.6.7.5', '2.6.7.4', 'maven', 'approx_in', 'a bound that the scheme does not know'],
    ['vers:semver/<2.6.7.5', '2.6.7', 'semver', 'approx_in', 'a bound that the scheme does not know'],
    ['vers:npm/<2.0.0', 'latest', 'npm', 'unknown', 'a name, and nothing to order it by'],
    ['vers:tomee/<final', '1.0', null, 'unknown', 'a name, and nothing to order it by'],
    ['vers:npm/<2.0.0', '1.2.3.4', 'npm', 'approx_in', 'a version that the scheme does not know'],
    ['vers:deb/<2.0-1', '1.0-1', 'rpm', 'unknown', 'two ecosystems'],
    ['vers:npm/<2.0.0', '1.0.0', 'pypi', 'unknown', 'two ecosystems'],
    ['vers:npm/<2.0.0', '', 'npm', 'unknown', 'no version'],
    ['vers:npm/<2.0.0', '  ', null, 'unknown', 'no version'],
    ['vers:npm/*', '1.0-1', 'deb', 'in', 'every version, of whatever scheme'],
  ])('%s, %s of %s → %s: %s', (text, version, scheme, answer) => {
    expect(inRange(range(text), version, scheme)).toBe(answer);
  });
});

describe('one range in two spellings', () => {
  it.each([
    ['vers:npm/<2.0.0', 'vers:npm/<2.0.0', true],
    ['vers:maven/>=1.0|<2.0', 'vers:maven/>=1|<2.0.0', true],
    ['vers:npm/<2.0.0', 'vers:npm/<=2.0.0', false],
    ['vers:npm/<2.0.0', 'vers:npm/<2.0.1', false],
    ['vers:npm/<2.0.0', 'vers:npm/>=1.0.0|<2.0.0', false],
    ['vers:npm/<2.0.0', 'vers:semver/<2.0.0', false],
    ['vers:npm/*', 'vers:npm/*', true],
    ['vers:npm/*', 'vers:none/*', false],
    ['< 4.2', '<v4.2.0', true],
    ['< 4.2a', '< 4.2a', true],
    // Equal by the guess is not surely equal.
    ['< 4.2a', '< 4.2.a', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameRange(range(a), range(b))).toBe(same);
    expect(sameRange(range(b), range(a))).toBe(same);
  });
});

describe('a range that holds another', () => {
  it.each([
    ['vers:npm/>=1.0.0|<3.0.0', 'vers:npm/>=1.0.0|<2.0.0', true],
    ['vers:npm/>=1.0.0|<3.0.0', 'vers:npm/>=1.0.0|<3.0.0', true],
    ['vers:npm/>=1.0.0|<3.0.0', 'vers:npm/>1.0.0|<3.0.0', true],
    ['vers:npm/>1.0.0|<3.0.0', 'vers:npm/>=1.0.0|<3.0.0', false],
    ['vers:npm/<3.0.0', 'vers:npm/<=3.0.0', false],
    ['vers:npm/<=3.0.0', 'vers:npm/<3.0.0', true],
    ['vers:npm/<3.0.0', 'vers:npm/>=1.0.0|<2.0.0', true],
    ['vers:npm/>=1.0.0', 'vers:npm/>=1.0.0|<2.0.0', true],
    ['vers:npm/>=1.0.0|<2.0.0', 'vers:npm/<2.0.0', false],
    ['vers:npm/>=1.0.0|<2.0.0', 'vers:npm/>=1.0.0', false],
    ['vers:npm/<1.0.0|>=2.0.0', 'vers:npm/<0.5.0|>=2.5.0|<3.0.0', true],
    ['vers:npm/<1.0.0|>=2.0.0', 'vers:npm/<1.5.0', false],
    ['vers:npm/<1.0.0', 'vers:npm/0.1.0|0.2.0', true],
    ['vers:npm/<1.0.0', 'vers:npm/0.1.0|1.2.0', false],
    ['vers:npm/0.1.0|1.2.0', 'vers:npm/0.1.0', true],
    ['vers:npm/0.1.0', 'vers:npm/<0.2.0', false],
    ['vers:npm/>=1.0.0|!=1.5.0|<2.0.0', 'vers:npm/>=1.0.0|<2.0.0', false],
    ['vers:npm/>=1.0.0|!=1.5.0|<2.0.0', 'vers:npm/>=1.0.0|!=1.5.0|<1.8.0', true],
    ['vers:npm/>=1.0.0|!=1.5.0|<2.0.0', 'vers:npm/>=1.6.0|<1.8.0', true],
    ['vers:npm/!=1.5.0', 'vers:npm/<1.5.0', true],
    ['vers:npm/<1.5.0', 'vers:npm/!=1.5.0', false],
    ['vers:npm/*', 'vers:npm/<2.0.0', true],
    ['vers:all/*', 'vers:deb/<2.0', true],
    ['vers:npm/<2.0.0', 'vers:npm/*', false],
    ['vers:npm/<2.0.0', 'vers:none/*', true],
    ['vers:none/*', 'vers:npm/<2.0.0', false],
    ['vers:npm/*', 'vers:all/*', true],
    // Not sure, so no.
    ['vers:npm/<1.0.0|>=1.0.0', 'vers:npm/<3.0.0', null],
    ['vers:npm/<3.0.0', 'vers:semver/<2.0.0', false],
    ['vers:semver/<2.6.7.5', 'vers:semver/<2.0.0', false],
    ['< 4.2', '< 4.1', true],
    ['< 4.2', '< 4.1a', false],
  ])('%s holds %s: %s', (outer, inner, expected) => {
    if (expected === null) expect(() => range(outer)).toThrow('no range');
    else expect(covers(range(outer), range(inner))).toBe(expected);
  });
});

const COMPARATORS = ['', '!=', '<', '<=', '>', '>='];

/** Ranges on the versions 0, 2, 4 … 18, so that odd ones lie between. */
const someRange = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(...COMPARATORS)), {
    minLength: 1,
    maxLength: 6,
    selector: ([number]) => number,
  })
  .map((parts) => readVers(`vers:intdot/${parts.map(([number, comparator]) => comparator + number * 2).join('|')}`))
  .filter((read) => read !== null)
  .map(({ range: read }) => read);

const PROBES = Array.from({ length: 21 }, (_, i) => String(i));

/** What Clause 5.3.3 says of each version, read off the constraints in order. */
function holds({ constraints }: VersionRange, probe: number): boolean {
  const bounds = constraints.map(([comparator, version]) => [comparator, Number(version)] as const);
  const own = bounds.find(([, bound]) => bound === probe)?.[0];
  if (own !== undefined) return own === '=' || (own.endsWith('=') && own !== '!=');
  const moving = bounds.filter(([comparator]) => comparator !== '=' && comparator !== '!=');
  if (moving.length === 0) return bounds.every(([comparator]) => comparator === '!=');
  const below = moving.findLast(([, bound]) => bound < probe);
  const above = moving.find(([, bound]) => bound > probe);
  return (below?.[0].startsWith('>') ?? true) && (above?.[0].startsWith('<') ?? true);
}

describe('on all ranges', () => {
  it('a version is in exactly where the constraints around it say so', () => {
    fc.assert(
      fc.property(someRange, (read) => {
        for (const probe of PROBES)
          expect(inRange(read, probe, 'intdot')).toBe(holds(read, Number(probe)) ? 'in' : 'out');
      }),
    );
  });

  it('what is in a held range is in the holder', () => {
    fc.assert(
      fc.property(someRange, someRange, (outer, inner) => {
        expect(covers(outer, outer)).toBe(true);
        if (!covers(outer, inner)) return;
        for (const probe of PROBES)
          if (inRange(inner, probe, null) === 'in')
            expect(inRange(outer, probe, null), `${outer.text} ${probe}`).toBe('in');
      }),
      { numRuns: 1000 },
    );
  });
});
