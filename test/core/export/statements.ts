/** Statements of every shape that the readers make, for properties. */
import fc from 'fast-check';
import { identifierReader } from '../../../src/core/identity/identifier.ts';
import { readStatedRange } from '../../../src/core/identity/version/range-text.ts';
import { readVulnerability, vulnerabilityUnder } from '../../../src/core/identity/vulnerability.ts';
import type { DocumentHead, FormatName } from '../../../src/core/model/document.ts';
import { JUSTIFICATIONS } from '../../../src/core/model/justification.ts';
import {
  ANY_VERSION,
  type Identifier,
  type IdentifierKind,
  type Product,
  type Version,
} from '../../../src/core/model/product.ts';
import type { Action, IssuerName, Statement } from '../../../src/core/model/statement.ts';
import { STATUSES } from '../../../src/core/model/status.ts';
import { UNSIGNED } from '../../../src/core/model/verification.ts';
import { readInstant } from '../../../src/core/std/instant.ts';

const reader = identifierReader();

export function idOf(kind: IdentifierKind, text: string): Identifier {
  const { id } = reader.read(kind, text);
  if (id === null) throw new Error(`${kind} ${text}`);
  return id;
}

const HASH = 'a'.repeat(64);
const SERIAL = '3e671687-395b-41f5-a30f-a58921a69b79';

const id = fc
  .constantFrom<readonly [IdentifierKind, string]>(
    ['purl', 'pkg:npm/a@1.0.0'],
    ['purl', 'pkg:npm/a'],
    ['purl', 'pkg:npm/a@2.0.0'],
    ['purl', 'pkg:npm/%40scope/b'],
    ['purl', 'pkg:npm/a?vers=vers:npm/%3C2.0.0'],
    ['purl', 'pkg:rpm/redhat/c@1-2?arch=src&epoch=1'],
    ['purl', 'pkg:oci/d@sha256%3A00?repository_url=example.com/d'],
    ['cpe', 'cpe:2.3:a:v:p:1.0.0:*:*:*:*:*:*:*'],
    ['cpe', 'cpe:/a:v:p'],
    ['cpe', 'cpe:/o:v:q:1.0.0'],
    ['hash', `sha-256:${HASH}`],
    ['hash', `sha-256:${HASH.replaceAll('a', 'b')}`],
    ['hash', `md5:${HASH.slice(32)}`],
    ['hash', `blake3:${HASH}`],
    ['hash', `sha3-224:${HASH.slice(8)}`],
    ['model', 'M-*'],
    ['model', 'M-1'],
    ['serial', 'S\\\\1*'],
    ['sku', 'K?'],
    ['uri', 'https://example.com/product'],
    ['uri', 'urn:other'],
    ['uri', `urn:cdx:${SERIAL}/1#pkg:npm/a@1.0.0`],
    ['uri', `urn:cdx:${SERIAL}/2#ref`],
    ['uri', `urn:cdx:${SERIAL}/2`],
    ['uri', 'pkg:npm'],
    ['uri', 'cpe:x'],
  )
  .map(([kind, text]) => idOf(kind, text));

const version = fc.oneof(
  fc.constant(ANY_VERSION),
  fc.constantFrom('1.0.0', '2.0.0', 'V 16 Update 4', '<3').map((text): Version => ({ kind: 'exact', text })),
  fc.constantFrom('vers:npm/>=1.0.0|<2.0.0', '<4.2', 'vers:generic/*').map((text) => readStatedRange(text).version),
  fc.constantFrom('all but one', '4.x', 'a | b').map((text): Version => ({ kind: 'unreadable', text })),
);

const branches = fc.constantFrom<NonNullable<Product['branches']>>(
  [['vendor', 'Acme']],
  [
    ['vendor', 'Acme'],
    ['product_name', 'Thing'],
    ['product_version', '1.0.0'],
  ],
  [
    ['vendor', 'Acme'],
    ['product_name', 'Thing'],
  ],
  [['product_version_range', '<4.2']],
);

interface Parts {
  readonly ids: readonly Identifier[];
  readonly name: string | undefined;
  readonly vendor: string | undefined;
  readonly version: Version;
  readonly branches: NonNullable<Product['branches']> | undefined;
}

