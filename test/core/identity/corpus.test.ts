/** On real documents: what a statement is on can be asked for by the text that names it, and is then answered by it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { normalize } from '../../../src/core/formats/normalize.ts';
import { askedProduct } from '../../../src/core/identity/asked-product.ts';
import { identifierReader } from '../../../src/core/identity/identifier.ts';
import { matchStatement } from '../../../src/core/identity/match-statement.ts';
import { indexKeys, lookupKeys } from '../../../src/core/identity/product-key.ts';
import { productText } from '../../../src/core/identity/product-text.ts';
import { FORMATS } from '../../../src/core/model/document.ts';
import type { Product } from '../../../src/core/model/product.ts';
import type { Statement } from '../../../src/core/model/statement.ts';
import { UNSIGNED } from '../../../src/core/model/verification.ts';
import { describeCorpus, filesUnder } from '../../corpus.ts';

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
