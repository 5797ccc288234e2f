/**
 * From what is said of a product to the parts of its statement (formats.md §3: justification, impact, actions). Made once
 * for all products of which the same is said with the same status.
 */
import { type Fit, isJustification, type Justification, weakest } from '../../model/justification.ts';
import type { Action } from '../../model/statement.ts';
import { badness, type Status } from '../../model/status.ts';
import type { IssueCode } from '../../std/issue.ts';
import type { CodeSets, Codes } from './codes.ts';
import { type Remark, remarksOf, type Said } from './said.ts';

export interface Detail {
  readonly justification: Justification | null;
  readonly justifiedAs: readonly string[];
  readonly fit: Fit | null;
  readonly impact: string | null;
  readonly actions: readonly Action[];
  readonly notes: readonly string[];
  /** What is wrong with a statement like this, each to be logged where the statement stands. */
  readonly complaints: readonly Complaint[];
  /** All codes that touch it. */
  readonly codes: Codes;
}

export interface Complaint {
  readonly code: IssueCode;
  readonly clause: string;
}

/** Words that rate a flaw (Red Hat writes them as impact): how bad, not why not. */
const RATINGS = new Set(['none', 'low', 'moderate', 'medium', 'important', 'high', 'critical']);

const RECOMMENDED: Action = { kind: 'recommended', text: 'vendor-recommended version' };

/** What else is so of the product in this vulnerability; a mask of bits. */
export const MARKS = {
  /** It also stands in `recommended`: an action, not a status. */
  recommended: 1,
  /** It also stands in a list of a less cautious status. */
  contradicted: 2,
  /** It stands in `recommended` only, and is read as fixed. */
  recommendedOnly: 4,
} as const;

const MARK_CODES: readonly (readonly [mark: number, code: IssueCode])[] = [
  [MARKS.recommended, 'format.recommended_joined'],
  [MARKS.contradicted, 'format.contradiction'],
  [MARKS.recommendedOnly, 'format.recommended_only'],
];

export function detailOf(said: Said, status: Status, marks: number, codes: CodeSets): Detail {
  const key = badness(status) * 8 + marks;
  said.details ??= new Map();
  const detail = said.details.get(key) ?? makeDetail(remarksOf(said), status, marks, codes);
  said.details.set(key, detail);
  return detail;
}

function makeDetail(remarks: readonly Remark[], status: Status, marks: number, codes: CodeSets): Detail {
  const given = remarks.flatMap((remark) => (remark.kind === 'action' ? [remark.action] : []));
  const actions = marks & MARKS.recommended ? [...given, RECOMMENDED] : given;
  const reasons = status === 'not_affected' ? reasonsOf(remarks) : noReasons(remarks);
  const complaints = [...reasons.complaints];
  if (status === 'affected' && given.length === 0) {
    complaints.push({ code: 'format.action_missing', clause: 'CSAF 2.0 §6.1.27.10' });
  }
  const touched: IssueCode[] = complaints.map(({ code }) => code);
  for (const [mark, code] of MARK_CODES) if (marks & mark) touched.push(code);
  if (remarks.some(isInvalidFlag)) touched.push('format.justification_invalid');
  return { ...reasons, actions, complaints, codes: codes.of(touched) };
}

function isInvalidFlag(remark: Remark): boolean {
  return remark.kind === 'flag' && remark.justification === null;
}

type Reasons = Pick<Detail, 'justification' | 'justifiedAs' | 'fit' | 'impact' | 'notes' | 'complaints'>;

/** Why not affected: the flags, or impact texts that are a label where there is no flag; the other texts. */
function reasonsOf(remarks: readonly Remark[]): Reasons {
  const { labels: flags, words, texts, ratings } = sorted(remarks);
  const labels = flags.length === 0 ? texts.filter(isJustification) : flags;
  const rest = [...words, ...texts.filter((text) => flags.length > 0 || !isJustification(text))];
  const justification = weakest(labels);
  const impact = rest.length === 0 ? null : rest.join('\n');
  const complaints: Complaint[] = [];
  if (labels.length > 1) complaints.push({ code: 'format.justification_several', clause: 'CSAF 2.0 §6.1.33' });
  if (justification === null && impact === null) {
    complaints.push({ code: 'format.not_affected_unexplained', clause: 'CSAF 2.0 §6.1.27.9' });
  }
  const fit = justification === null ? null : 'same';
  return { justification, justifiedAs: labels, fit, impact, notes: ratings, complaints };
}

/** With another status a reason against it is out of place: a flag is ignored, a text is beside it. */
function noReasons(remarks: readonly Remark[]): Reasons {
  const { labels, words, texts, ratings } = sorted(remarks);
  const complaints: Complaint[] =
    labels.length + words.length === 0 ? [] : [{ code: 'format.justification_misplaced', clause: 'CSAF 2.0 §3.2.3.5' }];
  return { justification: null, justifiedAs: [], fit: null, impact: null, notes: [...texts, ...ratings], complaints };
}

interface Sorted {
  readonly labels: readonly Justification[];
  /** Flags outside the five. */
  readonly words: readonly string[];
  readonly texts: readonly string[];
  readonly ratings: readonly string[];
}

/** Each thing once, in the order in which it was said. */
function sorted(remarks: readonly Remark[]): Sorted {
  const labels = new Set<Justification>();
  const words = new Set<string>();
  const texts = new Set<string>();
  const ratings = new Set<string>();
  for (const remark of remarks) {
    if (remark.kind === 'flag' && remark.justification !== null) labels.add(remark.justification);
    else if (remark.kind === 'flag') words.add(remark.label);
    else if (remark.kind === 'impact') (isRating(remark.text) ? ratings : texts).add(remark.text);
  }
  return { labels: [...labels], words: [...words], texts: [...texts], ratings: [...ratings] };
}

function isRating(text: string): boolean {
  return text.length < 16 && RATINGS.has(text.trim().toLowerCase());
}
