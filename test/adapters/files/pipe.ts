/** A named pipe, which nobody writes to. */
import { execFileSync } from 'node:child_process';

export function makePipe(path: string): void {
  execFileSync('bash', ['-c', 'mkfifo "$0"', path]);
}
