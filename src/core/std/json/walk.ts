/**
 * A strict, iterative walk over a JSON text (RFC 8259): every value and member with its bytes and its place. Memory grows
 * with nesting, never the call stack. It stops at the first fault.
 */
import {
  byteAt,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  isDigit,
  MINUS,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  skipSpace,
} from './bytes.ts';
import {
  type Cursor,
  expected,
  type Fault,
  readNumber,
  readString,
  readWord,
  refuse,
  type StringToken,
  textOf,
} from './lex.ts';
import { markLength } from './utf8.ts';
import { pointerTo } from './view.ts';

/** The text itself or an open container, and which of its values is being read. */
export interface Frame {
  readonly kind: 'text' | 'array' | 'object';
  /** Offset of the first byte. */
  readonly start: number;
  /** The member being read; null in an array, and between two members. */
  name: StringToken | null;
  /** The index of the element being read; -1 in an object, and between two elements. */
  index: number;
  /** Values that ended. */
  count: number;
}

/** From the text itself to the innermost open container. */
export type Path = readonly Frame[];

/** What a walk tells. The last frame of `path` says which of its values is meant. */
export interface Visitor {
  /** A member's name, before its value. */
  member(name: StringToken, path: Path): void;
  /** A value begins at a byte. */
  begin(at: number, path: Path): void;
  text(token: StringToken, path: Path): void;
  number(start: number, end: number, path: Path): void;
  /** A value ended: its bytes are [start, end). */
  end(start: number, end: number, path: Path): void;
}

/** A visitor that hears nothing, to spread under the few things that one listens to. */
export const SILENT: Visitor = { member() {}, begin() {}, text() {}, number() {}, end() {} };

/** Where a walk stopped before the end of the text. */
export interface Stop extends Fault {
  readonly path: Path;
}

/** Pointers are no longer, in UTF-16 code units: outside names could make each issue as large as the document. */
export const MAX_POINTER = 2048;

/** RFC 6901 pointer to the value being read, or to the deepest value around it that MAX_POINTER leaves room for. */
export function pointerOf(bytes: Uint8Array, path: Path): string {
  let pointer = '';
  for (const { name, index } of path) {
    if (name === null && index < 0) continue;
    // An escape has at most six bytes for a code unit, so a longer name cannot fit: it is not decoded.
    if (name !== null && name.end - name.start > 6 * MAX_POINTER) break;
    const longer = pointerTo(pointer, name === null ? index : textOf(bytes, name));
    if (longer.length > MAX_POINTER) break;
    pointer = longer;
  }
  return pointer.toWellFormed();
}

interface Walk {
  readonly cursor: Cursor;
  readonly path: Frame[];
  readonly visitor: Visitor;
  readonly depth: number;
  top: Frame;
}

type Step = (walk: Walk) => Step | null;

/** Walks a text that is UTF-8, with or without a byte order mark, through at most `depth` nested containers. */
export function walk(bytes: Uint8Array, depth: number, visitor: Visitor): Stop | null {
  const start = markLength(bytes);
  const top = frameOf('text', start);
  const state: Walk = { cursor: { bytes, at: start, fault: null }, path: [top], visitor, depth, top };
  let step: Step | null = readText;
  while (step !== null && state.cursor.fault === null) step = step(state);
  return state.cursor.fault === null ? null : { ...state.cursor.fault, path: state.path };
}

function frameOf(kind: Frame['kind'], start: number): Frame {
  return { kind, start, name: null, index: -1, count: 0 };
}

/** Moves to the next byte that is no white space, and says it. */
function nextByte(cursor: Cursor): number {
  cursor.at = skipSpace(cursor.bytes, cursor.at);
  return byteAt(cursor.bytes, cursor.at);
}

function readText({ cursor, top }: Walk): Step | null {
  nextByte(cursor);
  if (cursor.at < cursor.bytes.length) return readValue;
  refuse(cursor, cursor.at, cursor.at === top.start ? 'the text is empty' : 'the text is only white space');
  return null;
}

function readValue(state: Walk): Step | null {
  const { cursor, path, visitor } = state;
  const byte = nextByte(cursor);
  if (byte === OPEN_ARRAY || byte === OPEN_OBJECT)
    return openContainer(state, byte === OPEN_OBJECT ? 'object' : 'array');
  const start = cursor.at;
  visitor.begin(start, path);
  if (byte === QUOTE) {
    const token = readString(cursor);
    if (token !== null) visitor.text(token, path);
  } else if (byte === MINUS || isDigit(byte)) {
    readNumber(cursor);
    if (cursor.fault === null) visitor.number(start, cursor.at, path);
  } else readWord(cursor);
  return cursor.fault === null ? endValue(state, start) : null;
}

function openContainer(state: Walk, kind: 'array' | 'object'): Step | null {
  const { cursor, path, visitor, depth } = state;
  const start = cursor.at;
  if (path.length > depth) {
    cursor.fault = { offset: start, reason: `nested deeper than ${depth}`, tooDeep: true };
    return null;
  }
  visitor.begin(start, path);
  state.top = frameOf(kind, start);
  path.push(state.top);
  cursor.at += 1;
  if (nextByte(cursor) === closerOf(state.top)) return closeContainer(state);
  return kind === 'object' ? readMember : readElement;
}

function closerOf(frame: Frame): number {
  return frame.kind === 'object' ? CLOSE_OBJECT : CLOSE_ARRAY;
}

function closeContainer(state: Walk): Step {
  const { start } = state.top;
  state.cursor.at += 1;
  state.path.pop();
  // The frame of the text itself is never closed, so there is always one.
  state.top = state.path[state.path.length - 1] as Frame;
  return endValue(state, start);
}

function readElement(state: Walk): Step {
  state.top.index = state.top.count;
  return readValue;
}

function readMember({ cursor, path, visitor, top }: Walk): Step | null {
  if (nextByte(cursor) !== QUOTE) expected(cursor, cursor.at, 'a member name in double quotes');
  const name = cursor.fault === null ? readString(cursor) : null;
  if (name === null) return null;
  top.name = name;
  visitor.member(name, path);
  if (nextByte(cursor) !== COLON) expected(cursor, cursor.at, 'a colon');
  cursor.at += 1;
  return readValue;
}

function endValue(state: Walk, start: number): Step {
  state.visitor.end(start, state.cursor.at, state.path);
  state.top.name = null;
  state.top.index = -1;
  state.top.count += 1;
  return afterValue;
}

function afterValue(state: Walk): Step | null {
  const { cursor, top } = state;
  const byte = nextByte(cursor);
  if (top.kind === 'text') {
    if (cursor.at < cursor.bytes.length) refuse(cursor, cursor.at, trailing(byte));
    return null;
  }
  if (byte === closerOf(top)) return closeContainer(state);
  if (byte !== COMMA) expected(cursor, cursor.at, `a comma or ${top.kind === 'object' ? '}' : ']'}`);
  cursor.at += 1;
  return top.kind === 'object' ? readMember : readElement;
}

function trailing(byte: number): string {
  const again = byte === OPEN_OBJECT || byte === OPEN_ARRAY;
  return `the text goes on after its value${again ? ' (several JSON texts in one, as in JSON Lines)' : ''}`;
}
