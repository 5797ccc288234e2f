/** A selection → the questions to ask: as typed, or as the statements themselves raise them. In order, each once. */
import { candidatesAmong, spokenIds } from '../core/consensus/candidates.ts';
import { NO_ALIASES } from '../core/identity/aliases.ts';
import { askedProduct, lookupKeys, productText } from '../core/identity/product-key.ts';
import { normaliseVulnerabilityId } from '../core/identity/vulnerability.ts';
import type { AliasTable } from '../core/model/ground.ts';
import type { Question } from '../core/model/match.ts';
import type { Product } from '../core/model/product.ts';
import type { Selection } from '../core/model/selection.ts';
import type { Statement } from '../core/model/statement.ts';
import { by, inTurn, type Order, sortedUnique } from '../core/std/order.ts';
import { Failure } from '../failure.ts';
import type { Evidence } from './gather.ts';

/** What makes the operator's alias table, for the faces. */
export { aliasTable, readAliasId } from '../core/identity/aliases.ts';

export const EACH_COMPONENT = '*';

const IN_ORDER: Order<Question> = inTurn(
  by(({ vulnerability }) => vulnerability),
  by(({ product }) => productText(product)),
  by(({ component }) => (component === null ? '' : productText(component))),
  by(({ nameOf }) => nameOf ?? ''),
);

/** The evidence, its statements also found by the CVEs that the table gives for their names. Made once a table. */
export function evidenceUnder(evidence: Evidence, aliases: AliasTable = NO_ALIASES): Evidence {
  if (aliases === NO_ALIASES) return evidence;
  const known = JOINED.get(aliases)?.get(evidence);
  if (known !== undefined) return known;
  const joined = { ...evidence, candidates: candidatesAmong(evidence.statements, aliases) };
  const byEvidence = JOINED.get(aliases) ?? new WeakMap<Evidence, Evidence>();
  JOINED.set(aliases, byEvidence.set(evidence, joined));
  return joined;
}

const JOINED = new WeakMap<AliasTable, WeakMap<Evidence, Evidence>>();

/** `evidence` as `evidenceUnder` the same table gives it. */
export function questionsOf(evidence: Evidence, selection: Selection, aliases: AliasTable = NO_ALIASES): Question[] {
  const product = selection.product === null ? null : readProduct(selection.product, '--product');
  const questions = new Map<string, Question>();
  const ask = (question: Question) => {
    const { vulnerability, component, nameOf = '' } = question;
    const parts = [vulnerability, productText(question.product), component === null ? '' : productText(component)];
    questions.set([...parts, nameOf].join('\n'), question);
  };
  for (const vulnerability of vulnerabilitiesOf(evidence, selection, product, aliases)) {
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

/** By an alias: its CVEs by the operator's table, else what the statements that carry it speak of. */
export function askedIds({ candidates }: Evidence, text: string, aliases: AliasTable): readonly string[] {
  const id = normaliseVulnerabilityId(text);
  const known = aliases.cvesOf(id);
  if (known.length > 0) return known;
  const behind = candidates.behind(id);
  return behind.length > 0 ? behind : [id];
}

function vulnerabilitiesOf(
  evidence: Evidence,
  selection: Selection,
  product: Product | null,
  aliases: AliasTable,
): readonly string[] {
  const { candidates } = evidence;
  if (selection.vulnerability !== null) return askedIds(evidence, selection.vulnerability, aliases);
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
