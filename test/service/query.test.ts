/** Asking: by any id, by product, by component; and that every answer can be asked for again by its own ids. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerRecord } from '../../src/core/consensus/record.ts';
import { lens, worldOf } from '../../src/core/lens.ts';
import type { Consensus } from '../../src/core/model/consensus.ts';
import type { Ground } from '../../src/core/model/ground.ts';
import { EVERYTHING, type Selection } from '../../src/core/model/selection.ts';
import { canonicalDigest } from '../../src/core/std/canonical.ts';
import { Failure } from '../../src/failure.ts';
import { type Evidence, gather, type Normalization } from '../../src/service/gather.ts';
import { matchReport } from '../../src/service/match.ts';
import type { Arrival } from '../../src/service/ports.ts';
import { query } from '../../src/service/query.ts';
import { DEFAULTS, day } from '../core/world.ts';
import { describeCorpus } from '../corpus.ts';
import { corpusFiles } from '../golden/corpus-digest.ts';

const NORMALIZATION: Normalization = {
  enabledFormats: new Set(['OpenVEX', 'CSAF', 'CycloneDX']),
  strictMode: false,
  maxDocumentSizeBytes: 10_485_760,
  maxStatementsPerDocument: 10_000,
};

const GROUND: Ground = {
  policy: { ...DEFAULTS, digest: canonicalDigest(DEFAULTS) },
  issuers: { issuers: [], digest: canonicalDigest([]) },
  asOf: day(240),
};

interface Entry {
  readonly vulnerability: string | { readonly name: string; readonly aliases?: readonly string[] };
  readonly products: readonly unknown[];
  readonly status: string;
}

function openvex(author: string, statements: readonly Entry[]): Arrival {
  const document = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://x/1',
    author,
    timestamp: '2026-01-01T00:00:00Z',
    version: 1,
    statements,
  };
  return { path: `${author}.json`, bytes: new TextEncoder().encode(JSON.stringify(document)), problem: null };
}

/** A product that is known by its name alone. */
function cyclonedx(author: string, state: string): Arrival {
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: '2026-01-01T00:00:00Z',
      authors: [{ name: author }],
      component: { type: 'application', name: 'Server X', 'bom-ref': 'x' },
    },
    vulnerabilities: [{ id: 'CVE-2024-0001', analysis: { state }, affects: [{ ref: 'x' }] }],
  };
  return { path: `${author}.json`, bytes: new TextEncoder().encode(JSON.stringify(document)), problem: null };
}

async function* from(arrivals: readonly Arrival[]): AsyncGenerator<Arrival> {
  yield* arrivals;
}

async function evidenceOf(arrivals: readonly Arrival[]): Promise<Evidence> {
  return (await gather(from(arrivals), NORMALIZATION)).evidence;
}

function ask(evidence: Evidence, selection: Partial<Selection>): Consensus[] {
  return [...query(evidence, { ...EVERYTHING, ...selection }, GROUND)];
}

function lines(answers: readonly Consensus[]): string[] {
  return answers.map((answer) => {
    const { vulnerability, product, component, status } = answerRecord(answer, false) as {
      vulnerability: { id: string };
      product: { id: string };
      component: { id: string } | null;
      status: string | null;
    };
    return [vulnerability.id, product.id, ...(component === null ? [] : [component.id]), status ?? 'nothing'].join(' ');
  });
}

const APP = 'pkg:npm/app@1.0.0';
const LIB = 'pkg:npm/lib@2.0.0';

