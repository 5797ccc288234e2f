/** `document NAME … day N`: a file that several statements stand in, or whose lineage, source or signature matters. */
import { FORMATS } from '../../src/core/model/document.ts';
import { readDay, readKnownDay } from './quantities.ts';
import { type DocumentLine, type Signature, UNSIGNED } from './scenario.ts';
import type { Words } from './words.ts';

const ENDS = ['deleted', 'withdrawn', 'superseded'] as const;
const DOCUMENT_WORDS = [
  ...['format', 'lineage', 'id', 'derived', 'draft', 'source', 'listed', 'replaces', 'generated', 'day'],
  ...['signed-by', 'forged', 'unknown-key'],
  ...ENDS,
];

export function readDocument(words: Words, declared: readonly DocumentLine[]): DocumentLine {
  const name = words.next('the name of a document');
  if (declared.some((document) => document.name === name)) words.fail(`there is a document ${name} already`);
  let line: DocumentLine = { ...plainDocument(words, name), instant: null };
  let dated = false;
  while (!words.done()) {
    const signature = readSignature(words);
    if (signature !== null) {
      line = { ...line, signature };
      continue;
    }
    const word = words.oneOf(DOCUMENT_WORDS, 'what is said of a document');
    if (word === 'day') [dated, line] = [true, { ...line, instant: readDay(words) }];
    else line = { ...line, ...readPart(words, word) };
  }
  return dated ? line : words.fail('a document has a day (`day unknown` where it has none)');
}

export function plainDocument(words: Pick<Words, 'at'>, name: string): Omit<DocumentLine, 'instant'> {
  return {
    at: words.at,
    name,
    format: 'OpenVEX',
    lineage: null,
    generated: null,
    derived: false,
    draft: false,
    ends: null,
    source: 'local',
    listed: null,
    replaces: null,
    signature: UNSIGNED,
  };
}

function readPart(words: Words, word: string): Partial<DocumentLine> {
  const ends = ENDS.find((end) => end === word);
  if (ends !== undefined) return { ends };
  if (word === 'derived') return { derived: true };
  if (word === 'draft') return { draft: true };
  if (word === 'format') return { format: words.oneOf(FORMATS, 'a format') };
  if (word === 'source') return { source: words.next('a source') };
  if (word === 'listed') return { listed: readKnownDay(words) };
  if (word === 'generated') return { generated: readKnownDay(words) };
  if (word === 'replaces') return { replaces: words.next('a document') };
  const key = words.next('the key of a lineage');
  const version = words.take('version') ? words.next('a version') : null;
  return { lineage: { key, version, byId: word === 'id' } };
}

export function known(words: Words, declared: readonly DocumentLine[], name: string): string {
  return declared.some((document) => document.name === name) ? name : words.fail(`there is no document ${name} above`);
}

export function readSignature(words: Words): Signature | null {
  if (words.take('signed')) return { by: 'own' };
  if (words.take('signed-by')) return { by: 'issuer', issuer: words.next('who signed') };
  if (words.take('forged')) return { by: 'forger' };
  return words.take('unknown-key') ? { by: 'stranger' } : null;
}
