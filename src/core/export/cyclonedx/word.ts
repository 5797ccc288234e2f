/** What a vulnerability of a BOM says beside `affects` (CycloneDX 1.6 `vulnerability`, `analysis`), and what it cannot. */
import { isJustification, type Justification } from '../../model/justification.ts';
import type { Action, Statement } from '../../model/statement.ts';
import type { Status } from '../../model/status.ts';
import type { Instant } from '../../std/instant.ts';
import type { Json, JsonObject } from '../../std/json/view.ts';
import type { PartLoss } from '../loss.ts';
import { ORDINARY, wordLosses } from '../words.ts';
import { filled, isSame, isWholeText, ownTime, timeLosses } from '../written.ts';

const STATES: ReadonlyMap<string, Status> = new Map([
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
  ['exploitable', 'affected'],
  ['in_triage', 'under_investigation'],
  ['not_affected', 'not_affected'],
  ['false_positive', 'not_affected'],
]);

/** Labels of the schema by what they mean; of several the first is written. `component_not_present` has none of its own. */
const REASONS: readonly (readonly [label: string, means: Justification])[] = [
  ['code_not_present', 'vulnerable_code_not_present'],
  ['code_not_reachable', 'vulnerable_code_not_in_execute_path'],
  ['requires_environment', 'vulnerable_code_cannot_be_controlled_by_adversary'],
  ['requires_configuration', 'vulnerable_code_cannot_be_controlled_by_adversary'],
  ['requires_dependency', 'vulnerable_code_cannot_be_controlled_by_adversary'],
  ['protected_at_runtime', 'inline_mitigations_already_exist'],
  ['protected_by_compiler', 'inline_mitigations_already_exist'],
  ['protected_at_perimeter', 'inline_mitigations_already_exist'],
  ['protected_by_mitigating_control', 'inline_mitigations_already_exist'],
];

/** `response[]` and the kind of action that each is. */
const RESPONSES: ReadonlyMap<string, string> = new Map([
  ['update', 'update'],
  ['rollback', 'rollback'],
  ['workaround_available', 'workaround'],
  ['will_not_fix', 'no_fix_planned'],
  ['can_not_fix', 'none_available'],
]);

export interface Word {
  readonly losses: readonly PartLoss[];
  /** The members of the entry in the order of the schema. */
  entry(affects: Json): JsonObject;
}

export function wordOf(statement: Statement, document: Instant | null): Word {
  const { vulnerability, status, statedAs, issued, updated } = statement;
  const state = STATES.get(statedAs) === status ? statedAs : ORDINARY.CycloneDX[status];
  const reason = reasonOf(statement, state);
  const texts = textsOf(statement, reason);
  const others = [...vulnerability.cves, ...vulnerability.labels].filter((id) => id !== vulnerability.name);
  const references = others.map((id) => ({ id, source: { name: id.slice(0, Math.max(id.indexOf('-'), 0)) || id } }));
  return {
    losses: [...wordLosses(statement, state), ...reason.losses, ...texts.losses, ...timeLosses(statement, document)],
    entry: (affects) =>
      filled({
        id: vulnerability.name,
        references,
        recommendation: texts.recommendation,
        workaround: texts.workaround,
        rejected: texts.rejected,
        analysis: filled({
          state,
          justification: reason.label ?? texts.label,
          response: texts.responses,
          detail: texts.detail,
          firstIssued: ownTime(issued, document),
          lastUpdated: ownTime(updated, document),
        }),
        affects,
      }),
  };
}

interface Reason {
  readonly label: string | undefined;
  readonly losses: readonly PartLoss[];
}

function reasonOf({ status, justification, justifiedAs }: Statement, state: string): Reason {
  if (status !== 'not_affected') return { label: undefined, losses: [] };
  const meaning = (label: string): Justification | null =>
    state === 'not_affected' ? (REASONS.find(([each]) => each === label)?.[1] ?? null) : null;
  const own = justifiedAs.find((label) => isReason(label) && meaning(label) === justification);
  const near = justification === 'component_not_present' ? 'vulnerable_code_not_present' : justification;
  const label = own ?? (state === 'not_affected' ? REASONS.find(([, means]) => means === near)?.[0] : undefined);
  const losses: PartLoss[] = [];
  const read = label === undefined ? null : meaning(label);
  if (read !== justification) losses.push(['justification', `${justification} is said as ${read}, which is weaker`]);
  if (!isSame(label === undefined ? [] : [label], justifiedAs)) {
    const [from, to] = [justifiedAs.filter(isJustification).join(' and ') || 'another label', label ?? 'nothing'];
    losses.push(['justifiedAs', `${from} is said as ${to}`]);
  }
  return { label, losses };
}

