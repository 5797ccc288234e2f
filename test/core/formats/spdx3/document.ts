/** SPDX 3.0.1 documents as tools write them: compact JSON-LD, one CreationInfo, everything in the graph. */
import type { NormalisedDocument } from '../../../../src/core/model/document.ts';
import { normal } from '../normal.ts';

export type Members = Readonly<Record<string, unknown>>;

export const CVE = 'CVE-2020-28498';
export const APP = 'pkg:npm/acme-app@1.3.0';
export const LIB = 'pkg:npm/elliptic@6.5.2';
export const CREATED = '2024-03-09T11:04:53Z';
const BASE = 'https://acme.example/spdx/';
export const iri = (name: string): string => `${BASE}${name}`;

export const CREATION: Members = {
  type: 'CreationInfo',
  '@id': '_:creationinfo',
  specVersion: '3.0.1',
  created: CREATED,
  createdBy: [iri('acme')],
};

export const ACME: Members = {
  type: 'Organization',
  spdxId: iri('acme'),
  name: 'ACME Inc.',
  creationInfo: '_:creationinfo',
};

export const DOCUMENT: Members = {
  type: 'SpdxDocument',
  spdxId: iri('document'),
  creationInfo: '_:creationinfo',
  profileConformance: ['core', 'software', 'security'],
};

export const PACKAGE: Members = {
  type: 'software_Package',
  spdxId: iri('app'),
  creationInfo: '_:creationinfo',
  name: 'acme-app',
  software_packageVersion: '1.3.0',
  software_packageUrl: APP,
  suppliedBy: iri('acme'),
};

export const PART: Members = {
  type: 'software_Package',
  spdxId: iri('elliptic'),
  creationInfo: '_:creationinfo',
  name: 'elliptic',
  externalIdentifier: [{ type: 'ExternalIdentifier', externalIdentifierType: 'packageUrl', identifier: LIB }],
};

export const VULNERABILITY: Members = {
  type: 'security_Vulnerability',
  spdxId: iri('vuln'),
  creationInfo: '_:creationinfo',
  externalIdentifier: [
    { type: 'ExternalIdentifier', externalIdentifierType: 'securityOther', identifier: 'GHSA-r9p9-mrjm-926w' },
    { type: 'ExternalIdentifier', externalIdentifierType: 'cve', identifier: CVE },
  ],
};

/** A complete relationship, affected, with what a test puts in its place. */
export function vex(members: Members = {}): Members {
  return {
    type: 'security_VexAffectedVulnAssessmentRelationship',
    spdxId: iri('vex-1'),
    creationInfo: '_:creationinfo',
    relationshipType: 'affects',
    from: iri('vuln'),
    to: [iri('app')],
    security_actionStatement: 'Upgrade to 1.4.',
    ...members,
  };
}

export const NOT_AFFECTED: Members = {
  type: 'security_VexNotAffectedVulnAssessmentRelationship',
  relationshipType: 'doesNotAffect',
  security_actionStatement: undefined,
  security_justificationType: 'vulnerableCodeNotPresent',
};

const FIRST: readonly Members[] = [CREATION, ACME, DOCUMENT, PACKAGE, PART, VULNERABILITY];

/** A document of these relationships; elements of the same IRI take the place of the usual ones. */
export function spdxOf(
  relationships: readonly unknown[] = [vex()],
  others: readonly Members[] = [],
  members: Members = {},
): Members {
  const idOf = (element: Members): unknown => element.spdxId ?? element['@id'];
  const replaced = new Set(others.map(idOf));
  const usual = FIRST.filter((element) => !replaced.has(idOf(element)));
  return {
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [...usual, ...others, ...relationships],
    ...members,
  };
}

export function spdx(document: Members, strict = false): NormalisedDocument {
  return normal(document, { enabledFormats: new Set(['SPDX']), strict });
}

/** One relationship, in a document of its own. */
export function one(members: Members = {}, others: readonly Members[] = []): NormalisedDocument {
  return spdx(spdxOf([vex(members)], others));
}
