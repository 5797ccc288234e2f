/**
 * Time and memory at n, 2n and 4n for the worst cases that we know: `npm run slope [-- FAMILY]`. One JSON line a family with
 * the slopes, which are log2 of what twice the size costs: 1 is linear, 2 is quadratic, the target is at most 1.2. Times
 * are those of this thread's own work, so that a busy machine does not bend them, the least of several rounds; memory is
 * what is still held when the answer is there.
 */

import { candidatesAmong } from '../src/core/consensus/candidates.ts';
import { consensusDigest } from '../src/core/consensus/record.ts';
import { explain } from '../src/core/explain.ts';
import { normalize } from '../src/core/formats/normalize.ts';
import { askedProduct } from '../src/core/identity/asked-product.ts';
import { identifierReader } from '../src/core/identity/identifier.ts';
import { readPurl } from '../src/core/identity/purl.ts';
import { inRange } from '../src/core/identity/version/contains.ts';
import { readStatedRange } from '../src/core/identity/version/range-text.ts';
import { lens } from '../src/core/lens.ts';
import { EVERYTHING } from '../src/core/model/selection.ts';
import type { Statement } from '../src/core/model/statement.ts';
import { withPositions } from '../src/core/std/json/locate.ts';
import { readJson } from '../src/core/std/json/read.ts';
import { matchReport } from '../src/service/match.ts';
import { BY_HAND, LENIENT } from '../test/core/formats/normal.ts';
import { DEFAULTS, day, inMode, issuer, product, QUESTION, said, world } from '../test/core/world.ts';

const TARGET = 1.2;
const ROUNDS = 3;

/** Makes the input of size n, outside the measurement, and gives the work. What the work returns is held while measured. */
type Family = readonly [name: string, n: number, make: (n: number) => () => unknown];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));
const json = (value: unknown): Uint8Array => utf8(JSON.stringify(value));
const limits = { ...LENIENT, maxDocumentBytes: 1e9, maxStatements: 1e7 };
const reads = (bytes: Uint8Array) => () => normalize(bytes, BY_HAND, { ...limits, ids: identifierReader() });

const openvex = (statements: readonly unknown[], more: object = {}): Uint8Array =>
  json({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'x',
    author: 'a',
    timestamp: '2024-01-01T00:00:00Z',
    version: 1,
    statements,
    ...more,
  });
const cve = (i: number): string => `CVE-2024-${1000 + i}`;
const purl = (i: number): string => `pkg:npm/p${i}@1.0.0`;
const affected = (i: number, more: object = {}): object => ({
  vulnerability: { name: cve(i) },
  products: [{ '@id': purl(i) }],
  status: 'affected',
  action_statement: 'x',
  ...more,
});

const TRACKING = {
  id: 'X',
  version: '1',
  status: 'final',
  current_release_date: '2024-01-01T00:00:00Z',
  initial_release_date: '2024-01-01T00:00:00Z',
};
const CSAF = {
  csaf_version: '2.0',
  category: 'csaf_vex',
  title: 'x',
  publisher: { name: 'a', namespace: 'https://a.org', category: 'vendor' },
  tracking: TRACKING,
};
const csaf = (product_tree: object, vulnerabilities: readonly object[]): Uint8Array =>
  json({ document: CSAF, product_tree, vulnerabilities });
const named = (i: number | string): object => ({
  product_id: `P${i}`,
  name: `Foo ${i}`,
  product_identification_helper: { purl: purl(Number(i)) },
});
const relation = (i: number, part: string, whole: string): object => ({
  category: 'default_component_of',
  full_product_name: { product_id: `R${i}`, name: `Rel ${i}` },
  product_reference: part,
  relates_to_product_reference: whole,
});
const known = (ids: readonly string[], more: object = {}): object => ({
  cve: 'CVE-2024-1',
  product_status: { known_not_affected: ids },
  ...more,
});

const bom = (more: object): Uint8Array =>
  json({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    version: 1,
    metadata: {
      timestamp: '2024-01-01T00:00:00Z',
      supplier: { name: 'a' },
      component: { type: 'application', name: 'm', 'bom-ref': 'm', purl: 'pkg:npm/m@1' },
    },
    ...more,
  });
const flaw = (i: number, refs: readonly string[], versions: readonly object[] = []): object => ({
  id: cve(i),
  analysis: { state: 'exploitable' },
  affects: refs.map((ref) => ({ ref, ...(versions.length === 0 ? {} : { versions }) })),
});
const part = (i: number): object => ({ type: 'library', name: `p${i}`, 'bom-ref': `r${i}`, purl: purl(i) });

