/** The issuers file: who is trusted, and by which names they sign. Two issuers never answer to one name. */
import { type Derivation, type Issuer, type IssuerSet, TIERS, type Tier } from '../core/model/issuer.ts';
import { canonicalDigest } from '../core/std/canonical.ts';
import { fromMillionths, type Millionths, ONE, toMillionths } from '../core/std/fixed.ts';
import { type Instant, writeInstant } from '../core/std/instant.ts';
import { ascending, by, sortedUnique } from '../core/std/order.ts';
import { circleIn } from './derivations.ts';
import { type Fields, fieldsOf, instantOf, textOf, textsOf } from './fields.ts';
import { type ReadText, readTextFile } from './file.ts';
import { spellingsOf } from './names.ts';
import { suggestion } from './nearest.ts';
import { type Problem, refuseAny } from './problems.ts';
import { type Mapping, met, type Node, named, quoted } from './tree.ts';
import { readYaml } from './yaml.ts';

export const MAX_ISSUERS_BYTES = 1_048_576;

const KEYS = ['Id', 'Names', 'Tier', 'Weight', 'Products', 'DerivesFrom', 'ValidFrom', 'ValidUntil', 'RevokedAt'];
const REMEDY = 'Correct the places named in the issuers file; nothing was read.';

/** The set in order of id, names and products in order, with the digest of its plain form. */
export function issuerSet(issuers: readonly Issuer[]): IssuerSet {
  const sorted = issuers.map(normalised).sort(by((issuer) => issuer.id));
  return { issuers: sorted, digest: canonicalDigest(sorted.map(plainForm)) };
}

function normalised(issuer: Issuer): Issuer {
  return {
    ...issuer,
    names: sortedUnique(issuer.names.map((name) => name.normalize('NFC').trim())),
    products: issuer.products === null ? null : sortedUnique(issuer.products),
    derivesFrom: [...issuer.derivesFrom].sort(by((derivation) => derivation.issuer)),
  };
}

function plainForm(issuer: Issuer): unknown {
  const text = (instant: Instant | null) => (instant === null ? null : writeInstant(instant));
  const { validFrom, validUntil, revokedAt } = issuer;
  return { ...issuer, validFrom: text(validFrom), validUntil: text(validUntil), revokedAt: text(revokedAt) };
}

export const NO_ISSUERS: IssuerSet = issuerSet([]);

/** Reads `--issuers`. Throws Failure `usage` with every problem and its place. */
export function loadIssuers(path: string, readText: ReadText = readTextFile): IssuerSet {
  const problems: Problem[] = [];
  const entries = entriesOf(path, readText, problems);
  const read = entries.map((entry) => ({ entry, issuer: issuerOf(entry, problems) }));
  checkTogether(read, problems);
  refuseAny(problems, 'the issuers file', REMEDY);
  return issuerSet(read.flatMap(({ issuer }) => issuer ?? []));
}

function entriesOf(path: string, readText: ReadText, problems: Problem[]): Mapping[] {
  let text: string;
  try {
    text = readText(path, MAX_ISSUERS_BYTES);
  } catch (error) {
    problems.push({ at: path, message: error instanceof Error ? error.message : 'it cannot be read' });
    return [];
  }
  const root = readYaml(text, path, problems);
  if (root === null) return [];
  const list = listIn(root, problems);
  return list.flatMap((node) => {
    if (node.is === 'map') return [node];
    problems.push({
      at: node.at,
      message: `an issuer must be a map with ${KEYS.slice(0, 3).join(', ')}, not ${met(node)}`,
    });
    return [];
  });
}

function listIn(root: Node, problems: Problem[]): readonly Node[] {
  if (root.is !== 'map') {
    problems.push({ at: root.at, message: `the file must hold a list Issuers, not ${met(root)}` });
    return [];
  }
  for (const { key, at } of root.members) {
    if (key !== 'Issuers') problems.push({ at, message: `unknown key ${named(key)}${suggestion(key, ['Issuers'])}` });
  }
  const list = root.members.find(({ key }) => key === 'Issuers')?.value;
  if (list?.is === 'list') return list.items;
  if (problems.length === 0) problems.push({ at: (list ?? root).at, message: 'the file must hold a list Issuers' });
  return [];
}

function issuerOf(entry: Mapping, problems: Problem[]): Issuer | null {
  const before = problems.length;
  const idNode = entry.members.find(({ key }) => key === 'Id')?.value;
  const label = idNode?.is === 'scalar' && typeof idNode.value === 'string' ? named(idNode.value) : 'without Id';
  const fields = fieldsOf(entry, `issuer ${label}`, KEYS, problems);
  const issuer = {
    id: required(fields, 'Id', idOf) ?? '',
    names: (required(fields, 'Names', textsOf) ?? []).flatMap(spellingsOf),
    tier: required(fields, 'Tier', tierOf) ?? 'unknown',
    weight: weightOf(fields),
    products: productsOf(fields),
    derivesFrom: derivationsOf(fields),
    validFrom: instantOf(fields.get('ValidFrom'), 'ValidFrom', fields),
    validUntil: instantOf(fields.get('ValidUntil'), 'ValidUntil', fields),
    revokedAt: instantOf(fields.get('RevokedAt'), 'RevokedAt', fields),
  };
  checkSpan(issuer, fields);
  return problems.length > before ? null : issuer;
}

function required<T>(fields: Fields, name: string, read: (node: Node, name: string, fields: Fields) => T | undefined) {
  const node = fields.get(name);
  if (node === undefined) return fields.report(fields.at, `needs ${name}`);
  if (node.is === 'list' && node.items.length === 0) return fields.report(node.at, `needs at least one of ${name}`);
  return read(node, name, fields);
}

