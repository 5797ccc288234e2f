/** `stella vex sbom`: what holds for each component of an SBOM. */
import { EXIT_CODES, Failure } from '../../failure.ts';
import {
  type Answered,
  addTo,
  answerSbom,
  newTotal,
  type ReadSbom,
  readSbom,
  type SbomTotal,
} from '../../service/sbom.ts';
import { type Command, type Given, type OptionRow, textIn } from '../command.ts';
import { escaped } from '../escape.ts';
import { evidenceIn } from '../evidence.ts';
import { answerFormat, configOf, type Format, groundOf } from '../inputs.ts';
import { FORMAT, FROM, GROUND } from '../options.ts';
import { interruptible, print } from '../print.ts';
import { groundLine } from '../views/answers.ts';
import { coloursFor } from '../views/colours.ts';
import { writeRecords } from '../views/records.ts';
import { answeredRecord, sbomIssueLines, sbomLines, totalRecord } from '../views/sbom.ts';
import type { World } from '../world.ts';

/** A long inventory of a large image has some 100 MB. */
const MAX_SBOM_BYTES = 268_435_456;

const SBOM: OptionRow = {
  flags: '--sbom <file>',
  doc: 'what to ask about: a CycloneDX or SPDX JSON file, - for standard input',
  required: true,
  files: true,
};

export const sbom: Command = {
  path: ['vex', 'sbom'],
  summary: 'which answers hold for the components of an SBOM, and which components nothing reaches',
  options: [SBOM, FROM, ...GROUND, FORMAT],
  examples: ['stella vex sbom --sbom bom.json --from documents/ --issuers issuers.yaml'],
  run: runSbom,
};

async function runSbom(given: Given, world: World): Promise<number> {
  const format = answerFormat(given, world);
  const { config, files } = configOf(given, world);
  const ground = groundOf(given, config, world);
  const path = textIn(given, 'sbom') ?? '';
  const read = readSbom(await bytesOf(path, world));
  await print(world.stderr, sbomIssueLines(read, path));
  if (read.sbom === null) {
    throw new Failure(
      'usage',
      `${escaped(path)} is not used as an SBOM`,
      'give one in CycloneDX 1.2–1.7 or SPDX 2.2, 2.3 or 3.0 JSON',
    );
  }
  const { evidence } = await evidenceIn(given, config, world);
  if (format === 'table') await print(world.stderr, [groundLine(ground, files)]);
  const total = newTotal(read.sbom);
  await show(format, world, tallied(answerSbom(read.sbom, evidence, ground), total), total, read);
  return total.answers === 0 ? EXIT_CODES.not_found : EXIT_CODES.ok;
}

/** One file: a directory or a pattern that means several is no SBOM. */
async function bytesOf(path: string, world: World): Promise<Uint8Array> {
  const found: Uint8Array[] = [];
  let reason = 'it is not one file';
  for await (const { bytes, problem } of world.arrivals([path], { maxBytes: MAX_SBOM_BYTES })) {
    if (bytes !== null) found.push(bytes);
    reason = problem ?? reason;
    if (found.length > 1) break;
  }
  const [first] = found;
  if (found.length === 1 && first !== undefined) return first;
  throw new Failure('usage', `--sbom ${escaped(path)}: ${escaped(reason)}`, 'give one SBOM file');
}

async function* tallied(all: Iterable<Answered>, total: SbomTotal): AsyncGenerator<Answered> {
  for await (const answered of interruptible(all)) {
    addTo(total, answered);
    yield answered;
  }
}

async function show(
  format: Format,
  world: World,
  all: AsyncIterable<Answered>,
  total: SbomTotal,
  read: ReadSbom,
): Promise<void> {
  if (format !== 'table') return writeRecords(world.stdout, format, records(all, total, read));
  const rows: Answered[] = [];
  for await (const answered of all) if (answered.silence === null) rows.push(answered);
  await print(world.stdout, sbomLines(rows, total, coloursFor(world)));
}

async function* records(all: AsyncIterable<Answered>, total: SbomTotal, read: ReadSbom): AsyncGenerator<unknown> {
  for await (const answered of all) yield answeredRecord(answered);
  yield totalRecord(total, read);
}
