/** The operator's alias table, and that no other alias moves anything (hardening T12). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidatesAmong } from '../../../src/core/consensus/candidates.ts';
import { answerRecord, consensusDigest } from '../../../src/core/consensus/record.ts';
import { aliasTable, NO_ALIASES, readAliasId, underAliases } from '../../../src/core/identity/aliases.ts';
import { isCve, readVulnerability, vulnerabilityUnder } from '../../../src/core/identity/vulnerability.ts';
import { lens, type World } from '../../../src/core/lens.ts';
import type { Question } from '../../../src/core/model/match.ts';
import type { Statement } from '../../../src/core/model/statement.ts';
import type { Status } from '../../../src/core/model/status.ts';
import { canonicalDigest } from '../../../src/core/std/canonical.ts';
import { DEFAULTS, day, PRODUCT, said, world } from '../world.ts';

const CVE_1 = 'CVE-2020-8911';
const CVE_2 = 'CVE-2020-8912';
const GO = 'GO-2022-0646';

function calling(by: string, name: string, aliases: readonly string[], status: Status = 'affected'): Statement {
  const read = readVulnerability(name, aliases).vulnerability;
  if (read === null) throw new Error(`nothing is named by ${name}`);
  return said({ by, status, salt: name + aliases.join(), more: { vulnerability: vulnerabilityUnder(status, read) } });
}

function asked(vulnerability: string): Question {
  return { vulnerability, product: PRODUCT, component: null };
}

function under(statements: readonly Statement[], aliases?: World['aliases']): World {
  const plain = world(statements, [], DEFAULTS, day(1));
  return aliases === undefined ? plain : { ...plain, aliases };
}

describe('a table', () => {
  test('gives an id its CVEs in order, whatever the spelling and the order of the rows', () => {
    const one = aliasTable([
      ['go-2022-0646', [CVE_2]],
      ['RHSA-2024:1', ['cve-2024-0001']],
      ['https://osv.dev/vulnerability/GO-2022-0646', [CVE_1]],
    ]);
    const other = aliasTable([
      ['RHSA-2024:1', ['CVE-2024-0001']],
      [GO, [CVE_1, CVE_2]],
    ]);
    expect(one.cvesOf(GO)).toEqual([CVE_1, CVE_2]);
    expect(one.digest).toBe(other.digest);
    expect(one.digest).not.toBe(NO_ALIASES.digest);
  });

  test('has no row for what is a CVE or would be one, nor for what is no own member of an object', () => {
    const table = aliasTable([
      [CVE_1, [CVE_2]],
      ['cve-1', [CVE_2]],
    ]);
    expect([CVE_1, 'cve-1', 'CVE-1', 'constructor', '__proto__'].map(table.cvesOf)).toEqual([[], [], [], [], []]);
    expect(table.digest).toBe(NO_ALIASES.digest);
  });

  test('without rows has a digest of its own that stays', () => {
    expect(NO_ALIASES.digest).toBe('sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945');
  });

  test.each([
    ['cve-2024-0001', 'cve', 'CVE-2024-0001'],
    ['CVE-2024-1', 'broken_cve', 'CVE-2024-1'],
    ['ghsa-AAAA-bbbb-cccc', 'other', 'GHSA-aaaa-bbbb-cccc'],
    ['CVE', 'other', 'CVE'],
  ])('%s is read as %s', (text, kind, id) => {
    expect(readAliasId(text)).toEqual({ id, kind });
  });
});

describe('a statement under a table', () => {
  const table = aliasTable([[GO, [CVE_1, CVE_2]]]);

  test('that names no CVE is as if it had named those of its name', () => {
    const bare = calling('ann', GO, ['GHSA-aaaa-bbbb-cccc']);
    const full = calling('ann', GO, ['GHSA-aaaa-bbbb-cccc', CVE_1, CVE_2]);
    expect(underAliases(bare, table).vulnerability).toEqual(full.vulnerability);
    expect(full.vulnerability.atLeastOne).toBe(true);
  });

  test('that names a CVE, or only carries the id as a label, is the same statement', () => {
    for (const statement of [calling('ann', GO, [CVE_1]), calling('ann', 'X-1', [GO]), calling('ann', 'X-1', [])]) {
      expect(underAliases(statement, table)).toBe(statement);
    }
    const bare = calling('ann', GO, []);
    expect(underAliases(bare, NO_ALIASES)).toBe(bare);
  });

  test('answers for each of its CVEs, by a label, and for its name no more', () => {
    const bare = calling('ann', GO, []);
    const ground = under([bare], table);
    for (const cve of [CVE_1, CVE_2]) {
      const answer = lens(asked(cve), [bare], ground);
      expect(answer).toMatchObject({ status: 'affected', aliases: [GO] });
      expect(answer.voices[0]).toMatchObject({ statement: bare, match: { byLabel: true } });
    }
    expect(lens(asked(GO), [bare], ground).outcome).toBe('no_data');
    expect(lens(asked(CVE_1), [bare], under([bare])).outcome).toBe('no_data');
  });

  test("falls to the issuer's own word on the CVE", () => {
    const [byAlias, own] = [calling('ann', GO, [], 'affected'), calling('ann', CVE_1, [], 'not_affected')];
    const answer = lens(asked(CVE_1), [byAlias, own], under([byAlias, own], table));
    expect(answer.status).toBe('not_affected');
    expect(answer.leftOut).toMatchObject([{ reason: 'superseded', statement: byAlias }]);
  });

  test('is found by the index exactly as by looking at every statement', () => {
    const all = [calling('ann', GO, []), calling('bob', CVE_1, []), calling('eve', CVE_2, [GO])];
    const index = candidatesAmong(all, table);
    for (const id of [CVE_1, CVE_2, GO]) {
      const ground = under(all, table);
      expect(lens(asked(id), index.to(asked(id)), ground)).toEqual(lens(asked(id), all, ground));
    }
    expect(index.vulnerabilities).toEqual([CVE_1, CVE_2]);
  });
});

describe('the answer record', () => {
  const bare = calling('ann', CVE_1, []);

  test('names the table by its digest only where one is given', () => {
    const without = answerRecord(lens(asked(CVE_1), [bare], under([bare])), false);
    const given = answerRecord(lens(asked(CVE_1), [bare], under([bare], NO_ALIASES)), false);
    expect(without).not.toHaveProperty('aliasDigest');
    expect(given).toEqual({ ...without, aliasDigest: NO_ALIASES.digest, digest: given.digest });
    expect(given.digest).not.toBe(without.digest);
    const { digest, ...whole } = answerRecord(lens(asked(CVE_1), [bare], under([bare], NO_ALIASES)), true);
    expect(digest).toBe(canonicalDigest(whole));
  });
});

describe('aliases in documents (T12)', () => {
  const cves = Array.from({ length: 12 }, (_, i) => `CVE-2024-${1000 + i}`);
  const others = ['GO-2024-0001', 'GHSA-aaaa-bbbb-cccc', 'RHSA-2024:1', 'X-1'];
  const victims = [
    ...cves.map((cve, i) => calling('ann', cve, [others[i % 4] ?? ''], i % 2 === 0 ? 'affected' : 'fixed')),
    ...cves.map((cve) => calling('bob', 'GO-2024-0001', [cve], 'not_affected')),
    calling('ann', 'RHSA-2024:1', [], 'fixed'),
  ];
  const table = aliasTable([['RHSA-2024:1', [cves[0] ?? '', cves[1] ?? '']]]);
  const id = fc.constantFrom(...cves, ...others);

  test.each([
    ['without a table', undefined],
    ['with a table', table],
  ])('10,000 of them change no pair of another vulnerability, %s', (_title, aliases) => {
    const before = new Map(
      cves.map((cve) => [cve, consensusDigest(lens(asked(cve), victims, under(victims, aliases)))]),
    );
    let seen = 0;
    fc.assert(
      fc.property(id, fc.array(id, { minLength: 25, maxLength: 30 }), fc.nat(11), (name, aliasesOfIt, least) => {
        // Without some of the CVEs, else nothing would be foreign.
        const kept = aliasesOfIt.filter((alias) => !isCve(alias) || cves.indexOf(alias) > least);
        seen += aliasesOfIt.length;
        const hostile = calling('eve', name, kept, 'not_affected');
        const { vulnerability } = underAliases(hostile, aliases ?? NO_ALIASES);
        const all = [...victims, hostile];
        const ground = under(all, aliases);
        const index = candidatesAmong(all, aliases);
        for (const cve of cves.filter((each) => !vulnerability.cves.includes(each))) {
          expect(consensusDigest(lens(asked(cve), index.to(asked(cve)), ground))).toBe(before.get(cve));
        }
        // Also of its own CVEs: who asks for one is answered on that one.
        for (const cve of cves) expect(index.behind(cve)).toEqual([cve]);
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThanOrEqual(10_000);
  });

  test('no table joins two CVEs, whatever its rows', () => {
    const rows = fc.array(fc.tuple(id, fc.uniqueArray(fc.constantFrom(...cves), { minLength: 1, maxLength: 4 })));
    fc.assert(
      fc.property(rows, (given) => {
        const aliases = aliasTable(given);
        const own = cves.map((cve) => calling('ann', cve, []));
        const ground = under(own, aliases);
        for (const cve of cves) {
          expect(aliases.cvesOf(cve)).toEqual([]);
          expect(lens(asked(cve), own, ground).voices).toHaveLength(1);
          expect(candidatesAmong(own, aliases).behind(cve)).toEqual([cve]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
