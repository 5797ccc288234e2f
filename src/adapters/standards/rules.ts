/** The table of rules: what each asks for, and how heavy it is to break it. */
import type { Severity } from '../../core/std/issue.ts';

export const SCHEMA_RULES = {
  'schema.openvex': 'the JSON Schema of OpenVEX 0.2.0',
  'schema.cyclonedx': 'the JSON Schema of CycloneDX, of the version that the BOM names',
  'schema.csaf': 'the JSON Schema of CSAF 2.0',
} as const;

/** CSAF 2.0 §6: number → name. Its tests of links (6.3.6, 6.3.7) need a network, that of spelling (6.3.8) a program. */
export const CSAF_TESTS = {
  '6.1.1': 'Missing Definition of Product ID',
  '6.1.2': 'Multiple Definition of Product ID',
  '6.1.3': 'Circular Definition of Product ID',
  '6.1.4': 'Missing Definition of Product Group ID',
  '6.1.5': 'Multiple Definition of Product Group ID',
  '6.1.6': 'Contradicting Product Status',
  '6.1.7': 'Multiple Scores with same Version per Product',
  '6.1.8': 'Invalid CVSS',
  '6.1.9': 'Invalid CVSS computation',
  '6.1.10': 'Inconsistent CVSS',
  '6.1.11': 'CWE',
  '6.1.12': 'Language',
  '6.1.13': 'PURL',
  '6.1.14': 'Sorted Revision History',
  '6.1.15': 'Translator',
  '6.1.16': 'Latest Document Version',
  '6.1.17': 'Document Status Draft',
  '6.1.18': 'Released Revision History',
  '6.1.19': 'Revision History Entries for Pre-release Versions',
  '6.1.20': 'Non-draft Document Version',
  '6.1.21': 'Missing Item in Revision History',
  '6.1.22': 'Multiple Definition in Revision History',
  '6.1.23': 'Multiple Use of Same CVE',
  '6.1.24': 'Multiple Definition in Involvements',
  '6.1.25': 'Multiple Use of Same Hash Algorithm',
  '6.1.26': 'Prohibited Document Category Name',
  '6.1.27.1': 'Profile: Document Notes',
  '6.1.27.2': 'Profile: Document References',
  '6.1.27.3': 'Profile: Vulnerabilities of an informational advisory',
  '6.1.27.4': 'Profile: Product Tree',
  '6.1.27.5': 'Profile: Vulnerability Notes',
  '6.1.27.6': 'Profile: Product Status',
  '6.1.27.7': 'Profile: VEX Product Status',
  '6.1.27.8': 'Profile: Vulnerability ID',
  '6.1.27.9': 'Profile: Impact Statement',
  '6.1.27.10': 'Profile: Action Statement',
  '6.1.27.11': 'Profile: Vulnerabilities',
  '6.1.28': 'Translation',
  '6.1.29': 'Remediation without Product Reference',
  '6.1.30': 'Mixed Integer and Semantic Versioning',
  '6.1.31': 'Version Range in Product Version',
  '6.1.32': 'Flag without Product Reference',
  '6.1.33': 'Multiple Flags with VEX Justification Codes per Product',
  '6.2.1': 'Unused Definition of Product ID',
  '6.2.2': 'Missing Remediation',
  '6.2.3': 'Missing Score',
  '6.2.4': 'Build Metadata in Revision History',
  '6.2.5': 'Older Initial Release Date than Revision History',
  '6.2.6': 'Older Current Release Date than Revision History',
  '6.2.7': 'Missing Date in Involvements',
  '6.2.8': 'Use of MD5 as the only Hash Algorithm',
  '6.2.9': 'Use of SHA-1 as the only Hash Algorithm',
  '6.2.10': 'Missing TLP label',
  '6.2.11': 'Missing Canonical URL',
  '6.2.12': 'Missing Document Language',
  '6.2.13': 'Sorting',
  '6.2.14': 'Use of Private Language',
  '6.2.15': 'Use of Default Language',
  '6.2.16': 'Missing Product Identification Helper',
  '6.2.17': 'CVE in field IDs',
  '6.2.18': 'Product Version Range without vers',
  '6.2.19': 'CVSS for Fixed Products',
  '6.2.20': 'Additional Properties',
  '6.3.1': 'Use of CVSS v2 as the only Scoring System',
  '6.3.2': 'Use of CVSS v3.0',
  '6.3.3': 'Missing CVE',
  '6.3.4': 'Missing CWE',
  '6.3.5': 'Use of Short Hash',
  '6.3.9': 'Branch Categories',
  '6.3.10': 'Usage of Product Version Range',
  '6.3.11': 'Usage of V as Version Indicator',
} as const;

export type CsafTest = keyof typeof CSAF_TESTS;
export type SchemaRule = keyof typeof SCHEMA_RULES;

/** Mandatory, optional, informative (CSAF 2.0 §6.1 to §6.3). */
export type CsafGroup = '6.1' | '6.2' | '6.3';
export const CSAF_SEVERITY: Readonly<Record<CsafGroup, Severity>> = { '6.1': 'error', '6.2': 'warning', '6.3': 'note' };

export function csafTestsOf(group: CsafGroup): CsafTest[] {
  return (Object.keys(CSAF_TESTS) as CsafTest[]).filter((test) => test.startsWith(`${group}.`));
}

type Code = SchemaRule | `csaf.${CsafTest}`;

export const RULES: ReadonlyMap<Code, string> = new Map<Code, string>([
  ...(Object.entries(SCHEMA_RULES) as [SchemaRule, string][]),
  ...(Object.entries(CSAF_TESTS) as [CsafTest, string][]).map(
    ([test, name]) => [`csaf.${test}`, `CSAF 2.0 test ${test}: ${name}`] as const,
  ),
]);

/** A place where a document breaks a rule; the port's own shape. */
export interface Breach {
  readonly code: Code;
  readonly severity: Severity;
  readonly pointer: string;
  readonly message: string;
  readonly text?: string;
  readonly clause?: string;
  readonly member?: string;
}
