/** Files of the corpus, for code that runs without the test runner. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

/** Absolute path of a folder of the corpus, or null where it is absent. */
export function corpusFolder(folder: string): string | null {
  const path = join(ROOT, folder);
  return existsSync(path) ? path : null;
}

/** All files under a folder with the given ending, as absolute paths in code-unit order. */
export function filesUnder(path: string, ending: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(path, name))
    .sort();
}
