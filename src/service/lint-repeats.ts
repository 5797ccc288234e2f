/**
 * What a reader has said is not said again by a schema. Invariant: only a schema is ever silenced, only about the very
 * place that the reader named, and only by a code that means "the schema is not met here"; so the exit code stays the
 * reader's to decide where both speak. The numbered tests of a standard are always reported.
 */
import type { Issue, IssueCode } from '../core/std/issue.ts';
import { pointerTo } from '../core/std/json/view.ts';
import type { Breach } from './standards.ts';

/** The codes by which readers report what the schemas ask for, too. */
const OF_SCHEMAS: ReadonlySet<IssueCode> = new Set([
  'format.unknown_member',
  'format.schema',
  'format.status_invalid',
  'format.status_missing',
  'format.list_unknown',
  'format.justification_invalid',
  'format.not_affected_unexplained',
  'format.action_missing',
  'identity.issuer_missing',
  'identity.vulnerability_missing',
  'identity.product_missing',
  'time.missing',
  'time.unreadable',
  'time.zone_missing',
  'time.date_only',
  'time.shape',
]);

/** Whether one of the issues has said what a breach says. */
export function toldBy(issues: readonly Issue[]): (breach: Breach) => boolean {
  const places = new Set(issues.filter(({ code }) => OF_SCHEMAS.has(code)).map(({ pointer }) => pointer));
  return ({ code, pointer, member }) => {
    if (!code.startsWith('schema.')) return false;
    return places.has(pointer) || (member !== undefined && places.has(pointerTo(pointer, member)));
  };
}
