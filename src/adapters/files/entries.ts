/** A name given on the command line → the files it stands for, in a fixed order: a pattern and a directory by code unit. */
import { glob, lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { ascending } from '../../core/std/order.ts';
import { reasonOf, whatIs } from './reasons.ts';

export type Entry =
  | { readonly is: 'stdin'; readonly path: string }
  /** `file` is what is opened: the real place, where `path` came by a link. */
  | { readonly is: 'file'; readonly path: string; readonly file: string }
  | { readonly is: 'problem'; readonly path: string; readonly problem: string };

/** Inside a directory other files are evidently not VEX: READMEs, signatures, checksums. */
const EXTENSIONS = ['.json', '.vex'];

export async function* entriesOf(path: string): AsyncGenerator<Entry> {
  if (path === '-') {
    yield { is: 'stdin', path };
    return;
  }
  try {
    const there = await stat(path);
    if (there.isDirectory()) yield* walk(path);
    else if (there.isFile()) yield { is: 'file', path, file: path };
    else yield { is: 'problem', path, problem: whatIs(there) };
  } catch (error) {
    if (isPattern(path) && isAbsent(error)) yield* hits(path);
    else yield { is: 'problem', path, problem: await absence(path, error) };
  }
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '');
}

async function absence(path: string, error: unknown): Promise<string> {
  if (!isAbsent(error)) return reasonOf(error);
  const link = await lstat(path).catch(() => null);
  return link === null ? reasonOf(error) : 'a symbolic link that leads nowhere';
}

function isPattern(path: string): boolean {
  return /[*?[\]{}]/.test(path);
}

/** None where the pattern cannot be read. */
async function everyHit(pattern: string): Promise<string[]> {
  const found: string[] = [];
  try {
    for await (const hit of glob(pattern)) found.push(hit);
  } catch {
    return [];
  }
  return found;
}

/** A pattern names files. */
async function* hits(pattern: string): AsyncGenerator<Entry> {
  const found = await everyHit(pattern);
  let files = 0;
  for (const path of found.sort(ascending)) {
    const there = await stat(path).catch(() => null);
    if (there?.isFile() !== true) continue;
    files += 1;
    yield { is: 'file', path, file: path };
  }
  if (files > 0) return;
  const problem = found.length === 0 ? 'a pattern that no file matches' : 'a pattern that matches directories only';
  yield { is: 'problem', path: pattern, problem };
}

/** Iterative: a directory may be deeper than a call stack. Entries of one directory come in code-unit order of their names. */
async function* walk(root: string): AsyncGenerator<Entry> {
  const inside = await realpath(root);
  const waiting = [root];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const there = await lstat(path).catch(() => null);
    if (path === root || there?.isDirectory() === true) {
      const names = await namesIn(path);
      if (typeof names === 'string') yield { is: 'problem', path, problem: names };
      else for (const name of names.toReversed()) waiting.push(join(path, name));
    } else if (isDocumentName(path)) {
      yield await memberOf(path, inside);
    }
  }
}

function isDocumentName(path: string): boolean {
  const lower = path.toLowerCase();
  return EXTENSIONS.some((extension) => lower.endsWith(extension));
}

/** Without hidden directories and files (`.git`); a text where the directory cannot be read. */
async function namesIn(path: string): Promise<string[] | string> {
  try {
    const names = await readdir(path);
    return names.filter((name) => !name.startsWith('.')).sort(ascending);
  } catch (error) {
    return reasonOf(error);
  }
}

/** A regular file, or a link to one in the same directory tree (as a mounted configuration has them). */
async function memberOf(path: string, root: string): Promise<Entry> {
  try {
    const file = await realpath(path);
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return { is: 'problem', path, problem: 'a symbolic link that leads out of the directory; it was not followed' };
    }
    const there = await lstat(file);
    return there.isFile() ? { is: 'file', path, file } : { is: 'problem', path, problem: whatIs(there) };
  } catch (error) {
    return { is: 'problem', path, problem: await absence(path, error) };
  }
}
