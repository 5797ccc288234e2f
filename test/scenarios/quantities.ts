/** The numbers, instants and switches of the scenario language. */
import { type Millionths, toMillionths } from '../../src/core/std/fixed.ts';
import { DAY, HOUR, type Instant, readInstant, SECOND, writeInstant } from '../../src/core/std/instant.ts';
import type { Words } from './words.ts';

/** Day 0 begins here. Which day it is must not matter to any answer. */
export const DAY_ZERO: Instant = readInstant('2026-01-01T00:00:00Z')?.instant ?? 0n;

export function readDecimal(words: Words, what: string): Millionths {
  const text = words.next(what);
  const value = /^\d{1,9}(\.\d{1,6})?$/.test(text) ? toMillionths(Number(text)) : null;
  return value ?? words.fail(`${what} is a number with at most six decimals, not ${text}`);
}

export function readWhole(words: Words, what: string): number {
  const text = words.next(what);
  return /^\d{1,9}$/.test(text) ? Number(text) : words.fail(`${what} is a whole number, not ${text}`);
}

export function readSwitch(words: Words, what: string): boolean {
  const word = words.oneOf(['on', 'off', 'yes', 'no'] as const, what);
  return word === 'on' || word === 'yes';
}

/** `day N`, `day N HH:MM`, `day N HH:MM:SS` or `day unknown`; the word `day` has been read. */
export function readDay(words: Words): Instant | null {
  if (words.take('unknown')) return null;
  return DAY_ZERO + readDayNumber(words) * DAY + readClock(words);
}

export function readKnownDay(words: Words): Instant {
  if (!words.take('day')) words.fail(`a day is missing before ${words.keyword() ?? 'the end of the line'}`);
  return readDay(words) ?? words.fail('this day must be known');
}

export function readDayNumber(words: Words): bigint {
  const text = words.next('a day');
  return /^-?\d{1,6}$/.test(text) ? BigInt(text) : words.fail(`a day is a whole number, not ${text}`);
}

function readClock(words: Words): Instant {
  const m = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(words.keyword() ?? '');
  if (m === null) return 0n;
  const [text, hours = '0', minutes = '0', seconds = '0'] = m;
  words.take(text);
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) words.fail(`there is no time ${text}`);
  return BigInt(hours) * HOUR + (BigInt(minutes) * 60n + BigInt(seconds)) * SECOND;
}

/** An instant in the words of the language, for complaints. */
export function dayText(instant: Instant): string {
  const day = (instant - DAY_ZERO) / DAY;
  const rest = instant - DAY_ZERO - day * DAY;
  return rest === 0n ? `day ${day}` : writeInstant(instant);
}
