/** `stella vex ingest --dry-run`: what reading the documents would bring, and what would be lost, with counts that add up. */
import { withPositions } from '../../core/std/json/locate.ts';
import { EXIT_CODES, Failure } from '../../failure.ts';
import type { ReadDocument } from '../../service/gather.ts';
import { type Command, type Given, isGiven } from '../command.ts';
import { read } from '../evidence.ts';
import { answerFormat, configOf, type Format } from '../inputs.ts';
import { CONFIG, FORMAT, FROM } from '../options.ts';
import { print } from '../print.ts';
import { coloursFor } from '../views/colours.ts';
import { add, documentRecord, INTAKE_COLUMNS, newTotal, type Total, totalLine, totalRecord } from '../views/intake.ts';
import { writeRecords } from '../views/records.ts';
import { tableLines } from '../views/table.ts';
import { counted } from '../views/words.ts';
import type { World } from '../world.ts';

export const ingest: Command = {
  path: ['vex', 'ingest'],
  summary: 'reads documents and says what would be recorded (only --dry-run so far)',
  options: [FROM, { flags: '--dry-run', doc: 'read and count, record nothing' }, CONFIG, FORMAT],
  takesPaths: true,
  examples: ['stella vex ingest --dry-run documents/'],
  run: runIngest,
};

async function runIngest(given: Given, world: World): Promise<number> {
  if (!isGiven(given, 'dry-run')) {
    const remedy = 'Add --dry-run to see what would be recorded.';
    throw new Failure('usage', 'there is no record to ingest into yet: it comes with the storage', remedy);
  }
  const format = answerFormat(given, world);
  const { config } = configOf(given, world);
  const documents: ReadDocument[] = [];
  try {
    await read(given, config, world, (document, bytes) => documents.push(placed(document, bytes)));
  } finally {
    // Also when nothing was readable: each document says why.
    await show(format, documents, world);
  }
  return exitFor(documents);
}

/** Its issues with their positions in the bytes. */
function placed(read: ReadDocument, bytes: Uint8Array | null): ReadDocument {
  if (read.document === null || bytes === null) return read;
  return { ...read, document: { ...read.document, issues: withPositions(bytes, read.document.issues) } };
}

/** A document that was refused as a whole was not readable as VEX. */
function exitFor(documents: readonly ReadDocument[]): number {
  const isReadable = documents.some(({ document }) => document !== null && document.head !== null);
  return isReadable ? EXIT_CODES.ok : EXIT_CODES.not_found;
}

async function show(format: Format, documents: readonly ReadDocument[], world: World): Promise<void> {
  const total = newTotal();
  for (const document of documents) add(total, document);
  if (format !== 'table') await writeRecords(world.stdout, format, records(documents, total));
  else {
    const colours = coloursFor(world);
    await print(world.stdout, [...tableLines(INTAKE_COLUMNS, documents, colours.heading), totalLine(total)]);
  }
  if (total.refused === 0) return;
  await print(world.stderr, [
    `${total.refused} of ${counted(documents.length, 'document')} refused; \`stella vex lint\` says where and why`,
  ]);
}

async function* records(documents: readonly ReadDocument[], total: Total): AsyncGenerator<unknown> {
  for (const document of documents) yield documentRecord(document);
  yield totalRecord(total);
}
