/**
 * Bytes → the JSON value that the readers of formats read, whatever form of text it came in: JSON as it is, a CycloneDX BOM
 * in XML as its JSON form. Invariant: `value` is there exactly where no issue rejects the bytes.
 */
import { Buffer } from 'node:buffer';
import { type Issue, type IssueCode, type IssueDetail, issueOf } from '../std/issue.ts';
import { byteAt, skipSpace } from '../std/json/bytes.ts';
import { isDifferentTwice } from '../std/json/findings.ts';
import { positionsIn } from '../std/json/position.ts';
import { type Json, readJson } from '../std/json/read.ts';
import { decode, firstBadByte, markLength } from '../std/json/utf8.ts';
import { asArray, asObject, member, segmentsOf } from '../std/json/view.ts';
import { by } from '../std/order.ts';
import { bomFromXml } from './cyclonedx/xml.ts';

export interface Received {
  /** Undefined where an issue rejects the bytes. */
  readonly value: Json | undefined;
  readonly issues: readonly Issue[];
  /** Those about a member which came twice with two values. */
  readonly twice: readonly Issue[];
  /** The issues of a document with the places in its text, where only this form of text knows them. */
  placed(issues: readonly Issue[]): readonly Issue[];
}

export function receive(bytes: Uint8Array): Received {
  return isXml(bytes) ? receiveXml(bytes) : receiveJson(bytes);
}

const unplaced = (issues: readonly Issue[]): readonly Issue[] => issues;

const NOTHING = { value: undefined, twice: [], placed: unplaced } as const;

function receiveJson(bytes: Uint8Array): Received {
  const json = readJson(bytes);
  if (!json.ok) return { ...NOTHING, issues: json.issues.map((issue) => hinted(issue, bytes)) };
  return { value: json.value, issues: json.issues, twice: json.issues.filter(isDifferentTwice), placed: unplaced };
}

/** Field 1 of a BOM in protobuf, spec_version, is a text of three characters: `1.4`. */
function hinted(issue: Issue, bytes: Uint8Array): Issue {
  const isProtobuf = decode(bytes.subarray(0, 4)) === '\n\u00031.';
  if (issue.code !== 'format.not_json' || !isProtobuf) return issue;
  const message = `${issue.message}. CycloneDX is read as JSON or XML, not as protobuf: convert the BOM first`;
  return { ...issue, message };
}

const LESS_THAN = 0x3c;

/** HTML is left to the reader of JSON, which calls it by its name. */
function isXml(bytes: Uint8Array): boolean {
  const start = skipSpace(bytes, markLength(bytes));
  return (
    byteAt(bytes, start) === LESS_THAN && !/^<(?:html|!doctype html)/i.test(decode(bytes.subarray(start, start + 16)))
  );
}

function receiveXml(bytes: Uint8Array): Received {
  const bad = firstBadByte(bytes);
  if (bad >= 0) return refused('format.not_xml', { message: 'not UTF-8', position: positionsIn(bytes)(bad) });
  const text = decode(bytes, markLength(bytes));
  const bom = bomFromXml(text);
  if (bom.fault !== null) {
    const { code, offset, ...detail } = bom.fault;
    const issue = issueOf(code, 'rejects', detail);
    return { ...NOTHING, issues: placedAt([issue], () => offset, bytes, text) };
  }
  const { root, issues, twice, offsets } = bom;
  if (root === null) return refused('format.unknown', { message: 'XML, but no CycloneDX BOM of version 1.x' });
  const isRefused = issues.some(({ effect }) => effect === 'rejects');
  const offsetOf = ({ pointer }: Issue): number => deepest(root, pointer, offsets);
  const placed = (given: readonly Issue[]): Issue[] => placedAt(given, offsetOf, bytes, text);
  return { value: isRefused ? undefined : root, issues, twice, placed };
}

function refused(code: IssueCode, detail: IssueDetail): Received {
  return { ...NOTHING, issues: [issueOf(code, 'rejects', detail)] };
}

/** The issues with positions, from offsets in UTF-16 code units; the text is read once, from its start to the last of them. */
function placedAt(
  issues: readonly Issue[],
  offsetOf: (issue: Issue) => number,
  bytes: Uint8Array,
  text: string,
): Issue[] {
  const positionAt = positionsIn(bytes);
  let [units, length] = [0, markLength(bytes)];
  const placed = issues.map((issue, index) => ({ issue, index, offset: offsetOf(issue) }));
  const inText = placed.sort(by(({ offset }) => offset)).map(({ issue, index, offset }) => {
    length += Buffer.byteLength(text.slice(units, offset));
    units = offset;
    return { index, issue: { ...issue, position: positionAt(length) } };
  });
  return inText.sort(by(({ index }) => index)).map(({ issue }) => issue);
}

/** The element of the pointer's value, or the nearest around it that is more than a text. */
function deepest(root: Json, pointer: string, offsets: ReadonlyMap<Json, number>): number {
  let value: Json | undefined = root;
  let offset = 0;
  for (const segment of segmentsOf(pointer)) {
    offset = offsets.get(value) ?? offset;
    value = asArray(value)?.[Number(segment)] ?? member(asObject(value), segment);
    if (value === undefined) return offset;
  }
  return offsets.get(value) ?? offset;
}
