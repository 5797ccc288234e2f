/** CSAF 2.0: its JSON Schema, as csaf-validator-lib carries it, and the tests of its section 6. */
import type { Json } from '../../core/std/json/view.ts';
import { breachesOf, type LoadedTest, loadTests } from './csaf-tests.ts';
import type { Breach, CsafGroup } from './rules.ts';
import { type Validate, validator } from './schema.ts';

export type CsafRules = (document: Json, groups: readonly CsafGroup[]) => Promise<Breach[]>;

export async function csafRules(): Promise<CsafRules> {
  const validate = await csafValidator();
  const loaded = new Map<CsafGroup, Promise<LoadedTest[]>>();
  const testsOf = (group: CsafGroup): Promise<LoadedTest[]> => {
    const tests = loaded.get(group) ?? loadTests(group);
    loaded.set(group, tests);
    return tests;
  };
  return async (document, groups) => {
    const breaches = validate(document);
    for (const group of groups) {
      for (const test of await testsOf(group)) {
        for (const breach of await breachesOf(test, document)) breaches.push(breach);
      }
    }
    return breaches;
  };
}

const CVSS = ['2.0', '3.0', '3.1'];

/** The library's schema under our validator: its own takes time quadratic in the length of lists. */
async function csafValidator(): Promise<Validate> {
  // @ts-expect-error: the library is JavaScript without declarations
  const { default: schema } = await import('@secvisogram/csaf-validator-lib/lib/schemaTests/csaf_2_0/schema.js');
  const parts = await Promise.all(CVSS.map(cvssPart));
  return validator('schema.csaf', { draft: '2020-12', schema: schema as object, parts: Object.fromEntries(parts) });
}

/** By the URI that the schema of CSAF refers to. */
async function cvssPart(version: string): Promise<[string, object]> {
  const { default: part } = await import(`@secvisogram/csaf-validator-lib/schemas/cvss-v${version}.js`);
  return [`https://www.first.org/cvss/cvss-v${version}.json`, part as object];
}
