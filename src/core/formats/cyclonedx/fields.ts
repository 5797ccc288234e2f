/**
 * The members of the closed JSON schema of CycloneDX 1.7, which holds all of 1.4 to 1.6, in the objects that are read
 * (formats.md §4). A member that is newer than a document's label is no loss, so the label is not held against it.
 */
import type { Field, FieldTable } from '../fields.ts';

const INVENTORY = 'inventory: says what is there, not what is wrong with it';

const ABOUT_FLAW = 'about the flaw, not about the product';

function organization(base: string, goes: string, note: string): Field[] {
  return [
    [base, goes, note],
    [`${base}/name`, goes, 'as written'],
    [`${base}/url`, goes, 'the first, where there is no name'],
    [`${base}/**`, null, 'how to reach them'],
  ];
}

function part(base: string): Field[] {
  return [
    [`${base}/bom-ref`, null, 'a name inside the BOM, which `affects[].ref` follows'],
    [`${base}/purl`, 'product.ids', 'its version comes before `version`'],
    [`${base}/cpe`, 'product.ids', 'its version stays in it'],
    [`${base}/hashes`, 'product.ids', 'each by `alg` and `content`'],
    [`${base}/hashes[]/alg`, 'product.ids', ''],
    [`${base}/hashes[]/content`, 'product.ids', ''],
    [`${base}/group`, 'product.name', 'before the name, with a slash'],
    [`${base}/name`, 'product.name', ''],
    [`${base}/version`, 'product.version', 'exact, where the purl has none'],
    [
      `${base}/versionRange`,
      'product.version',
      '1.7, of an external component: a vers range, where there is no `version`',
    ],
    [`${base}/manufacturer`, 'product.vendor', 'its name'],
    [`${base}/supplier`, 'product.vendor', 'its name, where there is no manufacturer'],
    [`${base}/provider`, 'product.vendor', 'of a service'],
    [`${base}/publisher`, 'product.vendor', 'where nobody else is named'],
    [`${base}/components`, 'product', 'read in the same way, however deep'],
    [`${base}/services`, 'product', 'read in the same way, however deep'],
    [
      `${base}/**`,
      null,
      'describes the part, does not identify it: licences, pedigree, evidence, `swid`, `swhid`, `omniborId`',
    ],
  ];
}

