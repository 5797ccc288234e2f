/**
 * The statements that could answer a question, found by vulnerability and product instead of one by one. A candidate need
 * not match; a statement that is no candidate never does, which a property test holds against the plain definition.
 */
import { indexKeys, lookupKeys } from '../identity/product-key.ts';
import type { Question } from '../model/match.ts';
import type { Statement, VulnerabilityName } from '../model/statement.ts';
import { sortedUnique } from '../std/order.ts';

/** The statements of one vulnerability on one product key. */
interface Bucket {
  readonly all: Statement[];
  readonly onTheWhole: Statement[];
  readonly byComponent: Map<string, Statement[]>;
}

export interface Candidates {
  /** What a question may ask about: every CVE, and the names of what has none. In order. */
  readonly vulnerabilities: readonly string[];
  /** Those with a statement on a product that shares a key with this one. In order. */
  vulnerabilitiesOn(keys: readonly string[]): string[];
  /** By any id that a statement gives: the CVEs behind it, or its name where there are none. In order. */
  behind(id: string): string[];
  of(vulnerability: string): readonly Statement[];
  to(question: Question): Statement[];
}

/** The ids under which a statement speaks: its CVEs, else its name. */
export function spokenIds({ cves, name }: VulnerabilityName): readonly string[] {
  return cves.length > 0 ? cves : [name];
}

/** The ids under which it may answer: without a CVE also those that it knows as others. */
function answeredIds({ cves, name, labels }: VulnerabilityName): readonly string[] {
  return cves.length > 0 ? cves : [name, ...labels];
}

export function candidatesAmong(statements: readonly Statement[]): Candidates {
  const byVulnerability = new Map<string, Statement[]>();
  const buckets = new Map<string, Map<string, Bucket>>();
  const onProduct = new Map<string, Set<string>>();
  const byLabel = new Map<string, Set<string>>();
  for (const statement of statements) {
    const spoken = spokenIds(statement.vulnerability);
    const productKeys = indexKeys(statement.product);
    const componentKeys = statement.components.map(indexKeys);
    for (const id of spoken) {
      listed(byVulnerability, id).push(statement);
      for (const key of productKeys) entry(onProduct, key, () => new Set<string>()).add(id);
    }
    for (const id of answeredIds(statement.vulnerability)) {
      const products = entry(buckets, id, () => new Map<string, Bucket>());
      for (const key of productKeys) file(statement, entry(products, key, emptyBucket), componentKeys);
    }
    for (const label of [statement.vulnerability.name, ...statement.vulnerability.labels]) {
      for (const id of spoken) entry(byLabel, label, () => new Set<string>()).add(id);
    }
  }
  return {
    vulnerabilities: sortedUnique(byVulnerability.keys()),
    vulnerabilitiesOn: (keys) => sortedUnique(keys.flatMap((key) => [...(onProduct.get(key) ?? [])])),
    behind: (id) => sortedUnique([...(byVulnerability.has(id) ? [id] : []), ...(byLabel.get(id) ?? [])]),
    of: (vulnerability) => byVulnerability.get(vulnerability) ?? [],
    to: (question) => find(question, buckets.get(question.vulnerability)),
  };
}

function emptyBucket(): Bucket {
  return { all: [], onTheWhole: [], byComponent: new Map() };
}

function file(statement: Statement, bucket: Bucket, componentKeys: readonly (readonly string[])[]): void {
  bucket.all.push(statement);
  if (componentKeys.length === 0) bucket.onTheWhole.push(statement);
  for (const keys of componentKeys) for (const key of keys) listed(bucket.byComponent, key).push(statement);
}

/** P: all on P. P with S: what is on the whole of P, on S in P, and on S as a product. */
function find({ product, component }: Question, products: ReadonlyMap<string, Bucket> | undefined): Statement[] {
  const found = new Set<Statement>();
  const add = (statements: readonly Statement[] = []) => {
    for (const statement of statements) found.add(statement);
  };
  const inside = component === null ? null : lookupKeys(component);
  for (const key of lookupKeys(product)) {
    const bucket = products?.get(key);
    if (inside === null) add(bucket?.all);
    else add(bucket?.onTheWhole);
    for (const part of inside ?? []) add(bucket?.byComponent.get(part));
  }
  for (const key of inside ?? []) add(products?.get(key)?.onTheWhole);
  return [...found];
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const present = map.get(key);
  if (present !== undefined) return present;
  const made = make();
  map.set(key, made);
  return made;
}

function listed<K, V>(map: Map<K, V[]>, key: K): V[] {
  return entry(map, key, () => []);
}
