/** Small valid documents, and documents that lack something. */
import type { Json } from '../../../src/core/std/json/view.ts';

type Members = Readonly<Record<string, Json>>;

export function openvexDocument(statement: Members = {}, document: Members = {}): Json {
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.org/vex/1',
    author: 'Acme',
    timestamp: '2025-01-01T00:00:00Z',
    version: 1,
    statements: [
      {
        vulnerability: { name: 'CVE-2024-0001' },
        products: [{ '@id': 'pkg:npm/a@1' }],
        status: 'fixed',
        ...statement,
      },
    ],
    ...document,
  };
}

export function bom(members: Members = {}, specVersion = '1.6'): Json {
  return { bomFormat: 'CycloneDX', specVersion, version: 1, ...members };
}

export function csafDocument(members: Members = {}, tracking: Members = {}): Json {
  return {
    document: {
      category: 'csaf_base',
      csaf_version: '2.0',
      lang: 'en',
      distribution: { tlp: { label: 'WHITE' } },
      publisher: { category: 'vendor', name: 'Acme', namespace: 'https://example.org' },
      references: [{ category: 'self', summary: 'This document', url: 'https://example.org/acme-2025-1.json' }],
      title: 'An advisory',
      tracking: {
        current_release_date: '2025-01-01T00:00:00.000Z',
        id: 'ACME-2025-1',
        initial_release_date: '2025-01-01T00:00:00.000Z',
        revision_history: [{ date: '2025-01-01T00:00:00.000Z', number: '1', summary: 'First.' }],
        status: 'final',
        version: '1',
        ...tracking,
      },
    },
    ...members,
  };
}

/** A status list names a product that is nowhere defined (CSAF 2.0 §6.1.1). */
export const UNDEFINED_PRODUCT: Members = {
  product_tree: { full_product_names: [{ name: 'A', product_id: 'A' }] },
  vulnerabilities: [{ cve: 'CVE-2024-0001', product_status: { fixed: ['A', 'B'] } }],
};
