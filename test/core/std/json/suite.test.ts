import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { ISSUE_CODES } from '../../../../src/core/std/issue.ts';
import { readJson } from '../../../../src/core/std/json/read.ts';
import { describeCorpus, filesUnder } from '../../../corpus.ts';
import { parsed } from './texts.ts';

function read(file: string) {
  const bytes = readFileSync(file);
  return { bytes, answer: readJson(bytes) };
}

/** A file's name says what a reader must do with it: `y_` take it, `n_` refuse it, `i_` either. */
function named(files: readonly string[], prefix: string): (readonly [string, string])[] {
  return files.filter((file) => basename(file).startsWith(prefix)).map((file) => [basename(file), file] as const);
}

describeCorpus('JSONTestSuite test_parsing', 'json-test-suite/test_parsing', (path) => {
  const files = filesUnder(path, '.json');

  it('holds files of all three kinds and no other', () => {
    const kinds = ['y_', 'n_', 'i_'].map((prefix) => named(files, prefix).length);
    expect(Math.min(...kinds)).toBeGreaterThan(0);
    expect(kinds.reduce((sum, count) => sum + count)).toBe(files.length);
  });

  it.each(named(files, 'y_'))('takes %s', (_name, file) => {
    const { bytes, answer } = read(file);
    expect(answer).toMatchObject({ ok: true, ...parsed(bytes) });
  });

  it.each(named(files, 'n_'))('refuses %s', (_name, file) => {
    const { bytes, answer } = read(file);
    expect(answer.ok).toBe(false);
    const [issue] = answer.issues.filter(({ effect }) => effect === 'rejects');
    expect(issue).toMatchObject({
      code: 'format.not_json',
      severity: 'error',
      clause: expect.stringMatching(/^RFC 8259/),
    });
    expect(issue?.position?.offset).toBeLessThanOrEqual(bytes.length);
  });

  it.each(named(files, 'i_'))('takes or refuses %s, and says why', (_name, file) => {
    const { bytes, answer } = read(file);
    if (answer.ok) expect(answer).toMatchObject({ ok: true, ...parsed(bytes) });
    else expect(answer.issues.some(({ effect }) => effect === 'rejects')).toBe(true);
    for (const { code } of answer.issues) expect(Object.keys(ISSUE_CODES)).toContain(code);
  });

  it('takes of the i_ files only the one integer that a double holds', () => {
    const taken = named(files, 'i_').filter(([, file]) => read(file).answer.ok);
    expect(taken.map(([name]) => name)).toEqual(['i_number_too_big_neg_int.json', 'i_number_too_big_pos_int.json']);
  });
});

describeCorpus('JSONTestSuite test_transform', 'json-test-suite/test_transform', (path) => {
  it.each(filesUnder(path, '.json').map((file) => [basename(file), file]))(
    'reads %s as JSON.parse does, or says why not',
    (_name, file) => {
      const { bytes, answer } = read(file);
      if (answer.ok) expect(answer).toMatchObject({ ok: true, ...parsed(bytes) });
      else expect(answer.issues.map(({ code }) => code)).toContain('format.not_json');
    },
  );
});

describeCorpus('real documents', '', (path) => {
  it('finds the member that comes twice with two values', () => {
    const file = join(path, 'agologan-vexhub/pkg/golang/github.com/tianon/gosu/scan.openvex.json');
    expect(read(file).answer.issues).toMatchObject([
      { code: 'format.duplicate_key', pointer: '/timestamp', text: 'timestamp', position: { line: 1394, column: 3 } },
    ]);
  });

  it('finds what follows a document', () => {
    const folder = 'gocsaf-testdata/testdata/csaf-documents/trailing-garbage-data';
    const { answer } = read(join(path, folder, 'avendor-advisory-0004.json'));
    expect(answer).toMatchObject({ ok: false, issues: [{ text: 'invalid data', position: { line: 171, column: 1 } }] });
  });
});
