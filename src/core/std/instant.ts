/**
 * Instants: integer nanoseconds since 1970-01-01T00:00:00Z. `Date` is not used because it drops digits after the third
 * (formats.md §9). Nothing in the core reads a clock: an instant comes in as an argument.
 */
export type Instant = bigint;

/** Where a time is unknown: older than any that can be read. */
export const UNKNOWN_TIME: Instant = -(1n << 80n);

export const SECOND = 1_000_000_000n;
export const HOUR = 3_600n * SECOND;
export const DAY = 24n * HOUR;

/** What a lenient reader had to overlook; the codes are those of formats.md §10. */
export type TimeNote = 'time.zone_missing' | 'time.date_only' | 'time.shape' | 'time.precision_cut';

export interface ReadInstant {
  readonly instant: Instant;
  readonly notes: readonly TimeNote[];
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from 1970-01-01 in the proleptic Gregorian calendar. */
function dayNumber(year: number, month: number, day: number): number {
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return before * 365 + leaps + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + day - 719_163;
}

/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: beyond them RFC 3339 in UTC has no text. */
const FIRST_SECOND = dayNumber(1, 1, 1) * 86_400;
const LAST_SECOND = dayNumber(9999, 12, 31) * 86_400 + 86_399;

// Anchored, with no nested or adjacent open-ended repeats: linear on any text.
const SHAPE =
  /^(\d{4})-(\d{2})-(\d{2})(?:([Tt ])(\d{2}):(\d{2})(?::(\d{2})(?:([.,])(\d{1,64}))?)?(Z|z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads an RFC 3339 instant, and the near misses that formats.md §9 lists, each with its note.
 * Null where the text is no instant. Range: years 0001 to 9999 in UTC, nanoseconds.
 */
export function readInstant(text: string): ReadInstant | null {
  if (text.length > 100) return null;
  const m = SHAPE.exec(text);
  if (!m) return null;
  const [, year = '', month = '', day = '', separator, hour = '00', minute = '00', second, point, fraction, zone] = m;
  const notes = new Set<TimeNote>();
  const [y, mo, d] = [Number(year), Number(month), Number(day)];
  if (y === 0 || mo < 1 || mo > 12 || d < 1 || d > daysInMonth(y, mo)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;

  if (separator === undefined) notes.add('time.date_only');
  else if (zone === undefined) notes.add('time.zone_missing');
  if (separator !== undefined && (separator !== 'T' || second === undefined || point === ',')) notes.add('time.shape');
  if (zone === 'z' || (zone !== undefined && zone.length === 5)) notes.add('time.shape');

  let nanos = 0n;
  if (fraction !== undefined) {
    if (fraction.length > 9) notes.add('time.precision_cut');
    nanos = BigInt(fraction.slice(0, 9).padEnd(9, '0'));
  }
  let clock = Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0);
  if (second === '60') {
    // A leap second is read as the last instant before it (CSAF 2.1 §2.3).
    notes.add('time.shape');
    clock -= 1;
    nanos = SECOND - 1n;
  }
  const offset = zone === undefined ? 0 : zoneSeconds(zone);
  if (offset === null) return null;
  const seconds = dayNumber(y, mo, d) * 86_400 + clock - offset;
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND) return null;
  return { instant: BigInt(seconds) * SECOND + nanos, notes: [...notes] };
}

function zoneSeconds(zone: string): number | null {
  if (zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** RFC 3339 in UTC with the shortest fraction: `2025-11-21T08:47:05.688613Z`. */
export function writeInstant(instant: Instant): string {
  const nanos = ((instant % SECOND) + SECOND) % SECOND;
  const seconds = Number((instant - nanos) / SECOND);
  // Whole seconds only, where Date is exact.
  const base = new Date(seconds * 1000).toISOString().slice(0, 19);
  const fraction = nanos === 0n ? '' : `.${nanos.toString().padStart(9, '0').replace(/0+$/, '')}`;
  return `${base}${fraction}Z`;
}

/** Whole days from one instant to a later one; 0 where the later one is not later. */
export function wholeDays(from: Instant, to: Instant): number {
  return to <= from ? 0 : Number((to - from) / DAY);
}
