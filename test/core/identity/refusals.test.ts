/** A near miss names the first rule that failed, what was asked and what is stated. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../../src/core/formats/normalize.ts';
import { identifierReader } from '../../../src/core/identity/identifier.ts';
import { matchStatement } from '../../../src/core/identity/match-statement.ts';
import { askedProduct, indexKeys, lookupKeys, productText } from '../../../src/core/identity/product-key.ts';
import { FORMATS } from '../../../src/core/model/document.ts';
import type { Refusal } from '../../../src/core/model/match.ts';
import type { Product } from '../../../src/core/model/product.ts';
import type { Statement } from '../../../src/core/model/statement.ts';
import { UNSIGNED } from '../../../src/core/model/verification.ts';
import { describeCorpus, filesUnder } from '../../corpus.ts';
import { readMatching } from './rows.ts';

function refusalOf(line: string): Refusal | undefined {
  const [row] = readMatching(`${line} | no matter`);
  return row === undefined ? undefined : matchStatement(row.question, row.statement).misses[0]?.refusal;
}

const ONE = '1'.repeat(64);
const TWO = '2'.repeat(64);

describe('both values are named', () => {
  it.each<[string, string | null, string | null]>([
    ['pkg:npm/a@1 | clear pkg:npm/b@1', 'pkg:npm/a@1', 'pkg:npm/b@1'],
    ['pkg:npm/a@1 | clear pkg:npm/a@2', '1', '2'],
    ['pkg:npm/a | clear pkg:npm/a@2', null, '2'],
    ['pkg:npm/a@3 | clear pkg:npm/a @vers:npm/<2.0.0', '3', 'vers:npm/<2.0.0'],
    ['pkg:npm/a@3 | clear pkg:npm/a @4.x', '3', '4.x'],
    ['pkg:npm/a@3?arch=x | clear pkg:npm/a?arch=y', 'x', 'y'],
    ['pkg:npm/a@3 | clear pkg:npm/a?arch=y', null, 'y'],
    ['pkg:npm/a | clear pkg:npm/a#p', null, 'p'],
    ['pkg:npm/a#q | clear pkg:npm/a#p', 'q', 'p'],
    ['pkg:npm/a?repository_url=https:%2F%2Fx%2F | clear pkg:npm/a?repository_url=y', 'x', 'y'],
    ['pkg:oci/a@sha256:{1} | clear pkg:oci/a@sha256:{2}', `sha256:${ONE}`, `sha256:${TWO}`],
    ['pkg:oci/a?tag=1 | clear pkg:oci/a@sha256:{2}', '1', `sha256:${TWO}`],
    ['pkg:oci/a | clear pkg:oci/a@sha256:{2}', null, `sha256:${TWO}`],
    ['pkg:oci/a | clear pkg:oci/x%2Fa', null, 'x/a'],
    ['pkg:oci/a?repository_url=x.io/a | clear pkg:oci/a?repository_url=y.io/a', 'x.io/a', 'y.io/a'],
    ['sha256:{1} | clear sha256:{2}', `sha-256:${ONE}`, `sha-256:${TWO}`],
    ['cpe:/a:acme:x | clear cpe:/a:acme:x:1', 'cpe:2.3:a:acme:x:*:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:x:1:*:*:*:*:*:*:*'],
    ['cpe:/a:acme:x | clear cpe:/a:acme:y', 'cpe:2.3:a:acme:x:*:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:y:*:*:*:*:*:*:*:*'],
    ['model:X | clear model:Y', 'X', 'Y'],
    ['"Foo" | clear "Bar"', 'Foo', 'Bar'],
    ['"Foo" (acme) | clear "Foo" (other)', 'Foo', 'Foo'],
    ['pkg:npm/a | clear "Foo"', 'pkg:npm/a', 'Foo'],
    ['pkg:npm/a on "X" | clear pkg:npm/a on "Y"', 'name:X', 'name:Y'],
    ['pkg:npm/a | clear pkg:npm/a on "Y"', null, 'Y'],
    ['pkg:npm/p + pkg:npm/a via "X" | clear pkg:npm/p > pkg:npm/a via "Y"', 'X', 'Y'],
    ['pkg:npm/p + pkg:npm/a via "X" via "Z" | clear pkg:npm/p > pkg:npm/a via "Y"', 'X > Z', 'Y'],
    ['pkg:npm/p + pkg:npm/a | clear pkg:npm/p > pkg:npm/b > pkg:npm/c', 'pkg:npm/a', 'pkg:npm/b'],
    ['pkg:npm/p + pkg:npm/a | clear pkg:npm/q > pkg:npm/a', 'pkg:npm/p', 'pkg:npm/q'],
    ['pkg:npm/a | clear pkg:npm/q > pkg:npm/a', 'pkg:npm/a', 'pkg:npm/q'],
    [
      'CVE-2026-0009 in pkg:npm/a | clear GO-1 = CVE-2026-0002 = CVE-2026-0001 of pkg:npm/a',
      'CVE-2026-0009',
      'CVE-2026-0001 CVE-2026-0002',
    ],
    ['CVE-2026-0009 in pkg:npm/a | clear GO-1 of pkg:npm/a', 'CVE-2026-0009', 'GO-1'],
  ])('%s', (line, asked, stated) => {
    expect(refusalOf(line)).toMatchObject({ asked, stated });
  });
});

const OPTIONS = {
  strict: false,
  enabledFormats: new Set(FORMATS),
  maxDocumentBytes: 1 << 28,
  maxStatements: 1_000_000,
  ids: identifierReader(),
};
const DELIVERY = { source: 'test', place: null, listed: null, replaces: null };

/** As a person would ask for it; null where the product has no text, or a version that nobody can ask for. */
function reread(product: Product): Product | null {
  return product.version.kind === 'unreadable' ? null : askedProduct(productText(product), OPTIONS.ids).product;
}

function answersItself(statement: Statement, asked: Product, component: Product | null): boolean {
  const { cves, name } = statement.vulnerability;
  const question = { vulnerability: cves[0] ?? name, product: asked, component };
  const scope = component === null ? 'product' : 'component';
  const keys = new Set(lookupKeys(asked));
  return (
    indexKeys(statement.product).some((key) => keys.has(key)) &&
    matchStatement(question, statement).matches.some((match) => match.scope === scope)
  );
}

describeCorpus('every statement of the corpus answers the question that it raises', '', (path) => {
  it.each([
    'openvex-spec',
    'openvex-vexctl',
    'agologan-vexhub',
    'docker-dhi',
    'csaf-rs-tests-2.0',
    'claircore-redhat-vex',
    'stackable-csaf-vex',
    'cyclonedx-spec',
    'cyclonedx-vex-use-cases',
  ])('%s', (folder) => {
    const statements = filesUnder(`${path}/${folder}`, '.json').flatMap(
      (file) => normalize(readFileSync(file), { delivery: DELIVERY, verification: UNSIGNED }, OPTIONS).statements,
    );
    const silent: string[] = [];
    for (const statement of statements) {
      const asked = reread(statement.product);
      const parts = statement.components.length === 0 ? [null] : statement.components;
      for (const part of parts) {
        const component = part === null ? null : reread(part);
        if (asked === null || (part !== null && component === null)) continue;
        if (!answersItself(statement, asked, component)) silent.push(productText(statement.product));
      }
    }
    expect(silent).toEqual([]);
    expect(statements.length).toBeGreaterThan(0);
  });
});
