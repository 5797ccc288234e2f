/**
 * What reading untrusted JSON costs, as a ratio to what JSON.parse takes for the same bytes, decoding included.
 * `node bench/json.ts [corpus]` prints one JSON line a set of documents. The two are timed in turn, round after round in
 * one run, so that the machine's moods fall on both; a figure is the median of the rounds.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson } from '../src/core/std/json/read.ts';
import { inTurns, median, report } from './measure.ts';

const ROUNDS = 41;
/** A round reads a set again and again until it read at least so many bytes. */
const BYTES_PER_ROUND = 4_000_000;
/** As large as the largest single Red Hat document that was met. */
const LARGE = 23_000_000;

const FORMATS = [
  { name: 'openvex', mark: 'https://openvex.dev/ns' },
  { name: 'csaf', mark: '"csaf_version"' },
  { name: 'cyclonedx', mark: '"bomFormat"' },
];

interface DocumentSet {
  readonly name: string;
  readonly documents: readonly Uint8Array[];
}

function decodeAndParse(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
}

/** The VEX-like documents of the corpus by format; what JSON.parse refuses is no measure. */
function corpusSets(corpus: string): DocumentSet[] {
  const found = FORMATS.map(({ name }) => ({ name, documents: [] as Uint8Array[] }));
  for (const file of readdirSync(corpus, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.json') || file.endsWith('.schema.json')) continue;
    const bytes = Uint8Array.from(readFileSync(join(corpus, file)));
    const text = Buffer.from(bytes).toString('utf8');
    const format = FORMATS.findIndex(({ mark }) => text.includes(mark));
    if (format >= 0 && readJson(bytes).ok) found[format]?.documents.push(bytes);
  }
  return found.filter(({ documents }) => documents.length > 0);
}

/** One document of a set made large: a list of its largest document, over and over. */
function inflated({ name, documents }: DocumentSet): DocumentSet {
  const largest = documents.toSorted((a, b) => b.length - a.length)[0] ?? new Uint8Array();
  const text = Buffer.from(largest).toString('utf8');
  const copies = Array.from({ length: Math.ceil(LARGE / largest.length) }, () => text);
  return { name: `${name}, inflated`, documents: [Uint8Array.from(Buffer.from(`[${copies.join(',')}]`))] };
}

function measure({ name, documents }: DocumentSet): void {
  const bytes = documents.reduce((sum, document) => sum + document.length, 0);
  const repeats = Math.ceil(BYTES_PER_ROUND / bytes);
  const each = (read: (document: Uint8Array) => unknown) => () => {
    for (let repeat = 0; repeat < repeats; repeat++) for (const document of documents) read(document);
  };
  const { a: parse, b: read } = inTurns(
    ROUNDS,
    each(decodeAndParse),
    each((document) => readJson(document)),
  );
  const ratio = median(read.map((seconds, round) => seconds / (parse[round] ?? Number.NaN)));
  const megabytesPerSecond = Math.round((bytes * repeats) / 1e6 / median(read));
  report('json', { name, documents: documents.length, bytes, ratio: Number(ratio.toFixed(2)), megabytesPerSecond });
}

const corpus = process.argv[2] ?? fileURLToPath(new URL('../../shared/corpus', import.meta.url));
if (existsSync(corpus)) {
  const sets = corpusSets(corpus);
  for (const set of [...sets, ...sets.map(inflated)]) measure(set);
} else report('json', { skipped: `no corpus at ${corpus}` });
