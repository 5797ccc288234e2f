/** Outside text is made fit to print in one place; what is printed can be told apart again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipped, escaped, escapedLines, jsonText } from '../../src/cli/escape.ts';
import { tableLines } from '../../src/cli/views/table.ts';
import { FORBIDDEN, PAYLOADS } from './payloads.ts';

describe('escaped', () => {
  it.each(PAYLOADS.map((payload) => [JSON.stringify(payload), payload]))('%s', (_name, payload) => {
    expect(escaped(payload)).not.toMatch(FORBIDDEN);
    expect(escaped(payload)).not.toContain('\n');
    expect(escaped(payload)).toMatch(/\\u\{[0-9a-f]{1,6}\}/);
    expect(escapedLines(payload)).not.toMatch(FORBIDDEN);
    expect(escapedLines(payload).split('\n')).toHaveLength(payload.split('\n').length);
    expect(jsonText({ [payload]: [payload] })).not.toMatch(FORBIDDEN);
    expect(jsonText([payload])).not.toContain('\n');
  });

  it('shows plain text of any script as it is', () => {
    for (const text of [
      'CVE-2024-1',
      'pkg:npm/%40a/b@1?x=y#z',
      'Łódź 日本語 العربية 한국어 🦀',
      '\\u{1b}',
      '"quoted"',
    ]) {
      expect(escaped(text)).toBe(text);
    }
  });

  it('never prints what a terminal would obey', () => {
    const text = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
    fc.assert(fc.property(text, (any) => !FORBIDDEN.test(escaped(any)) && !FORBIDDEN.test(jsonText(any))));
  });

  it('leaves the value of JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    for (const payload of PAYLOADS) expect(JSON.parse(jsonText([payload]))).toEqual([payload]);
    expect(JSON.parse(jsonText(PAYLOADS, 2))).toEqual(PAYLOADS);
  });
});

describe('clipped', () => {
  it('cuts with a mark and never inside a character', () => {
    expect(clipped('abcdef', 6)).toBe('abcdef');
    expect(clipped('abcdef', 4)).toBe('abc…');
    expect(clipped('ab😀def', 4)).toBe('ab…');
  });
});

describe('a table', () => {
  const columns = [
    { head: 'A', cell: (text: string) => text },
    { head: 'B', cell: () => 'b' },
  ];

  it('keeps every payload in its cell and its line', () => {
    const lines = [...tableLines(columns, PAYLOADS)];
    expect(lines).toHaveLength(PAYLOADS.length + 1);
    for (const line of lines.slice(1)) {
      expect(line).not.toMatch(FORBIDDEN);
      expect(line.endsWith('  b')).toBe(true);
    }
  });

  it('cuts no cell that fits, whatever its width on a terminal', () => {
    const cells = ['日本語テキスト', 'e\u0301e\u0301', '🦀🦀', 'x'.repeat(300), 'ẞ'];
    const text = [...tableLines(columns, cells)].join('\n');
    for (const cell of cells) expect(text).toContain(cell);
    expect([...tableLines(columns, ['x'.repeat(301)])].join()).toContain(`${'x'.repeat(299)}…`);
  });

  it('has one heading however many rows', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => String(i));
    const lines = [...tableLines(columns, rows)];
    expect(lines).toHaveLength(1001);
    expect(new Set(lines.map((line) => line.indexOf('b'))).size).toBe(2);
  });
});
