import { constants } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type Issue, MAX_ISSUES } from '../../../../src/core/std/issue.ts';
import { isDifferentTwice } from '../../../../src/core/std/json/findings.ts';
import { readJson } from '../../../../src/core/std/json/read.ts';
import { segmentsOf } from '../../../../src/core/std/json/view.ts';
import { MAX_POINTER } from '../../../../src/core/std/json/walk.ts';
import { utf8 } from './texts.ts';

const prototypeBefore = Object.getOwnPropertyNames(Object.prototype).join();

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(prototypeBefore);
});

function issuesIn(text: string): readonly Issue[] {
  return readJson(utf8(text)).issues;
}

function bytesOf(...parts: (string | number)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part))));
}

describe('a text that is no JSON is refused, and the message says why', () => {
  it.each([
    ['', 'the text is empty', '', 1, 1],
    ['\ufeff', 'the text is empty', '', 1, 1],
    [' \n\t', 'the text is only white space', '', 2, 2],
    ['{"a": [1, 2', 'the text ends where a comma or ] should be', '/a', 1, 12],
    ['{"a": "b', 'the text ends inside a string', '/a', 1, 9],
    ['{"a": "b\\', 'the text ends inside a string', '/a', 1, 10],
    ['{"a": "b\\u', 'the text ends inside a string', '/a', 1, 11],
    ['{"a": "b\\u00', 'the text ends inside a string', '/a', 1, 13],
    ['{"a": tru', 'the text ends where the rest of true should be', '/a', 1, 10],
    ['{"a": -', 'the text ends where a digit should be', '/a', 1, 8],
    ['{"a"', 'the text ends where a colon should be', '/a', 1, 5],
    ['{"a":', 'the text ends where a value should be', '/a', 1, 6],
    ['{', 'the text ends where a member name in double quotes should be', '', 1, 2],
    ['[1] x', 'the text goes on after its value', '', 1, 5],
    ['{}\n{}', 'several JSON texts in one', '', 2, 1],
    ['[1,]', 'a value should be here (a comma too many', '/1', 1, 4],
    ['[,1]', 'a value should be here (a comma too many', '/0', 1, 2],
    ['{"a":1,}', 'a member name in double quotes should be here (a comma too many', '', 1, 8],
    ['{a:1}', 'a member name in double quotes should be here', '', 1, 2],
    ["{'a':1}", 'text needs double quotes', '', 1, 2],
    ['{"a" 1}', 'a colon should be here', '/a', 1, 6],
    ['[1 2]', 'a comma or ] should be here', '', 1, 4],
    ['{"a":1 "b":2}', 'a comma or } should be here', '', 1, 8],
    ['[1}', 'brackets that do not match', '', 1, 3],
    ['// note\n[]', 'JSON has no comments', '', 1, 1],
    ['[NaN]', 'NaN is no JSON number', '/0', 1, 2],
    ['[-Infinity]', 'Infinity is no JSON number', '/0', 1, 3],
    ['[+1]', 'a number has no plus sign', '/0', 1, 2],
    ['[.5]', 'a number begins with a digit', '/0', 1, 2],
    ['[012]', 'a number cannot begin with a zero', '/0', 1, 2],
    ['[1.]', 'a digit should be here', '/0', 1, 4],
    ['[1e+]', 'a digit should be here', '/0', 1, 5],
    ['[True]', 'true is written small', '/0', 1, 2],
    ['[nil]', 'a value should be here (perhaps null)', '/0', 1, 2],
    ['["a\tb"]', 'a control character in a string must be escaped', '/0', 1, 4],
    ['["a\nb"]', 'a control character in a string must be escaped', '/0', 1, 4],
    ['["\\x41"]', 'no escape of JSON', '/0', 1, 3],
    ['["\\u00g0"]', 'no escape of JSON', '/0', 1, 3],
    ['{"\\x":1}', 'no escape of JSON', '', 1, 3],
    ['["😀é", x]', 'a value should be here', '/1', 1, 8],
    ['[\r\n1,\r2,\n x]', 'a value should be here', '/2', 4, 2],
  ])('%j: %s', (text, reason, pointer, line, column) => {
    const answer = readJson(utf8(text));
    const issue = answer.issues.at(-1);
    expect(answer.ok).toBe(false);
    expect(issue).toMatchObject({ code: 'format.not_json', effect: 'rejects', pointer, position: { line, column } });
    expect(issue?.message).toContain(reason);
  });

  it('quotes the rest of the line, and no half character', () => {
    expect(issuesIn('{"a": flase,\n"b":1}')[0]?.text).toBe('flase,');
    expect(issuesIn(`[x${'é'.repeat(40)}]`)[0]?.text).toBe(`x${'é'.repeat(29)}`);
  });

  it.each([
    ['version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n', 'a Git LFS pointer'],
    ['<?xml version="1.0"?><bom/>', 'XML'],
    ['\n <!DOCTYPE html><title>404</title>', 'an HTML page'],
    ['-----BEGIN PGP SIGNED MESSAGE-----', 'OpenPGP'],
    ['---\nstatements: []', 'YAML'],
    ['SPDXVersion: SPDX-2.3', 'SPDX tag-value'],
    ['%PDF-1.7', 'a PDF file'],
    [gzipSync('{}'), 'a gzip file'],
    [bytesOf('PK', 3, 4, 20, 0), 'a zip file'],
    [bytesOf('BZh91AY'), 'a bzip2 file'],
    [bytesOf(0xfd, '7zXZ', 0), 'an xz file'],
    [bytesOf(0x28, 0xb5, 0x2f, 0xfd, 4), 'a zstd file'],
    [Buffer.from('\ufeff{}', 'utf16le'), 'UTF-16'],
    [Buffer.from('{}', 'utf16le'), 'UTF-16'],
    [Buffer.from('{}', 'utf16le').swap16(), 'UTF-16'],
    [bytesOf(0x7f, 'ELF', 2, 1, 1, 0), 'binary data'],
  ])('%j is not JSON but %s', (content, what) => {
    const answer = readJson(typeof content === 'string' ? utf8(content) : content);
    expect(answer.ok).toBe(false);
    expect(answer.issues[0]).toMatchObject({ code: 'format.not_json', position: { line: expect.any(Number) } });
    expect(answer.issues[0]?.message).toMatch(new RegExp(`^not JSON but .*${what}`));
  });
});