describe('asking', async () => {
  const evidence = await evidenceOf([
    openvex('ann', [
      {
        vulnerability: { name: 'GO-2024-1', aliases: ['CVE-2024-0001', 'CVE-2024-0002'] },
        products: [APP],
        status: 'affected',
      },
      { vulnerability: 'CVE-2024-0003', products: [{ '@id': APP, subcomponents: [{ '@id': LIB }] }], status: 'fixed' },
      { vulnerability: 'SUSE-SU-2024:1', products: [APP], status: 'fixed' },
    ]),
    openvex('bob', [{ vulnerability: 'CVE-2024-0001', products: ['pkg:npm/app'], status: 'not_affected' }]),
  ]);

  test('without a selection: each vulnerability and product, in order', () => {
    expect(lines(ask(evidence, {}))).toEqual([
      `CVE-2024-0001 pkg:npm/app not_affected`,
      `CVE-2024-0001 ${APP} affected`,
      `CVE-2024-0002 ${APP} affected`,
      `CVE-2024-0003 ${APP} fixed`,
      `SUSE-SU-2024:1 ${APP} fixed`,
    ]);
  });

  test('by an alias of several CVEs: one answer for each, never merged', () => {
    expect(lines(ask(evidence, { vulnerability: 'go-2024-1', product: APP }))).toEqual([
      `CVE-2024-0001 ${APP} affected`,
      `CVE-2024-0002 ${APP} affected`,
    ]);
  });

  test('each component that a statement names', () => {
    expect(lines(ask(evidence, { component: '*', vulnerability: 'CVE-2024-0003' }))).toEqual([
      `CVE-2024-0003 ${APP} ${LIB} fixed`,
    ]);
  });

  test('a component inside every product that has it', () => {
    expect(lines(ask(evidence, { component: LIB }))).toContain(`CVE-2024-0003 ${APP} ${LIB} fixed`);
  });

  test('what was asked in full is answered even where nobody speaks', () => {
    expect(lines(ask(evidence, { vulnerability: 'CVE-1999-0001', product: APP }))).toEqual([
      `CVE-1999-0001 ${APP} nothing`,
    ]);
    expect(ask(evidence, { vulnerability: 'CVE-1999-0001' })).toEqual([]);
  });

  test('by a name: an answer for each issuer that uses it, for a name is unique per speaker only', async () => {
    const both = await evidenceOf([cyclonedx('ann', 'exploitable'), cyclonedx('bob', 'resolved')]);
    const answers = ask(both, { product: 'Server X' });
    expect(answers.map((answer) => answerRecord(answer, false))).toMatchObject([
      { product: { id: 'Server X', name: 'Server X', issuer: 'ann' }, status: 'affected', outcome: 'unanimous' },
      { product: { id: 'Server X', name: 'Server X', issuer: 'bob' }, status: 'fixed', outcome: 'unanimous' },
    ]);
    expect(lines(ask(both, {}))).toEqual(lines(answers));
  });

  test('only some statuses, only conflicts, only what is sure', () => {
    expect(lines(ask(evidence, { statuses: ['not_affected'] }))).toEqual([`CVE-2024-0001 pkg:npm/app not_affected`]);
    expect(lines(ask(evidence, { conflictsOnly: true }))).toEqual([`CVE-2024-0001 ${APP} affected`]);
    expect(ask(evidence, { minConfidence: 999_999 })).toEqual([]);
  });

  test('a text that names nothing is refused, with what to do', () => {
    expect(() => ask(evidence, { product: ' ' })).toThrow(Failure);
    expect(() => [...matchReport(evidence, EVERYTHING)]).toThrow(/needs a product/);
  });

  test('the match report names every statement on the package, and the first rule that failed', () => {
    const report = [
      ...matchReport(evidence, { ...EVERYTHING, product: 'pkg:npm/app@3.0.0', vulnerability: 'CVE-2024-0001' }),
    ];
    expect(
      report.map(({ statement, match, refusal }) => [statement.issuer?.value, match?.kind ?? refusal?.rule]),
    ).toEqual([
      ['bob', 'versionless'],
      ['ann', 'vulnerability_differs'],
      ['ann', 'version_differs'],
      ['ann', 'vulnerability_differs'],
    ]);
  });
});

test('what arrives without bytes is listed with its problem, and the same bytes once more are the same document', async () => {
  const first = openvex('ann', [{ vulnerability: 'CVE-2024-0001', products: [APP], status: 'fixed' }]);
  const { documents, evidence } = await gather(
    from([first, { ...first, path: 'copy.json' }, { path: 'gone.json', bytes: null, problem: 'it is gone' }]),
    NORMALIZATION,
  );
  expect(documents.map(({ path, sameAs, problem }) => [path, sameAs, problem])).toEqual([
    ['ann.json', null, null],
    ['copy.json', 'ann.json', null],
    ['gone.json', null, 'it is gone'],
  ]);
  expect(evidence.statements).toHaveLength(1);
  expect(evidence.heads).toHaveLength(1);
});

describeCorpus('over the whole corpus', '', (corpus) => {
  const arrivals = corpusFiles(corpus).map((path) => ({ path, bytes: readFileSync(path), problem: null }));

  test('every answer can be asked for again by its own ids, and is the same', async () => {
    const evidence = await evidenceOf(arrivals);
    for (const component of [null, '*']) {
      for (const answer of ask(evidence, { component })) {
        const record = answerRecord(answer, false) as {
          vulnerability: { id: string };
          product: { id: string };
          component: { id: string } | null;
        };
        const again = ask(evidence, {
          vulnerability: record.vulnerability.id,
          product: record.product.id,
          component: record.component?.id ?? null,
        });
        expect(again.map((each) => answerRecord(each, true))).toContainEqual(answerRecord(answer, true));
      }
    }
  });

  test('the index finds all that answers: the same as asking every statement', async () => {
    const evidence = await evidenceOf(arrivals);
    const world = worldOf(evidence.heads, GROUND);
    const answers = ask(evidence, { component: '*' }).filter((_, i) => i % 40 === 0);
    expect(answers.length).toBeGreaterThan(100);
    for (const answer of answers) {
      const linear = lens(answer.question, evidence.statements, world);
      expect(answerRecord(linear, true)).toEqual(answerRecord(answer, true));
    }
  });
});
