/**
 * Use case: everything that is to be said of a document: what its reader says, then what the rules of its standard say.
 * Nothing is said twice, at most a thousand things are listed, and where the standard was not asked, it says why.
 */
import type { NormalisedDocument } from '../core/model/document.ts';
import { type Issue, type IssueCode, MAX_ISSUES } from '../core/std/issue.ts';
import { locate } from '../core/std/json/locate.ts';
import { readJson } from '../core/std/json/read.ts';
import type { ReadDocument } from './gather.ts';
import { toldBy } from './lint-repeats.ts';
import type { Breach, Checked, RuleCode, Standards } from './standards.ts';
import { type StatedFormat, statedFormat } from './standards-format.ts';

/** `auto`: what a document must meet, if it is of ordinary size. `always`: every rule, whatever it takes. */
export const STANDARDS_MODES = ['auto', 'always', 'never'] as const;
export type StandardsMode = (typeof STANDARDS_MODES)[number];

/** The size up to which `auto` asks: 2 MiB. */
export const ORDINARY_BYTES = 2 * 1024 * 1024;

/** What a reader reports and what a standard reports, in one shape. */
export interface LintIssue extends Omit<Issue, 'code' | 'effect'> {
  readonly code: IssueCode | RuleCode;
}

export interface Linted {
  readonly path: string;
  /** Each with a position where one is known. */
  readonly issues: readonly LintIssue[];
  /** All of them, also those that are not listed. */
  readonly total: number;
  /** Why there are no bytes to look at. */
  readonly problem: string | null;
  /** Why the rules of the standard were not asked; null where they were, or where there is nothing to ask about. */
  readonly unchecked: string | null;
}

/** `bytes` are the document's own; null where it could not be had. */
export async function lint(
  { path, document, problem }: ReadDocument,
  bytes: Uint8Array | null,
  standards: Standards,
  mode: StandardsMode,
): Promise<Linted> {
  if (document === null || bytes === null) return { ...NOTHING, path, problem: problem ?? 'it cannot be read' };
  const { issues, issueTotal } = document;
  const { breaches, total, unchecked } = await judged(bytes, document, standards, mode);
  const listed = placed(bytes, [...issues, ...breaches]);
  return { path, issues: listed, total: issueTotal + total, problem: null, unchecked };
}

const NOTHING = { issues: [], total: 0, unchecked: null } as const;

interface Judged extends Checked {
  readonly unchecked: string | null;
}

async function judged(
  bytes: Uint8Array,
  { issues, head }: NormalisedDocument,
  standards: Standards,
  mode: StandardsMode,
): Promise<Judged> {
  const room = MAX_ISSUES - issues.length;
  if (mode === 'never') return unasked(null);
  if (room <= 0) return unasked('the list of its issues is full');
  if (mode === 'auto' && bytes.length > ORDINARY_BYTES) return unasked(TOO_LARGE);
  const json = readJson(bytes);
  if (!json.ok) return unasked(head === null ? null : 'the rules here are for JSON');
  const stated = statedFormat(json.value);
  if (stated === null) return unasked(null);
  const { format, version, value, base } = stated;
  const rigour = mode === 'always' ? 'all' : 'mandatory';
  const checked = version === null ? null : await standards.check(format, version, value, rigour);
  if (checked === null) return unasked(noRules(stated));
  const isTold = toldBy(issues);
  const breaches = checked.breaches.map((breach) => within(base, breach)).filter((breach) => !isTold(breach));
  const unlisted = checked.total - checked.breaches.length;
  return { breaches: breaches.slice(0, room), total: breaches.length + unlisted, unchecked: null };
}

const TOO_LARGE = `larger than ${ORDINARY_BYTES} bytes; \`--standards always\` checks it all the same`;

function unasked(unchecked: string | null): Judged {
  return { breaches: [], total: 0, unchecked };
}

function noRules({ format, version }: StatedFormat): string {
  return `there are no rules here for ${format}${version === null ? ' without a version' : ` ${version}`}`;
}

function within(base: string, breach: Breach): Breach {
  return base === '' ? breach : { ...breach, pointer: base + breach.pointer };
}

/** In one walk through the text, however many issues there are. */
function placed(bytes: Uint8Array, issues: readonly (Issue | Breach)[]): LintIssue[] {
  const positions = locate(
    bytes,
    issues.filter((issue) => positionOf(issue) === undefined).map(({ pointer }) => pointer),
  );
  return issues.map((issue) => {
    const position = positionOf(issue) ?? positions.get(issue.pointer);
    return position === undefined ? issue : { ...issue, position };
  });
}

function positionOf(issue: Issue | Breach): Issue['position'] {
  return 'position' in issue ? issue.position : undefined;
}
