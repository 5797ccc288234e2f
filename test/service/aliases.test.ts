/** Asking under the operator's alias table: by id, by alias, and in the report of matches. */
import { describe, expect, test } from 'vitest';
import { candidatesAmong } from '../../src/core/consensus/candidates.ts';
import { aliasTable } from '../../src/core/identity/aliases.ts';
import { readVulnerability } from '../../src/core/identity/vulnerability.ts';
import type { AliasTable, Ground } from '../../src/core/model/ground.ts';
import { EVERYTHING, type Selection } from '../../src/core/model/selection.ts';
import type { Statement } from '../../src/core/model/statement.ts';
import type { Status } from '../../src/core/model/status.ts';
import { canonicalDigest } from '../../src/core/std/canonical.ts';
import { explain } from '../../src/service/explain.ts';
import type { Evidence } from '../../src/service/gather.ts';
import { type MatchOptions, matchReport } from '../../src/service/match.ts';
import { query } from '../../src/service/query.ts';
import { evidenceUnder } from '../../src/service/questions.ts';
import { DEFAULTS, day, product, said } from '../core/world.ts';

const APP = 'pkg:npm/app@1.0.0';
const RHSA = 'RHSA-2024:1';
const TABLE = aliasTable([[RHSA, ['CVE-2024-0001', 'CVE-2024-0002']]]);

function calling(by: string, name: string, aliases: readonly string[], status: Status): Statement {
  const { vulnerability } = readVulnerability(name, aliases);
  if (vulnerability === null) throw new Error('nothing is named');
  return said({ by, status, salt: name, product: product(APP), more: { vulnerability } });
}

const statements = [
  calling('ann', RHSA, [], 'fixed'),
  calling('bob', 'CVE-2024-0001', [], 'affected'),
  calling('eve', 'CVE-2024-0003', [RHSA], 'not_affected'),
  calling('joe', 'X-1', ['Y-1'], 'fixed'),
];
const evidence: Evidence = {
  statements,
  heads: statements.map(({ document }) => document),
  candidates: candidatesAmong(statements),
};

function groundWith(aliases?: AliasTable): Ground {
  return {
    policy: { ...DEFAULTS, digest: canonicalDigest(DEFAULTS) },
    issuers: { issuers: [], digest: canonicalDigest([]) },
    asOf: day(1),
    ...(aliases === undefined ? {} : { aliases }),
  };
}

function ask(selection: Partial<Selection>, aliases?: AliasTable): string[] {
  return [...query(evidence, { ...EVERYTHING, ...selection }, groundWith(aliases))].map(
    ({ question, status, voices }) => `${question.vulnerability} ${status} ${voices.length}`,
  );
}

describe('a question', () => {
  test('without a selection finds a statement by the CVEs of its name', () => {
    expect(ask({})).toEqual([
      'CVE-2024-0001 affected 1',
      'CVE-2024-0003 not_affected 1',
      `${RHSA} fixed 1`,
      'X-1 fixed 1',
    ]);
    expect(ask({}, TABLE)).toEqual([
      'CVE-2024-0001 fixed 2',
      'CVE-2024-0002 fixed 1',
      'CVE-2024-0003 not_affected 1',
      'X-1 fixed 1',
    ]);
    expect(ask({ product: APP }, TABLE)).toEqual(ask({}, TABLE));
  });

  test('by an alias in the table asks for its CVEs, one answer each, and for no other that a document ties to it', () => {
    expect(ask({ vulnerability: RHSA }, TABLE)).toEqual(['CVE-2024-0001 fixed 2', 'CVE-2024-0002 fixed 1']);
    expect(ask({ vulnerability: RHSA })).toEqual(['CVE-2024-0003 not_affected 1', `${RHSA} fixed 1`]);
  });

  test('by an alias without a row asks for what the statements that carry it speak of', () => {
    expect(ask({ vulnerability: 'Y-1' }, TABLE)).toEqual(['X-1 fixed 1']);
  });

  test('that is explained rests on the same table', () => {
    const explained = [...explain(evidence, { ...EVERYTHING, vulnerability: RHSA }, groundWith(TABLE))];
    expect(explained.map(({ consensus }) => consensus)).toMatchObject([
      { voices: [{}, {}], aliasDigest: TABLE.digest },
      { voices: [{}], aliasDigest: TABLE.digest },
    ]);
  });

  test('makes the index of a table once', () => {
    expect(evidenceUnder(evidence, TABLE)).toBe(evidenceUnder(evidence, TABLE));
    expect(evidenceUnder(evidence)).toBe(evidence);
    expect(evidenceUnder({ ...evidence }, TABLE)).not.toBe(evidenceUnder(evidence, TABLE));
  });
});

describe('the report of matches', () => {
  function report(selection: Partial<Selection>, options?: MatchOptions): string[] {
    return [...matchReport(evidence, { ...EVERYTHING, product: APP, ...selection }, options)].map((line) => {
      const { question, statement, match, refusal } = line;
      const how = match === null ? `${refusal?.rule}` : match.byLabel ? 'by label' : 'yes';
      return `${statement.issuer?.value} ${question.vulnerability}: ${how}`;
    });
  }

  test('asks each statement about its own, under the table', () => {
    expect(report({}, { aliases: TABLE })).toEqual([
      'bob CVE-2024-0001: yes',
      'eve CVE-2024-0003: yes',
      'ann CVE-2024-0001: by label',
      'ann CVE-2024-0002: by label',
      'joe X-1: yes',
    ]);
  });

  test('by an alias of the table', () => {
    const asked = { vulnerability: RHSA, product: 'pkg:npm/other' };
    expect(report(asked, { aliases: TABLE })).toEqual([
      'bob CVE-2024-0001: package_differs',
      `eve ${RHSA}: vulnerability_differs`,
      'ann CVE-2024-0001: package_differs',
      'ann CVE-2024-0002: package_differs',
    ]);
    expect(report({ vulnerability: 'CVE-2024-0002', product: 'pkg:npm/other' }, { aliases: TABLE })).toEqual([
      'ann CVE-2024-0002: package_differs',
    ]);
  });

  test('says what to ask instead only where that was wanted', () => {
    const asked = { ...EVERYTHING, product: 'pkg:npm/app', vulnerability: 'CVE-2024-0001' };
    for (const line of matchReport(evidence, asked)) expect(line).not.toHaveProperty('suggest');
    const wanted = [...matchReport(evidence, asked, { suggest: true, aliases: TABLE })];
    expect(wanted.map(({ suggest }) => [suggest?.vulnerability, suggest?.product])).toEqual([
      ['CVE-2024-0001', APP],
      ['CVE-2024-0003', APP],
      ['CVE-2024-0001', APP],
      ['X-1', APP],
    ]);
  });
});
