/**
 * Why a relationship says what it says (SPDX 3.0.1 Security, the properties of the four VEX classes). Invariant: a reason
 * that belongs to another status never becomes one of this.
 */
import type { Justification } from '../../model/justification.ts';
import type { Action } from '../../model/statement.ts';
import type { Status } from '../../model/status.ts';
import { writeInstant } from '../../std/instant.ts';
import type { JsonObject } from '../../std/json/view.ts';
import { freeText, type Log } from '../texts.ts';
import { readTime } from '../times.ts';
import { JUSTIFICATIONS } from './classes.ts';
import { listed } from './graph.ts';

export interface Reasons {
  readonly justification: Justification | null;
  readonly justifiedAs: readonly string[];
  readonly impact: string | null;
  readonly actions: readonly Action[];
  readonly notes: readonly string[];
}

export function readReasons(entry: JsonObject, status: Status, pointer: string, log: Log): Reasons {
  const text = (member: string): string | null => freeText(entry[member], pointer, member, log);
  const [impact, action] = [text('security_impactStatement'), text('security_actionStatement')];
  const notes = text('security_statusNotes');
  const label = text('security_justificationType');
  const justified = justifiedBy(label, status, pointer, log);
  const explains = status === 'not_affected' && impact !== null;
  const acts = status === 'affected' && action !== null;
  if (status === 'not_affected' && label === null && impact === null) {
    log.add('format.not_affected_unexplained', 'kept', { pointer });
  }
  if (status === 'affected' && action === null) log.add('format.action_missing', 'kept', { pointer });
  return {
    ...justified,
    impact: explains ? impact : null,
    actions: acts ? [adviceOf(action, entry, pointer, log)] : [],
    notes: [notes, explains ? null : impact, acts ? null : action].filter((one) => one !== null),
  };
}

function justifiedBy(
  label: string | null,
  status: Status,
  pointer: string,
  log: Log,
): Pick<Reasons, 'justification' | 'justifiedAs'> {
  if (label === null) return { justification: null, justifiedAs: [] };
  const detail = { pointer: `${pointer}/security_justificationType`, text: label };
  if (status !== 'not_affected') {
    log.add('format.justification_misplaced', 'kept', detail);
    return { justification: null, justifiedAs: [] };
  }
  const justification = JUSTIFICATIONS.get(label) ?? null;
  if (justification === null) log.add('format.justification_invalid', 'kept', detail);
  return { justification, justifiedAs: [label] };
}

/** Several times may be given; the first dates the text. */
function adviceOf(text: string, entry: JsonObject, pointer: string, log: Log): Action {
  const [time] = listed(entry.security_actionStatementTime);
  const at = readTime(time, `${pointer}/security_actionStatementTime`, log);
  return { kind: 'advice', text, ...(at === null ? {} : { at: writeInstant(at) }) };
}
