/**
 * `--aliases`: which CVEs stand behind other ids, as the operator says it: a map from each id to its CVEs (YAML or JSON),
 * or OSV records (one, a JSON array, or JSON lines). Invariant: no row has a CVE as its id, so that nothing joins two CVEs.
 */
import { Buffer } from 'node:buffer';
import type { Issue, Position } from '../core/std/issue.ts';
import { locate } from '../core/std/json/locate.ts';
import { type Json, readJson } from '../core/std/json/read.ts';
import { asArray, asObject, asText, type JsonObject, member, pointerTo } from '../core/std/json/view.ts';
import { type ReadText, readTextFile } from './file.ts';
import { type Problem, refuseAny } from './problems.ts';
import { met, type Node, quoted, scalar } from './tree.ts';
import { readYaml } from './yaml.ts';

/** 64 MiB: all of OSV's records of an ecosystem. YAML is slower to read, so it is held to 1 MiB. */
export const MAX_ALIASES_BYTES = 67_108_864;
export const MAX_YAML_BYTES = 1_048_576;
/** Of one id; the longest advisories name some hundreds. */
export const MAX_CVES = 1024;
const MAX_ID = 2048;

const REMEDY = 'Correct the places named: each entry is `id: [CVE-…]`, or an OSV record; nothing was read.';

/** An id in normal form, and whether it is a CVE. Given by whoever knows identities. */
export type ReadId = (text: string) => { readonly id: string; readonly kind: 'cve' | 'broken_cve' | 'other' };

type Row = readonly [id: string, cves: readonly string[]];

/** The rows of all files, one after the other. Throws Failure `usage` with every problem and its place. */
export function loadAliases(paths: readonly string[], readId: ReadId, readText: ReadText = readTextFile): Row[] {
  const problems: Problem[] = [];
  const rows = paths.flatMap((path) =>
    partsOf(path, readText, problems).flatMap((part) => rowsOf(part, readId, problems)),
  );
  refuseAny(problems, 'the alias table', REMEDY);
  return rows;
}

/** One JSON or YAML value of a file. */
interface Part {
  readonly value: Json;
  /** The places of values, and of the names of members, by pointer. */
  places(pointers: readonly string[]): (pointer: string, isName: boolean) => string;
}

function partsOf(path: string, readText: ReadText, problems: Problem[]): Part[] {
  let text: string;
  try {
    text = readText(path, MAX_ALIASES_BYTES);
  } catch (error) {
    problems.push({ at: path, message: error instanceof Error ? error.message : 'it cannot be read' });
    return [];
  }
  const start = text.trimStart().charAt(0);
  if (start !== '{' && start !== '[') return yamlPart(text, path, problems);
  if (!isLines(text)) return jsonPart(text, path, 0, problems);
  return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : jsonPart(line, path, i, problems)));
}

/** JSON lines: the first line is an object by itself, and others follow. */
function isLines(text: string): boolean {
  const whole = text.trim();
  const end = whole.indexOf('\n');
  return end >= 0 && whole.startsWith('{') && whole.slice(0, end).trimEnd().endsWith('}');
}

function jsonPart(text: string, path: string, linesBefore: number, problems: Problem[]): Part[] {
  const bytes = Buffer.from(text);
  const json = readJson(bytes);
  const at = (position: Position | undefined) =>
    position === undefined ? path : `${path}:${linesBefore + position.line}:${position.column}`;
  for (const { position, message } of json.issues.filter(isProblem)) problems.push({ at: at(position), message });
  if (!json.ok) return [];
  const places: Part['places'] = (pointers) => {
    const positions = locate(bytes, pointers);
    return (pointer) => at(positions.get(pointer));
  };
  return [{ value: json.value, places }];
}

/** Whole numbers that lose digits stand in parts of an OSV record that are not read. */
function isProblem({ code, effect }: Issue): boolean {
  return effect === 'rejects' || code === 'format.duplicate_key';
}

function yamlPart(text: string, path: string, problems: Problem[]): Part[] {
  if (Buffer.byteLength(text) > MAX_YAML_BYTES) {
    problems.push({ at: path, message: `it is larger than ${MAX_YAML_BYTES} bytes; write so large a table as JSON` });
    return [];
  }
  const root = readYaml(text, path, problems);
  if (root === null) return [];
  const [values, names] = [new Map<string, string>(), new Map<string, string>()];
  const value = plain(root, '', values, names);
  return [{ value, places: () => (pointer, isName) => (isName ? names : values).get(pointer) ?? path }];
}

type Places = Map<string, string>;

/** As deep as `readYaml` reads. */
function plain(node: Node, pointer: string, values: Places, names: Places): Json {
  values.set(pointer, node.at);
  if (node.is === 'scalar') return node.value;
  if (node.is === 'list') return node.items.map((item, i) => plain(item, pointerTo(pointer, i), values, names));
  const object: Record<string, Json> = Object.create(null);
  for (const { key, at, value } of node.members) {
    const inside = pointerTo(pointer, key);
    names.set(inside, at);
    object[key] = plain(value, inside, values, names);
  }
  return object;
}