/** Words on the one pair; `who` says by whom, when and what. */
const flood = (n: number, who: (i: number) => Parameters<typeof said>[0]): Statement[] =>
  times(n, (i) => said({ salt: i, ...who(i) }));
const asks = (statements: readonly Statement[], mode: Parameters<typeof inMode>[0] = 'WeightedVote') => {
  const issuers = [issuer('ann', 'known'), issuer('bob', 'trusted')];
  return () =>
    consensusDigest(
      lens(QUESTION, candidatesAmong(statements).to(QUESTION), world(statements, issuers, inMode(mode), day(40))),
    );
};
const STATUSES = ['affected', 'not_affected', 'fixed', 'under_investigation'] as const;
const status = (i: number) => STATUSES[i % 4] ?? 'affected';
const lineage = (i: number, key = 'k') => ({ key, version: String(i), needsDistinctVersions: false, generated: null });

const FAMILIES: readonly Family[] = [
  [
    'json.nested_to_the_limit',
    4_000,
    (n) => () => times(n, () => readJson(utf8('['.repeat(100) + ']'.repeat(100)))).length,
  ],
  [
    'json.nested_beyond',
    500_000,
    (n) => {
      const bytes = utf8('['.repeat(n));
      return () => readJson(bytes);
    },
  ],
  [
    'json.keys',
    100_000,
    (n) => {
      const bytes = json(Object.fromEntries(times(n, (i) => [`k${i}`, i])));
      return () => readJson(bytes);
    },
  ],
  [
    'json.keys_alike',
    50_000,
    (n) => {
      const bytes = json(
        Object.fromEntries(times(n, (i) => [`${'a'.repeat(40)}${String(i).padStart(8, '0')}${'a'.repeat(40)}`, i])),
      );
      return () => readJson(bytes);
    },
  ],
  [
    'json.duplicate_keys',
    50_000,
    (n) => {
      const bytes = utf8(`{${times(n, (i) => `"k${i >> 1}":${i}`).join(',')}}`);
      return () => readJson(bytes);
    },
  ],
  [
    'json.duplicate_large_values',
    20_000,
    (n) => {
      const bytes = utf8(`{${times(n, (i) => `"k":[${i},"${'x'.repeat(200)}"]`).join(',')}}`);
      return () => readJson(bytes);
    },
  ],
  [
    'json.long_string',
    5_000_000,
    (n) => {
      const bytes = json('é\\"'.repeat(n / 4));
      return () => readJson(bytes);
    },
  ],
  [
    'json.numbers',
    100_000,
    (n) => {
      const bytes = utf8(`[${times(n, () => '12345678901234567890').join(',')}]`);
      return () => readJson(bytes);
    },
  ],
  [
    'json.positions_of_issues',
    50_000,
    (n) => {
      const bytes = utf8(`{${times(n, (i) => `"k${i % 900}":[${i},{}]`).join(',\n')}}`);
      const { issues } = readJson(bytes);
      return () =>
        withPositions(
          bytes,
          issues.map(({ position: _, ...issue }) => issue),
        );
    },
  ],
  ['openvex.statements', 10_000, (n) => reads(openvex(times(n, (i) => affected(i))))],
  [
    'openvex.products',
    10_000,
    (n) => reads(openvex([affected(1, { products: times(n, (i) => ({ '@id': purl(i) })) })])),
  ],
  [
    'openvex.subcomponents',
    10_000,
    (n) =>
      reads(
        openvex([
          affected(1, { products: [{ '@id': purl(1), subcomponents: times(n, (i) => ({ '@id': purl(i) })) }] }),
        ]),
      ),
  ],
  ['openvex.repeats', 10_000, (n) => reads(openvex(times(n, () => affected(1))))],
  [
    'openvex.bare_repeats',
    10_000,
    (n) =>
      reads(
        openvex([
          affected(1, {
            products: [
              ...times(n, (i) => ({ '@id': purl(i) })),
              { '@id': purl(n), subcomponents: times(n, (i) => ({ '@id': purl(i) })) },
            ],
          }),
        ]),
      ),
  ],
  [
    'openvex.issues',
    10_000,
    (n) => reads(openvex(times(n, () => ({ vulnerability: {}, products: [{ '@id': 'pkg:' }], status: 'x', odd: 1 })))),
  ],
  [
    'openvex.alias_list',
    50_000,
    (n) => reads(openvex([affected(1, { vulnerability: { name: cve(1), aliases: times(n, cve) } })])),
  ],
  [
    'openvex.aliases_everywhere',
    1_000,
    (n) =>
      reads(
        openvex(
          times(n, (i) =>
            affected(i, { vulnerability: { name: cve(i), aliases: times(100, (j) => `GHSA-${j}-${i}`) } }),
          ),
        ),
      ),
  ],
  [
    'openvex.identifiers',
    20_000,
    (n) =>
      reads(
        openvex([
          affected(1, {
            products: [
              {
                '@id': purl(1),
                identifiers: Object.fromEntries(times(n, (i) => [`purl${i}`, purl(i)])),
                hashes: Object.fromEntries(times(n, (i) => [`sha-${i}`, '1'])),
              },
            ],
          }),
        ]),
      ),
  ],
  [
    'in_toto.subjects',
    5_000,
    (n) =>
      reads(
        json({
          _type: 'https://in-toto.io/Statement/v1',
          predicateType: 'https://openvex.dev/ns',
          subject: times(n, (i) => ({ name: purl(i), digest: { sha256: String(i).padStart(64, '0') } })),
          predicate: JSON.parse(Buffer.from(openvex(times(n, (i) => affected(i)))).toString()),
        }),
      ),
  ],
  [
    'csaf.products',
    5_000,
    (n) => reads(csaf({ full_product_names: times(n, named) }, [known(times(n, (i) => `P${i}`))])),
  ],
  [
    'csaf.branches',
    5_000,
    (n) =>
      reads(
        csaf(
          {
            branches: times(n, (i) => ({
              category: 'vendor',
              name: `v${i}`,
              branches: [{ category: 'product_version', name: '1', product: named(i) }],
            })),
          },
          [known(times(n, (i) => `P${i}`))],
        ),
      ),
  ],
  [
    'csaf.chain',
    5_000,
    (n) =>
      reads(
        csaf(
          {
            full_product_names: [named(0)],
            relationships: times(n, (i) => relation(i, 'P0', i === 0 ? 'P0' : `R${i - 1}`)),
          },
          [known(times(n, (i) => `R${i}`))],
        ),
      ),
  ],
  [
    'csaf.chain_backwards',
    5_000,
    (n) =>
      reads(
        csaf(
          {
            full_product_names: [named(0)],
            relationships: times(n, (i) => relation(i, i === n - 1 ? 'P0' : `R${i + 1}`, 'P0')),
          },
          [known(times(n, (i) => `R${i}`))],
        ),
      ),
  ],
  [
    'csaf.ring',
    5_000,
    (n) =>
      reads(
        csaf({ full_product_names: [named(0)], relationships: times(n, (i) => relation(i, 'P0', `R${(i + 1) % n}`)) }, [
          known(times(n, (i) => `R${i}`)),
        ]),
      ),
  ],
  [
    'csaf.star',
    5_000,
    (n) =>
      reads(
        csaf({ full_product_names: times(n, named), relationships: times(n, (i) => relation(i, `P${i}`, 'P0')) }, [
          known(times(n, (i) => `R${i}`)),
        ]),
      ),
  ],
  [
    'csaf.groups_by_flags',
    400,
    (n) =>
      reads(
        csaf(
          {
            full_product_names: times(n, named),
            product_groups: times(n, (i) => ({ group_id: `G${i}`, product_ids: times(100, (j) => `P${j % n}`) })),
          },
          [
            known(
              times(n, (i) => `P${i}`),
              { flags: times(n, (i) => ({ label: 'component_not_present', group_ids: [`G${i}`] })) },
            ),
          ],
        ),
      ),
  ],
  [
    'csaf.remediations',
    2_000,
    (n) =>
      reads(
        csaf({ full_product_names: times(n, named) }, [
          {
            cve: 'CVE-2024-1',
            product_status: { known_affected: times(n, (i) => `P${i}`) },
            remediations: times(n, (i) => ({ category: 'vendor_fix', details: `d${i}`, product_ids: [`P${i}`] })),
          },
        ]),
      ),
  ],
  [
    'csaf.vulnerabilities',
    2_000,
    (n) =>
      reads(
        csaf(
          { full_product_names: times(10, named) },
          times(n, (i) => ({ ...known(times(10, (j) => `P${j}`)), cve: cve(i) })),
        ),
      ),
  ],
  [
    'csaf.one_product_redefined',
    5_000,
    (n) => reads(csaf({ full_product_names: times(n, () => named(1)) }, [known(['P1'])])),
  ],
  [
    'csaf.revision_history',
    20_000,
    (n) =>
      reads(
        json({
          document: {
            ...CSAF,
            tracking: {
              ...TRACKING,
              revision_history: times(n, (i) => ({
                number: String(i + 1),
                date: '2024-01-01T00:00:00Z',
                summary: 'x',
              })),
            },
          },
          product_tree: {},
          vulnerabilities: [],
        }),
      ),
  ],
  [
    'cyclonedx.components',
    10_000,
    (n) => reads(bom({ components: times(n, part), vulnerabilities: times(n, (i) => flaw(i, [`r${i}`])) })),
  ],
  [
    'cyclonedx.affects',
    10_000,
    (n) =>
      reads(
        bom({
          components: times(n, part),
          vulnerabilities: [
            flaw(
              1,
              times(n, (i) => `r${i}`),
            ),
          ],
        }),
      ),
  ],
  [
    'cyclonedx.versions',
    10_000,
    (n) =>
      reads(
        bom({
          components: [part(1)],
          vulnerabilities: [
            flaw(
              1,
              ['r1'],
              times(n, (i) => ({ range: `vers:npm/<${i + 1}` })),
            ),
          ],
        }),
      ),
  ],
  [
    'cyclonedx.one_ref_often',
    5_000,
    (n) => reads(bom({ components: times(n, () => part(1)), vulnerabilities: times(n, (i) => flaw(i, ['r1'])) })),
  ],
  [
    'cyclonedx.xml',
    5_000,
    (n) =>
      reads(
        utf8(
          `<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><vulnerabilities>${times(n, (i) => `<vulnerability><id>${cve(i)}</id><analysis><state>exploitable</state></analysis><affects><target><ref>${purl(i)}</ref></target></affects></vulnerability>`).join('')}</vulnerabilities></bom>`,
        ),
      ),
  ],
  [
    'vers.constraints',
    250,
    (n) => {
      const text = `vers:npm/${times(n, (i) => `!=${i}.0.0`).join('|')}`;
      return () =>
        times(20, () => {
          const { version } = readStatedRange(text);
          return version.kind === 'range' && inRange(version.range, '5000.1.0', 'npm');
        });
    },
  ],
  [
    'range.long_text',
    15_000,
    (n) => {
      const texts = [' and ', '< ', ',<', '|', '4 earlier ', 'versions '].map((pump) => pump.repeat(n / pump.length));
      return () => texts.map(readStatedRange).length;
    },
  ],
  [
    'purl.long',
    200_000,
    (n) => {
      const texts = ['%41', '/a', '@', '?a=', '&a', '#', '..'].map(
        (pump) => `pkg:npm/a${pump.repeat(n / pump.length)}`,
      );
      return () => texts.map(readPurl).length;
    },
  ],
  [
    'purl.qualifiers',
    10_000,
    (n) => {
      const text = `pkg:npm/a@1?${times(n, (i) => `k${i}=v`).join('&')}`;
      return () => readPurl(text);
    },
  ],
  [
    'asked.long',
    400,
    (n) => {
      const texts = [' on ', ' @', 'model:', '\\'].map((pump) => pump.repeat(n / pump.length));
      return () => texts.map((text) => askedProduct(text)).length;
    },
  ],
  ['lens.flood_one_issuer', 25_000, (n) => asks(flood(n, (i) => ({ by: 'ann', status: status(i), day: i % 30 })))],
  ['lens.flood_same_day', 25_000, (n) => asks(flood(n, (i) => ({ by: 'ann', status: status(i) })))],
  ['lens.strangers', 25_000, (n) => asks(flood(n, (i) => ({ by: `s${i}`, status: status(i), day: i % 30 })))],
  [
    'lens.strangers_lattice',
    25_000,
    (n) =>
      asks(
        flood(n, (i) => ({ by: `s${i}`, status: status(i), day: i % 30 })),
        'Lattice',
      ),
  ],
  [
    'lens.by_components',
    10_000,
    (n) => asks(flood(n, (i) => ({ by: 'ann', status: status(i), components: [product(`pkg:npm/c${i}@1`)] }))),
  ],
  [
    'lens.revisions',
    25_000,
    (n) => asks(flood(n, (i) => ({ by: 'ann', status: status(i), day: i % 30, head: { lineage: lineage(i) } }))),
  ],
  [
    'lens.revisions_replace_in_turn',
    25_000,
    (n) => {
      const words = flood(n, (i) => ({ by: 'ann', status: status(i), head: { lineage: lineage(1) } }));
      return asks(
        words.map((word, i) => {
          const document = {
            ...word.document,
            delivery: { ...word.document.delivery, replaces: words[i - 1]?.document.digest ?? null },
          };
          return { ...word, document };
        }),
      );
    },
  ],
  [
    'lens.lineages',
    12_500,
    (n) =>
      asks(
        flood(n * 2, (i) => ({
          by: 'ann',
          status: status(i),
          day: i % 30,
          head: { lineage: lineage(i, `k${i >> 1}`) },
        })),
      ),
  ],
  [
    'explain.strangers',
    50,
    (n) => {
      const words = flood(n, (i) => ({ by: `s${i}`, status: status(i), day: i % 30 }));
      const here = world(words, [], DEFAULTS, day(31));
      return () => explain(lens(QUESTION, words, here), here);
    },
  ],
  [
    'explain.strangers_at_any_time',
    50,
    (n) => {
      const words = flood(n, (i) => ({ by: `s${i}`, status: status(i), more: { affirmed: day(i % 30) + BigInt(i) } }));
      const here = world(words, [], DEFAULTS, day(31));
      return () => explain(lens(QUESTION, words, here), here);
    },
  ],
  [
    'index.labels',
    10_000,
    (n) => {
      const words = flood(n, (i) => ({
        by: 'ann',
        status: 'affected',
        more: { vulnerability: { name: `GHSA-${i}`, cves: [], labels: ['X', `Y${i}`] } },
      }));
      return () => candidatesAmong(words).behind('X').length;
    },
  ],
  [
    'match.report',
    10_000,
    (n) => {
      const words = flood(n, (i) => ({
        by: 'ann',
        status: 'affected',
        more: { vulnerability: { name: `GHSA-${i}`, cves: [], labels: ['X'] } },
      }));
      const evidence = { statements: words, heads: [], candidates: candidatesAmong(words) };
      return () => [...matchReport(evidence, { ...EVERYTHING, product: 'pkg:npm/a@1.0.0', vulnerability: 'X' })].length;
    },
  ],
];

