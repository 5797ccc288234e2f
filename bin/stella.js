#!/usr/bin/env node
/**
 * The first lines: they must parse on any Node since 18, so that an old one gets a clear sentence and no stack. The version
 * is answered without loading anything else.
 */
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
const USAGE = 2;
const BUG = 70;

const place = (path) => new URL(path, import.meta.url);
const first = process.argv[2];

if (first === '--version' || first === '-V') {
  process.stdout.write(`${JSON.parse(readFileSync(place('../package.json'), 'utf8')).version}\n`);
} else if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(`stella needs Node ${OLDEST} or newer, this is ${process.versions.node}\n`);
  process.exitCode = USAGE;
} else {
  module.enableCompileCache?.();
  const source = place('../src/main.ts');
  try {
    const { main } = await import(existsSync(fileURLToPath(source)) ? source.href : place('../dist/main.js').href);
    await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write('error: stella could not start; install it again, or run `npm run build`\n');
    if (process.env.VEXLENS_DEBUG === '1') process.stderr.write(`${error?.stack}\n`);
    process.exitCode = BUG;
  }
}
