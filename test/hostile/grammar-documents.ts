/**
 * Documents of every format as values and then as bytes: each member is mostly what the schema wants, and now and then
 * anything, missing, twice, or of another type.
 */
import fc from 'fast-check';
import {
  anyText,
  cpeText,
  hashText,
  idText,
  mostly,
  purlText,
  rangeText,
  timeText,
  versionText,
} from './grammar-texts.ts';

const wildValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    2 ** 53,
    1e21,
    '',
    [],
    {},
    [[]],
    [null],
    { constructor: 1 },
    { a: { a: {} } },
  ),
  anyText,
);

function own<T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 20, arbitrary: value }, { weight: 1, arbitrary: wildValue });
}

/** An object of which any member may be missing or wild, and to which one may be added. */
function object(
  members: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  kept: readonly string[] = [],
): fc.Arbitrary<object> {
  const spoilt = Object.fromEntries(Object.entries(members).map(([name, value]) => [name, own(value)]));
  const optional = fc.record(spoilt, { requiredKeys: [...kept] });
  const added = mostly(
    fc.constant({}),
    fc.constantFrom({ extra: 1 }, { toString: 1 }, { 'a/b~c': {} }, { status: 'fixed' }),
  );
  return fc.tuple(optional, added).map(([value, more]) => ({ ...more, ...value }));
}

function list(item: fc.Arbitrary<unknown>, maxLength = 3): fc.Arbitrary<unknown[]> {
  return fc.array(own(item), { maxLength });
}

const word = fc.constantFrom('a', 'b', 'c', 'main', 'pkg:npm/a@1', '');
const hashes = object({ 'sha-256': hashText.map((text) => text.slice(text.indexOf(':') + 1)), md5: anyText });
const status = fc.constantFrom('not_affected', 'affected', 'fixed', 'under_investigation', 'unknown');
const justification = fc.constantFrom(
  'component_not_present',
  'inline_mitigations_already_exist',
  'code_not_present',
  'x',
);

const identified = {
  '@id': fc.oneof(purlText, word),
  identifiers: object({ purl: purlText, cpe22: cpeText, cpe23: cpeText }),
  hashes,
};
const component = object({ ...identified, subcomponents: list(object(identified), 2) });
const vulnerability = fc.oneof(
  idText,
  object({ name: idText, '@id': idText, aliases: list(idText), description: anyText }, ['name']),
);

export const openvexDocument = object(
  {
    '@context': fc.constantFrom(
      'https://openvex.dev/ns/v0.2.0',
      'https://openvex.dev/ns/v0.0.1',
      'https://openvex.dev/ns/v0.2.0/',
    ),
    '@id': fc.constantFrom('https://a/1', 'x', ''),
    author: fc.constantFrom('Ann', 'Ann <ann@x.org>', ' ', 'Unknown Author'),
    role: anyText,
    timestamp: timeText,
    last_updated: timeText,
    version: fc.constantFrom<unknown>(1, 2, '3', '1.0.0', 1.5, -1),
    tooling: anyText,
    statements: list(
      object(
        {
          vulnerability,
          vuln_description: anyText,
          products: list(fc.oneof(component, purlText)),
          subcomponents: list(fc.oneof(component, purlText), 2),
          status,
          justification,
          impact_statement: anyText,
          action_statement: anyText,
          action_statement_timestamp: timeText,
          status_notes: anyText,
          timestamp: timeText,
          last_updated: timeText,
          '@id': word,
        },
        ['vulnerability', 'products', 'status'],
      ),
      5,
    ),
  },
  ['@context', 'author', 'timestamp', 'statements'],
);

