/**
 * One digest over all answers to the whole shared corpus: equal for every input order, every machine and every Node.
 * `node test/golden/corpus-digest.ts` prints it, so that it can be compared outside the test runner.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { consensusDigest } from '../../src/core/consensus/record.ts';
import { EVERYTHING } from '../../src/core/model/selection.ts';
import { canonicalDigest } from '../../src/core/std/canonical.ts';
import { type Digest, sha256 } from '../../src/core/std/digest.ts';
import { ascending } from '../../src/core/std/order.ts';
import { gather, type Normalization } from '../../src/service/gather.ts';
import type { Arrival } from '../../src/service/ports.ts';
import { query } from '../../src/service/query.ts';
import { EACH_COMPONENT } from '../../src/service/questions.ts';
import { day, DEFAULTS, issuer } from '../core/world.ts';
import { CORPUS } from '../corpus.ts';

const NORMALIZATION: Normalization = {
  enabledFormats: new Set(['OpenVEX', 'CSAF', 'CycloneDX']),
  strictMode: false,
  maxDocumentSizeBytes: 10_485_760,
  maxStatementsPerDocument: 10_000,
};

const ISSUERS = [
  issuer('agologan', 'known', { names: ['agologan@users.noreply.github.com'] }),
  issuer('rancher', 'trusted', { names: ['Rancher Security team'] }),
  issuer('redhat', 'authoritative', { names: ['https://www.redhat.com'], products: ['pkg:rpm/redhat', 'cpe:redhat'] }),
];

export interface CorpusAnswers {
  readonly digest: Digest;
  readonly documents: number;
  readonly answers: number;
}

/** Every JSON file of the corpus, by path. */
export function corpusFiles(corpus: string): string[] {
  const entries = readdirSync(corpus, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort(ascending);
}

async function* arrive(files: readonly string[]): AsyncGenerator<Arrival> {
  for (const path of files) yield { path, bytes: readFileSync(path), problem: null };
}

/** Asks for every product and for every component that the corpus names. */
export async function corpusAnswers(files: readonly string[]): Promise<CorpusAnswers> {
  const { documents, evidence } = await gather(arrive(files), NORMALIZATION);
  const ground = {
    policy: { ...DEFAULTS, digest: canonicalDigest(DEFAULTS) },
    issuers: { issuers: ISSUERS, digest: canonicalDigest(ISSUERS.map(({ id, tier }) => [id, tier])) },
    asOf: day(240),
  };
  const digests: Digest[] = [];
  for (const component of [null, EACH_COMPONENT]) {
    for (const consensus of query(evidence, { ...EVERYTHING, component }, ground)) digests.push(consensusDigest(consensus));
  }
  return { digest: sha256(digests.join('\n')), documents: documents.length, answers: digests.length };
}

if (import.meta.main && CORPUS !== null) console.log((await corpusAnswers(corpusFiles(CORPUS))).digest);
