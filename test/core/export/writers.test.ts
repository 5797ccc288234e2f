/** What the writers make of a few statements, in documents that a person can read. */
import { describe, expect, it } from 'vitest';
import { lossReport } from '../../../src/core/export/loss.ts';
import type { WriteOptions } from '../../../src/core/export/written.ts';
import type { FormatName } from '../../../src/core/model/document.ts';
import { about, DOCUMENT, named, relation, tree } from '../formats/csaf/documents.ts';
import { entry as bomEntry, bomOf } from '../formats/cyclonedx/document.ts';
import { normal } from '../formats/normal.ts';
import { entry, openvexOf } from '../formats/openvex/document.ts';
import { roundTrip, WRITERS } from './round-trip.ts';

/** biome-ignore lint/suspicious/noExplicitAny: a document is looked into by its members. */
type Document = any;

function written(
  format: FormatName,
  source: unknown,
  options: WriteOptions = {},
): { document: Document; report: string[] } {
  const { head, statements } = normal(source);
  if (head === null) throw new Error('refused');
  const { document, losses } = WRITERS.get(format)?.(head, statements, options) ?? { document: null, losses: [] };
  expect(roundTrip(format, head, statements).faults).toEqual([]);
  return { document, report: lossReport(losses) };
}

const PART_AND_WHOLE = openvexOf([
  entry({
    status: 'not_affected',
    justification: 'vulnerable_code_not_present',
    products: [{ '@id': 'pkg:oci/app' }, { '@id': 'pkg:npm/lib@1.0.0' }],
  }),
  entry({ products: [{ '@id': 'pkg:oci/app', subcomponents: [{ '@id': 'pkg:npm/lib@1.0.0' }] }] }),
]);