const productId = fc.constantFrom('A', 'B', 'C', 'D', 'AB', 'BC', 'CA', 'G', '');
const helper = object({
  purl: purlText,
  purls: list(purlText),
  cpe: cpeText,
  hashes: list(
    object({
      file_hashes: list(object({ algorithm: fc.constantFrom('sha256', 'md5'), value: anyText })),
      filename: word,
    }),
  ),
  model_numbers: list(word),
  serial_numbers: list(word),
  skus: list(word),
  sbom_urls: list(word),
  x_generic_uris: list(object({ namespace: word, uri: word })),
});
const fullName = object(
  { product_id: productId, name: fc.constantFrom('Foo', 'Bar 1'), product_identification_helper: helper },
  ['product_id', 'name'],
);
const { branches } = fc.letrec<{ branches: unknown[] }>((tie) => ({
  branches: fc.array(
    fc.oneof(
      { maxDepth: 3, depthIdentifier: 'branch' },
      object({ category: fc.constantFrom('product_version', 'vendor'), name: word, product: fullName }),
      object({
        category: fc.constantFrom('vendor', 'product_name', 'product_version', 'product_version_range', 'architecture'),
        name: fc.oneof(word, versionText, rangeText),
        branches: tie('branches'),
      }),
    ),
    { maxLength: 3, depthIdentifier: 'branch' },
  ),
}));
const relationship = object(
  {
    category: fc.constantFrom(
      'default_component_of',
      'installed_on',
      'installed_with',
      'optional_component_of',
      'external_component_of',
    ),
    full_product_name: fullName,
    product_reference: productId,
    relates_to_product_reference: productId,
  },
  ['full_product_name', 'product_reference', 'relates_to_product_reference'],
);
const ids = list(productId, 4);
const listed = { product_ids: ids, group_ids: list(fc.constantFrom('G1', 'G2'), 2) };

export const csafDocument = object(
  {
    document: object(
      {
        category: fc.constantFrom('csaf_vex', 'csaf_security_advisory', 'csaf_withdrawn'),
        csaf_version: fc.constantFrom('2.0', '2.1', '1.2'),
        publisher: object({
          category: word,
          name: fc.constantFrom('Ann', ''),
          namespace: fc.constantFrom('https://a.org', 'HTTPS://A.org/'),
        }),
        title: anyText,
        lang: word,
        tracking: object(
          {
            id: word,
            version: fc.constantFrom('1', '2.0.0', '1.0.0-rc.1', 'x'),
            status: fc.constantFrom('final', 'draft', 'interim'),
            initial_release_date: timeText,
            current_release_date: timeText,
            revision_history: list(object({ number: fc.constantFrom('1', '2'), date: timeText, summary: anyText })),
            generator: object({ date: timeText }),
          },
          ['id', 'version', 'current_release_date'],
        ),
      },
      ['csaf_version', 'publisher', 'tracking'],
    ),
    product_tree: object({
      branches,
      full_product_names: list(fullName, 4),
      relationships: list(relationship, 4),
      product_groups: list(object({ group_id: fc.constantFrom('G1', 'G2'), product_ids: ids }), 2),
      product_paths: list(
        object({
          beginning_product_reference: productId,
          full_product_name: fullName,
          subpaths: list(relationship, 2),
        }),
        2,
      ),
    }),
    vulnerabilities: list(
      object({
        cve: idText,
        ids: list(object({ system_name: word, text: idText })),
        product_status: object({
          fixed: ids,
          first_fixed: ids,
          known_affected: ids,
          first_affected: ids,
          last_affected: ids,
          known_not_affected: ids,
          under_investigation: ids,
          recommended: ids,
          unknown: ids,
        }),
        flags: list(object({ label: justification, date: timeText, ...listed })),
        threats: list(
          object({
            category: fc.constantFrom('impact', 'exploit_status'),
            details: anyText,
            date: timeText,
            ...listed,
          }),
        ),
        remediations: list(
          object({
            category: fc.constantFrom('vendor_fix', 'workaround', 'none_available'),
            details: anyText,
            url: word,
            date: timeText,
            ...listed,
          }),
        ),
        notes: list(object({ category: word, text: anyText })),
        release_date: timeText,
      }),
      3,
    ),
  },
  ['document', 'product_tree', 'vulnerabilities'],
);

const bomRef = fc.constantFrom(
  'a',
  'b',
  'main',
  'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#a',
  'urn:cdx:00000000-395b-41f5-a30f-a58921a69b79/2#pkg:npm/x@1',
  'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1',
  'pkg:npm/x@1',
);
const { part } = fc.letrec<{ part: object }>((tie) => ({
  part: object({
    type: word,
    name: word,
    'bom-ref': bomRef,
    group: word,
    version: versionText,
    purl: purlText,
    cpe: cpeText,
    hashes: list(object({ alg: fc.constantFrom('SHA-256', 'MD5'), content: anyText })),
    components: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'part' },
      fc.constant([]),
      fc.array(tie('part'), { maxLength: 2 }),
    ),
  }),
}));

