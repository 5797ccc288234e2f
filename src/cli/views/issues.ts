/** Issues as lines that editors and build logs understand: `file:line:column pointer code message`. */
import type { Linted, LintIssue } from '../../service/lint.ts';
import { escaped } from '../escape.ts';

/** The code of a file without bytes. */
export const UNREADABLE = 'file.unreadable';

export function* issueLines({ path, issues, total, problem }: Linted): Generator<string> {
  const file = escaped(path);
  if (problem !== null) yield `${file}:1:1 - ${UNREADABLE} ${escaped(problem)}`;
  for (const issue of issues)
    yield `${file}${placeOf(issue)} ${escaped(issue.pointer) || '-'} ${issue.code} ${messageOf(issue)}`;
  if (total > issues.length) yield `${file}:1:1 - and ${total - issues.length} more issues, not listed`;
}

function placeOf({ position }: LintIssue): string {
  return `:${position?.line ?? 1}:${position?.column ?? 1}`;
}

function messageOf({ severity, message, text, clause }: LintIssue): string {
  const met = text === undefined ? '' : `: ${JSON.stringify(text)}`;
  return escaped(`${severity}: ${message}${met}${clause === undefined ? '' : ` (${clause})`}`);
}

/** The record of one file, for `--format json`. */
export function fileRecord({ path, issues, total, problem, unchecked }: Linted): unknown {
  return {
    path,
    ...(problem === null ? {} : { problem }),
    ...(unchecked === null ? {} : { unchecked }),
    issues: issues.map(issueRecord),
    issueTotal: total,
  };
}

export function issueRecord({
  code,
  severity,
  pointer,
  position,
  message,
  text,
  clause,
}: LintIssue): Record<string, unknown> {
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