const parts: fc.Arbitrary<Parts> = fc.record({
  ids: fc.uniqueArray(id, { maxLength: 4, selector: ({ kind, text }) => `${kind} ${text}` }),
  name: fc.option(fc.constantFrom('Thing 1.0.0', 'group/thing', '1.0.0'), { nil: undefined }),
  vendor: fc.option(fc.constantFrom('Acme', 'Other'), { nil: undefined }),
  version,
  branches: fc.option(branches, { nil: undefined, freq: 2 }),
});

/** Nothing without an identifier or a name is a product. */
function madeOf({ ids, name, vendor, version: stated, branches: around }: Parts): Product {
  const own = name ?? (ids.length === 0 ? 'Thing' : undefined);
  return {
    ids,
    ...(vendor === undefined ? {} : { vendor }),
    ...(own === undefined ? {} : { name: own }),
    version: stated,
    ...(around === undefined ? {} : { branches: around }),
  };
}

const plain = parts.map(madeOf);

const few = (freq: number): fc.Arbitrary<readonly Product[]> =>
  fc.oneof({ weight: freq, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(plain, { maxLength: 2 }) });

const product = fc.tuple(plain, few(8), few(8), fc.integer({ max: 8, min: 0 })).map(
  ([one, path, platforms, repeat]): Product => ({
    ...one,
    ...(path.length === 0 ? {} : { path }),
    ...(platforms.length === 0 ? {} : { platforms }),
    ...(repeat === 0 ? { bareRepeat: true as const } : {}),
  }),
);

const text = fc.constantFrom(
  'Not reachable.',
  'Important',
  'https://example.com/sbom',
  'component_not_present',
  'will_not_fix',
  'code_not_reachable',
  'the vulnerability record was rejected: 2024-01-01T00:00:00Z',
  'two\nlines',
  'x'.repeat(17_000),
);

const action: fc.Arbitrary<Action> = fc
  .record({
    kind: fc.constantFrom(
      'advice',
      'vendor_fix',
      'workaround',
      'no_fix_planned',
      'update',
      'recommended',
      'fix_planned',
    ),
    text: fc.oneof(text, fc.constantFrom('', 'update', 'vendor-recommended version')),
    url: fc.option(fc.constant('https://example.com/fix'), { nil: undefined }),
    at: fc.option(fc.constantFrom('2024-01-01T00:00:00Z', '2024-01-01', 'soon'), { nil: undefined }),
  })
  .map(({ url, at, ...rest }) => ({
    ...rest,
    ...(url === undefined ? {} : { url }),
    ...(at === undefined ? {} : { at }),
  }));

export const NOON = readInstant('2024-06-01T12:00:00Z')?.instant ?? 0n;

const ISSUERS: readonly (IssuerName | null)[] = [
  null,
  { scheme: 'author', value: 'Jane <jane@example.com>', role: 'vendor' },
  { scheme: 'author', value: 'Jane' },
  { scheme: 'namespace', value: 'https://example.com', name: 'Example' },
  { scheme: 'organization', value: 'Example Inc' },
];

export const head: fc.Arbitrary<DocumentHead> = fc
  .record({
    format: fc.constantFrom<FormatName>('OpenVEX', 'CSAF', 'CycloneDX'),
    id: fc.constantFrom(null, 'https://example.com/vex/1', `urn:uuid:${SERIAL}`),
    issuer: fc.constantFrom(...ISSUERS),
    instant: fc.constantFrom(null, NOON, NOON + 1n),
    version: fc.constantFrom(null, '3', '1.2.3'),
    derived: fc.boolean(),
    quarantine: fc.constantFrom(null, 'format.draft' as const),
  })
  .map(({ version: revision, ...rest }) => ({
    digest: 'sha256:00',
    formatVersion: '0',
    lineage: revision === null ? null : { key: 'k', needsDistinctVersions: false, version: revision, generated: null },
    ends: null,
    delivery: { source: 'test', place: null, listed: null, replaces: null },
    verification: UNSIGNED,
    ...rest,
  }));