/** Strangers are called `author:…` and alike in an answer; a registered issuer never looks like one. */
const STRANGERS = ['author:', 'namespace:', 'organization:', 'agent:', 'delivery:'];

function idOf(node: Node, name: string, fields: Fields): string | undefined {
  const id = textOf(node, name, fields);
  const taken = id === undefined ? undefined : STRANGERS.find((prefix) => id.startsWith(prefix));
  if (taken === undefined) return id;
  return fields.report(node.at, `needs an Id that does not start with ${taken}, which marks a stranger`);
}

function tierOf(node: Node, name: string, fields: Fields): Tier | undefined {
  const text = node.is === 'scalar' ? String(node.value) : '';
  const tier = TIERS.find((candidate) => candidate === text);
  if (tier !== undefined) return tier;
  return fields.report(
    node.at,
    `needs one of ${TIERS.join(', ')} as ${name}, not ${met(node)}${suggestion(text, TIERS)}`,
  );
}

function weightOf(fields: Fields): Millionths | null {
  const node = fields.get('Weight');
  if (node === undefined) return null;
  const weight = node.is === 'scalar' && typeof node.value === 'number' ? toMillionths(node.value) : null;
  if (weight !== null && weight >= 0 && weight <= ONE) return weight;
  fields.report(
    node.at,
    `needs a number, 0 to ${fromMillionths(ONE)}, at most six decimals as Weight, not ${met(node)}`,
  );
  return null;
}

/** `pkg:rpm/redhat` or `cpe:redhat`; anything else would match nothing, and the issuer would lose its tier unseen. */
function productsOf(fields: Fields): string[] | null {
  const node = fields.get('Products');
  if (node === undefined) return null;
  const products = textsOf(node, 'Products', fields) ?? [];
  for (const product of products) {
    const shaped = ['pkg:', 'cpe:'].some((scheme) => product.startsWith(scheme) && product.length > scheme.length);
    if (!shaped) fields.report(node.at, `has a product ${quoted(product)}: write pkg:type/namespace or cpe:vendor`);
  }
  return products;
}

function derivationsOf(fields: Fields): Derivation[] {
  const node = fields.get('DerivesFrom');
  if (node === undefined) return [];
  const nodes = node.is === 'list' ? node.items : [node];
  return nodes.flatMap((item) => derivationOf(item, fields) ?? []);
}

function derivationOf(node: Node, fields: Fields): Derivation | undefined {
  if (node.is !== 'map') {
    const issuer = textOf(node, 'DerivesFrom', fields);
    return issuer === undefined ? undefined : { issuer, all: false };
  }
  const inner = fieldsOf(node, 'DerivesFrom', ['Issuer', 'All'], []);
  const unknown = node.members.find(({ key }) => key !== 'Issuer' && key !== 'All');
  if (unknown !== undefined)
    return fields.report(unknown.at, `has an unknown key ${named(unknown.key)} in DerivesFrom`);
  const [issuer, all] = [inner.get('Issuer'), inner.get('All')];
  if (issuer === undefined) return fields.report(node.at, 'needs Issuer in each map of DerivesFrom');
  if (all !== undefined && !(all.is === 'scalar' && typeof all.value === 'boolean')) {
    return fields.report(all.at, `needs true or false as All, not ${met(all)}`);
  }
  const id = textOf(issuer, 'Issuer', fields);
  return id === undefined ? undefined : { issuer: id, all: all?.is === 'scalar' && all.value === true };
}

function checkSpan({ validFrom, validUntil }: Issuer, fields: Fields): void {
  if (validFrom === null || validUntil === null || validFrom < validUntil) return;
  fields.report(fields.at, 'ends (ValidUntil) before it begins (ValidFrom)');
}

interface ReadEntry {
  readonly entry: Mapping;
  readonly issuer: Issuer | null;
}

/** What no issuer can see alone: ids and names used twice, sources that are not there, circles. */
function checkTogether(read: readonly ReadEntry[], problems: Problem[]): void {
  const known = read.flatMap(({ issuer, entry }) => (issuer === null ? [] : [{ issuer, at: entry.at }]));
  const ids = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { issuer, at } of known) {
    const first = ids.get(issuer.id);
    if (first !== undefined)
      problems.push({ at, message: `a second issuer ${named(issuer.id)}; the first is at ${first}` });
    ids.set(issuer.id, first ?? at);
    for (const name of sortedUnique(issuer.names)) checkName(name, issuer.id, at, names, problems);
  }
  // An unknown source may be an issuer that was not read; its own problem comes first.
  if (problems.length === 0) checkSources(known, new Set(ids.keys()), problems);
}

function checkName(name: string, id: string, at: string, names: Map<string, string>, problems: Problem[]): void {
  const other = names.get(name);
  if (other !== undefined && other !== id) {
    problems.push({ at, message: `the name ${quoted(name)} belongs to ${named(other)} and to ${named(id)}` });
  }
  names.set(name, other ?? id);
}

function checkSources(known: readonly { issuer: Issuer; at: string }[], ids: ReadonlySet<string>, problems: Problem[]) {
  for (const { issuer, at } of known) {
    for (const { issuer: source } of issuer.derivesFrom) {
      if (ids.has(source)) continue;
      const hint = suggestion(source, [...ids].sort(ascending));
      problems.push({
        at,
        message: `issuer ${named(issuer.id)} derives from ${named(source)}, which is not there${hint}`,
      });
    }
  }
  const circle = circleIn(known.map(({ issuer }) => issuer).sort(by(({ id }) => id)));
  if (circle === null) return;
  const at = known.find(({ issuer }) => issuer.id === circle[0])?.at ?? '';
  problems.push({ at, message: `DerivesFrom runs in a circle: ${circle.map(named).join(' → ')}` });
}
