/** What is said of a product beside its status: flags, threats, remediations (CSAF 2.0 §3.2.3.5, §3.2.3.12, §3.2.3.14). */
import { isJustification, weakest } from '../../model/justification.ts';
import type { Action, Statement } from '../../model/statement.ts';
import type { JsonObject } from '../../std/json/view.ts';
import type { PartLoss } from '../loss.ts';
import { filled, isSame, isWholeText } from '../written.ts';

export interface Remarks {
  readonly flags: readonly string[];
  readonly threats: readonly string[];
  readonly remediations: readonly JsonObject[];
  /** The product stands in `recommended` too. */
  readonly recommended: boolean;
  readonly sbomUrls: readonly string[];
  readonly losses: readonly PartLoss[];
}

export function remarksOf(statement: Statement): Remarks {
  const { status, actions, notes } = statement;
  const recommended = isRecommendation(actions.at(-1));
  const said = recommended ? actions.slice(0, -1) : actions;
  const sbomUrls = sbomUrlsOf(statement);
  const rest = notes.slice(0, notes.length - sbomUrls.length);
  const reasons = status === 'not_affected' ? reasonsOf(statement, rest) : beside(rest);
  const remediations = said.map(remediationOf);
  const changed = said.some(
    (action) => action.kind !== categoryOf(action) || (action.text !== '' && !isWholeText(action.text)),
  );
  const losses: PartLoss[] = [
    ...reasons.losses,
    ...(changed ? [['actions', 'a kind of action or a text that CSAF 2.0 lacks'] as const] : []),
  ];
  return { ...reasons, remediations, recommended, sbomUrls, losses };
}

type Reasons = Pick<Remarks, 'flags' | 'threats' | 'losses'>;

/** Labels as flags, the impact as a threat; of other texts a reader keeps only ratings as notes. */
function reasonsOf({ justification, justifiedAs, impact }: Statement, notes: readonly string[]): Reasons {
  const labels = justifiedAs.filter(isJustification);
  const flags = weakest(labels) === justification ? labels : justification === null ? [] : [justification];
  const losses: PartLoss[] = [];
  if (!isSame(flags, justifiedAs)) losses.push(['justifiedAs', 'CSAF has flags of its five labels only']);
  // Such a word alone would be read as a rating, or as a label that nobody gave.
  const isMistaken = impact !== null && (isRating(impact) || (flags.length === 0 && isJustification(impact)));
  if (isMistaken) losses.push(['impact', 'a word that CSAF takes for a rating or a label']);
  else if (impact !== null && !isWholeText(impact)) losses.push(['impact', 'a text is cut at 16,384 characters']);
  const ratings = notes.filter(isRating);
  if (ratings.length < notes.length) losses.push(['notes', 'CSAF has no place for them beside not_affected']);
  return { flags, threats: impact === null || isMistaken ? ratings : [impact, ...ratings], losses };
}

/** Under another status every text is beside it: ratings come last, and each text once. */
function beside(notes: readonly string[]): Reasons {
  const texts = new Set(notes.filter(isWholeText));
  const threats = [...[...texts].filter((text) => !isRating(text)), ...[...texts].filter(isRating)];
  const losses: PartLoss[] = isSame(threats, notes) ? [] : [['notes', 'CSAF keeps each once, ratings last']];
  return { flags: [], threats, losses };
}

const RATINGS = new Set(['none', 'low', 'moderate', 'medium', 'important', 'high', 'critical']);

function isRating(text: string): boolean {
  return RATINGS.has(text.trim().toLowerCase());
}

/** Where bills of materials are, which stand with the product and are read as the last notes. */
function sbomUrlsOf({ document, notes }: Statement): readonly string[] {
  if (document.format !== 'CSAF') return [];
  const last = notes.findLastIndex((text) => !/^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(text));
  return notes.slice(last + 1);
}

function isRecommendation(action: Action | undefined): boolean {
  return isSame(action, { kind: 'recommended', text: 'vendor-recommended version' });
}

/** The five of CSAF 2.0 §3.2.3.12.1, and what is nearest to other kinds. */
const CATEGORIES: ReadonlyMap<string, string> = new Map([
  ['mitigation', 'mitigation'],
  ['no_fix_planned', 'no_fix_planned'],
  ['none_available', 'none_available'],
  ['vendor_fix', 'vendor_fix'],
  ['workaround', 'workaround'],
  ['update', 'vendor_fix'],
  ['rollback', 'workaround'],
  ['optional_patch', 'vendor_fix'],
  ['fix_planned', 'none_available'],
]);

function categoryOf({ kind }: Action): string {
  return CATEGORIES.get(kind) ?? 'mitigation';
}

function remediationOf(action: Action): JsonObject {
  return filled({
    category: categoryOf(action),
    date: action.at,
    details: action.text === '' ? undefined : action.text,
    url: action.url,
  });
}
