/**
 * SPDX 3.0 with the security profile, as compact JSON-LD → statements (formats.md §5). Only the four VEX relationships say
 * anything here; packages, files and other assessments (CVSS, EPSS, SSVC, KEV) are inventory.
 */
import type { Statement } from '../model/statement.ts';
import { asArray, asObject, type JsonArray, type JsonObject } from '../std/json/view.ts';
import { refusalBySize, refused, type Size, tally } from './counts.ts';
import type { FormatReader, Reading, ReadingInput } from './reading.ts';
import { vexClassOf } from './spdx3/classes.ts';
import { creationReader } from './spdx3/creation.ts';
import { entryReader, statementsIn } from './spdx3/entry.ts';
import { graphOf } from './spdx3/graph.ts';
import { noteVersion, readHead, versionOf } from './spdx3/head.ts';

export const spdx3: FormatReader = { name: 'SPDX', detect, read };

function detect(root: JsonObject): boolean {
  return versionOf(root) !== null && root['@graph'] !== undefined;
}

function read(input: ReadingInput): Reading {
  const { root, log, ids, maxStatements } = input;
  const elements = asArray(root['@graph']);
  if (elements === null) {
    log.add('format.schema', 'rejects', { pointer: '/@graph', message: 'no list of elements' });
    return refused('format.schema');
  }
  const entries = entriesIn(elements);
  const size = sizeOf(entries);
  const refusal = refusalBySize(size, maxStatements, log);
  if (refusal !== null) return refusal;

  // Which `detect` has found there.
  const version = versionOf(root) as string;
  noteVersion(version, log);
  if (entries.length === 0) log.add('format.no_statements', 'kept', { pointer: '/@graph' });
  const graph = graphOf(elements);
  const creationOf = creationReader(graph, log);
  const head = readHead(input, version, graph, creationOf);
  const statements: Statement[] = [];
  const counts = tally();
  const readEntry = entryReader({ graph, head, creationOf, ids, log, tally: counts, statements });
  for (const { entry, pointer } of entries) readEntry(entry, pointer);
  return { head, statements, statementsRead: size.statements, dropped: counts.dropped };
}

interface Entry {
  readonly entry: JsonObject;
  readonly pointer: string;
}

function entriesIn(elements: JsonArray): Entry[] {
  const entries: Entry[] = [];
  for (const [position, item] of elements.entries()) {
    const entry = asObject(item);
    if (entry !== null && vexClassOf(entry) !== null) entries.push({ entry, pointer: `/@graph/${position}` });
  }
  return entries;
}

function sizeOf(entries: readonly Entry[]): Size {
  let statements = 0;
  for (const { entry } of entries) statements += statementsIn(entry);
  return { statements, assertions: statements };
}
