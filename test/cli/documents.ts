/** Small documents for the tests of the command line. */

export interface Said {
  readonly author?: string;
  readonly vulnerability?: string;
  readonly product?: string;
  readonly status?: string;
  readonly timestamp?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** An OpenVEX document with one statement. */
export function openvex({
  author = 'Acme',
  vulnerability = 'CVE-2024-0001',
  product = 'pkg:npm/left-pad@1.3.0',
  status = 'affected',
  timestamp = '2025-12-20T00:00:00Z',
  more = { action_statement: 'update' },
}: Said = {}): string {
  return JSON.stringify({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `https://example.org/${author}`,
    author,
    timestamp,
    version: 1,
    statements: [{ vulnerability: { name: vulnerability }, products: [{ '@id': product }], status, ...more }],
  });
}

export const JUSTIFIED = { justification: 'component_not_present' };
