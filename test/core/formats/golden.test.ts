/**
 * The normal form of every document of the corpus, as one line with a digest, so that a change to what is read shows as a
 * diff. `UPDATE_GOLDEN=1 npx vitest run test/core/formats/golden.test.ts` writes the file anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { normalize } from '../../../src/core/formats/normalize.ts';
import type { NormalisedDocument } from '../../../src/core/model/document.ts';
import type { StatedTime, Statement } from '../../../src/core/model/statement.ts';
import { canonicalDigest } from '../../../src/core/std/canonical.ts';
import { writeInstant } from '../../../src/core/std/instant.ts';
import { describeCorpus } from '../../corpus.ts';
import { BY_HAND, LENIENT } from './normal.ts';
import { readTruth } from './truth.ts';

const GOLDEN = fileURLToPath(new URL('../../golden/normal-forms.tsv', import.meta.url));

const timeOf = ({ instant, source }: StatedTime): unknown => ({
  source,
  instant: instant === null ? null : writeInstant(instant),
});

/** Everything but the document, which is the same for all. */
function formOf({ document: _, ...statement }: Statement): unknown {
  const { issued, updated, affirmed } = statement;
  return {
    ...statement,
    issued: timeOf(issued),
    updated: timeOf(updated),
    affirmed: affirmed === null ? null : writeInstant(affirmed),
  };
}

function lineOf(path: string, { head, statements, counts, issueTotal }: NormalisedDocument): string {
  const version = head === null ? 'refused' : `${head.format} ${head.formatVersion}`;
  const digest = canonicalDigest(statements.map(formOf));
  return [path, version, counts.read, counts.accepted, issueTotal, digest].join('\t');
}

describeCorpus('the normal forms of the corpus', 'truth', (truth) => {
  it('are those that were reviewed', () => {
    const corpus = join(truth, '..');
    const lines = readTruth(corpus).map(({ path }) =>
      lineOf(path, normalize(readFileSync(join(corpus, path)), BY_HAND, LENIENT)),
    );
    const now = `path\tread as\tassertions\taccepted\tissues\tstatements\n${lines.sort().join('\n')}\n`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, now);
    const before = existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : '';
    expect(now.split('\n')).toEqual(before.split('\n'));
  });
});
