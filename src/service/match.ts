/** Use case: every statement that names the vulnerability or the package, matched or not, with the first rule that failed. */
import { spokenIds } from '../core/consensus/candidates.ts';
import { NO_ALIASES, underAliases } from '../core/identity/aliases.ts';
import { matchStatement } from '../core/identity/match-statement.ts';
import { indexKeys, lookupKeys } from '../core/identity/product-key.ts';
import { type Suggestion, suggestFor } from '../core/identity/suggest.ts';
import { normaliseVulnerabilityId } from '../core/identity/vulnerability.ts';
import type { AliasTable } from '../core/model/ground.ts';
import type { Match, Question, Refusal } from '../core/model/match.ts';
import type { Selection } from '../core/model/selection.ts';
import type { Statement } from '../core/model/statement.ts';
import { by, inTurn, type Order } from '../core/std/order.ts';
import { Failure } from '../failure.ts';
import type { Evidence } from './gather.ts';
import { askedIds, evidenceUnder, readProduct, speaksOf } from './questions.ts';

export interface MatchLine {
  readonly question: Question;
  readonly statement: Statement;
  /** Which of the statement's components this line is about; null = the whole product. */
  readonly component: number | null;
  /** Exactly one of the two is set. */
  readonly match: Match | null;
  readonly refusal: Refusal | null;
  /** What to ask instead, where that was wanted; null where nothing helps. */
  readonly suggest?: Suggestion | null;
}

export interface MatchOptions {
  readonly aliases?: AliasTable;
  /** For each refused line, what to ask instead. */
  readonly suggest?: boolean;
}

const IN_ORDER: Order<Statement> = inTurn(
  by(({ vulnerability }) => vulnerability.name),
  by(({ ref }) => ref.digest),
  by(({ index }) => index),
  by(({ ref }) => ref.pointer),
);

/** `selection.product` must be set; Failure `usage` otherwise. */
export function* matchReport(
  evidence: Evidence,
  selection: Selection,
  { aliases = NO_ALIASES, suggest = false }: MatchOptions = {},
): Generator<MatchLine> {
  if (selection.product === null) {
    throw new Failure('usage', 'match needs a product', 'give --product with a package URL, a CPE, a hash or a name');
  }
  const product = readProduct(selection.product, '--product');
  const component = selection.component === null ? null : readProduct(selection.component, '--component');
  const asked = askedOf(evidenceUnder(evidence, aliases), selection, aliases);
  const keys = new Set([product, component].flatMap((each) => (each === null ? [] : lookupKeys(each))));
  const named = evidence.statements.filter(
    (statement) =>
      namesAny(statement, keys) || asked?.named.some((id) => speaksOf(underAliases(statement, aliases), id)),
  );
  for (const statement of named.sort(IN_ORDER)) {
    const joined = underAliases(statement, aliases);
    for (const vulnerability of idsFor(joined, asked)) {
      yield* linesOf({ vulnerability, product, component }, statement, joined, suggest);
    }
  }
}

function namesAny(statement: Statement, keys: ReadonlySet<string>): boolean {
  return [statement.product, ...statement.components].some((product) =>
    indexKeys(product).some((key) => keys.has(key)),
  );
}

interface Asked {
  readonly id: string;
  /** What stands behind it. */
  readonly behind: readonly string[];
  /** By these a statement is found: the id, and what stands behind it by the operator's table. */
  readonly named: readonly string[];
}

function askedOf(joined: Evidence, { vulnerability }: Selection, aliases: AliasTable): Asked | null {
  if (vulnerability === null) return null;
  const id = normaliseVulnerabilityId(vulnerability);
  return { id, behind: askedIds(joined, id, aliases), named: [id, ...aliases.cvesOf(id)] };
}

/** Without a vulnerability each statement is asked about its own; by an alias, about what stands behind it there. */
function idsFor({ vulnerability }: Statement, asked: Asked | null): readonly string[] {
  const own = spokenIds(vulnerability);
  if (asked === null) return own;
  const shared = own.filter((id) => asked.behind.includes(id));
  return shared.length > 0 ? shared : [asked.id];
}

/** `joined` is the statement under the operator's table. */
function* linesOf(question: Question, statement: Statement, joined: Statement, suggest: boolean): Generator<MatchLine> {
  const { matches, misses } = matchStatement(question, joined);
  for (const match of matches) {
    const byLabel = match.byLabel || joined !== statement;
    yield { question, statement, component: match.component, match: { ...match, byLabel }, refusal: null };
  }
  if (matches.length > 0) return;
  for (const miss of misses) {
    const line = { question, statement, component: miss.component, match: null, refusal: miss.refusal };
    yield suggest ? { ...line, suggest: suggestFor(question, joined, miss) } : line;
  }
}