describe('bytes that are not UTF-8 are refused at the first of them', () => {
  it.each([
    ['the first byte', bytesOf(0xe9, '[]'), 0, '', '0xE9'],
    ['a lone byte', bytesOf('["a', 0xe9, '"]'), 3, '/0', '0xE9'],
    ['a second byte alone', bytesOf('{"b":"', 0x80, '"}'), 6, '/b', '0x80'],
    ['an overlong form', bytesOf('["', 0xc0, 0xaf, '"]'), 2, '/0', '0xC0'],
    ['an overlong form of three', bytesOf('["', 0xe0, 0x80, 0xaf, '"]'), 2, '/0', '0xE0'],
    ['half a surrogate pair', bytesOf('["', 0xed, 0xa0, 0x80, '"]'), 2, '/0', '0xED'],
    ['beyond U+10FFFF', bytesOf('["', 0xf4, 0x90, 0x80, 0x80, '"]'), 2, '/0', '0xF4'],
    ['a cut character', bytesOf('["é', 0xf0, 0x9f, 0x98), 4, '/0', '0xF0'],
    ['after the value', bytesOf('[] ', 0xff), 3, '', '0xFF'],
    ['within an escape', bytesOf('["\\u12', 0xff, '"]'), 6, '/0', '0xFF'],
  ])('%s', (_what, bytes, offset, pointer, hex) => {
    const answer = readJson(bytes);
    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'format.not_json', pointer, position: { offset } }] });
    expect(answer.issues[0]?.message).toContain(`byte ${offset} (${hex})`);
  });

  it('but an earlier fault comes first', () => {
    expect(readJson(bytesOf('[x, "', 0xff, '"]')).issues).toMatchObject([
      { position: { offset: 1 }, text: 'x, "\ufffd"]' },
    ]);
  });
});

