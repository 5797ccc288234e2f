/**
 * The slow, exact look at a JSON text: everything that readJson has to say about it, each thing with its pointer and its
 * position. Called only for texts that are faulty or that the fast scan calls suspicious; linear all the same.
 */
import { Buffer } from 'node:buffer';
import type { Issue } from '../issue.ts';
import { byteAt } from './bytes.ts';
import { type Findings, findingsIn, isFull, issuesOf, note } from './findings.ts';
import { foreignKind } from './foreign.ts';
import { type StringToken, textOf } from './lex.ts';
import { numberLoss } from './number.ts';
import { decode, firstBadByte, markLength } from './utf8.ts';
import { type Path, SILENT, type Stop, type Visitor, walk } from './walk.ts';

const FORBIDDEN = '__proto__';

/** Bytes of the text that a fault quotes. */
const EXCERPT = 60;

/** Two values of one member that are spelt differently are compared up to this size, and called different beyond it. */
const COMPARED_BYTES = 4096;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The issues of a text, in its order. Where none of them rejects the text, JSON.parse takes it. */
export function inspect(bytes: Uint8Array, depth: number): Issue[] {
  const findings = findingsIn(bytes);
  if (markLength(bytes) > 0) note(findings, 'mark', 0, []);
  const bad = firstBadByte(bytes);
  const stop = walk(bad < 0 ? bytes : bytes.subarray(0, bad), depth, listener(findings));
  // Where the good bytes only end too early, the bad byte is the reason.
  if (bad >= 0 && (stop === null || stop.offset >= bad)) noteBadByte(findings, bad, stop);
  else if (stop !== null) noteStop(findings, stop);
  return issuesOf(findings);
}

function noteBadByte(findings: Findings, bad: number, stop: Stop | null): void {
  const hex = byteAt(findings.bytes, bad).toString(16).toUpperCase().padStart(2, '0');
  const reason = `not UTF-8: byte ${bad} (0x${hex}) begins no character`;
  note(findings, 'notUtf8', bad, stop?.path ?? [], { message: describe(findings.bytes, reason) });
}

function noteStop(findings: Findings, { offset, reason, tooDeep, path }: Stop): void {
  const { bytes } = findings;
  const message = tooDeep ? reason : describe(bytes, `not JSON: ${reason}`);
  const text = excerpt(bytes, offset);
  note(findings, tooDeep ? 'tooDeep' : 'fault', offset, path, text === '' ? { message } : { message, text });
}

function describe(bytes: Uint8Array, reason: string): string {
  const foreign = foreignKind(bytes);
  return foreign === null ? reason : `not JSON but ${foreign}`;
}

/** The line from an offset on, without a character that is cut. */
function excerpt(bytes: Uint8Array, offset: number): string {
  let end = Math.min(offset + EXCERPT, bytes.length);
  while ((byteAt(bytes, end) & 0xc0) === 0x80) end -= 1;
  return decode(bytes, offset, end)
    .split(/[\r\n]/, 1)
    .join('');
}

function listener(findings: Findings): Visitor {
  const { bytes } = findings;
  /** By nesting: the members of the open object that have ended, and where their values are. */
  const members: (Map<string, Span> | undefined)[] = [];
  return {
    ...SILENT,
    begin(_at, path) {
      members[path.length + 1] = undefined;
    },
    member(name, path) {
      // No pointer can name this member, so it names the object.
      if (name.lone >= 0) noteLone(findings, name, path.slice(0, -1));
      if (isForbidden(bytes, name)) note(findings, 'forbidden', name.start - 1, path);
    },
    text(token, path) {
      if (token.lone >= 0) noteLone(findings, token, path);
    },
    number(start, end, path) {
      const text = decode(bytes, start, end);
      const loss = numberLoss(text);
      if (loss !== null) note(findings, loss === 'overflow' ? 'overflow' : 'digitsLost', start, path, { text });
    },
    end(start, end, path) {
      const name = path.at(-1)?.name ?? null;
      if (name === null) return;
      const text = textOf(bytes, name);
      members[path.length] ??= new Map();
      const known = members[path.length] as Map<string, Span>;
      const before = known.get(text);
      known.set(text, { start, end });
      if (before === undefined || isFull(findings)) return;
      const kind = isSame(bytes, before, { start, end }) ? 'sameTwice' : 'differentTwice';
      note(findings, kind, name.start - 1, path, { text: text.toWellFormed() });
    },
  };
}

function noteLone(findings: Findings, token: StringToken, path: Path): void {
  note(findings, 'loneSurrogate', token.lone, path, { text: decode(findings.bytes, token.lone, token.lone + 6) });
}

function isForbidden(bytes: Uint8Array, name: StringToken): boolean {
  return (name.escaped || name.end - name.start === FORBIDDEN.length) && textOf(bytes, name) === FORBIDDEN;
}

/** Whether two values are the same as read, their members in the same order. */
function isSame(bytes: Uint8Array, a: Span, b: Span): boolean {
  const left = bytes.subarray(a.start, a.end);
  const right = bytes.subarray(b.start, b.end);
  if (Buffer.compare(left, right) === 0) return true;
  return Math.max(left.length, right.length) <= COMPARED_BYTES && respelt(left) === respelt(right);
}

function respelt(value: Uint8Array): string {
  return JSON.stringify(JSON.parse(decode(value)));
}
