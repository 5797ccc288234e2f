/**
 * OpenVEX 0.0.1 and 0.2.0 → statements (formats.md §2). The version's label decides nothing: shapes win, because tools
 * write new shapes under old labels and the reverse.
 */
import type { Statement } from '../model/statement.ts';
import { asArray, asObject, type JsonObject } from '../std/json/view.ts';
import { refusalBySize, refused, tally } from './counts.ts';
import { entryReader } from './openvex/entry.ts';
import { contextOf, readHead, readVersion } from './openvex/head.ts';
import { DOCUMENT_MEMBERS } from './openvex/members.ts';
import { namedProduct } from './openvex/products.ts';
import { sizeOf } from './openvex/size.ts';
import type { FormatReader, Reading } from './reading.ts';
import { memberCheck } from './texts.ts';
import type { WrappedInput } from './wrapper.ts';

export const openvex: FormatReader = { name: 'OpenVEX', detect, read };

/** An OpenVEX context; or none, but an author and a status in a statement, as merge tools write it. */
function detect(root: JsonObject): boolean {
  if (contextOf(root) !== null) return true;
  const isBare = root['@context'] === undefined || root['@context'] === '';
  const entries = asArray(root.statements) ?? [];
  return isBare && root.author !== undefined && entries.some((entry) => asObject(entry)?.status !== undefined);
}

function read(input: WrappedInput): Reading {
  const { root, log, ids, maxStatements, subjects = [] } = input;
  const entries = asArray(root.statements);
  if (entries === null) {
    log.add('format.schema', 'rejects', { pointer: '/statements', message: 'no list of statements' });
    return refused('format.schema');
  }
  const size = sizeOf(entries, subjects.length);
  const formatVersion = readVersion(root, log);
  if (formatVersion === null) return refused('format.version_unsupported', size);
  const refusal = refusalBySize(size, maxStatements, log);
  if (refusal !== null) return refusal;

  memberCheck(log)(root, 'document', DOCUMENT_MEMBERS, '');
  if (entries.length === 0) {
    log.add('format.no_statements', 'kept', { pointer: '/statements' });
    // Which strict mode refuses for: the schema asks for at least one (`minItems`).
    log.add('format.schema', 'kept', { pointer: '/statements', message: 'an empty list of statements' });
  }
  const head = readHead(input, formatVersion, entries);
  const statements: Statement[] = [];
  const counts = tally();
  const inherited = subjects.map((product) => namedProduct(product, []));
  const readEntry = entryReader({ head, ids, log, tally: counts, inherited, statements });
  for (const [position, entry] of entries.entries()) readEntry(entry, position);
  return { head: head.head, statements, statementsRead: size.statements, dropped: counts.dropped };
}