interface Cost {
  readonly seconds: number;
  readonly bytes: number;
}

/** What the last work gave, so that its memory is still held when it is measured. */
const kept: unknown[] = [];

function threadSeconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

function costOf(work: () => unknown): Cost {
  let seconds = Number.POSITIVE_INFINITY;
  let bytes = 0;
  kept.length = 0;
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let round = 0; round < ROUNDS; round += 1) {
    kept.length = 0;
    globalThis.gc?.();
    const start = threadSeconds();
    kept.push(work());
    const took = threadSeconds() - start;
    seconds = Math.min(seconds, took);
    globalThis.gc?.();
    bytes = process.memoryUsage().heapUsed - before;
    if (took > 1) break;
  }
  return { seconds, bytes };
}

/** Of two doublings; what takes less than a tenth of a millisecond is too short to tell. */
function slopeOf(small: number, large: number): number {
  return Number((Math.log2(Math.max(large, 1e-4) / Math.max(small, 1e-4)) / 2).toFixed(2));
}

const only = process.argv[2] ?? '';
let steep = 0;
for (const [family, n, make] of FAMILIES.filter(([name]) => name.includes(only))) {
  // Twice as large and thrown away first, so that what is measured runs compiled.
  costOf(make(n));
  const [a, b, c] = [1, 2, 4].map((factor) => costOf(make(n * factor))) as [Cost, Cost, Cost];
  const slope = slopeOf(a.seconds, c.seconds);
  // Below a megabyte the heap's own noise is larger than what is held.
  const memory = c.bytes < 1e6 ? null : slopeOf(Math.max(a.bytes, 1e5), c.bytes);
  const isSteep = slope > TARGET || (memory ?? 0) > TARGET;
  steep += Number(isSteep);
  const milliseconds = [a, b, c].map(({ seconds }) => Number((seconds * 1000).toFixed(1)));
  const heldKb = [a, b, c].map(({ bytes }) => Math.round(bytes / 1024));
  console.log(
    JSON.stringify({
      family,
      n,
      milliseconds,
      heldKb,
      slope,
      memory,
      target: TARGET,
      ...(isSteep ? { steep: true } : {}),
    }),
  );
}
console.log(JSON.stringify({ families: FAMILIES.length, steep }));
process.exitCode = steep > 0 ? 1 : 0;
