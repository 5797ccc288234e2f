/**
 * Whether a statement answers a question, and in which scope (formats.md §7, "Product and component"). One statement at a
 * time, nothing but the two looked at: which scopes count when others speak is the lens' business.
 */
import { MATCH_KINDS, type Match, type ProductMatch, type Question, type Refusal } from '../model/match.ts';
import type { Product } from '../model/product.ts';
import type { Statement, VulnerabilityName } from '../model/statement.ts';
import { suppresses } from '../model/status.ts';
import { insideBom } from './bom-links.ts';
import { refusedCondition } from './conditions.ts';
import { type Claim, isRefusal, matchProduct, moreTelling, tellsMore } from './match-product.ts';
import { productText } from './product-text.ts';

export interface Miss {
  /** Which of the statement's components came closest; null = the product, or none of them. */
  readonly component: number | null;
  readonly refusal: Refusal;
}

export interface StatementMatches {
  /** One for the whole product, or one a component that answers. `at_large` ones count only where nothing else speaks. */
  readonly matches: readonly Match[];
  /** Where there is no match: the first rule that failed, of what came closest. */
  readonly misses: readonly Miss[];
}

export function matchStatement(question: Question, statement: Statement): StatementMatches {
  const called = matchVulnerability(question.vulnerability, statement.vulnerability);
  if (called === null) return missed(null, otherVulnerability(question.vulnerability, statement.vulnerability));
  const asked: Asked = { question, statement, claim: claimOf(question, statement), byLabel: called === 'label' };
  const product = matchProduct(question.product, statement.product, asked.claim);
  if (question.component === null) return answerProduct(asked, product);
  return answerComponent(asked, question.component, product);
}

interface Asked {
  readonly question: Question;
  readonly statement: Statement;
  readonly claim: Claim;
  readonly byLabel: boolean;
}

function claimOf(question: Question, statement: Statement): Claim {
  const { nameOf } = question;
  const own = statement.issuer?.value ?? '';
  const names = nameOf === undefined ? 'unasked' : nameOf === own ? 'same_issuer' : 'other_issuer';
  return { status: statement.status, names };
}

/** A statement that names CVEs answers for those and no other; else its name and its labels do (formats.md §6). */
function matchVulnerability(asked: string, { name, cves, labels }: VulnerabilityName): 'own' | 'label' | null {
  if (cves.length > 0) return cves.includes(asked) ? 'own' : null;
  if (name === asked) return 'own';
  return labels.includes(asked) ? 'label' : null;
}

function otherVulnerability(asked: string, { name, cves }: VulnerabilityName): Refusal {
  return { rule: 'vulnerability_differs', asked, stated: cves.length > 0 ? cves.join(' ') : name };
}

/** Asked: a product as a whole. */
function answerProduct(asked: Asked, product: ProductMatch | Refusal): StatementMatches {
  const { question, statement, claim } = asked;
  if (isRefusal(product)) return insideAnother(asked, question.product, product);
  const condition = refusedCondition(question, statement.product, claim);
  if (condition !== null) return missed(null, condition);
  if (statement.components.length === 0) return { matches: [answer(asked, product, 'product', null)], misses: [] };
  return { matches: statement.components.map((_, i) => answer(asked, product, 'by_components', i)), misses: [] };
}

/** Asked: a component inside a product. */
function answerComponent(asked: Asked, component: Product, product: ProductMatch | Refusal): StatementMatches {
  const { question, statement, claim } = asked;
  if (isRefusal(product)) return answerAtLarge(asked, component, product);
  const condition = refusedCondition(question, statement.product, claim);
  if (condition !== null) return missed(null, condition);
  if (statement.components.length === 0) return { matches: [answer(asked, product, 'product', null)], misses: [] };
  const matches: Match[] = [];
  let closest: Miss | null = null;
  for (const [i, stated] of statement.components.entries()) {
    const part = matchProduct(component, stated, claim);
    const refusal = isRefusal(part) ? part : refusedCondition(question, stated, claim);
    if (refusal !== null) closest = closerMiss(closest, { component: i, refusal });
    else if (!isRefusal(part)) matches.push(answer(asked, both(product, part), 'component', i));
  }
  if (matches.length > 0) return { matches, misses: [] };
  return { matches, misses: [componentMiss(closest, component, statement)] };
}

/** The statement is on another product: it may still be on the component itself, or on it where it is installed here. */
function answerAtLarge(asked: Asked, component: Product, product: Refusal): StatementMatches {
  const { question, statement, claim } = asked;
  if (statement.components.length > 0) return insideAnother(asked, component, product);
  const linked = insideBom(question.product, component, statement.product);
  const part = matchProduct(linked ?? component, statement.product, claim);
  if (isRefusal(part)) return missed(null, moreTelling(product, part));
  const condition = refusedCondition(question, statement.product, claim);
  if (condition !== null) return missed(null, condition);
  if (linked !== null) return { matches: [answer(asked, part, 'component', null)], misses: [] };
  const { platforms = [], bareRepeat } = statement.product;
  for (const platform of platforms) {
    const here = matchProduct(question.product, platform, claim);
    if (!isRefusal(here)) return { matches: [answer(asked, both(here, part), 'component', null)], misses: [] };
  }
  if (bareRepeat === true && suppresses(statement.status)) {
    return missed(null, { ...otherProduct(question.product, statement.product), detail: 'bare_repeat' });
  }
  return { matches: [answer(asked, part, 'at_large', null)], misses: [] };
}

/** Refused as a product; where the statement is on it inside something else, that is the question to ask. */
function insideAnother({ question, statement, claim }: Asked, part: Product, product: Refusal): StatementMatches {
  const isPart = (component: Product) => !isRefusal(matchProduct(part, component, claim));
  const inside = tellsMore(product) ? -1 : statement.components.findIndex(isPart);
  return inside < 0 ? missed(null, product) : missed(inside, otherProduct(question.product, statement.product));
}

function otherProduct(asked: Product, stated: Product): Refusal {
  return { rule: 'other_product', asked: productText(asked), stated: productText(stated) };
}

function closerMiss(first: Miss | null, second: Miss): Miss {
  return first === null || moreTelling(first.refusal, second.refusal) !== first.refusal ? second : first;
}

/** Another version of the component says so; else it is about other components. */
function componentMiss(closest: Miss | null, asked: Product, { components }: Statement): Miss {
  if (closest !== null && tellsMore(closest.refusal)) return closest;
  const [first] = components;
  const stated = first === undefined ? null : productText(first);
  return { component: null, refusal: { rule: 'component_differs', asked: productText(asked), stated } };
}

function missed(component: number | null, refusal: Refusal): StatementMatches {
  return { matches: [], misses: [{ component, refusal }] };
}

function answer({ byLabel }: Asked, match: ProductMatch, scope: Match['scope'], component: number | null): Match {
  return { ...match, scope, component, byLabel };
}

/** A component inside a product: as loose as the looser of the two, as precise as both together. */
function both(product: ProductMatch, part: ProductMatch): ProductMatch {
  const looser = MATCH_KINDS.indexOf(product.kind) >= MATCH_KINDS.indexOf(part.kind) ? product : part;
  return {
    kind: looser.kind,
    by: looser.by,
    precision: product.precision + part.precision,
    qualifiers: product.qualifiers + part.qualifiers,
    folded: product.folded || part.folded,
    ...(product.weak === true || part.weak === true ? { weak: true } : {}),
  };
}
