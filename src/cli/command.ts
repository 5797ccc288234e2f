/** A command as a row: what it is called, what it takes, what it does. The tree, the help and the completion are made from it. */
import type { World } from './world.ts';

export interface OptionRow {
  /** As people type it: `--from <path...>`. */
  readonly flags: string;
  readonly doc: string;
  readonly required?: true;
  /** The words it takes, where they are few. */
  readonly values?: readonly string[];
  /** It takes files. */
  readonly files?: true;
}

export interface Given {
  /** By the name of the option without dashes: `as-of`. */
  readonly options: ReadonlyMap<string, string | readonly string[] | true>;
  readonly argument: string | null;
}

export interface Command {
  /** The words after `stella`. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly options: readonly OptionRow[];
  /** Takes paths without a word before them too: `lint PATH…` is `lint --from PATH…`. */
  readonly takesPaths?: true;
  readonly argument?: { readonly name: string; readonly doc: string; readonly values: readonly string[] };
  readonly examples: readonly string[];
  /** Gives the exit code. */
  readonly run: (given: Given, world: World) => Promise<number>;
}

/** `--from <path...>` → `from`. */
export function nameOf(row: OptionRow): string {
  return (row.flags.split(' ')[0] ?? '').slice(2);
}

export function textIn(given: Given, name: string): string | null {
  const value = given.options.get(name);
  return typeof value === 'string' ? value : null;
}

export function textsIn(given: Given, name: string): readonly string[] {
  const value = given.options.get(name);
  if (value === undefined || value === true) return [];
  return typeof value === 'string' ? [value] : value;
}

export function isGiven(given: Given, name: string): boolean {
  return given.options.has(name);
}