/** A remark on a value, or on the name of a member. */
interface Remark {
  readonly pointer: string;
  readonly message: string;
  readonly isName: boolean;
}

interface Reading {
  readonly readId: ReadId;
  report(pointer: string, message: string, isName?: boolean): void;
}

function rowsOf({ value, places }: Part, readId: ReadId, problems: Problem[]): Row[] {
  const remarks: Remark[] = [];
  const report: Reading['report'] = (pointer, message, isName = false) => remarks.push({ pointer, message, isName });
  const rows = entriesIn(value, { readId, report });
  if (remarks.length === 0) return rows;
  const placeOf = places(remarks.map(({ pointer }) => pointer));
  for (const { pointer, message, isName } of remarks) problems.push({ at: placeOf(pointer, isName), message });
  return [];
}

function entriesIn(value: Json, reading: Reading): Row[] {
  const list = asArray(value);
  if (list !== null) return list.flatMap((item, i) => recordIn(item, `/${i}`, reading));
  const map = asObject(value);
  if (map === null) reading.report('', `the file must hold a map from ids to CVEs or OSV records, not ${metIn(value)}`);
  if (map === null) return [];
  return isRecord(map) ? recordRows(map, '', reading) : Object.keys(map).flatMap((id) => entryRow(map, id, reading));
}

/** OSV schema: `id` and `modified` are required. */
function isRecord(map: JsonObject): boolean {
  const told = asText(member(map, 'modified')) !== null || asArray(member(map, 'aliases')) !== null;
  return told && asText(member(map, 'id')) !== null;
}

function recordIn(item: Json, pointer: string, reading: Reading): Row[] {
  const record = asObject(item);
  if (record !== null && isRecord(record)) return recordRows(record, pointer, reading);
  reading.report(pointer, `a list must hold OSV records (maps with id, modified and aliases), not ${metIn(item)}`);
  return [];
}

/**
 * OSV schema, `aliases`: ids of the same flaw. The record's own id and each of them that is no CVE map to those that are.
 * What is `related` or `upstream` is another flaw's, and a record that was withdrawn says nothing.
 */
function recordRows(record: JsonObject, pointer: string, reading: Reading): Row[] {
  if (asText(member(record, 'withdrawn')) !== null) return [];
  const aliases = asArray(member(record, 'aliases')) ?? [];
  const texts = [
    textIn(member(record, 'id'), pointerTo(pointer, 'id'), reading),
    ...aliases.map((alias, i) => textIn(alias, pointerTo(pointer, 'aliases', i), reading)),
  ];
  const ids = texts.flatMap((text) => (text === null ? [] : [reading.readId(text)]));
  const cves = ids.filter(({ kind }) => kind === 'cve').map(({ id }) => id);
  if (cves.length > MAX_CVES) reading.report(pointer, tooMany(cves.length));
  return cves.length === 0 ? [] : ids.filter(({ kind }) => kind === 'other').map(({ id }) => [id, cves] as const);
}

function entryRow(map: JsonObject, key: string, reading: Reading): Row[] {
  const pointer = pointerTo('', key);
  const text = textIn(key, pointer, reading, true);
  const { id, kind } = reading.readId(text ?? '');
  if (text !== null && kind !== 'other') {
    reading.report(
      pointer,
      `${quoted(key)} is a CVE: write the other id before the colon and its CVEs behind it`,
      true,
    );
  }
  const value = map[key] ?? null;
  const list = asArray(value);
  const items = list ?? (value === null ? [] : [value]);
  if (items.length === 0) reading.report(pointer, `${quoted(key)} needs at least one CVE`);
  if (items.length > MAX_CVES) reading.report(pointer, tooMany(items.length));
  const cves = items.map((item, i) => cveIn(item, list === null ? pointer : pointerTo(pointer, i), reading));
  return [[id, cves.filter((cve) => cve !== null)]];
}

function cveIn(value: Json, pointer: string, reading: Reading): string | null {
  const text = textIn(value, pointer, reading);
  if (text === null) return null;
  const { id, kind } = reading.readId(text);
  if (kind === 'cve') return id;
  reading.report(pointer, `${quoted(text)} is no CVE; write CVE-, the year and at least four digits`);
  return null;
}

function textIn(value: Json | undefined, pointer: string, { report }: Reading, isName = false): string | null {
  const text = asText(value);
  if (text === null || text.trim() === '') report(pointer, `an id must be a text, not ${metIn(value)}`, isName);
  else if (text.length > MAX_ID) report(pointer, `an id is longer than ${MAX_ID} characters`, isName);
  else if (!text.isWellFormed()) report(pointer, 'an id is no Unicode text', isName);
  else return text;
  return null;
}

function tooMany(count: number): string {
  return `${count} CVEs of one id, at most ${MAX_CVES} are read`;
}

function metIn(value: Json | undefined): string {
  if (typeof value !== 'object' || value === null) return met(scalar('', value ?? null));
  return asArray(value) === null ? 'a map' : 'a list';
}
