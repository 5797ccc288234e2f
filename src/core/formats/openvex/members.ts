/** The members that OpenVEX 0.2.0 knows (its JSON schema is closed), and those that 0.0.1 had in other places. */

export const DOCUMENT_MEMBERS = new Set([
  '@context',
  '@id',
  'author',
  'role',
  'timestamp',
  'last_updated',
  'version',
  'tooling',
  'supplier',
  'statements',
]);

export const STATEMENT_MEMBERS = new Set([
  '@id',
  'version',
  'vulnerability',
  'timestamp',
  'last_updated',
  'products',
  'subcomponents',
  'status',
  'supplier',
  'status_notes',
  'justification',
  'impact_statement',
  'action_statement',
  'action_statement_timestamp',
]);

export const VULNERABILITY_MEMBERS = new Set(['@id', 'name', 'description', 'aliases']);

export const PRODUCT_MEMBERS = new Set(['@id', 'identifiers', 'hashes', 'subcomponents', 'supplier']);

export const IDENTIFIER_MEMBERS = new Set(['purl', 'cpe22', 'cpe23']);

/** OpenVEX 0.2.0 Appendix A. */
export const HASH_MEMBERS = new Set([
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
]);
