import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDigest, canonicalText } from '../../../src/core/std/canonical.ts';
import { readJson } from '../../../src/core/std/json/read.ts';
import { describeCorpus, filesUnder } from '../../corpus.ts';

describeCorpus('RFC 8785 vectors', 'jcs/testdata/input', (path) => {
  it.each(filesUnder(path, '.json').map((file) => [basename(file), file]))('%s', (name, file) => {
    const read = readJson(readFileSync(file));
    const expected = readFileSync(join(path, '../output', name));
    expect(read.ok && Buffer.from(canonicalText(read.value))).toEqual(expected);
  });
});

describe('the canonical text', () => {
  it('orders members by code unit and writes numbers as ECMAScript does', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalText(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
    expect(canonicalText([1e30, 4.5, 6, 2e-3, 1e-27, -0, Number('333333333.33333329')])).toBe(
      '[1e+30,4.5,6,0.002,1e-27,0,333333333.3333333]',
    );
  });

  it.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, '\ud800', () => 1, [Number.NaN], { a: '\udead' }])(
    'of what JSON cannot hold is a bug: %s',
    (value) => expect(() => canonicalText(value)).toThrow(),
  );

  it('does not depend on the order of members, and holds the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { noNullPrototype: true }), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        const text = canonicalText(object);
        expect(canonicalText(reversed)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(object)));
      }),
    );
  });

  it('has a digest', () => {
    expect(canonicalDigest({ b: 1, a: [] })).toBe(canonicalDigest({ a: [], b: 1 }));
    expect(canonicalDigest({})).toBe('sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });
});
