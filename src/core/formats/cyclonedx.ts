/**
 * CycloneDX JSON 1.4 to 1.7 → statements (formats.md §4). A BOM is VEX only where a vulnerability has an analysis with a
 * state; all else in it is inventory, or the output of a scanner.
 */
import type { Statement } from '../model/statement.ts';
import { asObject, type JsonObject } from '../std/json/view.ts';
import { refusalBySize, refused, tally } from './counts.ts';
import { entryReader } from './cyclonedx/entry.ts';
import { readHead, readVersion } from './cyclonedx/head.ts';
import { listOf, sizeOf } from './cyclonedx/lists.ts';
import { BOM_MEMBERS } from './cyclonedx/members.ts';
import type { FormatReader, Reading, ReadingInput } from './reading.ts';
import { memberCheck } from './texts.ts';

export const cyclonedx: FormatReader = { name: 'CycloneDX', detect, read };

function detect(root: JsonObject): boolean {
  return root.bomFormat === 'CycloneDX';
}

function read(input: ReadingInput): Reading {
  const { root, log, ids, maxStatements } = input;
  const entries = listOf(root.vulnerabilities);
  if (entries === null || entries.isLone) {
    log.add('format.schema', 'rejects', { pointer: '/vulnerabilities', message: 'no list of vulnerabilities' });
    return refused('format.schema');
  }
  const size = sizeOf(entries.items);
  const formatVersion = readVersion(root, log);
  if (formatVersion === null) return refused('format.version_unsupported', size);
  const refusal = refusalBySize(size, maxStatements, log);
  if (refusal !== null) return refusal;

  memberCheck(log)(root, 'BOM', BOM_MEMBERS, '');
  if (entries.items.length === 0) log.add('format.no_statements', 'kept', { message: 'a BOM without vulnerabilities' });
  if (asObject(root.signature) !== null) log.add('format.signature_unread', 'kept', { pointer: '/signature' });
  const head = readHead(input, formatVersion);
  const statements: Statement[] = [];
  const counts = tally();
  const readEntry = entryReader({ root, head, ids, log, tally: counts, statements });
  for (const [position, entry] of entries.items.entries()) readEntry(entry, position);
  return { head, statements, statementsRead: size.statements, dropped: counts.dropped };
}
