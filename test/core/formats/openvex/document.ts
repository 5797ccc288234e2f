/** OpenVEX documents as small as they get. */

export const CVE = 'CVE-2024-0001';
export const APP = 'pkg:oci/app';
export const LIB = 'pkg:npm/lib@1.0.0';
export const NOON = '2024-06-01T12:00:00Z';

type Members = Readonly<Record<string, unknown>>;

/** One statement that is complete and says `fixed`, with what a test puts in its place. */
export function entry(members: Members = {}): Members {
  return { vulnerability: { name: CVE }, products: [{ '@id': APP }], status: 'fixed', ...members };
}

/** A complete document of the entries, with what a test puts in its place. */
export function openvexOf(entries: readonly unknown[] = [entry()], members: Members = {}): Members {
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.com/vex/1',
    author: 'Example <psirt@example.com>',
    timestamp: NOON,
    version: 1,
    statements: entries,
    ...members,
  };
}

/** Without one member. */
export function without(document: Members, name: string): Members {
  return Object.fromEntries(Object.entries(document).filter(([key]) => key !== name));
}
