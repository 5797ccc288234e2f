/** `stella vex documents show`: the exact words behind a statement. Exact bytes to a pipe, fit to print to a terminal. */
import { Buffer, isUtf8 } from 'node:buffer';
import { EXIT_CODES, Failure } from '../../failure.ts';
import { finderOf, readAddress } from '../../service/documents.ts';
import type { Command, Given } from '../command.ts';
import { escaped } from '../escape.ts';
import { read } from '../evidence.ts';
import { configOf } from '../inputs.ts';
import { CONFIG, FROM } from '../options.ts';
import { print } from '../print.ts';
import type { Face, World } from '../world.ts';

export const showDocument: Command = {
  path: ['vex', 'documents', 'show'],
  summary: 'the words of a document, or of one statement in it',
  options: [FROM, CONFIG],
  argument: {
    name: '<digest>',
    doc: 'DIGEST or DIGEST#POINTER; of the digest at least 8 digits',
    values: [],
  },
  examples: [
    'stella vex documents show sha256:0a1b2c3d#/statements/0 --from documents/',
    'stella vex documents show 0a1b2c3d --from documents/ > document.json',
  ],
  run: runShow,
};

async function runShow(given: Given, world: World): Promise<number> {
  if (given.argument === null) throw new Failure('usage', 'no document is named', 'Name it by its digest.');
  const finder = finderOf(readAddress(given.argument));
  const { config } = configOf(given, world);
  await read(given, config, world, finder.see);
  const bytes = finder.found();
  if (world.stdout.isTerminal) await print(world.stdout, [fitToPrint(Buffer.from(bytes).toString())]);
  else await writeBytes(world.stdout, Buffer.from(bytes));
  return EXIT_CODES.ok;
}

/** Lines and tabs are the document's own. */
function fitToPrint(text: string): string {
  const lines = text.trimEnd().replaceAll('\r\n', '\n').split('\n');
  return lines.map((line) => line.split('\t').map(escaped).join('\t')).join('\n');
}

/** A text may pass as one; what is no UTF-8 would not be the same bytes behind it. */
async function writeBytes(face: Face, bytes: Buffer): Promise<void> {
  if (isUtf8(bytes)) return face.write(bytes.toString());
  await new Promise<void>((resolve) => face.stream.write(bytes, () => resolve()));
  // Says what went wrong before, if anything did.
  await face.write('');
}
