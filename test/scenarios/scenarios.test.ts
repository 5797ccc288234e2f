/** Each scenario of each `*.scenario.txt` is one test; together they use every word that an answer can hold. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CONFLICT_REASONS,
  LEFT_OUT_REASONS,
  OUTCOMES,
  SEVERITIES,
  STANDING_RULES,
} from '../../src/core/model/consensus.ts';
import { TIERS } from '../../src/core/model/issuer.ts';
import { SCOPES } from '../../src/core/model/match.ts';
import { MODES, STRANGERS } from '../../src/core/model/policy.ts';
import { STATUSES } from '../../src/core/model/status.ts';
import { CHECKS } from './checks.ts';
import { readScenarios } from './language.ts';
import { POLICY_WORDS } from './policy-words.ts';
import { complaintsOf } from './run.ts';

const FOLDER = new URL('./', import.meta.url);
const ENDING = '.scenario.txt';

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(ENDING))
  .sort()
  .map((name) => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    return { name, text, scenarios: readScenarios(text, `test/scenarios/${name}`) };
  });

for (const { name, scenarios } of files) {
  describe(name.slice(0, -ENDING.length), () => {
    for (const scenario of scenarios) {
      it(scenario.title, () => {
        expect(complaintsOf(scenario)).toEqual([]);
      });
    }
  });
}

describe('the scenarios', () => {
  it('have titles of their own', () => {
    const titles = files.flatMap(({ scenarios }) => scenarios.map(({ title }) => title));
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  it('say why: a comment follows each title', () => {
    const silent = files.flatMap(({ text }) => text.match(/^scenario .*\n(?!#).*$/gm) ?? []);
    expect(silent).toEqual([]);
  });

  it.each([
    ['mode', MODES],
    ['outcome', OUTCOMES],
    ['conflict', CONFLICT_REASONS],
    ['severity', SEVERITIES],
    ['reason to be left out', LEFT_OUT_REASONS],
    ['standing rule', STANDING_RULES],
    ['scope', SCOPES],
    ['status', STATUSES],
    ['tier', TIERS],
    ['way to count strangers', STRANGERS.filter((value) => value !== 'count_once')],
    ['key of the policy', Object.keys(POLICY_WORDS)],
    ['check', Object.keys(CHECKS)],
  ] as const)('use every %s', (_what, words) => {
    const used = new Set(files.flatMap(({ text }) => text.replace(/^\s*#.*$/gm, '').split(/\s+/)));
    expect(words.filter((word) => !used.has(word))).toEqual([]);
  });
});