describe('OpenVEX', () => {
  it('is written in the order of the specification', () => {
    const source = openvexOf([
      entry({
        vulnerability: { name: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2024-0001'] },
        timestamp: '2024-06-02T00:00:00Z',
        status: 'affected',
        action_statement: 'Update.',
        action_statement_timestamp: '2024-06-03T00:00:00Z',
        status_notes: 'Seen.',
        products: [
          {
            '@id': 'https://example.com/app',
            identifiers: { purl: 'pkg:npm/a@1', cpe22: 'cpe:/a:v:p', cpe23: 'cpe:2.3:a:v:q:*:*:*:*:*:*:*:*' },
            hashes: { sha1: 'a'.repeat(40) },
          },
        ],
      }),
    ]);
    const { document, report } = written('OpenVEX', source);
    expect(report).toEqual([]);
    expect(document).toEqual(source);
    expect(Object.keys(document)).toEqual(['@context', '@id', 'author', 'timestamp', 'version', 'statements']);
    const [statement] = document.statements;
    expect(Object.keys(statement).join(' ')).toBe(
      'vulnerability timestamp products status status_notes action_statement action_statement_timestamp',
    );
  });

  it('puts a package that stands beside its product with it', () => {
    const source = openvexOf([
      entry({ products: [{ '@id': 'pkg:oci/app', subcomponents: [{ '@id': 'pkg:npm/a' }] }, { '@id': 'pkg:npm/a' }] }),
    ]);
    const { document, report } = written('OpenVEX', source);
    expect(document.statements.map(({ products }: Document) => products.length)).toEqual([2]);
    expect(report).toEqual([]);
  });

  it('writes the version of a branch into the purl, and leaves out what would cover more', () => {
    const ranged = (id: string, helper: Document): Document => ({
      category: 'product_version_range',
      name: 'vers:npm/<2.0.0',
      product: { ...named(id), product_identification_helper: helper },
    });
    const branches = [
      ranged('a', { purl: 'pkg:npm/a' }),
      ranged('b', { x_generic_uris: [{ namespace: 'urn:x', uri: 'urn:x:b' }] }),
    ];
    const source = about({ product_status: { known_not_affected: ['a', 'b'] } }, { branches });
    const { document, report } = written('OpenVEX', source);
    expect(document.statements.map(({ products }: Document) => products[0]['@id'])).toEqual([
      'pkg:npm/a?vers=vers:npm%2F%3C2.0.0',
    ]);
    expect(report).toContain('1 × statement: left out: without its version it would cover more');
    expect(report).toContain('1 × product.ids: the version is written into the purl');
  });

  it('leaves out what holds on a platform only', () => {
    const source = about(
      { product_status: { fixed: ['c'] } },
      { ...tree('a', 'b'), relationships: [relation('c', 'a', 'b', 'installed_on')] },
    );
    const { document, report } = written('OpenVEX', source);
    expect(document.statements).toEqual([]);
    expect(report.filter((line) => line.includes('platforms, and without them'))).toHaveLength(1);
  });
});

describe('CSAF', () => {
  const source = about(
    {
      ids: [{ system_name: 'Red Hat Bugzilla ID', text: 'https://bugzilla.redhat.com/show_bug.cgi?id=12' }],
      product_status: { first_fixed: ['b'], known_not_affected: ['e', 'f'], recommended: ['b'] },
      flags: [{ label: 'component_not_present', product_ids: ['e'] }],
      threats: [{ category: 'impact', details: 'Never called.', product_ids: ['f'] }],
      remediations: [{ category: 'vendor_fix', details: 'Update.', product_ids: ['b'], url: 'https://acme.example' }],
    },
    {
      branches: [
        {
          category: 'vendor',
          name: 'Acme',
          branches: [
            { category: 'product_name', name: 'A', product: named('a') },
            {
              category: 'product_name',
              name: 'A',
              branches: [{ category: 'product_version', name: '2', product: { name: 'A 2', product_id: 'b' } }],
            },
          ],
        },
      ],
      full_product_names: [named('c'), named('d')],
      relationships: [relation('e', 'c', 'a'), relation('f', 'd', 'e', 'installed_on')],
    },
  );

  it('rebuilds branches, relationships and lists', () => {
    const { document, report } = written('CSAF', source);
    expect(report).toEqual([]);
    const { branches, full_product_names, relationships } = document.product_tree;
    expect(branches.map(({ name }: Document) => name)).toEqual(['Acme']);
    expect(branches[0].branches).toHaveLength(2);
    expect(full_product_names.map(({ name }: Document) => name)).toEqual(['Product c', 'Product d']);
    // A platform that is itself a part of another is read as two conditions.
    expect(relationships.map(({ category }: Document) => category)).toEqual([
      'default_component_of',
      'installed_on',
      'installed_on',
    ]);
    const [vulnerability] = document.vulnerabilities;
    expect(Object.keys(vulnerability.product_status)).toEqual(['first_fixed', 'known_not_affected', 'recommended']);
    expect(document.document.publisher).toEqual({
      category: 'vendor',
      name: 'Acme',
      namespace: 'https://acme.example',
    });
  });

  it('says of one product two things in two items', () => {
    const { document } = written('CSAF', {
      ...about({ product_status: { fixed: ['a'] } }, tree('a')),
      vulnerabilities: [
        { cve: 'CVE-2024-1111', product_status: { fixed: ['a'] } },
        { cve: 'CVE-2024-1111', product_status: { known_affected: ['a'] } },
      ],
    });
    expect(document.vulnerabilities).toHaveLength(2);
    expect(document.product_tree.full_product_names).toHaveLength(1);
  });

  it('writes only what stands of a history, and not the package beside its product', () => {
    const history = openvexOf([
      entry({ status: 'affected', action_statement: 'Wait.' }),
      entry({ status: 'not_affected' }),
    ]);
    const { document, report } = written('CSAF', history);
    expect(document.vulnerabilities.map((item: Document) => Object.keys(item.product_status))).toEqual([
      ['known_not_affected'],
    ]);
    expect(report).toContain('1 × statement: left out: a later statement of the document overrides it');
    const beside = openvexOf([
      entry({ products: [{ '@id': 'pkg:oci/app', subcomponents: [{ '@id': 'pkg:npm/a' }] }, { '@id': 'pkg:npm/a' }] }),
    ]);
    expect(written('CSAF', beside).report).toContain(
      '1 × statement: left out: a package beside its product would speak for other products',
    );
  });

  it('keeps a draft a draft, and names who publishes where the head does not', () => {
    const draft = {
      ...source,
      document: { ...DOCUMENT, tracking: { ...(DOCUMENT.tracking as object), status: 'draft' } },
    };
    expect(written('CSAF', draft).document.document.tracking.status).toBe('draft');
    const publisher = { name: 'Hub', namespace: 'https://hub.example' };
    const { document, report } = written('CSAF', openvexOf(), { publisher, title: 'Status', id: 'HUB-1' });
    expect(document.document).toMatchObject({ publisher, title: 'Status', tracking: { id: 'HUB-1' } });
    expect(report.filter((line) => line.includes('issuer'))).toHaveLength(1);
  });

  it.each<readonly [string, unknown, WriteOptions]>([
    ['its own', source, {}],
    ['an OpenVEX document', PART_AND_WHOLE, { publisher: { name: 'Hub', namespace: 'https://hub.example' } }],
    ['a BOM', bomOf(), { publisher: { name: 'Hub', namespace: 'https://hub.example' } }],
  ])('of %s is valid by the schema', async (_, from, options) => {
    const module = '@secvisogram/csaf-validator-lib/schemaTests.js';
    const { csaf_2_0 } = await import(module);
    expect(csaf_2_0(written('CSAF', from, options).document).errors).toEqual([]);
  });
});

describe('CycloneDX', () => {
  it('rebuilds the product, its parts and the versions beside them', () => {
    const source = bomOf([
      bomEntry({ affects: [{ ref: 'part' }, { ref: 'product' }] }),
      bomEntry({
        affects: [
          { ref: 'part', versions: [{ range: 'vers:npm/<2.0.0' }] },
          { ref: 'product', versions: [{ version: '5.1' }] },
        ],
      }),
    ]);
    const { document, report } = written('CycloneDX', source);
    expect(report).toEqual([]);
    expect(document.metadata.component).toMatchObject({ 'bom-ref': 'product', name: 'Product', version: '2.0' });
    expect(document.components).toHaveLength(1);
    expect(document.vulnerabilities).toHaveLength(1);
    expect(document.vulnerabilities[0].affects).toEqual([
      { ref: 'part-1' },
      { ref: 'product' },
      { ref: 'part-1', versions: [{ range: 'vers:npm/<2.0.0' }] },
      { ref: 'product', versions: [{ version: '5.1' }] },
    ]);
  });

  it('names a reason by the label that is nearest, and a component that is absent by its code', () => {
    const reasons = [
      'component_not_present',
      'vulnerable_code_not_in_execute_path',
      'inline_mitigations_already_exist',
    ];
    const source = openvexOf(
      reasons.map((justification, i) =>
        entry({ vulnerability: { name: `CVE-2024-000${i}` }, status: 'not_affected', justification }),
      ),
    );
    const { document, report } = written('CycloneDX', source);
    expect(document.vulnerabilities.map(({ analysis }: Document) => analysis.justification)).toEqual([
      'code_not_present',
      'code_not_reachable',
      'protected_at_runtime',
    ]);
    expect(report).toContain(
      '1 × justification: component_not_present is said as vulnerable_code_not_present, which is weaker',
    );
  });

  it('has one product: what is said of parts of another, or of another, is left out by name', () => {
    const of = (product: string, part: string) => ({ '@id': product, subcomponents: [{ '@id': part }] });
    const { document, report } = written(
      'CycloneDX',
      openvexOf([
        entry({ products: [of('pkg:oci/a', 'pkg:npm/x'), of('pkg:oci/a', 'pkg:npm/y'), of('pkg:oci/b', 'pkg:npm/x')] }),
        entry({ products: [{ '@id': 'pkg:oci/c' }, of('pkg:oci/a', 'pkg:oci/a')] }),
      ]),
    );
    expect(document.vulnerabilities.flatMap(({ affects }: Document) => affects)).toHaveLength(2);
    expect(report.filter((line) => line.includes('left out')).sort()).toEqual([
      '1 × statement: left out: a BOM has one product, and this is a component of another',
      '1 × statement: left out: a BOM has one product, and this is another',
      '1 × statement: left out: the component has the product’s own identifier',
    ]);
  });
});

describe('a report of losses', () => {
  it('counts the statements by field and reason, in order', () => {
    const loss = (pointer: string, field: string, why: string) => ({ pointer, field, why });
    expect(
      lossReport([
        loss('/1', 'notes', 'b'),
        loss('/2', 'notes', 'b'),
        loss('/2', 'notes', 'b'),
        loss('', 'issuer', 'a'),
      ]),
    ).toEqual(['1 × issuer: a', '2 × notes: b']);
    expect(lossReport([])).toEqual([]);
  });

  it.each<FormatName>(['OpenVEX', 'CSAF', 'CycloneDX'])(
    'tells of what nobody said: no statements, no time (%s)',
    (format) => {
      const { head } = normal(bomOf());
      if (head === null) throw new Error('refused');
      const { document, losses } = WRITERS.get(format)?.({ ...head, instant: null }, [], {
        issued: 1_717_243_200_000_000_000n,
      }) ?? {
        document: null,
        losses: [],
      };
      expect(JSON.stringify(document)).toContain('2024-06-01T12:00:00Z');
      expect(losses.map(({ field }) => field)).toContain('timestamp');
    },
  );
});
