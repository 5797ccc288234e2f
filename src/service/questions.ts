/** A selection → the questions to ask: as typed, or as the statements themselves raise them. In order, each once. */
import { spokenIds } from '../core/consensus/candidates.ts';
import { askedProduct, lookupKeys, productText } from '../core/identity/product-key.ts';
import { normaliseVulnerabilityId } from '../core/identity/vulnerability.ts';
import type { Question } from '../core/model/match.ts';
import type { Product } from '../core/model/product.ts';
import type { Selection } from '../core/model/selection.ts';
import type { Statement } from '../core/model/statement.ts';
import { by, inTurn, type Order, sortedUnique } from '../core/std/order.ts';
import { Failure } from '../failure.ts';
import type { Evidence } from './gather.ts';

export const EACH_COMPONENT = '*';

const IN_ORDER: Order<Question> = inTurn(
  by(({ vulnerability }) => vulnerability),
  by(({ product }) => productText(product)),
  by(({ component }) => (component === null ? '' : productText(component))),
  by(({ nameOf }) => nameOf ?? ''),
);

export function questionsOf(evidence: Evidence, selection: Selection): Question[] {
  const product = selection.product === null ? null : readProduct(selection.product, '--product');
  const questions = new Map<string, Question>();
  const ask = (question: Question) => {
    const { vulnerability, component, nameOf = '' } = question;
    const parts = [vulnerability, productText(question.product), component === null ? '' : productText(component)];
    questions.set([...parts, nameOf].join('\n'), question);
  };
  for (const vulnerability of vulnerabilitiesOf(evidence, selection, product)) {
    for (const question of raised(vulnerability, product, evidence, selection)) {
      for (const each of forEachSpeaker(question, evidence)) ask(each);
    }
  }
  return [...questions.values()].sort(IN_ORDER);
}

/** Throws Failure `usage` where the text names nothing. */
export function readProduct(text: string, option: string): Product {
  const { product } = askedProduct(text);
  if (product !== null) return product;
  throw new Failure(
    'usage',
    `${option}: nothing is named by it`,
    'give a package URL, a CPE, a hash (sha256:…) or a name',
  );
}

function vulnerabilitiesOf({ candidates }: Evidence, selection: Selection, product: Product | null): readonly string[] {
  if (selection.vulnerability !== null) {
    const id = normaliseVulnerabilityId(selection.vulnerability);
    const behind = candidates.behind(id);
    return behind.length > 0 ? behind : [id];
  }
  return product === null ? candidates.vulnerabilities : candidates.vulnerabilitiesOn(lookupKeys(product));
}

/** The questions on one vulnerability. */
function raised(vulnerability: string, product: Product | null, evidence: Evidence, selection: Selection): Question[] {
  const { component } = selection;
  const inside = component === null || component === EACH_COMPONENT ? null : readProduct(component, '--component');
  if (product !== null && component !== EACH_COMPONENT) return [{ vulnerability, product, component: inside }];
  const onProduct = product === null ? null : { vulnerability, product, component: null };
  const statements = onProduct === null ? evidence.candidates.of(vulnerability) : evidence.candidates.to(onProduct);
  return statements.flatMap((statement) => asStated(vulnerability, product, statement, component, inside));
}

/** A name is unique per speaker only: who asks by name gets an answer for each issuer that uses it. */
function forEachSpeaker(question: Question, { candidates }: Evidence): Question[] {
  if (question.product.name === undefined) return [question];
  const speakers = sortedUnique(candidates.to(question).map(({ issuer }) => issuer?.value ?? ''));
  return speakers.length === 0 ? [question] : speakers.map((nameOf) => ({ ...question, nameOf }));
}

/** What a statement raises: its product as a whole, or each component that it names. */
function asStated(
  vulnerability: string,
  asked: Product | null,
  statement: Statement,
  component: string | null,
  inside: Product | null,
): Question[] {
  const product = asked ?? reread(statement.product);
  if (component === null) return [{ vulnerability, product, component: null }];
  if (component !== EACH_COMPONENT) return [{ vulnerability, product, component: inside }];
  if (statement.components.length === 0) return [{ vulnerability, product, component: null }];
  return statement.components.map((part) => ({ vulnerability, product, component: reread(part) }));
}

/** As a person would ask for it, so that every answer can be asked for again by its own ids. */
function reread(product: Product): Product {
  return askedProduct(productText(product)).product ?? product;
}

/** Whether a statement speaks of a vulnerability under any of its ids. */
export function speaksOf(statement: Statement, id: string): boolean {
  const { vulnerability } = statement;
  return spokenIds(vulnerability).includes(id) || vulnerability.name === id || vulnerability.labels.includes(id);
}
