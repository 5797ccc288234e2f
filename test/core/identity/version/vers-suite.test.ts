/** The vers specification's own tests (package-url/vers-spec, `tests`), case by case. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { inRange } from '../../../../src/core/identity/version/contains.ts';
import { SCHEMES } from '../../../../src/core/identity/version/schemes.ts';
import { readVers } from '../../../../src/core/identity/version/vers.ts';
import { describeCorpus, filesUnder } from '../../../corpus.ts';
import { KNOWN_GAPS } from './vers-known-gaps.ts';

interface Input {
  readonly input_scheme?: string;
  readonly input_type?: string;
  readonly versions?: readonly string[];
  readonly vers?: string;
  readonly version?: string;
}

interface Case {
  readonly file: string;
  readonly at: number;
  readonly description: string;
  readonly test_type: string;
  readonly input: string | Input;
  readonly expected_output?: unknown;
  readonly expected_failure?: boolean;
}

function inputOf(test: Case): Input {
  return typeof test.input === 'string' ? { vers: test.input } : test.input;
}

function compare(test: Case, versions: readonly string[]): number | null {
  const { input_scheme, input_type } = inputOf(test);
  const [a = '', b = ''] = versions;
  return SCHEMES.get(input_scheme ?? input_type ?? '')?.compare(a, b) ?? null;
}

function isSorted(test: Case, versions: readonly string[]): boolean {
  return versions.every((version, i) => i === 0 || (compare(test, [versions[i - 1] ?? '', version]) ?? 1) <= 0);
}

/** A canonical reading, as the suite asks for it: no null, no note. */
function canonical(text: string) {
  const read = readVers(text);
  return read !== null && read.notes.length === 0 ? read.range : null;
}

const JUDGES: Readonly<Record<string, (test: Case) => boolean>> = {
  equality: (test) => {
    const difference = compare(test, inputOf(test).versions ?? []);
    return difference !== null && (difference === 0) === test.expected_output;
  },
  comparison: (test) => isSorted(test, test.expected_output as string[]),
  containment: (test) => {
    const { vers = '', version = '' } = inputOf(test);
    const range = readVers(vers)?.range;
    return range !== undefined && inRange(range, version, range.scheme) === (test.expected_output ? 'in' : 'out');
  },
  validate: (test) => readVers(inputOf(test).vers ?? '')?.range.text === test.expected_output,
  parse: (test) => {
    const range = canonical(inputOf(test).vers ?? '');
    if (test.expected_failure) return range === null;
    const { scheme, version_constraints } = test.expected_output as { scheme: string; version_constraints: unknown };
    return range?.scheme === scheme && JSON.stringify(range.constraints) === JSON.stringify(version_constraints);
  },
};

function isMet(test: Case): boolean {
  return JUDGES[test.test_type]?.(test) ?? false;
}

function gapOf(test: Case) {
  return KNOWN_GAPS.find(({ file, at }) => file === test.file && at === test.at);
}

/** The scheme that a file is about is the start of its name. */
function counts(tests: readonly Case[]): Record<string, string> {
  const groups = Object.groupBy(tests, ({ file }) => file.split(/[_-]/)[0] ?? '');
  return Object.fromEntries(
    Object.entries(groups).map(([name, all = []]) => [name, `${all.filter(isMet).length} of ${all.length}`]),
  );
}

describeCorpus('the vers suite', 'vers-spec/tests', (path) => {
  const tests: Case[] = filesUnder(path, '.json').flatMap((file) =>
    (JSON.parse(readFileSync(file, 'utf8')).tests as Case[]).map((test, at) => ({ ...test, file: basename(file), at })),
  );

  it.each(tests.filter((test) => gapOf(test) === undefined))('$file $at: $description', (test) => {
    expect(isMet(test), JSON.stringify(test)).toBe(true);
  });

  it.each(KNOWN_GAPS)('still a gap: $file $at ($reason)', ({ file, at }) => {
    const test = tests.find((each) => each.file === file && each.at === at);
    expect(test, 'the suite has no such case: take it off the list').toBeDefined();
    expect(test && isMet(test), 'met: take it off the list').toBe(false);
  });

  it('has known counts', () => {
    expect(counts(tests)).toEqual({
      datetime: '7 of 7',
      gem: '0 of 1',
      lexicographic: '8 of 8',
      nuget: '33 of 34',
      pypi: '26 of 32',
      vers: '12 of 12',
    });
  });
});
