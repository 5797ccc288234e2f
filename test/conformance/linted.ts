/** One file as `stella vex lint --standards always` sees it. */
import { readFileSync } from 'node:fs';
import { normalize } from '../../src/core/formats/normalize.ts';
import { UNSIGNED } from '../../src/core/model/verification.ts';
import { type LintIssue, lint } from '../../src/service/lint.ts';
import { standards } from '../../src/wire.ts';

const GIVEN = {
  delivery: { source: 'conformance', place: null, listed: null, replaces: null },
  verification: UNSIGNED,
};

const OPTIONS = {
  strict: false,
  enabledFormats: new Set(['OpenVEX', 'CSAF', 'CycloneDX'] as const),
  maxDocumentBytes: 10_000_000,
  maxStatements: 10_000,
};

export const STANDARDS = standards();

export async function lintedFile(path: string): Promise<readonly LintIssue[]> {
  const bytes = readFileSync(path);
  const document = normalize(bytes, GIVEN, OPTIONS);
  const read = { path, size: bytes.length, document, problem: null, sameAs: null };
  return (await lint(read, bytes, STANDARDS, 'always')).issues;
}
