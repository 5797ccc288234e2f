/**
 * Statements → entries. An entry is written for each statement, in their order, because later ones overtake earlier ones;
 * but statements that differ in the product only share one where a package is to be seen beside its product.
 */
import type { Product } from '../../model/product.ts';
import type { Statement } from '../../model/statement.ts';
import type { Instant } from '../../std/instant.ts';
import type { Json, JsonObject } from '../../std/json/view.ts';
import type { LossLog } from '../loss.ts';
import { bareRepeat, type Put, remembered } from '../products.ts';
import { putProduct } from './products.ts';
import { type Word, wordOf } from './word.ts';

/** A statement as it stands in an entry. */
interface Row {
  readonly statement: Statement;
  readonly word: Word;
  /** Equal for statements that differ in the product only. */
  readonly key: string;
  readonly json: JsonObject;
  readonly components: readonly Product[];
}

export function entriesOf(statements: readonly Statement[], document: Instant | null, log: LossLog): Json[] {
  const put = remembered(putProduct);
  const rows = statements.map((statement) => rowOf(statement, document, put, log)).filter((row) => row !== null);
  // The same twice is one entry, in the place of the last, as a reader has it; the schema wants each once.
  const entries = new Map<string, Json>();
  for (const row of runsOf(rows).flatMap((run) => split(run, log))) {
    const entry = entryOf(row);
    const text = JSON.stringify(entry);
    entries.delete(text);
    entries.set(text, entry);
  }
  return [...entries.values()];
}

function rowOf(
  statement: Statement,
  document: Instant | null,
  put: (product: Product) => Put<JsonObject>,
  log: LossLog,
): Row | null {
  const { pointer } = statement.ref;
  const product = put(statement.product);
  const parts = statement.components.map((component) => ({ component, ...put(component) }));
  const kept = parts.filter(({ json }) => json !== null);
  const lost = parts.find(({ json }) => json === null);
  const why = product.why ?? (kept.length === 0 ? (lost?.why ?? null) : null);
  if (product.json === null || why !== null) {
    log.add(pointer, [['statement', why ?? '']]);
    return null;
  }
  log.add(pointer, product.losses, 'product');
  for (const { losses } of kept) log.add(pointer, losses, 'components');
  if (lost?.why) log.add(pointer, [['components', lost.why]]);
  const word = wordOf(statement, document);
  log.add(pointer, word.losses);
  const subcomponents = kept.map(({ json }) => json);
  const json = subcomponents.length === 0 ? product.json : { ...product.json, subcomponents };
  const components = kept.map(({ component }) => component);
  return { statement, word, key: JSON.stringify(word.entry([])), json, components };
}

function runsOf(rows: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run?.[0]?.key === row.key) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

/** Packages beside their products stand in one entry; all others have their own, where nothing marks them. */
function split(run: readonly Row[], log: LossLog): readonly (readonly Row[])[] {
  if (!run.some(isRepeat)) return run.map((row) => [row]);
  const repeated = new Set(run.filter(isRepeat).flatMap(({ statement }) => textsIn(statement.product)));
  const owns = ({ components }: Row): boolean => components.flatMap(textsIn).some((text) => repeated.has(text));
  const together = run.filter((row) => isRepeat(row) || owns(row));
  const marks = marked(together);
  // Where a mark would be wrong, nothing is put together.
  const fits = together.every((row) => isRepeat(row) === marks.has(row)) ? together : [];
  const isFitting = new Set(fits);
  const alone = run.filter((row) => !isFitting.has(row));
  return [...(fits.length === 0 ? [] : [fits]), ...alone.filter((row) => unmarked(row, log)).map((row) => [row])];
}

function isRepeat({ statement }: Row): boolean {
  return statement.product.bareRepeat === true;
}

/** Whether the row can stand alone, without its mark. */
function unmarked({ statement }: Row, log: LossLog): boolean {
  const { why, losses } = bareRepeat(statement);
  log.add(statement.ref.pointer, losses, 'product');
  if (why !== null) log.add(statement.ref.pointer, [['statement', why]]);
  return why === null;
}

/** The rows that a reader of the entry marks: their product is a component of another row. */
function marked(rows: readonly Row[]): ReadonlySet<Row> {
  const owners = new Map<string, Set<Row>>();
  for (const row of rows) {
    for (const text of row.components.flatMap(textsIn)) owners.set(text, (owners.get(text) ?? new Set()).add(row));
  }
  const isIn = (row: Row) => (text: string) => [...(owners.get(text) ?? [])].some((owner) => owner !== row);
  return new Set(rows.filter((row) => textsIn(row.statement.product).some(isIn(row))));
}

function textsIn({ ids }: Product): string[] {
  return ids.map(({ text }) => text);
}

function entryOf(rows: readonly Row[]): Json {
  const [first] = rows as readonly [Row];
  return first.word.entry(rows.map(({ json }) => json));
}
