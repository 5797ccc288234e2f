import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueOf } from '../../../../src/core/std/issue.ts';
import { locate, withPositions } from '../../../../src/core/std/json/locate.ts';
import { pointerOf, SILENT, walk } from '../../../../src/core/std/json/walk.ts';
import { choices, repeats, trees, utf8, written } from './texts.ts';

const DOCUMENT = `{
  "@id": "x",
  "statements": [
    { "status": "fixed", "a/b": { "~": 1 } },
    { "status": "affected", "": [ ] }
  ],
  "name": "é😀", "last": null
}`;

describe('locate', () => {
  it.each([
    ['', 1, 1],
    ['/@id', 2, 10],
    ['/statements', 3, 17],
    ['/statements/0', 4, 5],
    ['/statements/0/status', 4, 17],
    ['/statements/0/a~1b', 4, 33],
    ['/statements/0/a~1b/~0', 4, 40],
    ['/statements/1/', 5, 33],
    ['/name', 7, 11],
    ['/last', 7, 25],
  ])('%s is at %i:%i', (pointer, line, column) => {
    expect(locate(utf8(DOCUMENT), [pointer]).get(pointer)).toMatchObject({ line, column });
  });

  it.each([
    ['/statements/2', '/statements'],
    ['/statements/00', '/statements'],
    ['/statements/-', '/statements'],
    ['/statements/0/status/x/y', '/statements/0/status'],
    ['/toString', ''],
    ['no pointer', ''],
  ])('%s leads nowhere, so it is placed at %s', (pointer, ancestor) => {
    const found = locate(utf8(DOCUMENT), [pointer, ancestor]);
    expect(found.get(pointer)).toEqual(found.get(ancestor));
  });

  it('means the last of a member that comes twice, and nothing inside the first', () => {
    const bytes = utf8('{"a":{"b":1},"a":{"c":{"b":2}}}');
    const offsets = [...locate(bytes, ['/a', '/a/b', '/a/c', '/a/c/b'])].map(([pointer, { offset }]) => [
      pointer,
      offset,
    ]);
    expect(Object.fromEntries(offsets)).toEqual({ '/a': 17, '/a/b': 17, '/a/c': 22, '/a/c/b': 27 });
  });

  it('finds names however they are written', () => {
    expect(locate(utf8('{"\\u0061":[0,"x"]}'), ['/a/1']).get('/a/1')?.offset).toBe(13);
  });

  it('finds what it can in a text that is no JSON', () => {
    expect(locate(utf8('{"a":1,"b":x'), ['/a', '/b', '/c']).get('/a')?.offset).toBe(5);
    expect(locate(utf8(''), ['/a']).get('/a')).toEqual({ line: 1, column: 1, offset: 0 });
  });

  it('reads any depth', () => {
    const deep = 10_000;
    const pointer = '/0'.repeat(deep - 1);
    expect(locate(utf8('['.repeat(deep) + ']'.repeat(deep)), [pointer]).get(pointer)?.offset).toBe(deep - 1);
  });

  it('finds every value of any text at its own place', () => {
    fc.assert(
      fc.property(trees, choices, (tree, picks) => {
        fc.pre(repeats(tree) === 0);
        const bytes = utf8(written(tree, picks));
        const begins = new Map<string, number>();
        walk(bytes, 1000, { ...SILENT, begin: (at, path) => begins.set(pointerOf(bytes, path), at) });
        const found = locate(bytes, begins.keys());
        for (const [pointer, offset] of begins) expect(found.get(pointer)?.offset).toBe(offset);
      }),
    );
  });
});

describe('withPositions', () => {
  const bytes = utf8('{\n"a":[1]}');
  const placed = issueOf('format.schema', 'drops', { pointer: '/a', position: { line: 9, column: 9, offset: 9 } });

  it('places the issues that have no position', () => {
    const issues = [issueOf('format.schema', 'drops', { pointer: '/a/0' }), placed];
    expect(withPositions(bytes, issues)).toEqual([
      { ...issues[0], position: { line: 2, column: 6, offset: 7 } },
      placed,
    ]);
  });

  it('leaves the rest as they are', () => {
    expect(withPositions(bytes, [placed])).toEqual([placed]);
    expect(withPositions(bytes, [])).toEqual([]);
  });
});