it('a byte order mark is noted and skipped', () => {
  expect(readJson(utf8('\ufeff{"a":1}'))).toMatchObject({
    ok: true,
    value: { a: 1 },
    issues: [{ code: 'format.byte_order_mark', effect: 'kept', severity: 'warning', position: { offset: 0 } }],
  });
});

describe('half a surrogate pair in a string is refused', () => {
  it.each([
    ['["\\ud800"]', '/0', 2],
    ['["a\\uDC00"]', '/0', 3],
    ['["\\ud800\\ud83d\\ude00"]', '/0', 2],
    ['["\\ud83d\\ude00\\uD83D"]', '/0', 14],
    ['["\\ud83d\\n"]', '/0', 2],
    ['["\\ud83dude00"]', '/0', 2],
    ['{"a":{"\\udead":1}}', '/a', 7],
  ])('%s', (text, pointer, offset) => {
    expect(readJson(utf8(text))).toMatchObject({
      ok: false,
      issues: [{ code: 'format.not_json', pointer, position: { offset }, clause: 'RFC 8259 §8.2' }],
    });
  });

  it('and no issue holds one', () => {
    const issues = issuesIn('{"\\ud800":[{"a":1,"a":1}],"\\ud800":"\\ud800"}');
    expect(issues.map(({ code }) => code)).toContain('format.duplicate_key');
    for (const { pointer, text } of issues) expect(pointer.isWellFormed() && (text ?? '').isWellFormed()).toBe(true);
  });

  it('and the escape is quoted', () => {
    expect(issuesIn('["ab\\ud800cd"]')).toMatchObject([{ text: '\\ud800', position: { column: 5 } }]);
  });

  it('whole pairs are text', () => {
    expect(readJson(utf8('["\\ud83d\\uDE00"]'))).toEqual({ ok: true, value: ['😀'], issues: [] });
  });
});

describe('a member named __proto__ is refused, however it is written', () => {
  it.each([
    ['{"__proto__":{"polluted":true}}', '/__proto__', 1],
    ['{"a":[{"\\u005f_proto__":1}]}', '/a/0/__proto__', 7],
    ['{"__pr\\u006Fto__":1}', '/__proto__', 1],
    ['{"constructor":{"prototype":{"__proto__":null}}}', '/constructor/prototype/__proto__', 29],
  ])('%s', (text, pointer, offset) => {
    const answer = readJson(utf8(text));
    expect(answer.ok).toBe(false);
    expect(answer.issues).toMatchObject([
      { code: 'format.forbidden_member', effect: 'rejects', pointer, position: { offset } },
    ]);
  });

  it.each([
    '["__proto__"]',
    '{"a":"__proto__"}',
    '{"__proto___":1}',
    '{"__proto":1}',
    '{"constructor":1,"toString":2}',
  ])('%s is fine', (text) => expect(readJson(utf8(text))).toEqual({ ok: true, value: JSON.parse(text), issues: [] }));
});

