/** Issues as lines that editors and build logs understand: `file:line:column pointer code message`. */
import type { Issue } from '../../core/std/issue.ts';
import { escaped } from '../escape.ts';

export interface FileIssues {
  readonly path: string;
  /** Each with a position where one is known. */
  readonly issues: readonly Issue[];
  /** All of them, also those that were not kept. */
  readonly total: number;
  /** Why there are no bytes to look at. */
  readonly problem: string | null;
}

/** The code of a file without bytes. */
export const UNREADABLE = 'file.unreadable';

export function* issueLines({ path, issues, total, problem }: FileIssues): Generator<string> {
  const file = escaped(path);
  if (problem !== null) yield `${file}:1:1 - ${UNREADABLE} ${escaped(problem)}`;
  for (const issue of issues)
    yield `${file}${placeOf(issue)} ${escaped(issue.pointer) || '-'} ${issue.code} ${messageOf(issue)}`;
  if (total > issues.length) yield `${file}:1:1 - and ${total - issues.length} more issues, not listed`;
}

function placeOf({ position }: Issue): string {
  return `:${position?.line ?? 1}:${position?.column ?? 1}`;
}

function messageOf({ severity, message, text, clause }: Issue): string {
  const met = text === undefined ? '' : `: ${JSON.stringify(text)}`;
  return escaped(`${severity}: ${message}${met}${clause === undefined ? '' : ` (${clause})`}`);
}

/** The record of one file, for `--format json`. */
export function fileRecord({ path, issues, total, problem }: FileIssues): unknown {
  return { path, ...(problem === null ? {} : { problem }), issues: issues.map(issueRecord), issueTotal: total };
}

export function issueRecord({
  code,
  severity,
  pointer,
  position,
  message,
  text,
  clause,
}: Issue): Record<string, unknown> {
  return {
    code,
    severity,
    pointer,
    line: position?.line ?? null,
    column: position?.column ?? null,
    message,
    ...(text === undefined ? {} : { text }),
    ...(clause === undefined ? {} : { clause }),
  };
}
