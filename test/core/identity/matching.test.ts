/** The reviewable table of matching.txt, run row by row. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchStatement } from '../../../src/core/identity/match-statement.ts';
import { readMatching } from './rows.ts';

const rows = readMatching(readFileSync(new URL('./matching.txt', import.meta.url), 'utf8'));

describe.each([...new Set(rows.map(({ section }) => section))])('%s', (section) => {
  const own = rows.filter((row) => row.section === section);
  it.each(own.map((row) => [row.line, row.text, row] as const))('%i: %s', (_line, _text, row) => {
    const { matches, misses } = matchStatement(row.question, row.statement);
    const found =
      matches.length > 0
        ? matches.map(
            ({ kind, scope, precision, qualifiers, folded, weak, byLabel, component, by }) =>
              new Set([
                `${kind} ${scope}`,
                `p${precision}`,
                `q${qualifiers}`,
                folded ? 'folded' : 'unfolded',
                weak ? 'weak' : 'strong',
                byLabel ? 'label' : 'unlabelled',
                ...(component === null ? [] : [`#${component}`]),
                `by:${by}`,
              ]),
          )
        : misses.map(
            ({ component, refusal: { rule, detail } }) =>
              new Set([
                `no ${detail === undefined ? rule : `${rule}:${detail}`}`,
                ...(component === null ? [] : [`#${component}`]),
              ]),
          );
    expect(found.length, JSON.stringify(found.map((all) => [...all]))).toBe(row.expected.length);
    for (const [i, expected] of row.expected.entries())
      expect([...(found[i] ?? [])]).toEqual(expect.arrayContaining([...expected]));
  });
});

it('holds at least 150 rows, each written once', () => {
  expect(rows.length).toBeGreaterThanOrEqual(150);
  expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
});
