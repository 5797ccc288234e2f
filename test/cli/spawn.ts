/** Runs `stella` as people do: a process of its own, in an empty folder, with a clean environment. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ran } from './world.ts';

export const STELLA = fileURLToPath(new URL('../../bin/stella.js', import.meta.url));
export const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

export interface Spawning {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  readonly node?: string;
}

/** What is set for the tests themselves must not reach the process. */
export const CLEAN = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VEXLENS|NODE_|NO_COLOR|FORCE_COLOR|VITEST)/i.test(name)),
);

export function spawned(
  args: readonly string[],
  { cwd = folder(), env = {}, input = '', node = process.execPath }: Spawning = {},
): Ran {
  const { status, signal, stdout, stderr } = spawnSync(node, [STELLA, ...args], {
    cwd,
    env: { ...CLEAN, ...env },
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status === null) throw new Error(`ended by ${signal}: ${stderr}`);
  return { code: status, stdout, stderr };
}

/** A fresh folder with these files. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'vexlens-cli-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** A stack trace, in whatever output. */
export const STACK = /\n\s+at .*:\d+:\d+/;
