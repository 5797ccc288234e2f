/**
 * Suites that tests of the core go through case by case, counted from what the test runner says: a test is a case, but for
 * the few that are about the suite as a whole. Their lists of known gaps stand beside those tests.
 */
import { fileURLToPath } from 'node:url';
import { startVitest, type TestCase } from 'vitest/node';
import type { Outcome } from './suite.ts';

export interface CoreSuite {
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  /** How the names of its tests begin. */
  readonly title: string;
}

export const CORE_SUITES: readonly CoreSuite[] = [
  {
    name: 'json-test-suite',
    folder: 'json-test-suite',
    file: 'test/core/std/json/suite.test.ts',
    title: 'JSONTestSuite test_',
  },
  { name: 'jcs', folder: 'jcs', file: 'test/core/std/canonical.test.ts', title: 'RFC 8785 vectors' },
  { name: 'purl-spec', folder: 'purl-spec', file: 'test/core/identity/purl.test.ts', title: 'the official cases' },
  {
    name: 'vers-spec',
    folder: 'vers-spec',
    file: 'test/core/identity/version/vers-suite.test.ts',
    title: 'the vers suite',
  },
];

/** About a suite as a whole. */
const NO_CASES = [
  'holds files of all three kinds and no other',
  'takes of the i_ files only the one integer that a double holds',
  'knows no gap that is gone',
  'has known counts',
];

const GAP = 'still a gap: ';

/** A test that has run. */
export interface Ran {
  readonly name: string;
  readonly fullName: string;
  readonly passed: boolean;
}

export const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the files of these suites once, without the report that CI counts; the outcomes are in the order of the suites. */
export async function runCoreSuites(suites: readonly CoreSuite[]): Promise<Outcome[]> {
  const files = suites.map(({ file }) => file);
  const options = { root: PACKAGE, config: false, watch: false, include: files, reporters: [{}], testTimeout: 60_000 };
  const vitest = await startVitest('test', files, options as Parameters<typeof startVitest>[2]);
  const ran = vitest.state.getTestModules().flatMap(({ children }) => [...children.allTests()].map(ranOf));
  await vitest.close();
  return suites.map((suite) => coreOutcome(suite, ran));
}

function ranOf(test: TestCase): Ran {
  return { name: test.name, fullName: test.fullName, passed: test.result().state === 'passed' };
}

/** A gap that is met fails its test, so it is among the failed. */
export function coreOutcome({ name, title }: CoreSuite, all: readonly Ran[]): Outcome {
  const ran = all.filter(({ fullName }) => fullName.startsWith(title));
  const isCase = (test: Ran): boolean => !NO_CASES.includes(test.name);
  const isGap = (test: Ran): boolean => test.name.startsWith(GAP);
  const passed = ran.filter((test) => test.passed);
  const none = ran.length === 0 ? ['no test of this suite has run'] : [];
  return {
    suite: name,
    passed: passed.filter((test) => isCase(test) && !isGap(test)).length,
    failed: [...none, ...ran.filter((test) => !test.passed).map(({ fullName }) => fullName)],
    known: passed.filter(isGap).length,
    gone: [],
    total: ran.filter(isCase).length,
  };
}
