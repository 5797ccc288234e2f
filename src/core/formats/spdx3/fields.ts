/** The properties of SPDX 3.0.1 that a VEX statement can come from (formats.md §5). JSON-LD is open: others are not unknown. */
import type { FieldTable } from '../fields.ts';

export const SPDX_FIELDS: FieldTable = [
  {
    title: 'The document',
    clause: 'SPDX 3.0.1 JSON-LD serialisation; Core SpdxDocument, CreationInfo',
    fields: [
      ['/@context', 'document version', 'the context of SPDX 3; a later 3.x is read as 3.0, noted'],
      ['/@graph', 'statements', 'each VEX relationship in it is one statement for each `to`'],
      ['SpdxDocument/spdxId', 'document id, lineage', 'of the one SpdxDocument'],
      ['SpdxDocument/creationInfo', 'issuer, document instant', 'for relationships that have none'],
      ['SpdxDocument/**', null, 'inventory'],
      ['CreationInfo/created', 'issued', 'where the relationship has no time of its own'],
      ['CreationInfo/createdBy', 'issuer', 'the first that is no tool'],
      ['CreationInfo/**', null, 'which tools, which version of the specification'],
      ['Agent/name', 'issuer', '`Name <address>`; also Organization and Person, never SoftwareAgent'],
      ['Agent/externalIdentifier', 'issuer', 'the one of type `email`'],
      ['Agent/**', null, 'describes the agent'],
    ],
  },
  {
    title: 'A VEX relationship',
    clause: 'SPDX 3.0.1 Security VexVulnAssessmentRelationship and its four classes',
    fields: [
      ['VEX/type', 'status', 'Affected, Fixed, NotAffected, UnderInvestigation; another class is no statement'],
      ['VEX/relationshipType', 'statedAs', 'must agree with the class, else `format.contradiction`'],
      ['VEX/spdxId', null, 'a label that nothing here refers to'],
      ['VEX/from', 'vulnerability', 'the security_Vulnerability'],
      ['VEX/to', 'product', 'one statement each; NoneElement and NoAssertionElement are none'],
      [
        'VEX/security_assessedElement',
        'components',
        'where in the product; one that cannot be read takes the statement with it',
      ],
      [
        'VEX/security_justificationType',
        'justification, justifiedAs',
        'the five labels, in camel case; with NotAffected only',
      ],
      ['VEX/security_impactStatement', 'impact', 'with NotAffected; else to `notes`'],
      ['VEX/security_impactStatementTime', null, 'dates a reason, never a status'],
      ['VEX/security_actionStatement', 'actions', 'with Affected; else to `notes`'],
      ['VEX/security_actionStatementTime', 'actions[].at', 'the first'],
      ['VEX/security_statusNotes', 'notes', 'shown, never weighed'],
      [
        'VEX/security_publishedTime',
        'issued',
        'else `created` of the relationship’s CreationInfo, else of the document’s',
      ],
      ['VEX/security_modifiedTime', 'updated', ''],
      [
        'VEX/security_withdrawnTime',
        null,
        'the statement is dropped (`format.tombstone`), whenever that was: no statement can say "until then"',
      ],
      ['VEX/endTime', null, 'as `security_withdrawnTime`'],
      ['VEX/startTime', null, 'about the relation, not about the word'],
      ['VEX/creationInfo', 'issuer, issued', 'else those of the SpdxDocument'],
      ['VEX/suppliedBy', 'issuer', 'where nobody created it'],
      ['VEX/security_vexVersion', null, 'a label; a newer document replaces an older one'],
      ['VEX/completeness', null, 'silence is never read as a status'],
      ['VEX/**', null, 'name, summary, description, comment, external references: about the element in the file'],
    ],
  },
  {
    title: 'A vulnerability',
    clause: 'SPDX 3.0.1 Security Vulnerability',
    fields: [
      [
        'Vulnerability/externalIdentifier',
        'vulnerability.name, vulnerability.labels',
        'type `cve`, then `securityOther`',
      ],
      [
        'Vulnerability/name',
        'vulnerability.name',
        'where there is no identifier and it is a CVE: another name is a title',
      ],
      ['Vulnerability/spdxId', 'vulnerability.name', 'its end, where there is neither, if that is an id'],
      ['Vulnerability/**', null, 'about the flaw, not about the product'],
    ],
  },
  {
    title: 'A product or assessed element',
    clause: 'SPDX 3.0.1 Software Package, Core Element, Core Hash',
    fields: [
      ['Element/software_packageUrl', 'product.ids', 'its version comes before software_packageVersion'],
      ['Element/externalIdentifier', 'product.ids', 'types packageUrl, cpe22, cpe23; others are left'],
      ['Element/verifiedUsing', 'product.ids', 'each Hash'],
      ['Element/name', 'product.name', ''],
      ['Element/software_packageVersion', 'product.version', ''],
      ['Element/suppliedBy', 'product.vendor', 'the name of the first'],
      ['Element/spdxId', 'product.ids', 'an opaque URI, where nothing else identifies it or it is not in the document'],
      ['Element/**', null, 'describes the element, does not identify it'],
    ],
  },
];