describe('a member that comes twice is noted, and its last value read', () => {
  it.each([
    ['{"a":1,"a":1}', '/a', 'same'],
    ['{"a":1,"a":2}', '/a', 'different'],
    ['{"a":1,"\\u0061":1.0}', '/a', 'same'],
    ['{"a":"\\u0062","a":"b"}', '/a', 'same'],
    ['{"a":{"x":[1, 2]},"a":{"x":[1,2]}}', '/a', 'same'],
    ['{"a":{"x":1,"y":2},"a":{"y":2,"x":1}}', '/a', 'different'],
    ['[{"a/b":{"~":0,"~":[]}}]', '/0/a~1b/~0', 'different'],
    ['{"":1,"":1}', '/', 'same'],
    ['{"é":1,"\\u00e9":2}', '/é', 'different'],
  ])('%s', (text, pointer, values) => {
    const answer = readJson(utf8(text));
    expect(answer).toMatchObject({ ok: true, value: JSON.parse(text) });
    expect(answer.issues).toMatchObject([
      { code: 'format.duplicate_key', effect: 'kept', severity: 'warning', pointer, text: segmentsOf(pointer).at(-1) },
    ]);
    expect(answer.issues.map(isDifferentTwice)).toEqual([values === 'different']);
    expect(answer.issues[0]?.message).toContain(values);
  });

  it('each time it comes again, at its name', () => {
    expect(issuesIn('{"a":1, "a":1}')).toMatchObject([{ position: { offset: 8 } }]);
    expect(
      issuesIn('{"a":1,"b":{"a":0},\n"a":1,"a":3}').map((issue) => [issue.position?.line, isDifferentTwice(issue)]),
    ).toEqual([
      [2, false],
      [2, true],
    ]);
  });

  it('among many members, and in long names', () => {
    const names = Array.from({ length: 500 }, (_, at) => `name ${at % 499}`);
    const text = `{${names.map((name) => `"${name}":1`).join()}}`;
    expect(issuesIn(text).map(({ pointer }) => pointer)).toEqual(['/name 0']);
    const long = 'n'.repeat(400);
    expect(issuesIn(`{"${long}":1,"${long}":1}`)).toHaveLength(1);
    expect(issuesIn(`{"${long}1${long}":1,"${long}2${long}":1}`)).toHaveLength(0);
  });

  it('with long values that are spelt differently, counts as different', () => {
    const long = 'x'.repeat(5000);
    expect(issuesIn(`{"a":"x${long}","a":"\\u0078${long}"}`).map(isDifferentTwice)).toEqual([true]);
  });

  it.each([
    '{"a":{"a":1},"b":[{"a":1},{"a":1}]}',
    '{"a":"a","b":"a"}',
    '{"aaaa1bbbb":1,"aaaa2bbbb":2,"aaaa":1,"aaa":2,"aa":3}',
  ])('%s has none', (text) => expect(issuesIn(text)).toEqual([]));

  it('tells no other issue for one', () => {
    expect(issuesIn('[x]').map(isDifferentTwice)).toEqual([false]);
  });
});

describe('numbers that a double cannot hold', () => {
  it.each(['1e400', '-1E+309', '9'.repeat(400), '1e999999999999999999999'])('%.24s is refused', (text) => {
    const answer = readJson(utf8(`{"version":${text}}`));
    expect(answer.ok).toBe(false);
    expect(answer.issues).toMatchObject([
      { code: 'format.number_range', effect: 'rejects', pointer: '/version', position: { column: 12 } },
    ]);
  });

  it.each([
    '9007199254740993',
    '-9007199254740993',
    '18446744073709551615',
    '9007199254740993.0',
    '90071992547409930e-1',
    '0.9007199254740993e16',
  ])('%s is noted', (text) => {
    const answer = readJson(utf8(`[${text}]`));
    expect(answer).toMatchObject({ ok: true, value: [Number(text)] });
    expect(answer.issues).toMatchObject([{ code: 'format.number_range', effect: 'kept', pointer: '/0', text }]);
  });

  it.each([
    ...[
      '0',
      '-0',
      '9007199254740991',
      '9007199254740992',
      '18446744073709551616',
      '18446744073709552000',
      '1e23',
      '1e308',
    ],
    ...['0.1', '3.141592653589793238462643', '1e-400', '0e400', '100000000000000000000000', '9007199254740993.5'],
  ])('%s is fine', (text) =>
    expect(readJson(utf8(`[${text}]`))).toEqual({ ok: true, value: [Number(text)], issues: [] }),
  );
});

