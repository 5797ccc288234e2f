/**
 * Files, directories, patterns and standard input as arrivals. Invariant: every name given and every file met brings exactly
 * one arrival, with its bytes or with a problem; one bad entry never stops the others, and no name leaves its directory.
 */
import { Failure } from '../../failure.ts';
import type { Arrival } from '../../service/ports.ts';
import { type Entry, entriesOf } from './entries.ts';
import { readAll, readFileWithin } from './read.ts';

export interface FilesOptions {
  /** Normalization.MaxDocumentSizeBytes: of a larger file no more than this is read. */
  readonly maxBytes: number;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Called once, before the first arrival, with the number of arrivals. */
  readonly onListed?: (count: number) => void;
}

/** Throws Failure `not_found` at the end when not one arrival had bytes. */
export async function* arrivals(paths: readonly string[], options: FilesOptions): AsyncGenerator<Arrival> {
  const entries: Entry[] = [];
  for (const path of paths) for await (const entry of entriesOf(path)) entries.push(entry);
  options.onListed?.(entries.length);
  let readable = 0;
  let stdinTaken = false;
  for (const entry of entries) {
    const arrival = entry.is === 'stdin' && stdinTaken ? TAKEN : await arrivalOf(entry, options);
    if (entry.is === 'stdin') stdinTaken = true;
    if (arrival.bytes !== null) readable += 1;
    yield arrival;
  }
  if (readable === 0) throw nothingReadable(paths, entries.length);
}

const TAKEN: Arrival = { path: '-', bytes: null, problem: 'standard input was named before and has been read' };

async function arrivalOf(entry: Entry, { maxBytes, stdin }: FilesOptions): Promise<Arrival> {
  if (entry.is === 'problem') return { path: entry.path, bytes: null, problem: entry.problem };
  const read = entry.is === 'stdin' ? await readAll(stdin, maxBytes) : await readFileWithin(entry.file, maxBytes);
  return { path: entry.path, ...read };
}

function nothingReadable(paths: readonly string[], found: number): Failure {
  const named = paths.length > 3 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ');
  const message = found === 0 ? `nothing to read in ${named}` : `nothing readable in ${named}`;
  return new Failure(
    'not_found',
    message,
    'In directories only .json and .vex files are read; a file named itself is always read.',
  );
}
