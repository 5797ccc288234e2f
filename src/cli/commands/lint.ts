/**
 * `stella vex lint`: everything that is wrong or odd in documents, with its place; what the readers say of them, and what the
 * rules of their standards say. Exit code 1 when anything is an error.
 */
import type { Config } from '../../config/config.ts';
import { EXIT_CODES } from '../../failure.ts';
import type { ReadDocument } from '../../service/gather.ts';
import { type Linted, type LintIssue, lint as lintDocument, STANDARDS_MODES } from '../../service/lint.ts';
import type { Arrivals } from '../../service/ports.ts';
import type { Standards } from '../../service/standards.ts';
import { standards as standardsHere } from '../../wire.ts';
import { type Command, type Given, textIn } from '../command.ts';
import { escaped } from '../escape.ts';
import { read } from '../evidence.ts';
import { configOf, formatOf, oneOf } from '../inputs.ts';
import { CONFIG, FROM } from '../options.ts';
import { print } from '../print.ts';
import { fileRecord, issueLines } from '../views/issues.ts';
import { writeDocument } from '../views/records.ts';
import { sarif } from '../views/sarif.ts';
import { counted } from '../views/words.ts';
import type { World } from '../world.ts';

const FORMATS = ['text', 'json', 'sarif'] as const;

const STANDARDS = {
  flags: '--standards <when>',
  doc: 'hold documents to the schema and tests of their standard: auto (up to 2 MiB), always (optional tests too) or never',
  values: STANDARDS_MODES,
};

export const lint: Command = {
  path: ['vex', 'lint'],
  summary: 'what is wrong or odd in documents, with file, line and pointer',
  options: [
    FROM,
    CONFIG,
    { flags: '--format <format>', doc: 'text, json or sarif (default: text)', values: FORMATS },
    STANDARDS,
  ],
  takesPaths: true,
  examples: [
    'stella vex lint documents/',
    'stella vex lint documents/ --format sarif > vex.sarif',
    'stella vex lint advisory.json --standards always',
  ],
  run: runLint,
};

async function runLint(given: Given, world: World): Promise<number> {
  const format = formatOf(given, FORMATS, 'text');
  const mode = oneOf(STANDARDS_MODES, textIn(given, 'standards') ?? 'auto', '--standards');
  const { config } = configOf(given, world);
  const standards = world.standards ?? standardsHere();
  const files: Linted[] = [];
  try {
    await readEach(given, config, world, async (document, bytes) => {
      files.push(await lintDocument(document, bytes, standards, mode));
    });
  } finally {
    // Also when nothing was readable: each file says why.
    await show(format, files, world, mode === 'never' ? null : standards);
  }
  return files.some(hasError) ? EXIT_CODES.negative : EXIT_CODES.ok;
}

type Judge = (document: ReadDocument, bytes: Uint8Array | null) => Promise<void>;

/** Reads, and judges each document before the next one arrives: one at a time is held. */
async function readEach(given: Given, config: Config, world: World, judge: Judge): Promise<void> {
  let last: (() => Promise<void>) | null = null;
  async function* judged(arrivals: Arrivals): Arrivals {
    for await (const arrival of arrivals) {
      yield arrival;
      await last?.();
    }
  }
  const waiting: World = { ...world, arrivals: (paths, reading) => judged(world.arrivals(paths, reading)) };
  await read(given, config, waiting, (document, bytes) => {
    last = () => judge(document, bytes);
  });
}

function hasError({ issues, problem }: Linted): boolean {
  return problem !== null || issues.some(isError);
}

function isError({ severity }: LintIssue): boolean {
  return severity === 'error';
}

type Format = (typeof FORMATS)[number];

async function show(
  format: Format,
  files: readonly Linted[],
  world: World,
  standards: Standards | null,
): Promise<void> {
  if (format === 'sarif') return writeDocument(world.stdout, 'json', sarif(files, world.version, standards));
  if (format === 'json') return writeDocument(world.stdout, 'json', files.map(fileRecord));
  await print(
    world.stdout,
    files.flatMap((file) => [...issueLines(file)]),
  );
  await print(world.stderr, summary(files));
}

function* summary(files: readonly Linted[]): Generator<string> {
  const errors = files.flatMap(({ issues }) => issues.filter(isError)).length;
  const unreadable = files.filter(({ problem }) => problem !== null).length;
  const issues = files.reduce((sum, { total }) => sum + total, 0);
  yield `${counted(files.length, 'file')}, ${counted(issues, 'issue')}, ${counted(errors, 'error')}, ${unreadable} unreadable`;
  for (const [reason, unchecked] of Map.groupBy(files, (file) => file.unchecked)) {
    if (reason === null) continue;
    yield `${counted(unchecked.length, 'file')} not held to the rules of a standard: ${escaped(reason)}`;
  }
}
