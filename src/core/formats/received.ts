/**
 * Bytes → the JSON value that the readers of formats read, whatever form of text it came in: JSON as it is, a CycloneDX BOM
 * in XML as its JSON form. Invariant: `value` is there exactly where no issue rejects the bytes.
 */
import { Buffer } from 'node:buffer';
import { type Issue, type IssueCode, issueOf, type Position } from '../std/issue.ts';
import { byteAt, skipSpace } from '../std/json/bytes.ts';
import { isDifferentTwice } from '../std/json/findings.ts';
import { positionsIn } from '../std/json/position.ts';
import { type Json, readJson } from '../std/json/read.ts';
import { decode, firstBadByte, markLength } from '../std/json/utf8.ts';
import { asArray, asObject, member, segmentsOf } from '../std/json/view.ts';
import { by } from '../std/order.ts';
import { bomFromXml, type XmlBom } from './cyclonedx/xml.ts';

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

function receiveJson(bytes: Uint8Array): Received {
  const json = readJson(bytes);
  const placed = (issues: readonly Issue[]): readonly Issue[] => issues;
  if (json.ok) return { value: json.value, issues: json.issues, twice: json.issues.filter(isDifferentTwice), placed };
  return { value: undefined, issues: json.issues.map((issue) => hinted(issue, bytes)), twice: [], placed };
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
  const place = positionsOf(bytes, text);
  if (bom.fault !== null) {
    const { code, offset, ...detail } = bom.fault;
    return refused(code, { ...detail, ...positionOf(place([offset]).get(offset)) });
  }
  const { root, issues, twice } = bom;
  if (root === null) return refused('format.unknown', { message: 'XML, but no CycloneDX BOM of version 1.x' });
  const isRefused = issues.some(({ effect }) => effect === 'rejects');
  return { value: isRefused ? undefined : root, issues, twice, placed: (given) => placedIn(given, bom, root, place) };
}

function refused(code: IssueCode, detail: Parameters<typeof issueOf>[2]): Received {
  return { value: undefined, issues: [issueOf(code, 'rejects', detail)], twice: [], placed: (issues) => issues };
}

function positionOf(position: Position | undefined): { position?: Position } {
  return position === undefined ? {} : { position };
}

/** Offsets in UTF-16 code units → positions. */
type Places = (offsets: Iterable<number>) => ReadonlyMap<number, Position>;

function positionsOf(bytes: Uint8Array, text: string): Places {
  return (offsets) => {
    const at = positionsIn(bytes);
    let [units, length] = [0, markLength(bytes)];
    const found = new Map<number, Position>();
    for (const offset of [...new Set(offsets)].sort(by((value) => value))) {
      length += Buffer.byteLength(text.slice(units, offset));
      units = offset;
      found.set(offset, at(length));
    }
    return found;
  };
}

/** An issue is placed at the element of its pointer's value, or the nearest around it that is more than a text. */
function placedIn(issues: readonly Issue[], { offsets }: XmlBom, root: Json, places: Places): readonly Issue[] {
  const offsetOf = new Map<string, number>();
  for (const { pointer } of issues) offsetOf.set(pointer, deepest(root, pointer, offsets));
  const positions = places(offsetOf.values());
  return issues.map((issue) => {
    const position = issue.position ?? positions.get(offsetOf.get(issue.pointer) ?? 0);
    return { ...issue, ...positionOf(position) };
  });
}

function deepest(root: Json, pointer: string, offsets: ReadonlyMap<Json, number>): number {
  let value: Json | undefined = root;
  let offset = offsets.get(root) ?? 0;
  for (const segment of segmentsOf(pointer)) {
    value = asArray(value)?.[Number(segment)] ?? member(asObject(value), segment);
    if (value === undefined) break;
    offset = offsets.get(value) ?? offset;
  }
  return offset;
}
