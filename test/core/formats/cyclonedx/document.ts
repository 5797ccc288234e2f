/** BOMs as small as they get. */

export const CVE = 'CVE-2024-0001';
export const LIB = 'pkg:npm/lib@1.0.0';
export const NOON = '2024-06-01T12:00:00Z';
export const SERIAL = '3e671687-395b-41f5-a30f-a58921a69b79';

export type Members = Readonly<Record<string, unknown>>;

export const PRODUCT = { type: 'application', name: 'Product', version: '2.0', 'bom-ref': 'product' };
export const PART = { type: 'library', name: 'lib', version: '1.0.0', purl: LIB, 'bom-ref': 'part' };

/** One vulnerability that is complete and exploitable in the product, with what a test puts in its place. */
export function entry(members: Members = {}): Members {
  return { id: CVE, analysis: { state: 'exploitable' }, affects: [{ ref: 'product' }], ...members };
}

/** A complete BOM of a product with one part, with what a test puts in its place. */
export function bomOf(vulnerabilities: unknown = [entry()], members: Members = {}, metadata: Members = {}): Members {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${SERIAL}`,
    version: 1,
    metadata: { timestamp: NOON, manufacturer: { name: 'Example Inc' }, component: PRODUCT, ...metadata },
    components: [PART],
    vulnerabilities,
    ...members,
  };
}
