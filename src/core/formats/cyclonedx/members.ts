/**
 * The members that the closed JSON schema of CycloneDX 1.7 knows, in the objects that are read. It holds all of 1.4 to
 * 1.6; a member that is newer than a document's label is no loss, so the label is not held against it.
 */

export const BOM_MEMBERS = new Set([
  '$schema',
  'annotations',
  'bomFormat',
  'citations',
  'components',
  'compositions',
  'declarations',
  'definitions',
  'dependencies',
  'externalReferences',
  'formulation',
  'metadata',
  'properties',
  'serialNumber',
  'services',
  'signature',
  'specVersion',
  'version',
  'vulnerabilities',
]);

export const VULNERABILITY_MEMBERS = new Set([
  'advisories',
  'affects',
  'analysis',
  'bom-ref',
  'created',
  'credits',
  'cwes',
  'description',
  'detail',
  'id',
  'proofOfConcept',
  'properties',
  'published',
  'ratings',
  'recommendation',
  'references',
  'rejected',
  'source',
  'tools',
  'updated',
  'workaround',
]);

export const ANALYSIS_MEMBERS = new Set(['detail', 'firstIssued', 'justification', 'lastUpdated', 'response', 'state']);

export const AFFECTS_MEMBERS = new Set(['ref', 'versions']);

export const VERSION_MEMBERS = new Set(['range', 'status', 'version']);
