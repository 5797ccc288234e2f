/**
 * The operator's alias table: an id → the CVEs that stand behind it (formats.md §6). Invariant: an id is joined to CVEs and
 * never a CVE to anything, so no row, and no chain of rows, makes two CVEs one; and a statement that names a CVE itself is
 * moved by no row.
 */
import type { AliasTable } from '../model/ground.ts';
import type { Statement, VulnerabilityName } from '../model/statement.ts';
import { canonicalDigest } from '../std/canonical.ts';
import { by, sortedUnique } from '../std/order.ts';
import { isCve, normaliseVulnerabilityId, vulnerabilityUnder } from './vulnerability.ts';

export type AliasRow = readonly [id: string, cves: readonly string[]];

/** Rows of one id are joined. An id that is a CVE, or means to be one, has no row: the reader of the file says so. */
export function aliasTable(rows: Iterable<AliasRow>): AliasTable {
  const found = new Map<string, Set<string>>();
  for (const [text, cves] of rows) {
    const id = normaliseVulnerabilityId(text);
    if (kindOf(id) !== 'other') continue;
    const behind = found.get(id) ?? new Set();
    for (const cve of cves) behind.add(normaliseVulnerabilityId(cve));
    found.set(id, behind);
  }
  const table = new Map([...found].map(([id, cves]) => [id, sortedUnique(cves)] as const));
  return {
    cvesOf: (id) => table.get(id) ?? NONE,
    digest: canonicalDigest([...table].sort(by(([id]) => id))),
  };
}

const NONE: readonly string[] = [];

export const NO_ALIASES: AliasTable = aliasTable([]);

/** An id as a table may hold it. `broken_cve` would be a CVE but for its digits. */
export interface AliasId {
  readonly id: string;
  readonly kind: 'cve' | 'broken_cve' | 'other';
}

export function readAliasId(text: string): AliasId {
  const id = normaliseVulnerabilityId(text);
  return { id, kind: kindOf(id) };
}

function kindOf(id: string): AliasId['kind'] {
  if (isCve(id)) return 'cve';
  return id.slice(0, 4).toUpperCase() === 'CVE-' ? 'broken_cve' : 'other';
}

/** The statement as if it had named the CVEs of its name's row; the statement itself where it names some, or none are known. */
export function underAliases(statement: Statement, aliases: AliasTable): Statement {
  const joined = joinedName(statement.vulnerability, aliases);
  if (joined === statement.vulnerability) return statement;
  return { ...statement, vulnerability: vulnerabilityUnder(statement.status, joined) };
}

/** The same for what a statement calls its vulnerability. */
export function joinedName(vulnerability: VulnerabilityName, aliases: AliasTable): VulnerabilityName {
  const { name, cves, labels } = vulnerability;
  const known = cves.length > 0 ? NONE : aliases.cvesOf(name);
  return known.length === 0 ? vulnerability : { name, cves: known, labels: sortedUnique([name, ...labels]) };
}
