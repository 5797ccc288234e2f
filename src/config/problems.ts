/** Problems of a configuration are collected, so that a person can correct all of them at once. */
import { Failure } from '../failure.ts';

export interface Problem {
  /** `file:line:column`, a variable or a flag. */
  readonly at: string;
  readonly message: string;
}

const MAX_LISTED = 200;

/** Throws a `usage` Failure that lists every problem; returns where there is none. */
export function refuseAny(problems: readonly Problem[], what: string, remedy: string): void {
  const lines = problems.map(({ at, message }) => `${at}: ${message}`);
  if (lines.length === 0) return;
  if (lines.length === 1) throw new Failure('usage', lines.join(), remedy);
  const rest = lines.length > MAX_LISTED ? [`and ${lines.length - MAX_LISTED} more`] : [];
  const message = [`${lines.length} problems in ${what}`, ...lines.slice(0, MAX_LISTED), ...rest].join('\n  ');
  throw new Failure('usage', message, remedy);
}
