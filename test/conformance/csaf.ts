/** The two suites of CSAF 2.0 documents: a failing one is reported with the number of the test that it is made for. */
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { filesUnder } from './files.ts';
import { lintedFile } from './linted.ts';
import type { Case, Suite } from './suite.ts';

interface Expected {
  readonly name: string;
  readonly file: string;
  /** `6.1.27.10`; `schema` for the schema alone. */
  readonly test: string;
  readonly fails: boolean;
  /** Nothing at all is an error. */
  readonly isValid: boolean;
}

async function caseOf({ name, file, test, fails, isValid }: Expected): Promise<Case> {
  const issues = await lintedFile(file);
  // What a reader says of a place is not said again by the schema.
  const own = test === 'schema' ? ['schema.csaf', 'format.schema'] : [`csaf.${test}`];
  const isReported = issues.some(({ code }) => own.includes(code));
  const isClean = issues.every(({ code, severity }) => severity !== 'error' || !/^(csaf|schema)\./.test(code));
  return { name, met: isReported === fails && (!isValid || isClean) };
}

async function casesOf(expected: readonly Expected[]): Promise<Case[]> {
  const cases: Case[] = [];
  for (const one of expected) cases.push(await caseOf(one));
  return cases;
}

/**
 * `tests/mandatoryTest_6_1_8/failing/….json`. A valid document of OASIS is valid altogether; the library's own are valid for
 * the test that they are made for.
 */
export const CSAF_VALIDATOR_LIB: Suite = {
  name: 'csaf-validator-lib-tests',
  folder: 'csaf-validator-lib-tests/tests',
  cases: (path) =>
    casesOf(
      filesUnder(path, '.json').map((file) => {
        const name = relative(path, file);
        const [folder = '', kind] = name.split('/');
        const test = folder.slice(folder.indexOf('_') + 1).replaceAll('_', '.');
        const isValid = kind === 'valid' && basename(file).startsWith('oasis_');
        return { name, file, test, fails: kind === 'failing', isValid };
      }),
    ),
};

interface Listed {
  readonly name: string;
  readonly valid: boolean;
}

interface Catalogue {
  readonly tests: readonly { id: string; failures?: readonly Listed[]; valid?: readonly Listed[] }[];
}

/** What the catalogue says of a file: which test it is for, whether it fails it, and whether it is valid altogether. */
function catalogued(path: string): Map<string, Expected> {
  const { tests } = JSON.parse(readFileSync(join(path, 'testcases.json'), 'utf8')) as Catalogue;
  const all = tests.flatMap(({ id: test, failures = [], valid = [] }) => [
    ...failures.map(({ name }) => ({ name, file: join(path, name), test, fails: true, isValid: false })),
    ...valid.map((one) => ({ name: one.name, file: join(path, one.name), test, fails: false, isValid: one.valid })),
  ]);
  return new Map(all.map((one) => [one.name, one]));
}

/** Files that the catalogue leaves out are known by their names: `…-6-1-13-s01` fails 6.1.13, `…-s11` passes. */
function byName(path: string, file: string): Expected {
  const [, test = '', number] = /csaf_2_0-(.+)-s(\d\d)\.json$/.exec(basename(file)) ?? [];
  const fails = Number(number) < 10;
  const dotted = test.replace(/-0?/g, '.');
  return { name: relative(path, file), file, test: dotted, fails, isValid: !fails };
}

export const CSAF_RS: Suite = {
  name: 'csaf-rs-tests-2.0',
  folder: 'csaf-rs-tests-2.0/type-generator/assets/tests/csaf_2.0',
  cases: (path) => {
    const listed = catalogued(path);
    const files = filesUnder(path, '.json').filter((file) => /-s\d\d\.json$/.test(file));
    return casesOf(files.map((file) => listed.get(relative(path, file)) ?? byName(path, file)));
  },
};