const vulnerabilities = fc
  .tuple(
    fc.constantFrom(
      'CVE-2024-0001',
      'CVE-2024-0002',
      'GHSA-aaaa-bbbb-cccc',
      'TEMP 1',
      'a/b',
      'https://example.com/CVE-2024-0009',
      'RHBZ#12',
    ),
    fc.array(
      fc.constantFrom('CVE-2024-0001', 'CVE-2024-0003', 'GO-2024-1', 'odd', 'x/y', 'https://example.com/z', 'RHBZ#12'),
      { maxLength: 3 },
    ),
  )
  .map(([name, aliases]) => readVulnerability(name, aliases).vulnerability);

const STATED: Readonly<Record<FormatName, Readonly<Record<Statement['status'], readonly string[]>>>> = {
  OpenVEX: {
    affected: ['affected'],
    fixed: ['fixed'],
    not_affected: ['not_affected'],
    under_investigation: ['under_investigation'],
  },
  CSAF: {
    affected: ['known_affected', 'first_affected', 'last_affected'],
    fixed: ['fixed', 'first_fixed', 'recommended'],
    not_affected: ['known_not_affected'],
    under_investigation: ['under_investigation'],
  },
  CycloneDX: {
    affected: ['exploitable', 'affected'],
    fixed: ['resolved', 'resolved_with_pedigree'],
    not_affected: ['not_affected', 'false_positive', 'unaffected'],
    under_investigation: ['in_triage'],
  },
  SPDX: { affected: [], fixed: [], not_affected: [], under_investigation: [] },
};

/** `time.source` and instant, as readers make them. */
const time = fc.constantFrom<Statement['issued']>(
  { source: 'none', instant: null },
  { source: 'document', instant: NOON },
  { source: 'statement', instant: NOON },
  { source: 'statement', instant: NOON + 123n },
);

const reasons = fc.constantFrom<Pick<Statement, 'justification' | 'justifiedAs' | 'fit'>>(
  { justification: null, justifiedAs: [], fit: null },
  ...JUSTIFICATIONS.map((label) => ({ justification: label, justifiedAs: [label], fit: 'same' as const })),
  { justification: null, justifiedAs: ['because'], fit: null },
  { justification: null, justifiedAs: ['code_not_present'], fit: null },
  { justification: 'inline_mitigations_already_exist', justifiedAs: ['protected_at_perimeter'], fit: 'weak' },
  {
    justification: 'vulnerable_code_not_present',
    justifiedAs: ['vulnerable_code_not_present', 'component_not_present'],
    fit: 'same',
  },
);

export function statementIn(document: DocumentHead): fc.Arbitrary<Statement> {
  return fc
    .record({
      vulnerability: vulnerabilities,
      product,
      components: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 2, arbitrary: fc.array(plain, { maxLength: 3 }) },
      ),
      status: fc.constantFrom(...STATUSES),
      word: fc.nat(2),
      reason: reasons,
      impact: fc.option(text),
      actions: fc.array(action, { maxLength: 3 }),
      notes: fc.uniqueArray(text, { maxLength: 4 }),
      issued: time,
      updated: time,
    })
    .map(({ word, reason, impact, vulnerability, ...rest }) => {
      const { status } = rest;
      const isSound = status === 'not_affected';
      const words = STATED[document.format][status];
      if (vulnerability === null) throw new Error('a name without a vulnerability');
      return {
        ...rest,
        ref: { digest: document.digest, pointer: '' },
        document,
        issuer: document.issuer,
        vulnerability: vulnerabilityUnder(status, vulnerability),
        statedAs: words[word % words.length] ?? status,
        ...(isSound ? reason : { justification: null, justifiedAs: [], fit: null }),
        impact: isSound ? impact : null,
        affirmed: null,
        index: 0,
        issues: [],
      };
    });
}

export const documents: fc.Arbitrary<readonly [DocumentHead, readonly Statement[]]> = head.chain((document) =>
  fc
    .array(statementIn(document), { minLength: 1, maxLength: 4 })
    .map((all) => [
      document,
      all.map((each, index) => ({ ...each, index, ref: { digest: document.digest, pointer: `/s/${index}` } })),
    ]),
);
