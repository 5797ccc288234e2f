/** The shared truth table: what the fixtures hold, counted from the raw files by another program. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Status } from '../../../src/core/model/status.ts';

export interface TruthRow {
  readonly path: string;
  readonly sha256: string;
  readonly format: string;
  /** Entries: statements as formats.md counts them for CSAF only, where an entry has one product. */
  readonly statements: number;
  readonly assertions: number;
  readonly statuses: Readonly<Record<Status, number>>;
  /** Assertions without one of the four statuses. */
  readonly other: number;
}

export function readTruth(corpus: string): TruthRow[] {
  const file = join(corpus, 'truth/statement-counts.tsv');
  if (!existsSync(file)) return [];
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const names = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    const count = (name: string): number => Number(cell(name));
    return {
      path: cell('path'),
      sha256: cell('sha256'),
      format: cell('format'),
      statements: count('statements'),
      assertions: count('assertions'),
      statuses: {
        not_affected: count('not_affected'),
        fixed: count('fixed'),
        under_investigation: count('under_investigation'),
        affected: count('affected'),
      },
      other: count('other'),
    };
  });
}
