/** What an OpenVEX entry says beside its products (0.2.0 "Statement Fields"), and what of a statement it cannot say. */
import type { Action, Statement } from '../../model/statement.ts';
import { type Instant, readInstant, writeInstant } from '../../std/instant.ts';
import type { Json, JsonObject } from '../../std/json/view.ts';
import type { PartLoss } from '../loss.ts';
import { wordLosses } from '../words.ts';
import { filled, isSame, isWholeText, ownTime, timeLosses } from '../written.ts';

export interface Word {
  readonly losses: readonly PartLoss[];
  /** The members of the entry in the order of the specification, with the products in their place. */
  entry(products: Json): JsonObject;
}

interface Texts {
  readonly status_notes?: string | undefined;
  readonly impact_statement?: string | undefined;
  readonly action_statement?: string | undefined;
  readonly action_statement_timestamp?: string | undefined;
}

export function wordOf(statement: Statement, document: Instant | null): Word {
  const { vulnerability, status, justification } = statement;
  const { texts, losses } = textsOf(statement);
  const aliases = [...vulnerability.cves, ...vulnerability.labels].filter((id) => id !== vulnerability.name);
  const justifies = status === 'not_affected' ? justification : null;
  return {
    losses: [
      ...wordLosses(statement, status),
      ...labelLosses(statement),
      ...losses,
      ...timeLosses(statement, document),
    ],
    entry: (products) =>
      filled({
        vulnerability: filled({ name: vulnerability.name, aliases }),
        timestamp: ownTime(statement.issued, document),
        last_updated: ownTime(statement.updated, document),
        products,
        status,
        status_notes: texts.status_notes,
        justification: justifies,
        impact_statement: texts.impact_statement,
        action_statement: texts.action_statement,
        action_statement_timestamp: texts.action_statement_timestamp,
      }),
  };
}

function labelLosses({ justification, justifiedAs }: Statement): PartLoss[] {
  if (isSame(justifiedAs, justification === null ? [] : [justification])) return [];
  return [['justifiedAs', 'OpenVEX has one justification, of its five']];
}

/** Where texts stand depends on the status; a reader keeps what is out of place as a note, in this order. */
function textsOf(statement: Statement): { readonly texts: Texts; readonly losses: readonly PartLoss[] } {
  const { status, impact, actions, notes } = statement;
  const [one, two, three] = notes;
  const advice = status === 'affected' ? adviceOf(actions) : null;
  const places = status === 'not_affected' || status === 'affected' ? 2 : 3;
  const losses: PartLoss[] = [];
  if (impact !== null && !isWholeText(impact)) losses.push(['impact', LONG]);
  if (!notes.every(isWholeText)) losses.push(['notes', LONG]);
  if (notes.length > places) losses.push(['notes', `OpenVEX has ${places} places for them under ${status}`]);
  if (!isSame(advice?.read ?? [], actions)) losses.push(['actions', 'OpenVEX has one action, a text, under affected']);
  const said = advice === null ? {} : { action_statement: advice.text, action_statement_timestamp: advice.at };
  const texts: Texts =
    status === 'not_affected'
      ? { status_notes: one, impact_statement: impact ?? undefined, action_statement: two }
      : status === 'affected'
        ? { status_notes: one, impact_statement: two, ...said }
        : { status_notes: one, impact_statement: two, action_statement: three };
  return { texts, losses };
}

const LONG = 'a reader trims texts and cuts them at 16,384 characters';

interface Advice {
  readonly text: string;
  readonly at: string | undefined;
  /** What is read of it. */
  readonly read: readonly Action[];
}

/** All actions as one text. */
function adviceOf(actions: readonly Action[]): Advice | null {
  const texts = actions.map(({ text }) => text.trim()).filter((text) => text !== '');
  if (texts.length === 0) return null;
  const time = actions.length === 1 ? readInstant(actions[0]?.at ?? '') : null;
  const at = time === null ? undefined : writeInstant(time.instant);
  const text = texts.join('\n');
  return { text, at, read: [{ kind: 'advice', text: text.slice(0, 16_384), ...(at === undefined ? {} : { at }) }] };
}
