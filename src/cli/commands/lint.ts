/** `stella vex lint`: everything that is wrong or odd in documents, with its place. Exit code 1 when anything is an error. */
import type { Issue } from '../../core/std/issue.ts';
import { withPositions } from '../../core/std/json/locate.ts';
import { EXIT_CODES } from '../../failure.ts';
import type { ReadDocument } from '../../service/gather.ts';
import type { Command, Given } from '../command.ts';
import { read } from '../evidence.ts';
import { configOf, formatOf } from '../inputs.ts';
import { CONFIG, FROM } from '../options.ts';
import { print } from '../print.ts';
import { type FileIssues, fileRecord, issueLines } from '../views/issues.ts';
import { writeDocument } from '../views/records.ts';
import { sarif } from '../views/sarif.ts';
import { counted } from '../views/words.ts';
import type { World } from '../world.ts';

const FORMATS = ['text', 'json', 'sarif'] as const;

export const lint: Command = {
  path: ['vex', 'lint'],
  summary: 'what is wrong or odd in documents, with file, line and pointer',
  options: [FROM, CONFIG, { flags: '--format <format>', doc: 'text, json or sarif (default: text)', values: FORMATS }],
  takesPaths: true,
  examples: ['stella vex lint documents/', 'stella vex lint documents/ --format sarif > vex.sarif'],
  run: runLint,
};

async function runLint(given: Given, world: World): Promise<number> {
  const format = formatOf(given, FORMATS, 'text');
  const { config } = configOf(given, world);
  const files: FileIssues[] = [];
  try {
    await read(given, config, world, (document, bytes) => files.push(issuesOf(document, bytes)));
  } finally {
    // Also when nothing was readable: each file says why.
    await show(format, files, world);
  }
  return files.some(hasError) ? EXIT_CODES.negative : EXIT_CODES.ok;
}

function issuesOf({ path, document, problem }: ReadDocument, bytes: Uint8Array | null): FileIssues {
  if (document === null) return { path, issues: [], total: 0, problem: problem ?? 'it cannot be read' };
  const { issues, issueTotal } = document;
  return { path, issues: bytes === null ? issues : withPositions(bytes, issues), total: issueTotal, problem: null };
}

function hasError({ issues, problem }: FileIssues): boolean {
  return problem !== null || issues.some(isError);
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

async function show(format: (typeof FORMATS)[number], files: readonly FileIssues[], world: World): Promise<void> {
  if (format === 'sarif') return writeDocument(world.stdout, 'json', sarif(files, world.version));
  if (format === 'json') return writeDocument(world.stdout, 'json', files.map(fileRecord));
  await print(
    world.stdout,
    files.flatMap((file) => [...issueLines(file)]),
  );
  const errors = files.flatMap(({ issues }) => issues.filter(isError)).length;
  const unreadable = files.filter(({ problem }) => problem !== null).length;
  const issues = files.reduce((sum, { total }) => sum + total, 0);
  await print(world.stderr, [
    `${counted(files.length, 'file')}, ${counted(issues, 'issue')}, ${counted(errors, 'error')}, ${unreadable} unreadable`,
  ]);
}
