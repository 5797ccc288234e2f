/**
 * Why a CycloneDX statement says what it says, and what to do: justification, impact, actions, notes (formats.md §4).
 * Invariant: a reason counts only under the state that it was given for; all other text is kept as a note.
 */
import type { Fit, Justification } from '../../model/justification.ts';
import type { Action } from '../../model/statement.ts';
import type { Status } from '../../model/status.ts';
import type { JsonObject } from '../../std/json/view.ts';
import { filledText, freeText, type Log, quoted } from '../texts.ts';
import { REASONS, RESPONSES } from './analysis.ts';
import { listOf } from './lists.ts';

export interface Reasons {
  readonly justification: Justification | null;
  readonly justifiedAs: readonly string[];
  readonly fit: Fit | null;
  readonly impact: string | null;
  readonly actions: readonly Action[];
  readonly notes: readonly string[];
}

/** The texts of an entry, read once; which statement they become part of depends on its status. */
export interface Texts {
  readonly state: string;
  readonly label: string | null;
  readonly detail: string | null;
  readonly actions: readonly Action[];
  readonly notes: readonly string[];
}

export function readTexts(entry: JsonObject, analysis: JsonObject, state: string, pointer: string, log: Log): Texts {
  const place = `${pointer}/analysis`;
  const label = freeText(analysis.justification, place, 'justification', log);
  if (label !== null && !REASONS.has(label)) {
    const message = 'a justification outside the list of the schema';
    log.add('format.justification_invalid', 'kept', { pointer: `${place}/justification`, message, text: label });
  }
  const recommendation = freeText(entry.recommendation, pointer, 'recommendation', log);
  const workaround = freeText(entry.workaround, pointer, 'workaround', log);
  const rejected = filledText(entry.rejected);
  return {
    state,
    label,
    detail: freeText(analysis.detail, place, 'detail', log),
    actions: [
      ...responses(analysis, `${place}/response`, log),
      ...(recommendation === null ? [] : [{ kind: 'advice', text: recommendation }]),
      ...(workaround === null ? [] : [{ kind: 'workaround', text: workaround }]),
    ],
    notes: rejected === null ? [] : [`the vulnerability record was rejected: ${rejected}`],
  };
}

function responses(analysis: JsonObject, pointer: string, log: Log): Action[] {
  const { response = [] } = analysis;
  const items = listOf(response)?.items ?? [response];
  const actions: Action[] = [];
  for (const item of items) {
    const kind = typeof item === 'string' ? RESPONSES.get(item) : undefined;
    if (kind !== undefined) actions.push({ kind, text: quoted(item) });
    else log.add('format.schema', 'kept', { pointer, message: 'not a response of the schema', text: quoted(item) });
  }
  return actions;
}

/** What the texts mean to a statement of this status. */
export function reasonsUnder(status: Status, texts: Texts): Reasons {
  const { state, label, detail, actions, notes } = texts;
  const isSound = status === 'not_affected';
  const explains = isSound && (state === 'not_affected' || state === 'false_positive');
  const advises = status === 'affected' && state === 'exploitable';
  const known = explains && state === 'not_affected' && label !== null ? REASONS.get(label) : undefined;
  const [justification, fit] = known ?? [null, null];
  const spare = [explains ? null : label, explains || advises ? null : detail];
  return {
    justification,
    justifiedAs: explains && label !== null ? [label] : [],
    fit,
    impact: explains ? detail : null,
    // Samples carry `will_not_fix` under not_affected: there it is nothing to do.
    actions: isSound ? [] : [...actions, ...(advises && detail !== null ? [{ kind: 'advice', text: detail }] : [])],
    notes: [...notes, ...spare.filter((text) => text !== null), ...(isSound ? actions.map(({ text }) => text) : [])],
  };
}