describe('nesting', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  it('of a hundred is read, of one more is refused at its bracket', () => {
    expect(readJson(utf8(nested(100)))).toMatchObject({ ok: true, issues: [] });
    expect(readJson(utf8(nested(101)))).toMatchObject({
      ok: false,
      issues: [{ code: 'limit.depth', effect: 'rejects', pointer: '/0'.repeat(100), position: { offset: 100 } }],
    });
  });

  it('counts objects and arrays alike, up to the limit given', () => {
    const bytes = utf8('{"a":[{"b":[]}]}');
    expect(readJson(bytes, { depth: 4 }).ok).toBe(true);
    expect(readJson(bytes, { depth: 3 }).issues).toMatchObject([{ code: 'limit.depth', pointer: '/a/0/b' }]);
    expect(readJson(utf8(nested(3000)), { depth: 3000 }).ok).toBe(true);
  });

  it.each([200_000, 5_000_000])('of %i is answered, whether closed or not', (depth) => {
    expect(readJson(utf8(nested(depth))).issues).toMatchObject([{ code: 'limit.depth' }]);
    expect(readJson(utf8('['.repeat(depth))).issues).toMatchObject([{ code: 'limit.depth' }]);
    expect(readJson(utf8('{"a":'.repeat(depth))).issues).toMatchObject([{ code: 'limit.depth' }]);
  });
});

describe('size', () => {
  it('300,000 members are read', () => {
    const text = `{${Array.from({ length: 300_000 }, (_, at) => `"k${at}":${at}`).join()}}`;
    const answer = readJson(utf8(text));
    expect(answer.issues).toEqual([]);
    expect(answer.ok && Object.keys(answer.value as object).length).toBe(300_000);
  });

  it('many open objects with many members are read', () => {
    const members = Array.from({ length: 31 }, (_, at) => `"k${at}":${at}`).join();
    const text = `${`{${members},"deeper":`.repeat(400)}1${'}'.repeat(400)}`;
    expect(readJson(utf8(text), { depth: 400 })).toMatchObject({ ok: true, issues: [] });
  });

  it('the first issues are kept, and one that rejects among them', () => {
    const twice = '"a":1,'.repeat(MAX_ISSUES + 500);
    const kept = issuesIn(`{${twice}"a":1}`);
    expect(kept).toHaveLength(MAX_ISSUES);
    const refused = readJson(utf8(`{${twice}"b":1e400,"c":1e400,"__proto__":1}`));
    expect(refused.ok).toBe(false);
    expect(refused.issues).toHaveLength(MAX_ISSUES);
    expect(refused.issues.filter(({ effect }) => effect === 'rejects')).toMatchObject([{ pointer: '/b' }]);
  });

  it('a pointer that would be as long as the document stops where it has room', () => {
    const long = 'n'.repeat(100_000);
    expect(issuesIn(`{"x":{"${long}":{"a":1,"a":1}}}`)).toMatchObject([
      { pointer: '/x', position: { column: 100_017 } },
    ]);
    const name = 'n'.repeat(MAX_POINTER - 2);
    expect(issuesIn(`{"${name}":{"a":1,"a":1}}`)[0]?.pointer).toBe(`/${name}`);
  });

  it('more bytes than the runtime has room for in a text are refused', () => {
    const answer = readJson(new Uint8Array(constants.MAX_STRING_LENGTH + 1));
    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'limit.document_bytes', effect: 'rejects' }] });
  });

  it('a view of a part of a buffer is read by itself', () => {
    const bytes = utf8('xxx{"a":[1,"é"]}yyy');
    expect(readJson(bytes.subarray(3, -3))).toEqual({ ok: true, value: { a: [1, 'é'] }, issues: [] });
    expect(readJson(Buffer.from('[null]'))).toEqual({ ok: true, value: [null], issues: [] });
  });
});
