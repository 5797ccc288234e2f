/** The members of OpenVEX 0.2.0, whose JSON schema is closed, and those that 0.0.1 had in other places (formats.md §2). */
import type { Field, FieldTable } from '../fields.ts';

const HASHES = [
  'md5',
  'sha1',
  'sha-256',
  'sha-384',
  'sha-512',
  'sha3-224',
  'sha3-256',
  'sha3-384',
  'sha3-512',
  'blake2s-256',
  'blake2b-256',
  'blake2b-512',
];

/** Products and subcomponents name themselves alike. */
function component(base: string, goes: string, hash: string): Field[] {
  return [
    [`${base}/@id`, goes, '`pkg:…` is a purl, `cpe:…` a CPE, anything else an opaque URI that equals itself only'],
    [`${base}/identifiers`, goes, 'all of them name the one thing'],
    [`${base}/identifiers/purl`, goes, 'its version is the version of the product'],
    [`${base}/identifiers/cpe22`, goes, 'read as CPE 2.3; its version stays in it'],
    [`${base}/identifiers/cpe23`, goes, 'its version stays in it'],
    [`${base}/hashes`, goes, 'alone too, without `@id`'],
    ...HASHES.map((name): Field => [`${base}/hashes/${name}`, goes, hash]),
    [`${base}/supplier`, null, 'who supplies the product never speaks; 0.0.1 and early tools write it'],
  ];
}

export const OPENVEX_FIELDS: FieldTable = [
  {
    title: 'The document',
    clause: 'OpenVEX 0.2.0 "Document Struct Fields"',
    fields: [
      [
        '/@context',
        'document version',
        'which format, and which version: none, or `/v0.0.1`, is 0.0.1; an unknown 0.x is read as 0.2.0',
      ],
      [
        '/@id',
        'document id',
        'a label; one of them is in 107 files, so it is no identity. Lineage only where the place is unknown',
      ],
      ['/author', 'issuer.value', '`Unknown Author` and nothing are nobody'],
      ['/role', 'issuer.role', 'a label beside the issuer'],
      ['/timestamp', 'issued, document instant', 'the time of every statement that has none'],
      ['/last_updated', 'document instant, affirmed', 'dates the file: statements do not inherit it'],
      ['/version', 'lineage version', 'orders the editions of one file'],
      ['/tooling', null, 'which program wrote the file says nothing about a product'],
      ['/supplier', null, 'supplies the product, does not speak (0.0.1)'],
      ['/statements', 'statements', 'each is one statement for each product'],
    ],
  },
  {
    title: 'A statement',
    clause: 'OpenVEX 0.2.0 "Statement Fields"',
    fields: [
      ['/statements[]/@id', null, 'a label that nothing refers to'],
      ['/statements[]/version', null, 'of the statement, not of the product; the later entry overrides the earlier'],
      ['/statements[]/vulnerability', 'vulnerability', 'a struct, or a text as in 0.0.1'],
      [
        '/statements[]/vulnerability/@id',
        'vulnerability.labels',
        'the name where there is no `name`, if it is an id or the page of one',
      ],
      ['/statements[]/vulnerability/name', 'vulnerability.name', 'in normal form'],
      ['/statements[]/vulnerability/description', null, 'about the flaw, not about the product'],
      ['/statements[]/vulnerability/aliases', 'vulnerability.cves, vulnerability.labels', 'bind this statement only'],
      ['/statements[]/timestamp', 'issued', 'else that of the document'],
      ['/statements[]/last_updated', 'updated', 'never inherited'],
      ['/statements[]/products', 'product', 'objects, or texts as in 0.0.1; none: the subjects of an in-toto wrapper'],
      ['/statements[]/subcomponents', 'components', '0.0.1: of each of its products'],
      ['/statements[]/status', 'status, statedAs', 'one of four labels; anything else is no statement'],
      ['/statements[]/supplier', null, 'supplies the product, does not speak'],
      ['/statements[]/status_notes', 'notes', 'shown, never weighed'],
      [
        '/statements[]/justification',
        'justification, justifiedAs',
        'with `not_affected` only; a word outside the five moves to `impact`',
      ],
      ['/statements[]/impact_statement', 'impact', 'with `not_affected`; else to `notes`'],
      ['/statements[]/action_statement', 'actions', 'with `affected`; else to `notes`'],
      ['/statements[]/action_statement_timestamp', 'actions[].at', 'dates the action, never the status'],
    ],
  },
  {
    title: 'A product',
    clause: 'OpenVEX 0.2.0 "Component Fields", "Product Data Struct", Appendix A',
    fields: [
      ...component('/statements[]/products[]', 'product.ids', 'identifies a file'),
      ['/statements[]/products[]/subcomponents', 'components', 'one that cannot be read loses its own assertion'],
    ],
  },
  {
    title: 'A subcomponent',
    clause: 'OpenVEX 0.2.0 "Component Fields", "Product Data Struct", Appendix A',
    fields: component('/statements[]/products[]/subcomponents[]', 'components[].ids', 'identifies a file'),
  },
];
