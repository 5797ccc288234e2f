/** No regular expression of ours can be kept busy by a text (T23): each keeps the rule of `expressions.ts`, and none takes long. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesUnder } from '../corpus.ts';
import { faultsOf, literalsIn, pumpsFor } from './expressions.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const FILES = filesUnder(SRC, '.ts');
const LITERALS = FILES.flatMap(literalsIn);
const LENGTH = 100_000;
/** Far more than any needs: what is linear takes a few milliseconds, what is quadratic takes minutes. */
const CAP_SECONDS = 1;

/** Source → why it may stay although the rule says no. */
const ALLOWED: Readonly<Record<string, string>> = {
  '0+$': 'it is run on nine digits, padded by us',
  '^([A-Za-z][A-Za-z0-9+.-]{0,30}):\\/\\/([^/?#]*)([\\s\\S]*)$': 'its last part takes anything, so it never goes back',
};

describe('the rule', () => {
  it.each(['(a+)+', '(a*b?)*', '(?:a+){2,3}', 'a+b*', '\\d+\\w*', 'a*b?c*', '\\s+$', '(a|b+)+', '^(?:a*)(?:b*)$'])(
    'refuses %s',
    (source) => {
      expect(faultsOf(source)).not.toEqual([]);
    },
  );

  it.each([
    '^a+$',
    '^[a-z]{1,20}-.',
    '[-_.]+',
    '^a+b+c$',
    '^\\d{1,9}(?:\\.\\d{1,9})?$',
    '[/#]$',
    '^([^/]{0,30}):(.*)$',
  ])('takes %s', (source) => {
    expect(faultsOf(source)).toEqual(source === '^a+b+c$' ? ['two open-ended repeats with nothing between them'] : []);
  });

  it('finds literals and nothing else', () => {
    const all = new Set(LITERALS.map(({ source }) => source));
    for (const known of ['^CVE-\\d{4}-\\d{4,19}$', '[<>=!*]', '\\s+', "[!'()*]", '0+$']) expect(all).toContain(known);
    for (const { source, flags } of LITERALS) expect(() => new RegExp(source, flags)).not.toThrow();
  });
});

it('no expression is made from a text', () => {
  const made = FILES.filter((file) => /\bRegExp\s*\(/.test(readFileSync(file, 'utf8')));
  expect(made.map((file) => relative(SRC, file))).toEqual([]);
});

it('every expression in src keeps the rule, or says why not', () => {
  const faults = LITERALS.filter(({ source }) => !Object.hasOwn(ALLOWED, source)).flatMap(({ file, line, source }) =>
    faultsOf(source).map((fault) => `${relative(SRC, file)}:${line} /${source}/ ${fault}`),
  );
  expect(faults).toEqual([]);
});

it(`none takes ${CAP_SECONDS} s on ${LENGTH} units of what it matches`, { timeout: 300_000 }, () => {
  const slow: string[] = [];
  let slowest = { source: '', seconds: 0 };
  const distinct = new Map(
    LITERALS.filter(({ source }) => source !== '0+$').map((each) => [`${each.source}/${each.flags}`, each]),
  );
  // What only ever sees nine digits is left out.
  for (const { source, flags } of distinct.values()) {
    const expression = new RegExp(source, flags);
    for (const text of pumpsFor(source, flags, LENGTH)) {
      const start = process.hrtime.bigint();
      text.search(expression);
      text.split(expression, 3);
      text.replace(expression, '');
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      if (seconds > slowest.seconds) slowest = { source, seconds };
      if (seconds > CAP_SECONDS)
        slow.push(`/${source}/ ${seconds.toFixed(2)} s on ${JSON.stringify(text.slice(0, 12))}…`);
    }
  }
  console.log(
    `${distinct.size} expressions; the slowest, /${slowest.source}/, took ${(slowest.seconds * 1000).toFixed(1)} ms`,
  );
  expect(slow).toEqual([]);
});
