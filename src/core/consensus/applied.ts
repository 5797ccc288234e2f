/** Which statements answer a question, each with how; and which of them speak yet. */
import { matchStatement } from '../identity/match-statement.ts';
import { productText } from '../identity/product-key.ts';
import type { Match, Question } from '../model/match.ts';
import type { Statement, StatementRef } from '../model/statement.ts';
import { type Instant, UNKNOWN_TIME } from '../std/instant.ts';
import { inForce } from './lineage.ts';

/** A statement that answers the question, and how. */
export interface Applied {
  readonly statement: Statement;
  readonly match: Match;
  /** For `by_components`: which component it is about. */
  readonly slot: string;
}

/** When the status was last stated; unknown is older than anything. */
export function statedAt(statement: Statement): Instant {
  return statement.updated.instant ?? statement.issued.instant ?? UNKNOWN_TIME;
}

export function inTimeAt({ statement }: Applied, asOf: Instant): boolean {
  return inForce(statedAt(statement), asOf);
}

/** The same statement delivered twice is one statement. */
export function appliedTo(question: Question, candidates: readonly Statement[]): Applied[] {
  const applied: Applied[] = [];
  const seen = new Map<string, Set<string>>();
  for (const statement of candidates) {
    const { matches } = matchStatement(question, statement);
    if (matches.length === 0 || !isNew(statement.ref, seen)) continue;
    for (const match of matches) applied.push({ statement, match, slot: slotOf(statement, match) });
  }
  return applied;
}

function isNew({ digest, pointer }: StatementRef, seen: Map<string, Set<string>>): boolean {
  const pointers = seen.get(digest);
  if (pointers === undefined) seen.set(digest, new Set([pointer]));
  else if (pointers.has(pointer)) return false;
  else pointers.add(pointer);
  return true;
}

/** Which component's word it is, where an issuer answers for the whole by its parts. */
function slotOf(statement: Statement, match: Match): string {
  if (match.scope !== 'by_components' || match.component === null) return '';
  const component = statement.components[match.component];
  return component === undefined ? '' : productText(component);
}

/** Those for which it holds, and the others, each in the order given. */
export function splitBy<T>(items: readonly T[], holds: (item: T) => boolean): [yes: T[], no: T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const item of items) (holds(item) ? yes : no).push(item);
  return [yes, no];
}
