/**
 * Issues as SARIF 2.1.0: one run, a result an issue. The table of the readers' codes is the driver's; the rules of the
 * standards are an extension of it (SARIF §3.18.3), there where they were asked.
 */
import { ISSUE_CODES, type IssueCode } from '../../core/std/issue.ts';
import type { Linted, LintIssue } from '../../service/lint.ts';
import type { Standards } from '../../service/standards.ts';
import { UNREADABLE } from './issues.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const CODES = Object.keys(ISSUE_CODES) as IssueCode[];

type Rules = readonly { readonly id: string; readonly shortDescription: { readonly text: string } }[];

/** SARIF §3.49.3: the order fixes `ruleIndex`. */
const RULES: Rules = [
  ...CODES.map((id) => ({ id, shortDescription: { text: ISSUE_CODES[id].meaning } })),
  { id: UNREADABLE, shortDescription: { text: 'a file that cannot be read' } },
];

const RULE_INDEX = indexOf(RULES);

/** `standards`: those that were asked; null where none were. */
export function sarif(files: readonly Linted[], version: string, standards: Standards | null): unknown {
  const rules = rulesOf(standards);
  const index = indexOf(rules);
  const driver = { name: 'VexLens', semanticVersion: version, rules: RULES };
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: rules.length === 0 ? { driver } : { driver, extensions: [{ name: 'VEX standards', rules }] },
        // SARIF §3.14.17: how columns are counted; ours count code points.
        columnKind: 'unicodeCodePoints',
        results: files.flatMap((file) => resultsOf(file, index)),
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: files.flatMap(notificationsOf) }],
      },
    ],
  };
}

function rulesOf(standards: Standards | null): Rules {
  return [...(standards?.rules ?? [])].map(([id, text]) => ({ id, shortDescription: { text } }));
}

function indexOf(rules: Rules): ReadonlyMap<string, number> {
  return new Map(rules.map(({ id }, i) => [id, i]));
}

function resultsOf({ path, issues, problem }: Linted, extension: ReadonlyMap<string, number>): unknown[] {
  const listed = issues.map((issue) => result(path, { ...issue, message: messageOf(issue) }, extension));
  if (problem === null) return listed;
  const unreadable = { code: UNREADABLE, severity: 'error', pointer: '', message: problem } as const;
  return [result(path, unreadable, extension), ...listed];
}

/** What a limit cut, and what was not asked, is said (SARIF §3.20.21). What is cut has not been asked about, either. */
function notificationsOf({ path, issues, total, unchecked }: Linted): unknown[] {
  const cut = total - issues.length;
  if (cut > 0) return [note(`${path}: ${cut} more issues are not listed`)];
  return unchecked === null ? [] : [note(`${path}: not held to the rules of its standard: ${unchecked}`)];
}

function note(text: string): unknown {
  return { level: 'note', message: { text } };
}

function messageOf({ message, text, clause, code }: LintIssue): string {
  const met = text === undefined ? message : `${message}: ${JSON.stringify(text)}`;
  return code.startsWith('csaf.') && clause !== undefined ? `${met} (${clause})` : met;
}

type Shown = Pick<LintIssue, 'severity' | 'pointer' | 'message' | 'position'> & { readonly code: string };

function result(path: string, shown: Shown, extension: ReadonlyMap<string, number>): unknown {
  const { code, severity, message, position, pointer } = shown;
  return {
    ruleId: code,
    ...ruleOf(code, extension),
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          ...(position === undefined ? {} : { region: { startLine: position.line, startColumn: position.column } }),
        },
        ...(pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] }),
      },
    ],
  };
}

/** SARIF §3.27.6, §3.27.7: an index alone is one into the driver's table. */
function ruleOf(code: string, extension: ReadonlyMap<string, number>): object {
  const index = extension.get(code);
  if (index === undefined) return { ruleIndex: RULE_INDEX.get(code) };
  return { rule: { id: code, index, toolComponent: { index: 0 } } };
}

/** A path as a URI reference (SARIF §3.4.3); standard input has a name that is no file. */
function uriOf(path: string): string {
  if (path === '-') return 'stdin:';
  const encoded = path.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
