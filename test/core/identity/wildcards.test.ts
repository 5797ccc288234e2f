/** CSAF 2.1 §9.1.18: anchored, `*` any number, `?` one, `\` literal; CSAF 2.0: may stop at any point. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csaf20Pattern, patternCovers, readPattern } from '../../../src/core/identity/wildcards.ts';

function covers(pattern: string, text: string): boolean {
  return patternCovers(readPattern(pattern), text);
}

describe('patterns', () => {
  it.each([
    ['X-100', 'X-100', true],
    ['X-100', 'X-1000', false],
    ['X-1*', 'X-1', true],
    ['X-1*', 'X-100', true],
    ['*00', 'X-100', true],
    ['X*0*0', 'X-100', true],
    ['X*0*1', 'X-100', false],
    ['**', '', true],
    ['', '', true],
    ['X-?00', 'X-100', true],
    ['X-?00', 'X-00', false],
    ['X-100?', 'X-100', false],
    ['X\\*', 'X*', true],
    ['X\\*', 'X1', false],
    ['X\\?1', 'X?1', true],
    ['X\\', 'X\\', true],
    ['*a*b', 'xaxxab', true],
  ])('%s %s %s', (pattern, text, expected) => {
    expect(covers(pattern, text)).toBe(expected);
  });

  it('may stop at any point in CSAF 2.0', () => {
    expect(csaf20Pattern('X-1')).toBe('X-1*');
    expect(csaf20Pattern('X-1*')).toBe('X-1*');
    expect(covers(csaf20Pattern('X\\1'), 'X\\100')).toBe(true);
  });

  it('is what a regular expression would say', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 }), (pattern, subject) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(covers(pattern, subject)).toBe(expression.test(subject));
      }),
      { numRuns: 3000 },
    );
  });
});
