/** Which revision of a document stands: formats.md §8, a row a case. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replacedAt } from '../../../src/core/consensus/lineage.ts';
import type { DocumentHead, Lineage } from '../../../src/core/model/document.ts';
import { day, said } from '../world.ts';

interface Row {
  readonly id: string;
  readonly key?: string | null;
  readonly version?: string | null;
  readonly distinct?: boolean;
  readonly day?: number | null;
  readonly listed?: number;
  readonly generated?: number;
  readonly source?: string;
  readonly signer?: string;
  readonly replaces?: string;
  readonly ends?: DocumentHead['ends'];
}

function head(row: Row): DocumentHead {
  const { document } = said({ by: 'ann', status: 'fixed' });
  const lineage: Lineage | null =
    row.key === null
      ? null
      : {
          key: row.key ?? 'k',
          needsDistinctVersions: row.distinct ?? false,
          version: row.version === undefined ? '1' : row.version,
          generated: row.generated === undefined ? null : day(row.generated),
        };
  return {
    ...document,
    digest: row.id,
    lineage,
    instant: row.day === null ? null : day(row.day ?? 0),
    ends: row.ends ?? null,
    delivery: {
      source: row.source ?? 'feed',
      place: null,
      listed: row.listed === undefined ? null : day(row.listed),
      replaces: row.replaces ?? null,
    },
    verification: row.signer === undefined ? document.verification : { verdict: 'valid', issuer: row.signer },
  };
}

/** `old -> new` for each document that does not stand. */
function replaced(rows: readonly Row[], asOf = 10): string[] {
  return [...replacedAt(rows.map(head), day(asOf))].map(([old, newer]) => `${old} -> ${newer.digest}`).sort();
}

describe('within a lineage the newest revision in force stands', () => {
  const cases: readonly [name: string, rows: readonly Row[], expected: readonly string[]][] = [
    ['one document', [{ id: 'a' }], []],
    [
      'no lineage joins nothing',
      [
        { id: 'a', key: null },
        { id: 'b', key: null, version: '2' },
      ],
      [],
    ],
    ['other keys are other lineages', [{ id: 'a' }, { id: 'b', key: 'l', version: '2' }], []],
    [
      'the greater integer',
      [
        { id: 'a', version: '9' },
        { id: 'b', version: '10' },
      ],
      ['a -> b'],
    ],
    [
      'integer n is n.0.0',
      [
        { id: 'a', version: '1' },
        { id: 'b', version: '1.0.1' },
      ],
      ['a -> b'],
    ],
    [
      'SemVer: a release before its pre-release',
      [
        { id: 'a', version: '1.0.0-rc.1' },
        { id: 'b', version: '1.0.0' },
      ],
      ['a -> b'],
    ],
    [
      'SemVer: rc.2 before rc.10',
      [
        { id: 'a', version: '1.0.0-rc.2' },
        { id: 'b', version: '1.0.0-rc.10' },
      ],
      ['a -> b'],
    ],
    [
      'SemVer: numbers before words',
      [
        { id: 'a', version: '1.0.0-1' },
        { id: 'b', version: '1.0.0-alpha' },
      ],
      ['a -> b'],
    ],
    [
      'SemVer: fewer fields before more',
      [
        { id: 'a', version: '1.0.0-rc' },
        { id: 'b', version: '1.0.0-rc.1' },
      ],
      ['a -> b'],
    ],
    [
      'what is no version is older',
      [
        { id: 'a', version: 'v-two' },
        { id: 'b', version: '1' },
      ],
      ['a -> b'],
    ],
    [
      'version before date',
      [
        { id: 'a', version: '2', day: 1 },
        { id: 'b', version: '1', day: 9 },
      ],
      ['b -> a'],
    ],
    [
      'listed before date',
      [
        { id: 'a', listed: 3, day: 9 },
        { id: 'b', listed: 4, day: 1 },
      ],
      ['a -> b'],
    ],
    [
      'then the document’s date',
      [
        { id: 'a', day: 1 },
        { id: 'b', day: 2 },
      ],
      ['a -> b'],
    ],
    [
      'an unknown date is oldest',
      [
        { id: 'a', day: null },
        { id: 'b', day: 0 },
      ],
      ['a -> b'],
    ],
    [
      'then the generator’s date',
      [
        { id: 'a', generated: 1 },
        { id: 'b', generated: 2 },
      ],
      ['a -> b'],
    ],
    ['then what the source served before', [{ id: 'a' }, { id: 'b', replaces: 'a' }], ['a -> b']],
    ['nothing orders them: both stand', [{ id: 'a' }, { id: 'b' }], []],
    [
      'a circle of replacements orders nothing',
      [
        { id: 'a', replaces: 'b' },
        { id: 'b', replaces: 'a' },
      ],
      [],
    ],
    [
      'a digest never withdraws: replaces loses to the date',
      [
        { id: 'a', day: 2 },
        { id: 'b', day: 1, replaces: 'a' },
      ],
      ['b -> a'],
    ],
    ['dated more than a day ahead: not in force', [{ id: 'a' }, { id: 'b', version: '2', day: 12 }], []],
    ['dated within a day ahead: in force', [{ id: 'a' }, { id: 'b', version: '2', day: 11 }], ['a -> b']],
    [
      'a tombstone without version or date ends what came before',
      [
        { id: 'a', version: '3', day: 2 },
        { id: 'b', version: null, day: null, ends: 'deleted' },
      ],
      ['a -> b'],
    ],
    ['another source replaces nothing', [{ id: 'a' }, { id: 'b', version: '2', source: 'mirror' }], []],
    [
      'unless both are signed by one issuer',
      [
        { id: 'a', signer: 'ann' },
        { id: 'b', version: '2', source: 'mirror', signer: 'ann' },
      ],
      ['a -> b'],
    ],
    [
      'one id, all versions differ: a lineage',
      [
        { id: 'a', version: '1', distinct: true },
        { id: 'b', version: '2', distinct: true },
      ],
      ['a -> b'],
    ],
    [
      'one id, two of one version: no lineage, so nothing is replaced',
      [
        { id: 'a', version: '1', distinct: true },
        { id: 'b', version: '1', distinct: true },
        { id: 'c', version: '2', distinct: true },
      ],
      [],
    ],
    [
      'one id, no version: no lineage',
      [
        { id: 'a', version: null, distinct: true },
        { id: 'b', version: '2', distinct: true },
      ],
      [],
    ],
  ];
  test.each(cases)('%s', (_name, rows, expected) => {
    expect(replaced(rows)).toEqual(expected);
    expect(replaced([...rows].reverse())).toEqual(expected);
  });
});

test('the order of arrival never matters, and somebody always stands', () => {
  const row = fc.record({
    version: fc.constantFrom('1', '2', '1.0.0-rc.1', 'x'),
    day: fc.constantFrom(0, 1, 2),
    listed: fc.constantFrom(0, 1),
    replaces: fc.constantFrom('0', '1', '2', 'none'),
    source: fc.constantFrom('feed', 'mirror'),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.nat(), (rows, turn) => {
      const named = rows.map((each, i) => ({ ...each, id: String(i) }));
      const turned = [...named.slice(turn % named.length), ...named.slice(0, turn % named.length)];
      expect(replaced(turned)).toEqual(replaced(named));
      expect(replaced(named).length).toBeLessThan(named.length);
    }),
  );
});
