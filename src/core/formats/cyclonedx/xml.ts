/**
 * CycloneDX XML → the JSON form of the same BOM (formats.md §4), so that one reader reads both. Pointers run in that form.
 * Invariant: what has no place in it leaves a trace: the name of an unread element, a null among the items of a list, or an
 * issue. An element of another namespace is an extension and is left out.
 */
import { type Issue, type IssueCode, type IssueDetail, issueOf, MAX_ISSUES } from '../../std/issue.ts';
import { type Json, type JsonObject, pointerTo } from '../../std/json/view.ts';
import { parseXml, type XmlElement, type XmlFault } from '../xml/parse.ts';
import {
  type Frame,
  frameBy,
  isTaken,
  itemOf,
  jsonOf,
  type ObjectFrame,
  placeOf,
  rootOf,
  takeAttributes,
} from './xml-frames.ts';

export interface XmlBom {
  /** Null where the text is no BOM, or `fault` says what stopped the walk. */
  readonly root: JsonObject | null;
  readonly fault: XmlFault | null;
  /** The first MAX_ISSUES. */
  readonly issues: readonly Issue[];
  /** Those of them that are about an element which came twice with two values. */
  readonly twice: readonly Issue[];
  /** Where the elements are that became objects and lists, in UTF-16 code units. */
  readonly offsets: ReadonlyMap<Json, number>;
}

interface State {
  readonly issues: Issue[];
  readonly twice: Issue[];
  readonly offsets: Map<Json, number>;
  root: JsonObject | null;
  /** Of the BOM, and so of its elements. */
  namespace: string;
  top: Frame | null;
  /** Elements that are open inside one that is not read, with it. */
  skipped: number;
}

/** XML Signature, which stands for the member `signature` of the JSON form. */
const SIGNATURES = 'http://www.w3.org/2000/09/xmldsig#';

const ONLY_SPACE = /^[ \t\r\n]*$/;

export function bomFromXml(text: string): XmlBom {
  const state: State = {
    issues: [],
    twice: [],
    offsets: new Map(),
    root: null,
    namespace: '',
    top: null,
    skipped: 0,
  };
  const fault = parseXml(text, {
    open: (element) => open(state, element),
    text(data) {
      if (state.top !== null && state.skipped === 0) state.top.text += data;
    },
    close: () => close(state),
  });
  const { issues, twice, offsets } = state;
  return { root: fault === null ? state.root : null, fault, issues, twice, offsets };
}

function open(state: State, element: XmlElement): void {
  const frame =
    state.skipped > 0 ? null : state.top === null ? openBom(state, element) : frameIn(state, state.top, element);
  if (frame === null) {
    state.skipped += 1;
    return;
  }
  if (frame.as === 'object') takeAttributes(frame, element);
  if (frame.as !== 'text') state.offsets.set(frame.value, element.offset);
  state.top = frame;
}

function openBom(state: State, element: XmlElement): Frame | null {
  const frame = rootOf(element);
  state.namespace = element.uri;
  state.root = frame?.value ?? null;
  return frame;
}

/** The frame of an element in the one around it; null where it is not read. */
function frameIn(state: State, around: Frame, { local, uri }: XmlElement): Frame | null {
  if (around.as === 'text') {
    around.isMixed = true;
    return null;
  }
  if (uri !== state.namespace) {
    const isSignature = uri === SIGNATURES && local === 'Signature';
    if (isSignature && around.as === 'object' && around.around === null) around.value.signature = {};
    return null;
  }
  if (around.as === 'object') return frameUnder(state, around, local);
  if (local === around.item) return itemOf(around);
  around.value.push(null);
  return null;
}

function frameUnder(state: State, around: ObjectFrame, local: string): Frame | null {
  const row = around.shape.rows.get(local);
  if (row !== undefined) return frameBy(row, around);
  const pointer = placeOf(around);
  if (local === '__proto__') note(state, 'format.forbidden_member', { pointer });
  else if (isTaken(around, local)) note(state, 'format.unknown_member', { pointer, text: local });
  else around.value[local] = null;
  return null;
}

function close(state: State): void {
  const frame = state.skipped > 0 ? null : state.top;
  if (frame === null) {
    state.skipped -= 1;
    return;
  }
  if (frame.as === 'object' && frame.shape.content !== null) frame.value[frame.shape.content] = frame.text.trim();
  else if (frame.as !== 'text' && !ONLY_SPACE.test(frame.text)) {
    note(state, 'format.schema', {
      pointer: placeOf(frame),
      message: 'text between elements',
      text: frame.text.trim(),
    });
  }
  state.top = frame.around;
  put(state, frame, jsonOf(frame));
}

function put(state: State, { around, member, isOneOf }: Frame, value: Json): void {
  if (around?.as === 'list') around.value.push(value);
  if (around?.as !== 'object') return;
  const before = Object.hasOwn(around.value, member) ? around.value[member] : undefined;
  if (isOneOf && before !== undefined) (before as Json[]).push(value);
  else around.value[member] = isOneOf ? [value] : value;
  if (isOneOf || before === undefined) return;
  const isSame = typeof value === 'string' && value === before;
  const message = `one element twice, with ${isSame ? 'the same value' : 'different values: the last one was read'}`;
  const issue = note(state, 'format.duplicate_key', { pointer: pointerTo(placeOf(around), member), message });
  if (!isSame) state.twice.push(issue);
}

/** A member that can change other objects rejects the text; anything else is kept. */
function note({ issues }: State, code: IssueCode, detail: IssueDetail): Issue {
  const issue = issueOf(code, code === 'format.forbidden_member' ? 'rejects' : 'kept', detail);
  if (issues.length < MAX_ISSUES) issues.push(issue);
  return issue;
}
