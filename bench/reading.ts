/**
 * What reading documents into an indexed evidence costs, as a ratio to JSON.parse of the same bytes (decoding included),
 * and how much memory a large CSAF document takes.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { candidatesAmong } from '../src/core/consensus/candidates.ts';
import { normalize } from '../src/core/formats/normalize.ts';
import { identifierReader } from '../src/core/identity/identifier.ts';
import { UNSIGNED } from '../src/core/model/verification.ts';
import { inflatedText } from '../test/core/formats/csaf/inflate.ts';
import { CORPUS } from '../test/corpus.ts';
import { corpusFiles } from '../test/golden/corpus-digest.ts';
import { inTurns, median, report } from './measure.ts';

const GIVEN = { delivery: { source: 'bench', place: null, listed: null, replaces: null }, verification: UNSIGNED };

/** The reading of a run of documents, as `gather` does it: identifiers are shared, and all is indexed. */
export function readAll(documents: readonly Uint8Array[]): number {
  const options = {
    strict: false,
    enabledFormats: new Set(['OpenVEX', 'CSAF', 'CycloneDX'] as const),
    maxDocumentBytes: 1e9,
    maxStatements: 1e9,
    ids: identifierReader(),
  };
  const statements = documents.flatMap((bytes) => normalize(bytes, GIVEN, options).statements);
  candidatesAmong(statements);
  return statements.length;
}

function parseAll(documents: readonly Uint8Array[]): void {
  for (const bytes of documents) JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
}

function compare(name: string, documents: readonly Uint8Array[], target: number): void {
  const bytes = documents.reduce((sum, { length }) => sum + length, 0);
  const statements = readAll(documents);
  const { a, b } = inTurns(
    15,
    () => readAll(documents),
    () => parseAll(documents),
  );
  const ratio = Number((median(a) / median(b)).toFixed(2));
  report(name, {
    documents: documents.length,
    bytes,
    statements,
    megabytesPerSecond: Math.round(bytes / 1e6 / median(a)),
    ratioToJsonParse: ratio,
    target,
  });
}

function openVexOfCorpus(corpus: string): Uint8Array[] {
  const files = corpusFiles(corpus).map((path) => readFileSync(path));
  return files.filter((bytes) => bytes.includes('https://openvex.dev/ns') && bytes.includes('"statements"'));
}

export function benchReading(): void {
  if (CORPUS === null) report('reading.openvex', { skipped: 'the shared corpus is absent' });
  else compare('reading.openvex', openVexOfCorpus(CORPUS), 4);

  const text = inflatedText({ statements: 22_000 });
  compare('reading.csaf_large', [Buffer.from(text)], 4);
  benchMemory(text);
}

/** The peak of a process of its own that reads the document and keeps what was read. */
function benchMemory(text: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'vexlens-bench-'));
  try {
    const file = join(folder, 'large.csaf.json');
    writeFileSync(file, text);
    const output = execFileSync(process.execPath, [fileURLToPath(new URL('memory.ts', import.meta.url)), file]);
    report('reading.csaf_large_memory', { ...JSON.parse(output.toString()), target: 300 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
