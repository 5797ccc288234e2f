/** Items as a table of fixed columns. Cells hold outside text: each is escaped here, then coloured. */
import Table from 'cli-table3';
import { clipped, escaped } from '../escape.ts';

export interface Column<T> {
  readonly head: string;
  readonly cell: (item: T) => string;
  readonly align?: 'right';
  /** Adds colour to text that is fit to print. */
  readonly paint?: (text: string, item: T) => string;
}

/** The library's layout takes time by the square of the rows: 100,000 at once took four minutes, in blocks 17 seconds. */
const BLOCK = 200;
const MAX_CELL = 300;

const PLAIN = {
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  chars: {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    left: '',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: '  ',
  },
};

export function* tableLines<T>(
  columns: readonly Column<T>[],
  items: readonly T[],
  heading: (text: string) => string = (text) => text,
): Generator<string> {
  const cells = items.map((item) => columns.map((column) => clipped(escaped(column.cell(item)), MAX_CELL)));
  const widths = columns.map((column, i) =>
    cells.reduce((max, row) => Math.max(max, width(row[i] ?? '')), width(column.head)),
  );
  const colAligns = columns.map(({ align }) => align ?? ('left' as const));
  const heads = columns.map(({ head }) => heading(head));
  const painted = cells.map((row, i) => row.map((text, j) => paint(columns[j], text, items[i])));
  const rows = [heads, ...painted];
  for (let from = 0; from < rows.length; from += BLOCK) {
    const table = new Table({ ...PLAIN, colWidths: widths, colAligns });
    for (const row of rows.slice(from, from + BLOCK)) table.push(row);
    for (const line of table.toString().split('\n')) yield line.trimEnd();
  }
}

function paint<T>(column: Column<T> | undefined, text: string, item: T | undefined): string {
  return column?.paint === undefined || item === undefined || text === '' ? text : column.paint(text, item);
}

/** Columns on a terminal, rather more than less: a cell that did not fit would be cut. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += (character.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2;
  return columns;
}
