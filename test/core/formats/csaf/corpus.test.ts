/**
 * The shared corpus: every count that another program made of the CSAF files, and the standard's own failing documents,
 * of which those that formats.md has a word for get that word.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../../src/core/formats/counts.ts';
import { csaf } from '../../../../src/core/formats/csaf.ts';
import { ISSUE_CODES, type IssueCode } from '../../../../src/core/std/issue.ts';
import type { JsonObject } from '../../../../src/core/std/json/view.ts';
import { describeCorpus, filesUnder } from '../../../corpus.ts';
import { KNOWN_DIFFERENCES } from '../known-differences.ts';
import { readTruth } from '../truth.ts';
import { keepsTheLaw, readCsaf } from './documents.ts';

/** As large as the largest of the corpus needs. */
const OPTIONS = { maxStatements: 10_000 };

const parse = (path: string): JsonObject => JSON.parse(readFileSync(path, 'utf8'));

describeCorpus('the truth table of CSAF', 'truth', (truth) => {
  const corpus = join(truth, '..');
  const rows = readTruth(corpus).filter(({ format }) => format === 'CSAF');

  it.each(rows.map((row) => [row.path, row] as const))('%s', (path, row) => {
    const root = parse(join(corpus, path));
    expect(csaf.detect(root)).toBe(true);
    const read = readCsaf(root, OPTIONS);
    expect(keepsTheLaw(read)).toBe(true);
    expect(read.statementsRead).toBe(row.statements);
    const counts = countsOf(read);
    expect(counts.read).toBe(row.assertions);
    const known = KNOWN_DIFFERENCES.get(path);
    if (known === undefined) expect(counts.statuses).toEqual(row.statuses);
    else expect(counts.dropped).toMatchObject(known.dropped);
  });
});

/** Tests of the standard that formats.md answers with a code: §3 and §10. */
const ANSWERED: readonly (readonly [test: string, code: IssueCode])[] = [
  ['6-1-01', 'identity.product_dangling'],
  ['6-1-02', 'identity.product_redefined'],
  ['6-1-03', 'identity.path_cycle'],
  ['6-1-04', 'identity.product_dangling'],
  ['6-1-05', 'format.schema'],
  ['6-1-13', 'identity.purl_invalid'],
  ['6-1-16', 'time.revision_order'],
  ['6-1-27-09', 'format.not_affected_unexplained'],
  ['6-1-27-10', 'format.action_missing'],
  ['6-1-29', 'identity.product_missing'],
  ['6-1-32', 'identity.product_missing'],
];

/** Failing documents of an answered test in which the code is not met, each with its reason. */
const NOT_MET: ReadonlyMap<string, string> = new Map([
  ['csaf-rs_csaf-csaf_2_0-6-1-13-s03.json', '`pkg://` is repaired (formats.md §7)'],
  ['csaf-rs_csaf-csaf_2_0-6-1-13-s06.json', 'which types have a namespace is for matching to know'],
]);

const FAILING = /-(6-\d-\d\d(?:-\d\d)?)-(?:s0\d|0\d)\.json$/;

function failingUnder(path: string): (readonly [name: string, file: string, test: string])[] {
  return filesUnder(path, '.json').flatMap((file) => {
    const test = FAILING.exec(file)?.[1];
    return test === undefined ? [] : [[basename(file), file, test] as const];
  });
}

for (const folder of ['csaf-rs-tests-2.0', 'csaf-validator-lib-tests']) {
  describeCorpus(`the failing documents of ${folder}`, folder, (path) => {
    const failing = failingUnder(path);
    const answered = failing.filter(
      ([name, , test]) => ANSWERED.some(([known]) => known === test) && !NOT_MET.has(name),
    );

    it('are read without a throw, and keep the law', () => {
      for (const [, file] of failing) expect(keepsTheLaw(readCsaf(parse(file)))).toBe(true);
      expect(failing.length).toBeGreaterThan(20);
    });

    describe('that formats.md has a word for', () => {
      it.each(answered)('%s', (_, file, test) => {
        const code = ANSWERED.find(([known]) => known === test)?.[1] as IssueCode;
        const { codes, log } = readCsaf(parse(file));
        expect(codes).toContain(code);
        if (ISSUE_CODES[code].strict === 'rejects') expect(log.strictRefuses).toBe(true);
      });
    });
  });
}
