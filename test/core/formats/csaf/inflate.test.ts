/** The inflated document is what it is said to be, since figures are measured on it. */
import { expect, test } from 'vitest';
import { countsOf } from '../../../../src/core/formats/counts.ts';
import { readCsaf } from './documents.ts';
import { inflate, inflatedText, statementsFor } from './inflate.ts';

test('it has the statements that were asked for, all of them accepted', () => {
  for (const inflation of [{ statements: 2000 }, { statements: 2001, vulnerabilities: 7 }]) {
    const read = readCsaf(inflate(inflation), { maxStatements: 3000 });
    expect(countsOf(read)).toMatchObject({ read: inflation.statements, accepted: inflation.statements });
    expect(read.issues).toEqual([]);
  }
});

test('it shares what is equal: platforms and packages are one object each', () => {
  const { statements } = readCsaf(inflate({ statements: 3000 }), { maxStatements: 3000 });
  expect(new Set(statements.map(({ product }) => product)).size).toBeLessThanOrEqual(24);
  expect(new Set(statements.map(({ components }) => components[0])).size).toBe(1000);
  expect(new Set(statements.map(({ actions }) => actions)).size).toBeLessThan(100);
});

test('it is the same each time, and of the size that was asked for', () => {
  const text = inflatedText({ statements: 500 });
  expect(inflatedText({ statements: 500 })).toBe(text);
  const bytes = 3_000_000;
  const size = inflatedText({ statements: statementsFor(bytes) }).length;
  expect(Math.abs(size - bytes) / bytes).toBeLessThan(0.05);
});
