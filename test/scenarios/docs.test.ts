/** The scenarios that docs/consensus.md quotes are run where they stand: a complaint names the line of the page. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readScenarios } from './language.ts';
import { complaintsOf } from './run.ts';

const PAGE = 'docs/consensus.md';
const text = readFileSync(new URL(`../../${PAGE}`, import.meta.url), 'utf8');

interface Block {
  readonly text: string;
  /** The line of the page on which the block's text begins. */
  readonly line: number;
}

/** The fenced blocks of one language. */
function blocksOf(page: string, language: string): Block[] {
  const lines = page.split('\n');
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    if (lines[i] !== `\`\`\`${language}`) continue;
    const end = lines.indexOf('```', i);
    if (end < 0) throw new Error(`${PAGE}:${i + 1}: the block is not closed`);
    blocks.push({ text: lines.slice(i + 1, end).join('\n'), line: i + 2 });
    i = end;
  }
  return blocks;
}

const scenarios = blocksOf(text, 'scenario').flatMap((block) => readScenarios(block.text, PAGE, block.line));

describe(PAGE, () => {
  for (const scenario of scenarios) {
    it(scenario.title, () => {
      expect(complaintsOf(scenario)).toEqual([]);
    });
  }

  it('has its examples, each under a title of its own', () => {
    const titles = scenarios.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.length).toBeGreaterThan(10);
  });
});
