/**
 * Every document of the corpus, read, written and read again: in its own format nothing is lost but what is named here, and
 * in the others nothing is lost in silence.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentText } from '../../../src/core/consensus/same-word.ts';
import { byProduct } from '../../../src/core/export/cyclonedx/bom.ts';
import { lossReport } from '../../../src/core/export/loss.ts';
import { normalize } from '../../../src/core/formats/normalize.ts';
import type { DocumentHead, FormatName } from '../../../src/core/model/document.ts';
import type { Statement } from '../../../src/core/model/statement.ts';
import { sortedUnique } from '../../../src/core/std/order.ts';
import { describeCorpus, filesUnder } from '../../corpus.ts';
import { BY_HAND, LENIENT, normal } from '../formats/normal.ts';
import { roundTrip, WRITERS } from './round-trip.ts';

interface Known {
  readonly path: string;
  readonly head: DocumentHead;
  readonly statements: readonly Statement[];
}

function documentsOf(corpus: string): Known[] {
  return ['.json', '.xml']
    .flatMap((ending) => filesUnder(corpus, ending))
    .flatMap((path) => {
      const { head, statements } = normalize(readFileSync(path), BY_HAND, LENIENT);
      return head === null || statements.length === 0 ? [] : [{ path: relative(corpus, path), head, statements }];
    });
}

const FORMATS: readonly FormatName[] = ['OpenVEX', 'CSAF', 'CycloneDX'];

describeCorpus('the corpus, written', '', (corpus) => {
  const documents = documentsOf(corpus);

  describe.each(FORMATS)('from %s', (format) => {
    const own = documents.filter(({ head }) => head.format === format);

    it('is some documents', () => expect(own.length).toBeGreaterThan(10));

    it('in its own format says the same, whole', () => {
      for (const { path, head, statements } of own) {
        const { document, losses } = WRITERS.get(format)?.(head, statements) ?? { document: null, losses: [] };
        const read = normal(document).statements;
        expect(sortedUnique(read.map(contentText)), path).toEqual(sortedUnique(statements.map(contentText)));
        expect(lossReport(losses.filter(({ pointer }) => pointer !== '')), path).toEqual([]);
      }
    });

    it.each(FORMATS)('in %s loses nothing in silence', (target) => {
      for (const { path, head, statements } of own) {
        const { exact, losses, faults } = roundTrip(target, head, statements);
        expect(faults, path).toEqual([]);
        if (exact < statements.length) expect(losses.length, path).toBeGreaterThan(0);
      }
    });

    it('is the same text each time', () => {
      for (const { head, statements } of own.slice(0, 10)) {
        for (const write of WRITERS.values()) {
          expect(JSON.stringify(write(head, statements))).toBe(JSON.stringify(write(head, [...statements])));
        }
      }
    });
  });

  it('finds a place for every component in a BOM a product', () => {
    for (const { path, head, statements } of documents) {
      for (const group of byProduct(statements)) {
        const { losses, faults } = roundTrip('CycloneDX', head, group);
        expect(faults, path).toEqual([]);
        expect(
          losses.filter(({ why }) => why.includes('a BOM has one product')),
          path,
        ).toEqual([]);
      }
    }
  });
});
