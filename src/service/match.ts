/** Use case: every statement that names the vulnerability or the package, matched or not, with the first rule that failed. */
import type { Match, Question, Refusal } from '../core/model/match.ts';
import type { Selection } from '../core/model/selection.ts';
import type { Statement } from '../core/model/statement.ts';
import type { Evidence } from './gather.ts';

export interface MatchLine {
  readonly question: Question;
  readonly statement: Statement;
  /** Which of the statement's components this line is about; null = the whole product. */
  readonly component: number | null;
  /** Exactly one of the two is set. */
  readonly match: Match | null;
  readonly refusal: Refusal | null;
}

/** `selection.product` must be set; Failure `usage` otherwise. */
export function matchReport(evidence: Evidence, selection: Selection): Generator<MatchLine> {
  throw new Error(`not written yet ${evidence} ${selection}`);
}
