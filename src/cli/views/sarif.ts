/** Issues as SARIF 2.1.0: one run, the table of codes as its rules, a result an issue. */
import { ISSUE_CODES, type Issue, type IssueCode, type Severity } from '../../core/std/issue.ts';
import { type FileIssues, UNREADABLE } from './issues.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const CODES = Object.keys(ISSUE_CODES) as IssueCode[];

/** SARIF §3.49.3: the order fixes `ruleIndex`. */
const RULES = [
  ...CODES.map((code) => ({ id: code, text: ISSUE_CODES[code].meaning })),
  { id: UNREADABLE, text: 'a file that cannot be read' },
].map(({ id, text }) => ({ id, shortDescription: { text } }));

const RULE_INDEX = new Map(RULES.map(({ id }, i) => [id, i]));

export function sarif(files: readonly FileIssues[], version: string): unknown {
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'VexLens', semanticVersion: version, rules: RULES } },
        // SARIF §3.14.17: how columns are counted; ours count code points.
        columnKind: 'unicodeCodePoints',
        results: files.flatMap(resultsOf),
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: files.flatMap(cutOf) }],
      },
    ],
  };
}

function resultsOf({ path, issues, problem }: FileIssues): unknown[] {
  const listed = issues.map((issue) => result(path, issue.code, issue.severity, messageOf(issue), issue));
  return problem === null ? listed : [result(path, UNREADABLE, 'error', problem, null), ...listed];
}

/** What a limit cut is said (SARIF §3.20.21). */
function cutOf({ path, issues, total }: FileIssues): unknown[] {
  const cut = total - issues.length;
  return cut > 0 ? [{ level: 'note', message: { text: `${path}: ${cut} more issues are not listed` } }] : [];
}

function messageOf({ message, text }: Issue): string {
  return text === undefined ? message : `${message}: ${JSON.stringify(text)}`;
}

function result(path: string, code: string, level: Severity, text: string, issue: Issue | null): unknown {
  const position = issue?.position;
  return {
    ruleId: code,
    ruleIndex: RULE_INDEX.get(code),
    level,
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          ...(position === undefined ? {} : { region: { startLine: position.line, startColumn: position.column } }),
        },
        ...(issue === null || issue.pointer === ''
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: issue.pointer }] }),
      },
    ],
  };
}

/** A path as a URI reference (SARIF §3.4.3); standard input has a name that is no file. */
function uriOf(path: string): string {
  if (path === '-') return 'stdin:';
  const encoded = path.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