function isReason(text: string): boolean {
  return REASONS.some(([label]) => label === text);
}

interface Texts {
  rejected?: string;
  label?: string;
  detail?: string;
  recommendation?: string;
  workaround?: string;
  responses: string[];
  losses: PartLoss[];
}

const REJECTED = 'the vulnerability record was rejected: ';

/** Each text in the first place from which it is read back as what it is; what a reader would make of all tells the losses. */
function textsOf(statement: Statement, { label }: Reason): Texts {
  const { status, impact, actions, notes } = statement;
  const texts: Texts = { responses: [], losses: [] };
  const [first, ...others] = notes;
  const isRejection = first?.startsWith(REJECTED) === true;
  if (isRejection) texts.rejected = first.slice(REJECTED.length);
  const rest = isRejection ? others : notes;
  if (status === 'not_affected') {
    placeActions(texts, rest.map(noteAsAction), false);
    if (impact !== null) texts.detail = impact;
  } else {
    placeNotes(texts, rest, status !== 'affected');
    placeActions(texts, actions, status === 'affected');
  }
  texts.losses.push(...lossesOf(statement, texts, label));
  return texts;
}

/** Under `not_affected` actions are read as notes. */
function noteAsAction(text: string): Action {
  return { kind: RESPONSES.get(text) ?? 'advice', text };
}

/** A label out of its place, and the detail, are read as notes. */
function placeNotes(texts: Texts, notes: readonly string[], detailed: boolean): void {
  const [first] = notes;
  const labels = first !== undefined && isReason(first);
  if (labels) texts.label = first;
  const rest = labels ? notes.slice(1) : notes;
  if (detailed && rest.length > 0) texts.detail = rest.join('\n');
}

function placeActions(texts: Texts, actions: readonly Action[], detailed: boolean): void {
  for (const { kind, text } of actions) {
    if (RESPONSES.get(text) === kind && !isPast(texts)) texts.responses.push(text);
    else if (texts.recommendation === undefined && texts.workaround === undefined && kind !== 'workaround')
      texts.recommendation = text;
    else if (texts.workaround === undefined && kind !== 'advice') texts.workaround = text;
    else if (texts.workaround === undefined && !detailed) texts.workaround = text;
    else if (texts.detail === undefined && detailed) texts.detail = text;
    else if (texts.workaround === undefined) texts.workaround = text;
    else texts.workaround += `\n${text}`;
  }
}

function isPast({ recommendation, workaround }: Texts): boolean {
  return recommendation !== undefined || workaround !== undefined;
}

/** What a reader makes of the texts, against what they were. */
function lossesOf({ status, impact, actions, notes }: Statement, texts: Texts, label: string | undefined): PartLoss[] {
  const { rejected, detail, recommendation, workaround, responses } = texts;
  const isSound = status === 'not_affected';
  const told: Action[] = [
    ...responses.map((text) => ({ kind: RESPONSES.get(text) ?? '', text })),
    ...(recommendation === undefined ? [] : [{ kind: 'advice', text: recommendation }]),
    ...(workaround === undefined ? [] : [{ kind: 'workaround', text: workaround }]),
    ...(status === 'affected' && detail !== undefined ? [{ kind: 'advice', text: detail }] : []),
  ];
  const noted = [
    ...(rejected === undefined ? [] : [REJECTED + rejected]),
    ...(isSound ? told.map(({ text }) => text) : [texts.label, status === 'affected' ? undefined : detail]),
  ].filter((text) => text !== undefined);
  const losses: PartLoss[] = [];
  if (!isSame(noted, notes) || !notes.every(isWholeText)) {
    losses.push(['notes', `CycloneDX has ${isSound ? 'two places' : 'one place or none'} for them under ${status}`]);
  }
  if (!isSame(isSound ? [] : told, actions) || !actions.every(({ text }) => isWholeText(text))) {
    losses.push(['actions', 'CycloneDX has responses, a recommendation and a workaround, and none under not_affected']);
  }
  if (impact !== null && !(isSound && isWholeText(impact)))
    losses.push(['impact', 'a detail is cut at 16,384 characters']);
  return label !== undefined && texts.label !== undefined
    ? [...losses, ['notes', 'a label stands where the note would']]
    : losses;
}
