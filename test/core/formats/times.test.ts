/** Times as members of a document (formats.md §9). */
import { describe, expect, it } from 'vitest';
import { readTime, timeReader } from '../../../src/core/formats/times.ts';
import { writeInstant } from '../../../src/core/std/instant.ts';
import { issueLog } from '../../../src/core/std/issue.ts';

describe.each([
  ['readTime', () => readTime],
  ['timeReader', timeReader],
])('%s', (_, make) => {
  it.each([
    ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', []],
    [' 2024-01-01T00:00:00Z ', '2024-01-01T00:00:00Z', []],
    ['2024-01-01', '2024-01-01T00:00:00Z', ['time.date_only']],
    ['2024-01-01 00:00', '2024-01-01T00:00:00Z', ['time.zone_missing', 'time.shape']],
    ['0001-01-01T00:00:00Z', null, ['time.zero']],
    ['1970-12-31T23:59:59Z', null, ['time.zero']],
    ['1971-01-01T00:00:00Z', '1971-01-01T00:00:00Z', []],
    ['yesterday', null, ['time.unreadable']],
    ['', null, ['time.unreadable']],
    [1704067200, null, ['time.unreadable']],
    [null, null, ['time.unreadable']],
    [undefined, null, []],
  ])('%j', (value, expected, codes) => {
    const log = issueLog();
    const read = make();
    const instant = read(value, '/at', log);
    expect(instant === null ? null : writeInstant(instant)).toBe(expected);
    expect(log.issues.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(codes.map((code) => `${code} /at`));
    expect(read(value, '/at', log)).toBe(instant);
    expect(log.total).toBe(codes.length * 2);
  });
});