export const CYCLONEDX_FIELDS: FieldTable = [
  {
    title: 'The BOM',
    clause: 'CycloneDX 1.7 bom-1.7.schema.json',
    fields: [
      ['/$schema', null, 'a hint for editors'],
      ['/bomFormat', 'format', 'says that it is CycloneDX; in XML the namespace does'],
      [
        '/specVersion',
        'document version',
        '1.4 to 1.7 are read, another 1.x as the nearest; in XML the namespace names it',
      ],
      ['/serialNumber', 'document id, lineage', 'a claim: one serial is in 117 sample files'],
      ['/version', 'lineage version', 'orders the editions of one serial; the default is 1'],
      ['/metadata', 'issuer, document instant, product', 'see below'],
      ['/components', 'product, components', 'what `affects[].ref` may mean'],
      ['/services', 'product, components', 'what `affects[].ref` may mean'],
      [
        '/vulnerabilities',
        'statements',
        'each with a state is one statement for each version of each thing it affects',
      ],
      ['/signature', null, 'noted (`format.signature_unread`), not verified; in XML an XML Signature'],
      ['/annotations', null, 'remarks about the BOM'],
      ['/citations', null, 'who said which part of the BOM; not told apart'],
      ['/compositions', null, INVENTORY],
      ['/declarations', null, 'conformance to standards'],
      ['/definitions', null, 'of standards'],
      ['/dependencies', null, INVENTORY],
      ['/externalReferences', null, 'where else to look: one document is read by itself'],
      ['/formulation', null, 'how it was built'],
      ['/properties', null, 'names and values of nobody’s vocabulary'],
    ],
  },
  {
    title: 'Metadata',
    clause: 'CycloneDX 1.7 metadata',
    fields: [
      ['/metadata/timestamp', 'issued, document instant', 'the time of every analysis that has none'],
      ...organization('/metadata/manufacturer', 'issuer', 'who made the BOM (1.6)'),
      ['/metadata/authors', 'issuer', 'the first that has a name or an address, where there is no manufacturer'],
      ['/metadata/authors[]/name', 'issuer', '`Name <address>`'],
      ['/metadata/authors[]/email', 'issuer', '`Name <address>`'],
      ['/metadata/authors[]/**', null, 'how to reach them'],
      ...organization('/metadata/supplier', 'issuer', 'of the component: only where nobody above is named'),
      ...organization('/metadata/manufacture', 'issuer', 'of the component: only where nobody above is named'),
      ['/metadata/component', 'product', 'the product that every analysis is in the context of'],
      ['/metadata/component/**', 'product', 'as any component'],
      ['/metadata/distributionConstraints', null, 'who may see it does not bear on what it says'],
      [
        '/metadata/distributionConstraints/tlp',
        null,
        'a label of the document, and a document has no place for it yet',
      ],
      ['/metadata/**', null, 'about the BOM'],
      ['/metadata/licenses', null, 'of the BOM'],
      ['/metadata/lifecycles', null, 'when in a life the BOM was made'],
      ['/metadata/properties', null, 'names and values of nobody’s vocabulary'],
      ['/metadata/tools', null, 'a program is never the issuer'],
    ],
  },
  {
    title: 'A component or service',
    clause: 'CycloneDX 1.7 component, service',
    fields: [...part('/components[]'), ['/services[]/**', 'product', 'in the same way']],
  },
  {
    title: 'A vulnerability',
    clause: 'CycloneDX 1.7 vulnerability',
    fields: [
      ['/vulnerabilities[]/bom-ref', null, 'a name inside the BOM that nothing here follows'],
      ['/vulnerabilities[]/id', 'vulnerability.name', 'in normal form'],
      ['/vulnerabilities[]/source', 'vulnerability.name', 'see its members'],
      ['/vulnerabilities[]/source/name', null, 'the id says whose it is'],
      ['/vulnerabilities[]/source/url', 'vulnerability.name', 'where there is no id, if it is the page of one'],
      ['/vulnerabilities[]/references', 'vulnerability.cves, vulnerability.labels', 'the same flaw elsewhere'],
      ['/vulnerabilities[]/references[]/id', 'vulnerability.cves, vulnerability.labels', 'bind this statement only'],
      ['/vulnerabilities[]/references[]/source', null, 'the id says whose it is'],
      ['/vulnerabilities[]/ratings', null, ABOUT_FLAW],
      ['/vulnerabilities[]/cwes', null, ABOUT_FLAW],
      ['/vulnerabilities[]/description', null, ABOUT_FLAW],
      ['/vulnerabilities[]/detail', null, `${ABOUT_FLAW}; \`analysis.detail\` is read`],
      ['/vulnerabilities[]/recommendation', 'actions', 'kind `advice`; to `notes` under not_affected'],
      ['/vulnerabilities[]/workaround', 'actions', 'kind `workaround`; to `notes` under not_affected'],
      ['/vulnerabilities[]/proofOfConcept', null, ABOUT_FLAW],
      ['/vulnerabilities[]/advisories', null, 'pages to read'],
      ['/vulnerabilities[]/created', null, 'dates the record, not the analysis'],
      ['/vulnerabilities[]/published', null, 'dates the record, not the analysis'],
      ['/vulnerabilities[]/updated', null, 'dates the record, not the analysis'],
      ['/vulnerabilities[]/rejected', 'notes', 'the record was rejected; the analysis stands'],
      ['/vulnerabilities[]/credits', null, 'who found it'],
      ['/vulnerabilities[]/tools', null, 'which program found it'],
      ['/vulnerabilities[]/properties', null, 'names and values of nobody’s vocabulary'],
      ['/vulnerabilities[]/analysis', 'status', 'none, or one without a state, is the output of a scanner, not VEX'],
      [
        '/vulnerabilities[]/affects',
        'product, components',
        'none means all products, which nothing can express: no statement',
      ],
    ],
  },
  {
    title: 'An analysis',
    clause: 'CycloneDX 1.7 vulnerability.analysis',
    fields: [
      ['/vulnerabilities[]/analysis/state', 'status, statedAs', 'by the table of states'],
      [
        '/vulnerabilities[]/analysis/justification',
        'justification, justifiedAs, fit',
        'by the table of reasons; under false_positive none is taken',
      ],
      [
        '/vulnerabilities[]/analysis/response',
        'actions',
        'by the table of responses; to `notes` under not_affected. In XML `<responses>`',
      ],
      [
        '/vulnerabilities[]/analysis/detail',
        'impact',
        'under not_affected and false_positive; an action under exploitable; else `notes`',
      ],
      ['/vulnerabilities[]/analysis/firstIssued', 'issued', 'else the timestamp of the BOM (1.5)'],
      ['/vulnerabilities[]/analysis/lastUpdated', 'updated', 'never inherited (1.5)'],
    ],
  },
  {
    title: 'What is affected',
    clause: 'CycloneDX 1.7 vulnerability.affects',
    fields: [
      ['/vulnerabilities[]/affects[]/ref', 'product, components', 'a bom-ref, a BOM-Link, or a purl'],
      ['/vulnerabilities[]/affects[]/versions', 'product.version', 'in place of the thing’s own version'],
      ['/vulnerabilities[]/affects[]/versions[]/version', 'product.version', 'exact'],
      ['/vulnerabilities[]/affects[]/versions[]/range', 'product.version', 'a vers range'],
      [
        '/vulnerabilities[]/affects[]/versions[]/status',
        'status',
        'splits the state where both marks are there; `unknown` is no statement',
      ],
    ],
  },
];
