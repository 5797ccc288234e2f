/** Runs commands in this process, on streams that remember what was written to them. */
import { PassThrough } from 'node:stream';
import { run } from '../../src/cli/run.ts';
import type { Face, World } from '../../src/cli/world.ts';
import { readInstant } from '../../src/core/std/instant.ts';
import { evidenceFrom } from '../../src/wire.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  /** Both outputs are terminals. */
  readonly terminal?: boolean;
  readonly env?: World['env'];
  readonly stdin?: string;
  readonly now?: string;
  readonly arrivals?: World['arrivals'];
}

export const AS_OF = '2026-01-01T00:00:00Z';

function recording(isTerminal: boolean): { face: Face; text: () => string } {
  const chunks: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
  Object.assign(stream, { isTTY: isTerminal, columns: 120 });
  const write = async (text: string) => void chunks.push(text);
  return { face: { isTerminal, stream, write }, text: () => chunks.join('') };
}

export async function stella(args: readonly string[], circumstances: Circumstances = {}): Promise<Ran> {
  const { terminal = false, env = {}, stdin = '', now = AS_OF } = circumstances;
  const stdout = recording(terminal);
  const stderr = recording(terminal);
  const world: World = {
    env,
    now: readInstant(now)?.instant ?? 0n,
    version: '1.2.3',
    samples: 'samples',
    stdout: stdout.face,
    stderr: stderr.face,
    arrivals: circumstances.arrivals ?? evidenceFrom(bytesOf(stdin)),
  };
  const code = await run(args, world);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** The lines of a text, without the last empty one. */
export function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

export function recordsOf(text: string): Record<string, unknown>[] {
  return linesOf(text).map((line) => JSON.parse(line) as Record<string, unknown>);
}
