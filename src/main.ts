/**
 * The process: arguments, streams, signals, the clock. The clock is read here, once; everything after is told the time.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from './cli/run.ts';
import type { Face, World } from './cli/world.ts';
import { EXIT_CODES, Failure } from './failure.ts';
import { evidenceFrom } from './wire.ts';

/** As the shell counts a process that SIGINT ended. */
const INTERRUPTED = 130;

const NANOSECONDS_IN_A_MILLISECOND = 1_000_000n;

/** `src` in a checkout, `dist` when installed: both stand beside package.json and samples. */
const PACKAGE = join(import.meta.dirname, '..');

export async function main(args: readonly string[]): Promise<void> {
  process.on('SIGINT', () => process.exit(INTERRUPTED));
  process.exitCode = await run(args, world());
}

function world(): World {
  return {
    env: process.env,
    now: BigInt(Date.now()) * NANOSECONDS_IN_A_MILLISECOND,
    version: versionOf(),
    samples: shortened(join(PACKAGE, 'samples')),
    stdout: face(process.stdout, lostAnswer),
    stderr: face(process.stderr, lostRemark),
    arrivals: evidenceFrom(process.stdin),
  };
}

/** As one would type it here. */
function shortened(path: string): string {
  try {
    const short = relative(process.cwd(), path);
    return short === '' || short.startsWith('..') ? path : short;
  } catch {
    // The working directory is gone.
    return path;
  }
}

function versionOf(): string {
  const description: unknown = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  return String((description as { version?: unknown }).version);
}

/** What becomes of an output that cannot be written: an error to throw, or null to go on without it. */
type OnLost = (code: string) => Error | null;

const lostAnswer: OnLost = (code) => {
  // The reader has gone (`| head`): there is nobody left to tell, which is no error.
  if (code === 'EPIPE') process.exit(EXIT_CODES.ok);
  return new Failure(
    'temporary',
    `standard output cannot be written: ${code}`,
    'Make room or write elsewhere, and run it again.',
  );
};

/** An answer is not given up because its remarks cannot be written. */
const lostRemark: OnLost = () => null;

function face(stream: NodeJS.WriteStream, onLost: OnLost): Face {
  // The callback below sees the error, too.
  stream.on('error', () => {});
  return {
    isTerminal: stream.isTTY === true,
    stream,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          const lost = error ? onLost((error as NodeJS.ErrnoException).code ?? error.name) : null;
          if (lost === null) resolve();
          else reject(lost);
        });
      }),
  };
}
