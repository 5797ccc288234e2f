/** What `stella --version` costs beside a bare `node -e 0`. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inTurns, median, report } from './measure.ts';

const STELLA = fileURLToPath(new URL('../bin/stella.js', import.meta.url));

export function benchStartup(): void {
  const { a, b } = inTurns(
    25,
    () => execFileSync(process.execPath, [STELLA, '--version']),
    () => execFileSync(process.execPath, ['-e', '0']),
  );
  report('startup.version', { ratioToBareNode: Number((median(a) / median(b)).toFixed(2)), target: 2 });
}
