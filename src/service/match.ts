/** Use case: every statement that names the vulnerability or the package, matched or not, with the first rule that failed. */
import { spokenIds } from '../core/consensus/candidates.ts';
import { matchStatement } from '../core/identity/match-statement.ts';
import { indexKeys, lookupKeys } from '../core/identity/product-key.ts';
import { normaliseVulnerabilityId } from '../core/identity/vulnerability.ts';
import type { Match, Question, Refusal } from '../core/model/match.ts';
import type { Selection } from '../core/model/selection.ts';
import type { Statement } from '../core/model/statement.ts';
import { by, inTurn, type Order } from '../core/std/order.ts';
import { Failure } from '../failure.ts';
import type { Evidence } from './gather.ts';
import { readProduct, speaksOf } from './questions.ts';

export interface MatchLine {
  readonly question: Question;
  readonly statement: Statement;
  /** Which of the statement's components this line is about; null = the whole product. */
  readonly component: number | null;
  /** Exactly one of the two is set. */
  readonly match: Match | null;
  readonly refusal: Refusal | null;
}

const IN_ORDER: Order<Statement> = inTurn(
  by(({ vulnerability }) => vulnerability.name),
  by(({ ref }) => ref.digest),
  by(({ index }) => index),
  by(({ ref }) => ref.pointer),
);

/** `selection.product` must be set; Failure `usage` otherwise. */
export function* matchReport(evidence: Evidence, selection: Selection): Generator<MatchLine> {
  if (selection.product === null) {
    throw new Failure('usage', 'match needs a product', 'give --product with a package URL, a CPE, a hash or a name');
  }
  const product = readProduct(selection.product, '--product');
  const component = selection.component === null ? null : readProduct(selection.component, '--component');
  const asked = selection.vulnerability === null ? null : normaliseVulnerabilityId(selection.vulnerability);
  const keys = new Set([product, component].flatMap((each) => (each === null ? [] : lookupKeys(each))));
  const named = evidence.statements.filter(
    (statement) => namesAny(statement, keys) || (asked !== null && speaksOf(statement, asked)),
  );
  for (const statement of named.sort(IN_ORDER)) {
    for (const vulnerability of idsFor(evidence, statement, asked)) {
      yield* linesOf({ vulnerability, product, component }, statement);
    }
  }
}

function namesAny(statement: Statement, keys: ReadonlySet<string>): boolean {
  return [statement.product, ...statement.components].some((product) =>
    indexKeys(product).some((key) => keys.has(key)),
  );
}

/** Without a vulnerability each statement is asked about its own; by an alias, about what stands behind it there. */
function idsFor(evidence: Evidence, statement: Statement, asked: string | null): readonly string[] {
  const own = spokenIds(statement.vulnerability);
  if (asked === null) return own;
  const behind = evidence.candidates.behind(asked);
  const shared = own.filter((id) => behind.includes(id));
  return shared.length > 0 ? shared : [asked];
}

function* linesOf(question: Question, statement: Statement): Generator<MatchLine> {
  const { matches, misses } = matchStatement(question, statement);
  for (const match of matches) yield { question, statement, component: match.component, match, refusal: null };
  if (matches.length > 0) return;
  for (const { component, refusal } of misses) yield { question, statement, component, match: null, refusal };
}
