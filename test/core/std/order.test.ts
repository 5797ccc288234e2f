import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending, by, byGreatest, inTurn, sortedUnique } from '../../../src/core/std/order.ts';

describe('orders', () => {
  it('compare text by UTF-16 code unit, not by locale or code point', () => {
    expect(['ö', 'z', 'Z', 'a', '😀', '\ufb33'].sort(ascending)).toEqual(['Z', 'a', 'z', 'ö', '😀', '\ufb33']);
  });

  it('compare numbers and instants by size', () => {
    expect([10, 9, 1].sort(ascending)).toEqual([1, 9, 10]);
    expect([10n, 9n, 1n].sort(ascending)).toEqual([1n, 9n, 10n]);
    expect(ascending('same', 'same')).toBe(0);
  });

  const rows = [
    { tier: 1, name: 'b' },
    { tier: 2, name: 'a' },
    { tier: 1, name: 'a' },
  ];

  it('take a key, from either end', () => {
    expect(rows.toSorted(by(({ name }) => name)).map(({ name }) => name)).toEqual(['a', 'a', 'b']);
    expect(rows.toSorted(byGreatest(({ tier }) => tier)).map(({ tier }) => tier)).toEqual([2, 1, 1]);
  });

  it('decide in turn', () => {
    const order = inTurn(
      byGreatest(({ tier }: (typeof rows)[number]) => tier),
      by(({ name }) => name),
    );
    expect(rows.toSorted(order).map(({ tier, name }) => `${tier}${name}`)).toEqual(['2a', '1a', '1b']);
    expect(order({ tier: 1, name: 'a' }, { tier: 1, name: 'a' })).toBe(0);
  });

  it('do not depend on the order of arrival', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const unique = sortedUnique(texts);
        expect(sortedUnique(texts.toReversed())).toEqual(unique);
        expect(new Set(unique)).toEqual(new Set(texts));
        for (const [at, text] of unique.slice(1).entries()) expect(ascending(unique[at] ?? '', text)).toBe(-1);
      }),
    );
  });
});
