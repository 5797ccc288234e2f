/** Every row of the shared truth table, through `normalize`: the counts are another program's, so they are no echo. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../../src/core/formats/normalize.ts';
import type { NormalisedDocument } from '../../../src/core/model/document.ts';
import { describeCorpus } from '../../corpus.ts';
import { KNOWN_DIFFERENCES, NO_DOCUMENTS } from './known-differences.ts';
import { BY_HAND, keepsTheLaw, LENIENT } from './normal.ts';
import { readTruth, type TruthRow } from './truth.ts';

/** Drops of what has no status of the four: the table counts these apart. */
const WITHOUT_STATUS = [
  'format.status_missing',
  'format.status_unknown',
  'format.recommended_joined',
  'format.recommended_only',
];

const count = (dropped: Readonly<Record<string, number>>, codes: readonly string[]): number =>
  codes.reduce((sum, code) => sum + (dropped[code] ?? 0), 0);

const total = (counts: Readonly<Record<string, number>>): number => count(counts, Object.keys(counts));

describeCorpus('the truth table', 'truth', (truth) => {
  const corpus = join(truth, '..');
  const rows = readTruth(corpus);
  const read = ({ path }: TruthRow): NormalisedDocument =>
    normalize(readFileSync(join(corpus, path)), BY_HAND, LENIENT);

  for (const format of ['OpenVEX', 'CycloneDX', 'CSAF']) {
    describe(format, () => {
      const ofFormat = rows.filter((row) => row.format === format);
      it.each(ofFormat.map((row) => [row.path, row] as const))('%s', (path, row) => {
        const document = read(row);
        const { counts } = document;
        const known = KNOWN_DIFFERENCES.get(path)?.dropped ?? {};
        expect(document.digest).toBe(`sha256:${row.sha256}`);
        expect(keepsTheLaw(document)).toBe(true);
        expect(counts.read).toBe(row.assertions);
        if (format === 'CSAF') expect(counts.statements).toBe(row.statements);
        expect(count(counts.dropped, WITHOUT_STATUS)).toBe(row.other);
        const others = Object.entries(counts.dropped).filter(([code]) => !WITHOUT_STATUS.includes(code));
        expect(Object.fromEntries(others)).toEqual(known);
        expect(counts.accepted).toBe(total(row.statuses) - total(known));
        if (total(known) === 0) expect(counts.statuses).toEqual(row.statuses);
      });
    });
  }

  it('says of what is no document why it is none', () => {
    for (const [path, what] of NO_DOCUMENTS) {
      const document = normalize(readFileSync(join(corpus, path)), BY_HAND, LENIENT);
      expect(document.head).toBeNull();
      expect(document.issues.map(({ code }) => code)).toEqual(['format.unknown']);
      expect(document.issues[0]?.message).toContain(what);
    }
  });

  it('has no known difference for a row that is not there', () => {
    const paths = new Set(rows.map(({ path }) => path));
    expect([...KNOWN_DIFFERENCES.keys(), ...NO_DOCUMENTS.keys()].filter((path) => !paths.has(path))).toEqual([]);
  });
});
