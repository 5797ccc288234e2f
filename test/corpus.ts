/**
 * The standards' own files, which live beside the repository and are absent from a bare checkout. A test that reads them
 * says so through `describeCorpus`, so that where they are absent it is skipped, counted, and its title says why.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../shared/corpus', import.meta.url));

/** Absolute path of the corpus, or null where it is absent. */
export const CORPUS: string | null = existsSync(ROOT) ? ROOT : null;

/**
 * `describe` for tests that read one folder of the corpus (`''` is all of it). The suite is called with the folder's
 * absolute path, and not called at all where the folder is absent, so it may list files while tests are collected.
 */
export function describeCorpus(title: string, folder: string, suite: (path: string) => void): void {
  const path = join(ROOT, folder);
  const present = existsSync(path);
  const reason = present ? '' : ` (skipped: ../shared/corpus/${folder} is absent)`;
  describe.skipIf(!present)(`${title}${reason}`, () => {
    if (present) suite(path);
    else it('needs the corpus', () => {});
  });
}

/** All files under a folder with the given ending, as absolute paths in code-unit order. */
export function filesUnder(path: string, ending: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(path, name))
    .sort();
}
