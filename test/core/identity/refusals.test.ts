/** A near miss names the first rule that failed, what was asked and what is stated. */
import { describe, expect, it } from 'vitest';
import { matchStatement } from '../../../src/core/identity/match-statement.ts';
import type { Refusal } from '../../../src/core/model/match.ts';
import { readMatching } from './rows.ts';

function refusalOf(line: string): Refusal | undefined {
  const [row] = readMatching(`${line} | no matter`);
  return row === undefined ? undefined : matchStatement(row.question, row.statement).misses[0]?.refusal;
}

const ONE = '1'.repeat(64);
const TWO = '2'.repeat(64);

describe('both values are named', () => {
  it.each<[string, string | null, string | null]>([
    ['pkg:npm/a@1 | clear pkg:npm/b@1', 'pkg:npm/a@1', 'pkg:npm/b@1'],
    ['pkg:npm/a@1 | clear pkg:npm/a@2', '1', '2'],
    ['pkg:npm/a | clear pkg:npm/a@2', null, '2'],
    ['pkg:npm/a@3 | clear pkg:npm/a @vers:npm/<2.0.0', '3', 'vers:npm/<2.0.0'],
    ['pkg:npm/a@3 | clear pkg:npm/a @4.x', '3', '4.x'],
    ['pkg:npm/a@3?arch=x | clear pkg:npm/a?arch=y', 'x', 'y'],
    ['pkg:npm/a@3 | clear pkg:npm/a?arch=y', null, 'y'],
    ['pkg:npm/a | clear pkg:npm/a#p', null, 'p'],
    ['pkg:npm/a#q | clear pkg:npm/a#p', 'q', 'p'],
    ['pkg:npm/a?repository_url=https:%2F%2Fx%2F | clear pkg:npm/a?repository_url=y', 'x', 'y'],
    ['pkg:oci/a@sha256:{1} | clear pkg:oci/a@sha256:{2}', `sha256:${ONE}`, `sha256:${TWO}`],
    ['pkg:oci/a?tag=1 | clear pkg:oci/a@sha256:{2}', '1', `sha256:${TWO}`],
    ['pkg:oci/a | clear pkg:oci/a@sha256:{2}', null, `sha256:${TWO}`],
    ['pkg:oci/a | clear pkg:oci/x%2Fa', null, 'x/a'],
    ['pkg:oci/a?repository_url=x.io/a | clear pkg:oci/a?repository_url=y.io/a', 'x.io/a', 'y.io/a'],
    ['sha256:{1} | clear sha256:{2}', `sha-256:${ONE}`, `sha-256:${TWO}`],
    ['cpe:/a:acme:x | clear cpe:/a:acme:x:1', 'cpe:2.3:a:acme:x:*:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:x:1:*:*:*:*:*:*:*'],
    ['cpe:/a:acme:x | clear cpe:/a:acme:y', 'cpe:2.3:a:acme:x:*:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:y:*:*:*:*:*:*:*:*'],
    ['model:X | clear model:Y', 'X', 'Y'],
    ['"Foo" | clear "Bar"', 'Foo', 'Bar'],
    ['"Foo" (acme) | clear "Foo" (other)', 'Foo', 'Foo'],
    ['pkg:npm/a | clear "Foo"', 'pkg:npm/a', 'Foo'],
    ['pkg:npm/a on "X" | clear pkg:npm/a on "Y"', 'X', 'Y'],
    ['pkg:npm/a | clear pkg:npm/a on "Y"', null, 'Y'],
    ['pkg:npm/p + pkg:npm/a via "X" | clear pkg:npm/p > pkg:npm/a via "Y"', 'X', 'Y'],
    ['pkg:npm/p + pkg:npm/a via "X" via "Z" | clear pkg:npm/p > pkg:npm/a via "Y"', 'X > Z', 'Y'],
    ['pkg:npm/p + pkg:npm/a | clear pkg:npm/p > pkg:npm/b > pkg:npm/c', 'pkg:npm/a', 'pkg:npm/b'],
    ['pkg:npm/p + pkg:npm/a | clear pkg:npm/q > pkg:npm/a', 'pkg:npm/p', 'pkg:npm/q'],
    ['pkg:npm/a | clear pkg:npm/q > pkg:npm/a', 'pkg:npm/a', 'pkg:npm/q'],
    [
      'CVE-2026-0009 in pkg:npm/a | clear GO-1 = CVE-2026-0002 = CVE-2026-0001 of pkg:npm/a',
      'CVE-2026-0009',
      'CVE-2026-0001 CVE-2026-0002',
    ],
    ['CVE-2026-0009 in pkg:npm/a | clear GO-1 of pkg:npm/a', 'CVE-2026-0009', 'GO-1'],
  ])('%s', (line, asked, stated) => {
    expect(refusalOf(line)).toMatchObject({ asked, stated });
  });
});
