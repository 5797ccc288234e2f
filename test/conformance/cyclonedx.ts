/** CycloneDX's own resources: `valid-…` meet the schema of their version, `invalid-…` break it. */
import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import type { Json } from '../../src/core/std/json/view.ts';
import { filesUnder } from './files.ts';
import { STANDARDS } from './linted.ts';
import type { Case, Suite } from './suite.ts';

export const CYCLONEDX: Suite = {
  name: 'cyclonedx-spec',
  folder: 'cyclonedx-spec/tools/src/test/resources',
  async cases(path) {
    const cases: Case[] = [];
    for (const file of filesUnder(path, '.json')) cases.push(await caseOf(relative(path, file), file));
    return cases;
  },
};

async function caseOf(name: string, file: string): Promise<Case> {
  const version = name.split('/')[0] ?? '';
  const value = JSON.parse(readFileSync(file, 'utf8')) as Json;
  const checked = await STANDARDS.check('CycloneDX', version, value, 'mandatory');
  return { name, met: checked !== null && (checked.total === 0) === basename(file).startsWith('valid-') };
}
