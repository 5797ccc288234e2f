import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asArray, asObject, asText, member, pointerTo, segmentsOf } from '../../../../src/core/std/json/view.ts';

describe('views', () => {
  it.each([
    [null, null, null, null],
    [undefined, null, null, null],
    [true, null, null, null],
    [0, null, null, null],
    ['', null, null, ''],
    ['text', null, null, 'text'],
    [[1], null, [1], null],
    [{ a: 1 }, { a: 1 }, null, null],
  ])('%j as object, array, text', (value, object, array, text) => {
    expect([asObject(value), asArray(value), asText(value)]).toEqual([object, array, text]);
  });

  it('show own members only', () => {
    const object = asObject(JSON.parse('{"a":null,"constructor":1}'));
    expect(['a', 'constructor', 'toString', '__proto__', 'b'].map((name) => member(object, name))).toEqual([
      null,
      1,
      undefined,
      undefined,
      undefined,
    ]);
    expect(member(null, 'a')).toBeUndefined();
  });
});

describe('pointers (RFC 6901 §5)', () => {
  it.each([
    [['foo', 0], '/foo/0'],
    [[''], '/'],
    [['a/b'], '/a~1b'],
    [['m~n'], '/m~0n'],
    [['~1'], '/~01'],
    [[], ''],
  ])('%j is %s', (segments, pointer) => {
    expect(pointerTo('', ...segments)).toBe(pointer);
    expect(segmentsOf(pointer)).toEqual(segments.map(String));
  });

  it('come back as their segments', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (first, second) => {
        expect(segmentsOf(pointerTo(pointerTo('', ...first), ...second))).toEqual([...first, ...second]);
      }),
    );
  });
});
