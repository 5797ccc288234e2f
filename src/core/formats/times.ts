/**
 * A time of a document (formats.md §9). Invariant: what cannot be read is unknown (null), never "now" and never zero;
 * whatever was overlooked is logged at the member's pointer.
 */
import { type Instant, readInstant } from '../std/instant.ts';
import type { IssueCode, IssueLog } from '../std/issue.ts';
import type { Json } from '../std/json/read.ts';
import { met } from './texts.ts';

/** 1971-01-01T00:00:00Z. Go writes its zero time as year 1, others the epoch: neither is a time anybody meant. */
const FIRST_BELIEVED: Instant = 31_536_000_000_000_000n;

/** Of a member, its pointer, and where to say what is odd. */
export type TimeReader = (value: Json | undefined, pointer: string, log: Pick<IssueLog, 'add'>) => Instant | null;

interface Time {
  readonly instant: Instant | null;
  readonly notes: readonly IssueCode[];
}

/**
 * The instant of a member, or null where it is absent, unreadable or a zero time. An absent member is not logged: only
 * the caller knows whether it had to be there (`time.missing`).
 */
export const readTime: TimeReader = (value, pointer, log) => said(value, pointer, log, parse);

/** The same, for the entries of one document, which share their times: a text is read once, and spoken of each time. */
export function timeReader(): TimeReader {
  const known = new Map<string, Time>();
  const parseOnce = (text: string): Time => {
    const time = known.get(text) ?? parse(text);
    known.set(text, time);
    return time;
  };
  return (value, pointer, log) => said(value, pointer, log, parseOnce);
}

function said(
  value: Json | undefined,
  pointer: string,
  log: Pick<IssueLog, 'add'>,
  read: (text: string) => Time,
): Instant | null {
  if (value === undefined) return null;
  const time = typeof value === 'string' ? read(value) : UNREADABLE;
  for (const note of time.notes) log.add(note, 'kept', { pointer, ...met(value) });
  return time.instant;
}

const UNREADABLE: Time = { instant: null, notes: ['time.unreadable'] };
const ZERO: Time = { instant: null, notes: ['time.zero'] };

function parse(text: string): Time {
  const read = readInstant(text.trim());
  if (read === null) return UNREADABLE;
  return read.instant < FIRST_BELIEVED ? ZERO : read;
}
