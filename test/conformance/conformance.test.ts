/** The standards' own suites, as `npm run conformance` counts them; the lists of known gaps may only shrink. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeCorpus } from '../corpus.ts';
import { CORE_SUITES, coreOutcome, PACKAGE } from './core-suites.ts';
import { GAPS } from './gaps.ts';
import { isRegression, outcomeOf, recordOf } from './suite.ts';
import { SUITES } from './suites.ts';

/** How many cases the corpus holds: fewer would be a suite that is no longer found. */
const TOTALS: Readonly<Record<string, number>> = {
  'csaf-validator-lib-tests': 59,
  'csaf-rs-tests-2.0': 113,
  'cyclonedx-spec': 121,
};

for (const { name, folder, cases } of SUITES) {
  describeCorpus(name, folder, (path) => {
    it(`meets its ${TOTALS[name]} cases, but for ${Object.keys(GAPS[name] ?? {}).length} known gaps`, async () => {
      const outcome = outcomeOf(name, await cases(path));
      expect(outcome).toMatchObject({ failed: [], gone: [], total: TOTALS[name] });
    });
  });
}

describe('an outcome', () => {
  const cases = [
    { name: 'a', met: true },
    { name: 'b', met: false },
  ];

  it('tells what is not met from what is known not to be', () => {
    expect(recordOf(outcomeOf('x', cases, {}))).toEqual({ suite: 'x', passed: 1, failed: 1, known: 0, total: 2 });
    expect(recordOf(outcomeOf('x', cases, { b: 'why' }))).toEqual({
      suite: 'x',
      passed: 1,
      failed: 0,
      known: 1,
      total: 2,
    });
    expect(outcomeOf('x', cases)).toMatchObject({ failed: ['b'], gone: [] });
    expect(isRegression(outcomeOf('x', cases))).toBe(true);
    expect(isRegression(outcomeOf('x', cases, { b: 'why' }))).toBe(false);
  });

  it.each(['a', 'c'])('is a regression where a known gap is met or gone: %s', (name) => {
    const outcome = outcomeOf('x', cases, { b: 'why', [name]: 'why' });
    expect(outcome).toMatchObject({ failed: [], gone: [name] });
    expect(isRegression(outcome)).toBe(true);
  });

  it('of a suite of the core is counted from its tests', () => {
    const suite = { name: 'x', folder: '', file: '', title: 'the suite' };
    const ran = [
      { name: 'one', fullName: 'the suite > one', passed: true },
      { name: 'two', fullName: 'the suite > two', passed: false },
      { name: 'still a gap: three', fullName: 'the suite > still a gap: three', passed: true },
      { name: 'has known counts', fullName: 'the suite > has known counts', passed: true },
      { name: 'four', fullName: 'another > four', passed: false },
    ];
    const outcome = { suite: 'x', passed: 1, failed: ['the suite > two'], known: 1, gone: [], total: 3 };
    expect(coreOutcome(suite, ran)).toEqual(outcome);
    expect(isRegression(coreOutcome(suite, []))).toBe(true);
  });
});

it('knows gaps of suites that are there only, and says why', () => {
  const names = SUITES.map(({ name }) => name);
  expect(Object.keys(GAPS).filter((name) => !names.includes(name))).toEqual([]);
  expect(Object.values(GAPS).flatMap((gaps) => Object.values(gaps).filter((reason) => reason.length < 20))).toEqual([]);
});

it('finds the tests of the core', () => {
  expect(CORE_SUITES.filter(({ file }) => !existsSync(join(PACKAGE, file)))).toEqual([]);
});
