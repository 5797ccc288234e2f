/**
 * Rows of the truth table that differ from what is read here, each with its reason. The table counts what a file says; we
 * count the same assertions but accept fewer, and every loss is named. The list may only shrink.
 */
import type { IssueCode } from '../../../src/core/std/issue.ts';

export interface KnownDifference {
  /** What is dropped although the table counts it under a status. */
  readonly dropped: Readonly<Partial<Record<IssueCode, number>>>;
  readonly why: string;
}

const TITLE_ONLY = 'a vulnerability with neither cve nor ids: a title is no id (formats.md §3)';

const titleOnly = (path: string): [string, KnownDifference] => [
  path,
  { dropped: { 'identity.vulnerability_missing': 1 }, why: TITLE_ONLY },
];

const TEST_6_2_19 = 'csaf-validator-lib-tests/tests/optionalTest_6_2_19';

export const KNOWN_DIFFERENCES: ReadonlyMap<string, KnownDifference> = new Map([
  [
    'cyclonedx-vex-use-cases/VEX/Use-Cases/Case-7/vex.json',
    {
      dropped: { 'identity.product_missing': 1 },
      why: 'no `affects`: "all our products", which no key can express (formats.md §4)',
    },
  ],
  [
    'cyclonedx-vex-use-cases/VEX/Use-Cases/Case-10/vex.json',
    { dropped: { 'format.duplicate_assertion': 1 }, why: 'version 2.3.1 is listed twice' },
  ],
  [
    'guac-testdata/internal/testing/testdata/exampledata/cyclonedx-vex-false-positive.json',
    {
      dropped: { 'identity.product_dangling': 2 },
      why: '`ref` is urn:uuid:…/1#…: no bom-ref of the document and no BOM-Link (urn:cdx:)',
    },
  ],
  [
    'guac-testdata/internal/testing/testdata/exampledata/cyclonedx-vex-resolved-with-pedigree.json',
    {
      dropped: { 'identity.product_dangling': 2 },
      why: '`ref` is urn:uuid:…/1#…: no bom-ref of the document and no BOM-Link (urn:cdx:)',
    },
  ],
  [
    'rancher-vexhub/pkg/oci/index.docker.io/rancher/nginx-ingress-controller/scan.openvex.json',
    {
      dropped: { 'identity.placeholder': 5 },
      why: 'subcomponents `[ERROR] CVE type  not mapped`: kept, they would speak of the whole product',
    },
  ],
  [
    'openvex-vexctl/pkg/ctl/testdata/test.vex.json',
    { dropped: { 'identity.product_missing': 2 }, why: 'statements without products, and no wrapper to name any' },
  ],
  [
    'openvex-go-vex/pkg/csaf/testdata/csaf.json',
    { dropped: { 'identity.product_dangling': 2 }, why: 'lists product ids that the product tree does not define' },
  ],
  [
    'csaf-rs-tests-2.0/type-generator/assets/tests/csaf_2.0/mandatory/csaf-rs_csaf-csaf_2_0-6-1-01-s01.json',
    {
      dropped: { 'identity.product_dangling': 7 },
      why: 'sample for test 6.1.1: lists product ids that the product tree does not define',
    },
  ],
  [
    'csaf-rs-tests-2.0/type-generator/assets/tests/csaf_2.0/mandatory/csaf-rs_csaf-csaf_2_0-6-1-27-07-s11.json',
    { dropped: { 'identity.vulnerability_missing': 4 }, why: TITLE_ONLY },
  ],
  titleOnly('juice-shop-csaf/.well-known/csaf/2024/juice-shop-sa-disclaimer.json'),
  ...['11', '12', '13', '14', '15', '16', '17'].map((n) =>
    titleOnly(`${TEST_6_2_19}/valid/oasis_csaf_tc-csaf_2_0-2021-6-2-19-${n}.json`),
  ),
  ...['01', '02', '03', '04', '05', '06'].map((n) =>
    titleOnly(`${TEST_6_2_19}/failing/oasis_csaf_tc-csaf_2_0-2021-6-2-19-${n}.json`),
  ),
]);

/** Rows that are no VEX document at all, and what is said of them. Their counts are all 0. */
export const NO_DOCUMENTS: ReadonlyMap<string, string> = new Map([
  ['openvex-spec/context.json', 'it looks like a JSON Schema or JSON-LD context'],
  ['openvex-spec/ns/v0.2.0/context.json', 'it looks like a JSON Schema or JSON-LD context'],
]);
