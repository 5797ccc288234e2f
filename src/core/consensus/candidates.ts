/**
 * The statements that could answer a question, found by vulnerability and product instead of one by one. A candidate need
 * not match; a statement that is no candidate never does, which a property test holds against the plain definition.
 */
import { joinedName, NO_ALIASES } from '../identity/aliases.ts';
import { indexKeys, lookupKeys } from '../identity/product-key.ts';
import { isCve } from '../identity/vulnerability.ts';
import type { AliasTable } from '../model/ground.ts';
import type { Question } from '../model/match.ts';
import type { Statement, VulnerabilityName } from '../model/statement.ts';
import { sortedUnique } from '../std/order.ts';

/** The statements of one vulnerability on one product key. */
interface Bucket {
  readonly all: Statement[];
  /** Made when a question asks for a component: most never do. */
  parts: Parts | null;
}

interface Parts {
  readonly onTheWhole: readonly Statement[];
  readonly byComponent: ReadonlyMap<string, readonly Statement[]>;
}

export interface Candidates {
  /** What a question may ask about: every CVE, and the names of what has none. In order. */
  readonly vulnerabilities: readonly string[];
  /** Those with a statement on a product that shares a key with this one. In order. */
  vulnerabilitiesOn(keys: readonly string[]): string[];
  /** By any id that a statement gives: the CVEs behind it, or its name where there are none. A CVE is itself. In order. */
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

/** With the operator's alias table a statement is also found by the CVEs that the table gives for its name. */
export function candidatesAmong(statements: readonly Statement[], aliases: AliasTable = NO_ALIASES): Candidates {
  const byVulnerability = new Map<string, Statement[]>();
  const buckets = new Map<string, Map<string, Bucket>>();
  const onProduct = new Map<string, Set<string>>();
  const byLabel = new Map<string, Set<string>>();
  for (const statement of statements) {
    const vulnerability = joinedName(statement.vulnerability, aliases);
    const spoken = spokenIds(vulnerability);
    const productKeys = indexKeys(statement.product);
    for (const id of spoken) {
      listed(byVulnerability, id).push(statement);
      for (const key of productKeys) entry(onProduct, key, () => new Set<string>()).add(id);
    }
    for (const id of answeredIds(vulnerability)) {
      const products = entry(buckets, id, () => new Map<string, Bucket>());
      for (const key of productKeys) entry(products, key, emptyBucket).all.push(statement);
    }
    for (const label of [vulnerability.name, ...vulnerability.labels]) {
      for (const id of spoken) entry(byLabel, label, () => new Set<string>()).add(id);
    }
  }
  return {
    vulnerabilities: sortedUnique(byVulnerability.keys()),
    vulnerabilitiesOn: (keys) => sortedUnique(keys.flatMap((key) => [...(onProduct.get(key) ?? [])])),
    behind: (id) =>
      sortedUnique([...(byVulnerability.has(id) ? [id] : []), ...((isCve(id) ? null : byLabel.get(id)) ?? [])]),
    of: (vulnerability) => byVulnerability.get(vulnerability) ?? [],
    to: (question) => find(question, buckets.get(question.vulnerability)),
  };
}

function emptyBucket(): Bucket {
  return { all: [], parts: null };
}

function partsOf(bucket: Bucket): Parts {
  bucket.parts ??= splitByComponent(bucket.all);
  return bucket.parts;
}

function splitByComponent(statements: readonly Statement[]): Parts {
  const byComponent = new Map<string, Statement[]>();
  for (const statement of statements) {
    for (const component of statement.components) {
      for (const key of indexKeys(component)) {
        const list = listed(byComponent, key);
        if (list.at(-1) !== statement) list.push(statement);
      }
    }
  }
  return { onTheWhole: statements.filter(({ components }) => components.length === 0), byComponent };
}

/** P: all on P. P with S: what is on the whole of P, on S in P, and on S as a product. */
function find({ product, component }: Question, products: ReadonlyMap<string, Bucket> | undefined): Statement[] {
  const on = (keys: readonly string[]) =>
    keys.map((key) => products?.get(key)).filter((bucket) => bucket !== undefined);
  const here = on(lookupKeys(product));
  if (component === null) return once(here.map(({ all }) => all));
  const inside = lookupKeys(component);
  const parts = here.map(partsOf);
  return once([
    ...parts.map(({ onTheWhole }) => onTheWhole),
    ...parts.flatMap(({ byComponent }) => inside.map((key) => byComponent.get(key) ?? [])),
    ...on(inside).map((bucket) => partsOf(bucket).onTheWhole),
  ]);
}

/** Each statement once, however many keys find it. */
function once(lists: readonly (readonly Statement[])[]): Statement[] {
  const [first = [], ...others] = lists.filter(({ length }) => length > 0);
  return others.length === 0 ? [...first] : [...new Set([first, ...others].flat())];
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
