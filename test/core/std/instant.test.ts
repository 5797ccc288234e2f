import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAY,
  HOUR,
  type Instant,
  readInstant,
  SECOND,
  wholeDays,
  writeInstant,
} from '../../../src/core/std/instant.ts';

describe('an instant is read to the nanosecond', () => {
  it.each([
    ['2025-11-21T08:47:05Z', '2025-11-21T08:47:05Z'],
    ['2025-11-21T08:47:05.688613Z', '2025-11-21T08:47:05.688613Z'],
    ['2025-11-21T08:47:05.123456789Z', '2025-11-21T08:47:05.123456789Z'],
    ['2025-11-21T08:47:05.500000000Z', '2025-11-21T08:47:05.5Z'],
    ['2025-11-21T10:47:05+02:00', '2025-11-21T08:47:05Z'],
    ['2025-11-21T00:17:05-08:30', '2025-11-21T08:47:05Z'],
    ['2025-11-21T08:47:05-00:00', '2025-11-21T08:47:05Z'],
    ['2024-02-29T23:59:59+00:00', '2024-02-29T23:59:59Z'],
    ['1969-12-31T23:59:59.999999999Z', '1969-12-31T23:59:59.999999999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59.999999999Z', '9999-12-31T23:59:59.999999999Z'],
  ])('%s as %s', (text, written) => {
    const read = readInstant(text);
    expect(read?.notes).toEqual([]);
    expect(read && writeInstant(read.instant)).toBe(written);
  });
});

describe('a near miss is read, and noted (formats.md §9)', () => {
  it.each([
    ['2025-11-21t08:47:05Z', '2025-11-21T08:47:05Z', ['time.shape']],
    ['2025-11-21T08:47:05z', '2025-11-21T08:47:05Z', ['time.shape']],
    ['2025-11-21 08:47:05Z', '2025-11-21T08:47:05Z', ['time.shape']],
    ['2025-11-21T10:47:05+0200', '2025-11-21T08:47:05Z', ['time.shape']],
    ['2025-11-21T08:47:05,25Z', '2025-11-21T08:47:05.25Z', ['time.shape']],
    ['2025-11-21T08:47Z', '2025-11-21T08:47:00Z', ['time.shape']],
    ['2025-11-21', '2025-11-21T00:00:00Z', ['time.date_only']],
    ['2025-11-21T08:47:05', '2025-11-21T08:47:05Z', ['time.zone_missing']],
    ['2025-11-21 08:47', '2025-11-21T08:47:00Z', ['time.zone_missing', 'time.shape']],
    ['2025-11-21T08:47:05.1234567899Z', '2025-11-21T08:47:05.123456789Z', ['time.precision_cut']],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.999999999Z', ['time.shape']],
    ['2017-01-01T00:59:60.5+01:00', '2016-12-31T23:59:59.999999999Z', ['time.shape']],
    ['2025-11-21 08:47:60,1234567891-0130', '2025-11-21T10:17:59.999999999Z', ['time.shape', 'time.precision_cut']],
  ])('%s as %s', (text, written, notes) => {
    const read = readInstant(text);
    expect(read?.notes).toEqual(notes);
    expect(read && writeInstant(read.instant)).toBe(written);
  });
});

it.each([
  ...['', 'yesterday', '2025', '2025-11', '20251121T084705Z', '2025-11-21T', '2025-11-21T08Z', '2025-11-21Z'],
  ...['2025-00-10', '2025-13-10', '2025-01-00', '2025-01-32', '2025-04-31', '2023-02-29', '1900-02-29', '0000-01-01'],
  ...['2025-01-01T24:00:00Z', '2025-01-01T00:60:00Z', '2025-01-01T00:00:61Z', '2025-01-01T00:00:00.Z'],
  ...['2025-01-01T00:00:00+24:00', '2025-01-01T00:00:00+00:60', '2025-01-01T00:00:00+00', '2025-01-01T00:00:00 UTC'],
  ...[
    ' 2025-01-01',
    '2025-01-01\n',
    '-2025-01-01',
    '+002025-01-01',
    '٢٠٢٥-01-01',
    `2025-01-01T00:00:00.${'1'.repeat(65)}Z`,
  ],
  ...[`2025-01-01T00:00:00.${'1'.repeat(100)}Z`, '0001-01-01T00:00:00+00:01', '9999-12-31T23:59:59-00:01'],
])('%j is no instant', (text) => expect(readInstant(text)).toBeNull());

it('leap years are those of the Gregorian calendar', () => {
  const leap = [1600, 2000, 2024, 2400].map((year) => readInstant(`${year}-02-29`));
  const common = [1700, 1900, 2023, 2100].map((year) => readInstant(`${year}-02-29`));
  expect(leap).not.toContain(null);
  expect(common).toEqual([null, null, null, null]);
});

const instants: fc.Arbitrary<Instant> = fc.bigInt({
  min: -62_135_596_800n * SECOND,
  max: 253_402_300_800n * SECOND - 1n,
});

describe('properties', () => {
  it('what is written is read back, in order', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        expect(readInstant(writeInstant(a))).toEqual({ instant: a, notes: [] });
        const [first = '', second = ''] = [a, b].map((instant) => writeInstant(instant).slice(0, 19));
        if (first < second) expect(a).toBeLessThan(b);
      }),
    );
  });

  it('whole milliseconds agree with the platform’s calendar', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(-62_135_596_800_000), max: new Date(253_402_300_799_999), noInvalidDate: true }),
        (date) => {
          expect(readInstant(date.toISOString())?.instant).toBe(BigInt(date.getTime()) * 1_000_000n);
        },
      ),
    );
  });

  it('no text is answered by a throw, and no answer is out of range', () => {
    const near = fc.stringMatching(
      /^\d{4}-[01]\d-[0-3]\d([Tt ][0-2]\d:[0-6]\d(:[0-6]\d([.,]\d{1,12})?)?(Z|z|[+-][0-2]\d:?[0-6]\d)?)?$/,
    );
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        const read = readInstant(text);
        if (read !== null)
          expect(readInstant(writeInstant(read.instant))).toEqual({ instant: read.instant, notes: [] });
      }),
      { numRuns: 1000 },
    );
  });
});

it.each([
  [0n, DAY, 1],
  [0n, DAY - 1n, 0],
  [0n, 90n * DAY + 23n * HOUR, 90],
  [DAY, DAY, 0],
  [DAY, 0n, 0],
  [-DAY, DAY, 2],
])('from %s to %s are %i whole days', (from, to, days) => expect(wholeDays(from, to)).toBe(days));
