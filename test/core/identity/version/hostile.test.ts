/** Hostile text (hardening.md T23): nothing throws, and texts of 100 kB are done with at once. Nothing is timed here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inRange } from '../../../../src/core/identity/version/contains.ts';
import { compareNaturally } from '../../../../src/core/identity/version/natural.ts';
import { readStatedRange, readStatedVersion } from '../../../../src/core/identity/version/range-text.ts';
import { MAX_VERSION_LENGTH } from '../../../../src/core/identity/version/scheme.ts';
import { SCHEMES } from '../../../../src/core/identity/version/schemes.ts';
import { readVers } from '../../../../src/core/identity/version/vers.ts';

const PUMPS: readonly string[] = [
  ...[
    '0',
    '1',
    '.',
    '-',
    '_',
    '~',
    '^',
    '+',
    ':',
    '!',
    ' ',
    '\t',
    '|',
    '<',
    ',',
    '%',
    'a',
    'x',
    '*',
    '\u0000',
    '\ud800',
  ],
  ...[
    '1.',
    '0.',
    '.0',
    '1a',
    'a1',
    '1-',
    '-1',
    '_p1',
    '~a',
    ' 1',
    ' a',
    '1|',
    '<1|',
    '< ',
    ',<',
    'and ',
    ' and earlier',
  ],
  ...['versions ', 'all versions ', '%20', '1.x ', 'rc', 'a.', '-r1', '1:', '\u{1f600}', 'v', 'prior to '],
];

const HEADS = ['', '1', '1.0-', 'v1.', '< ', '>=1 ', 'vers:npm/', 'vers:generic/<', 'vers:all/', '1 and earlier '];

function pumped(heads: readonly string[], length: number): string[] {
  return heads.flatMap((head) => PUMPS.map((pump) => head + pump.repeat(length / pump.length)));
}

/** About as long as a version may be, and far longer. */
const LONG = pumped(HEADS, MAX_VERSION_LENGTH - 100);
const HUGE = pumped(HEADS, 100_000);

describe('long texts', () => {
  it.each([...SCHEMES.keys()])('are compared by %s, or refused', (name) => {
    const scheme = SCHEMES.get(name);
    for (const text of LONG) expect(scheme?.compare(text, text)).toBe(scheme?.isVersion(text) ? 0 : null);
    for (const text of HUGE) expect(scheme?.compare(text, '1')).toBeNull();
  });

  it('are compared naturally', () => {
    for (const text of pumped([''], 100_000)) expect(compareNaturally(text, text)).toBe(0);
  });

  it('are read as ranges', () => {
    for (const text of HUGE) {
      // Blanks around a text are no part of it.
      if (text.trim().length < 100) continue;
      expect(readVers(text)).toBeNull();
      expect(readStatedRange(text).version.kind).toBe('unreadable');
      expect(readStatedVersion(text).version.kind).not.toBe('range');
    }
  });

  it('are in no range, as far as can be said', () => {
    const range = readVers('vers:other/>=1.0')?.range;
    for (const text of HUGE) if (range !== undefined) expect(inRange(range, text, null)).toBe('unknown');
  });
});

it('numbers of any length are compared digit by digit', () => {
  const [a, b] = ['9'.repeat(1000), `1${'0'.repeat(1000)}`];
  for (const name of [
    'deb',
    'rpm',
    'alpm',
    'apk',
    'gentoo',
    'maven',
    'gem',
    'nuget',
    'composer',
    'conan',
    'intdot',
    'generic',
  ]) {
    expect(SCHEMES.get(name)?.compare(a, b), name).toBe(-1);
    expect(SCHEMES.get(name)?.compare(`1.${b}`, `1.${a}`), name).toBe(1);
  }
});

it('nothing throws on any text', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme-ascii' }),
    fc.stringMatching(/^[0-9.a-z~^+_:-]*$/),
  );
  fc.assert(
    fc.property(anything, anything, (a, b) => {
      for (const scheme of SCHEMES.values())
        expect(scheme.compare(a, b) === null).toBe(!(scheme.isVersion(a) && scheme.isVersion(b)));
      for (const text of [a, `<${a}`, `vers:maven/${a}`, `vers:generic/<${encodeURIComponent(a.toWellFormed())}`]) {
        const { version } = readStatedRange(text);
        readStatedVersion(text);
        if (version.kind === 'range')
          expect(inRange(version.range, b, 'maven')).toMatch(/^(approx_)?(in|out)$|^unknown$/);
      }
    }),
    { numRuns: 1000 },
  );
});