export const cyclonedxDocument = object(
  {
    bomFormat: fc.constantFrom('CycloneDX', 'CycloneDX', 'cyclonedx'),
    specVersion: fc.constantFrom('1.4', '1.5', '1.6', '1.7', '1.3', '2.0'),
    serialNumber: fc.constantFrom('urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79', 'x'),
    version: fc.constantFrom<unknown>(1, 2, 0, '1'),
    metadata: object({
      timestamp: timeText,
      component: part,
      supplier: object({ name: word }),
      authors: list(object({ name: word, email: word })),
      tools: list(object({ name: word })),
      manufacture: object({ name: word }),
    }),
    components: list(part, 4),
    services: list(part, 2),
    vulnerabilities: list(
      object({
        id: idText,
        'bom-ref': bomRef,
        references: list(object({ id: idText, source: object({ name: word, url: word }) })),
        source: object({ name: word, url: idText }),
        analysis: object({
          state: fc.constantFrom(
            'not_affected',
            'exploitable',
            'in_triage',
            'resolved',
            'false_positive',
            'resolved_with_pedigree',
          ),
          justification,
          response: list(fc.constantFrom('will_not_fix', 'update', 'workaround_available')),
          detail: anyText,
          firstIssued: timeText,
          lastUpdated: timeText,
        }),
        affects: list(
          object(
            {
              ref: bomRef,
              versions: list(
                object({
                  version: versionText,
                  range: rangeText,
                  status: fc.constantFrom('affected', 'unaffected', 'unknown'),
                }),
              ),
            },
            ['ref'],
          ),
        ),
        created: timeText,
        published: timeText,
        updated: timeText,
        recommendation: anyText,
        workaround: anyText,
      }),
      4,
    ),
  },
  ['bomFormat', 'specVersion', 'vulnerabilities'],
);

export const inTotoDocument = object(
  {
    _type: fc.constantFrom(
      'https://in-toto.io/Statement/v1',
      'https://in-toto.io/Statement/v0.1',
      'https://in-toto.io/Statement/v9',
    ),
    predicateType: fc.constantFrom('https://openvex.dev/ns/v0.2.0', 'https://cyclonedx.org/bom', 'text/vex', 'x'),
    subject: list(
      object({
        name: fc.oneof(purlText, word),
        uri: purlText,
        digest: object({ sha256: fc.constant('1'.repeat(64)), gitCommit: word }),
      }),
    ),
    predicate: fc.oneof(openvexDocument, cyclonedxDocument, csafDocument),
  },
  ['_type', 'subject', 'predicate'],
);

/** A value as a text, sometimes with what JSON text can do and values cannot: marks, repeats, odd numbers, a cut. */
export function asBytes(document: fc.Arbitrary<unknown>): fc.Arbitrary<Uint8Array> {
  const trick = mostly(
    fc.constant('none'),
    fc.constantFrom('mark', 'twice', 'numbers', 'cut', 'trailing', 'indent', 'halves', 'forbidden'),
  );
  return fc
    .tuple(document, trick, fc.nat(10_000))
    .map(([value, how, at]) => new TextEncoder().encode(tricked(value, how, at)));
}

function tricked(value: unknown, how: string, at: number): string {
  // Half a surrogate pair refuses the whole document: where every text may hold one, hardly any would be read.
  const whole = (_: string, each: unknown): unknown =>
    typeof each === 'string' && how !== 'halves' ? each.toWellFormed() : each;
  const text = JSON.stringify(value, whole, how === 'indent' ? 2 : undefined);
  const members = [...text.matchAll(/"[a-z_@]{1,30}":/g)];
  const member = members[at % Math.max(members.length, 1)];
  switch (how) {
    case 'mark':
      return `\ufeff${text}`;
    case 'cut':
      return text.slice(0, at % (text.length + 1));
    case 'trailing':
      return `${text}{}`;
    case 'numbers':
      return text.replaceAll(':1', ':1e400').replaceAll(':2', ':9007199254740993');
    case 'twice':
    case 'forbidden': {
      if (member === undefined) return text;
      const name = how === 'twice' ? member[0] : '"__proto__":';
      return `${text.slice(0, member.index)}${name}"x",${text.slice(member.index)}`;
    }
    default:
      return text;
  }
}
