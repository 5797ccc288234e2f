/**
 * A distribution's package, asked for by itself, is also asked for on the platforms that the table supplies: vendors speak
 * of "the platform with the package" (formats.md §7). Each such answer says which row did it; the package's own stands.
 */
import { readCpe } from '../core/identity/cpe.ts';
import { PLATFORM_ROWS, type Platform, platformsOf } from '../core/identity/platforms.ts';
import { askedProduct, lookupKeys, productText } from '../core/identity/product-key.ts';
import { purlType } from '../core/identity/purl-types.ts';
import { lens, type World } from '../core/lens.ts';
import type { Consensus } from '../core/model/consensus.ts';
import type { Grounded } from '../core/model/ground.ts';
import type { Question } from '../core/model/match.ts';
import type { PlatformRow } from '../core/model/platform.ts';
import type { Product, Purl } from '../core/model/product.ts';
import { by, sortedUnique } from '../core/std/order.ts';
import type { Evidence } from './gather.ts';
import { statementsInside, statementsOnWhole, vulnerabilitiesIn } from './inside.ts';

/** For the faces: whether a text is a CPE name. */
export function isCpe(text: string): boolean {
  return readCpe(text) !== null;
}

export type Answer = Consensus & Grounded;

/** A package with the platforms that it stands on. */
export interface Placed {
  readonly part: Product;
  readonly platforms: readonly Platform[];
  /** The same with each name under which documents without package URLs may list it. */
  readonly named: readonly Product[];
}

/** Null where the table supplies nothing. The operator's rows come first. */
export function placed(part: Product, rows: readonly PlatformRow[] = []): Placed | null {
  const purl = purlOf(part);
  if (purl === null) return null;
  const platforms = platformsOf(purl, rows.length === 0 ? PLATFORM_ROWS : [...rows, ...PLATFORM_ROWS]);
  return platforms.length === 0 ? null : { part, platforms, named: namedParts(part, purl) };
}

function purlOf({ ids }: Product): Purl | null {
  return ids.find(({ purl }) => purl !== undefined)?.purl ?? null;
}

/** `bash`, `bash-4.4-1.el8`, `bash-0:4.4-1.el8`, `bash-0:4.4-1.el8.x86_64`. */
function namedParts(part: Product, { name, version, qualifiers }: Purl): Product[] {
  const value = (key: string, otherwise: string) => qualifiers.find(([k]) => k === key)?.[1] ?? otherwise;
  const names = [name];
  if (version !== null) {
    const full = `${name}-${value('epoch', '0')}:${version}`;
    names.push(`${name}-${version}`, full, `${full}.${value('arch', 'noarch')}`);
  }
  return names.map((each) => ({ ...part, name: each }));
}

/** What the vendors' statements on these platforms with this package speak of. In order. */
export function vulnerabilitiesOnPlatforms(
  evidence: Evidence,
  { part, platforms, named }: Placed,
  world: World,
): string[] {
  const keys = sortedUnique([part, ...named].flatMap(lookupKeys));
  const whole = sortedUnique(platforms.flatMap(({ product }) => lookupKeys(product)));
  const statements = [...statementsInside(evidence, keys), ...statementsOnWhole(evidence, whole)];
  return vulnerabilitiesIn(statements, world.aliases);
}

/**
 * The answers to questions on the package itself, and beside those on one vulnerability the answers on its platforms. Where
 * nobody speaks of the package itself and somebody does there, its own empty answer is left off.
 */
export function* withPlatforms(
  asked: readonly Question[],
  place: Placed,
  vulnerabilities: readonly string[],
  evidence: Evidence,
  world: World,
): Generator<Answer> {
  const byVulnerability = Map.groupBy(asked, ({ vulnerability }) => vulnerability);
  for (const vulnerability of sortedUnique([...byVulnerability.keys(), ...vulnerabilities])) {
    const own = (byVulnerability.get(vulnerability) ?? []).map((question) => answerTo(question, evidence, world));
    const there = [...platformAnswers(vulnerability, place, evidence, world)];
    yield* there.length === 0 ? own : own.filter(({ voices }) => voices.length > 0);
    yield* there;
  }
}

/** The answers on the platforms that somebody speaks of there, in the order of the platforms' ids. */
function* platformAnswers(vulnerability: string, place: Placed, evidence: Evidence, world: World): Generator<Answer> {
  const inOrder = [...place.platforms].sort(by(({ product }) => productText(product)));
  for (const { row, product } of inOrder) {
    const platform = { row, id: productText(product) };
    const question = { vulnerability, product: unnamed(product), component: place.part, platform };
    const answer = answerTo(question, evidence, world);
    if (answer.voices.some(({ match }) => match.scope !== 'at_large')) yield answer;
    yield* answersByName(question, product, place, evidence, world);
  }
}

/** A platform by its CPE alone. */
function unnamed({ ids, version }: Product): Product {
  return { ids, version };
}

export function answerTo(question: Question, evidence: Evidence, world: World): Answer {
  return lens(question, evidence.candidates.to(question), world);
}

/** Where a document names the platform or the package by name only. A name is unique per speaker. */
function* answersByName(
  question: Question,
  platform: Product,
  { part, named }: Placed,
  evidence: Evidence,
  world: World,
): Generator<Answer> {
  const variants = [part, ...named].map((component): Question => ({ ...question, product: platform, component }));
  for (const speaker of speakersByName(variants, evidence)) {
    const answers = variants
      .map((variant) => answerTo({ ...variant, nameOf: speaker }, evidence, world))
      .filter(({ voices }) => voices.some(({ match }) => match.by === 'name' && match.scope !== 'at_large'));
    // The fullest name says the most.
    yield* answers.slice(-1);
  }
}

/** Whose documents name something here that has neither package URL nor CPE. */
function speakersByName(variants: readonly Question[], evidence: Evidence): string[] {
  const isNamed = ({ ids }: Product) => ids.every(({ kind }) => kind !== 'purl' && kind !== 'cpe');
  const near = variants.flatMap((variant) => evidence.candidates.to(variant));
  const speaking = near.filter(({ product, components }) => isNamed(product) || components.some(isNamed));
  return sortedUnique(speaking.map(({ issuer }) => issuer?.value ?? ''));
}

/**
 * For a package that says too little of its platform: the products that name it, to ask in. In order, at most `limit`;
 * none where the package is no distribution's, or the table supplies a platform.
 */
export function platformsNaming(evidence: Evidence, asked: string, limit = 20): string[] {
  const { product } = askedProduct(asked);
  const purl = product === null ? null : purlOf(product);
  if (product === null || purl === null || purlType(purl.type).distribution !== true) return [];
  if (placed(product) !== null) return [];
  const products = statementsInside(evidence, lookupKeys(product)).map((statement) => productText(statement.product));
  return sortedUnique(products).slice(0, limit);
}
