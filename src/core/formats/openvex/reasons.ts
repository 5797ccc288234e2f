/**
 * Why an OpenVEX statement says what it says: justification, impact, action (0.2.0 "Statement Fields"). Invariant: a reason
 * that belongs to another status never becomes one of this; what cannot be used as a reason is kept as a note.
 */
import { isJustification, type Justification } from '../../model/justification.ts';
import type { Action } from '../../model/statement.ts';
import type { Status } from '../../model/status.ts';
import { writeInstant } from '../../std/instant.ts';
import type { JsonObject } from '../reading.ts';
import { freeText, type Log } from '../texts.ts';
import { readTime } from '../times.ts';

export interface Reasons {
  readonly justification: Justification | null;
  readonly justifiedAs: readonly string[];
  readonly impact: string | null;
  readonly actions: readonly Action[];
  readonly notes: readonly string[];
}

const NONE: readonly never[] = [];

export function readReasons(entry: JsonObject, status: Status, pointer: string, log: Log): Reasons {
  const label = freeText(entry.justification, pointer, 'justification', log);
  const impact = freeText(entry.impact_statement, pointer, 'impact_statement', log);
  const action = freeText(entry.action_statement, pointer, 'action_statement', log);
  const notes = freeText(entry.status_notes, pointer, 'status_notes', log);
  if (status === 'not_affected') return notAffected(label, impact, [notes, action], pointer, log);
  if (label !== null) {
    log.add('format.justification_misplaced', 'kept', { pointer: `${pointer}/justification`, text: label });
  }
  if (status === 'affected' && action === null) log.add('format.action_missing', 'kept', { pointer });
  const acts = status === 'affected' && action !== null;
  return {
    justification: null,
    justifiedAs: NONE,
    impact: null,
    actions: acts ? [adviceOf(action, entry, pointer, log)] : NONE,
    notes: filled(acts ? [notes, impact] : [notes, impact, action]),
  };
}

function notAffected(
  label: string | null,
  impact: string | null,
  notes: readonly (string | null)[],
  pointer: string,
  log: Log,
): Reasons {
  const justification = isJustification(label) ? label : null;
  if (label !== null && justification === null) {
    log.add('format.justification_invalid', 'kept', { pointer: `${pointer}/justification`, text: label });
  }
  if (label === null && impact === null) log.add('format.not_affected_unexplained', 'kept', { pointer });
  const impacts = justification === null ? filled([label, impact]) : filled([impact]);
  return {
    justification,
    justifiedAs: label === null ? NONE : [label],
    impact: impacts.length === 0 ? null : impacts.join('\n'),
    actions: NONE,
    notes: filled(notes),
  };
}

function adviceOf(text: string, entry: JsonObject, pointer: string, log: Log): Action {
  const at = readTime(entry.action_statement_timestamp, `${pointer}/action_statement_timestamp`, log);
  return { kind: 'advice', text, ...(at === null ? {} : { at: writeInstant(at) }) };
}

function filled(texts: readonly (string | null)[]): readonly string[] {
  return texts.every((text) => text === null) ? NONE : texts.filter((text) => text !== null);
}
