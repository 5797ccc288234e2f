/** The issuers file: read exactly or refused with every problem and its place. */
import { describe, expect, it } from 'vitest';
import { issuerSet, loadIssuers, NO_ISSUERS } from '../../src/config/issuers.ts';
import { readInstant } from '../../src/core/std/instant.ts';
import { failureOf, issuerProblems, issuersIn } from './load.ts';

const one = (more: string) => `Issuers:\n  - Id: a\n    Names: [A]\n    Tier: known\n    ${more}\n`;

describe('a good file', () => {
  const set = issuersIn(`
Issuers:
  - Id: rebuild
    Names: ["Rebuild", "  Cafe\u0301 <Sec@Example.org> "]
    Tier: known
    Weight: 0.65
    Products: ["pkg:rpm/rebuild", "cpe:rebuild"]
    DerivesFrom:
      - redhat
      - { Issuer: suse, All: true }
    ValidFrom: 2024-01-01
    ValidUntil: 2026-01-01T00:00:00+01:00
    RevokedAt: 2025-06-01T12:00:00.5Z
  - { Id: suse, Names: SUSE, Tier: trusted }
  - { Id: redhat, Names: ["HTTPS://WWW.RedHat.com:443/"], Tier: authoritative }
`);

  it('gives issuers in order of id, with all they have', () => {
    expect(set.issuers.map(({ id }) => id)).toEqual(['rebuild', 'redhat', 'suse']);
    expect(set.issuers[0]).toEqual({
      id: 'rebuild',
      names: ['Café <Sec@Example.org>', 'Rebuild'],
      tier: 'known',
      weight: 650_000,
      products: ['cpe:rebuild', 'pkg:rpm/rebuild'],
      derivesFrom: [
        { issuer: 'redhat', all: false },
        { issuer: 'suse', all: true },
      ],
      validFrom: readInstant('2024-01-01T00:00:00Z')?.instant,
      validUntil: readInstant('2025-12-31T23:00:00Z')?.instant,
      revokedAt: readInstant('2025-06-01T12:00:00.5Z')?.instant,
    });
    expect(set.issuers[2]).toMatchObject({ weight: null, products: null, derivesFrom: [], validFrom: null });
  });

  it('knows a namespace and an address also in the form in which they are looked up', () => {
    expect(set.issuers[1]?.names).toEqual(['HTTPS://WWW.RedHat.com:443/', 'https://www.redhat.com']);
    const names = (name: string) =>
      issuersIn(`Issuers: [{ Id: a, Tier: known, Names: ["${name}"] }]`).issuers[0]?.names;
    expect(names('Sec@Example.ORG')).toEqual(['Sec@Example.ORG', 'sec@example.org']);
    expect(names('http://Example.org:80/Path/')).toEqual(['http://Example.org:80/Path/', 'http://example.org/Path']);
    expect(names('https://example.org:8443/A')).toEqual(['https://example.org:8443/A']);
    expect(names('Example Org')).toEqual(['Example Org']);
  });

  it('has a digest that depends on what is said, not on order', () => {
    const [a, b, c] = set.issuers;
    if (a === undefined || b === undefined || c === undefined) throw new Error('three issuers');
    expect(issuerSet([c, a, b]).digest).toBe(set.digest);
    expect(issuerSet([c, { ...a, names: a.names.toReversed() }, b]).digest).toBe(set.digest);
    expect(issuerSet([c, { ...a, tier: 'trusted' }, b]).digest).not.toBe(set.digest);
    expect(issuerSet([c, { ...a, revokedAt: null }, b]).digest).not.toBe(set.digest);
    expect(issuerSet([]).digest).toBe(NO_ISSUERS.digest);
  });
});

describe('what is wrong', () => {
  it.each([
    ['an unknown key', one('Teir: known'), 'issuers.yaml:5:5: issuer a has an unknown key Teir; did you mean Tier?'],
    ['no id', 'Issuers:\n  - Names: [A]\n    Tier: known\n', 'issuers.yaml:2:5: issuer without Id needs Id'],
    ['no names', 'Issuers:\n  - Id: a\n    Tier: known\n', 'issuers.yaml:2:5: issuer a needs Names'],
    [
      'an empty list of names',
      'Issuers:\n  - Id: a\n    Tier: known\n    Names: []\n',
      'issuers.yaml:4:12: issuer a needs at least one of Names',
    ],
    [
      'an empty name',
      'Issuers:\n  - Id: a\n    Tier: known\n    Names: [" "]\n',
      'issuers.yaml:4:13: issuer a needs a text as Names, not the text " "',
    ],
    [
      'a tier in the wrong case',
      'Issuers:\n  - Id: a\n    Names: [A]\n    Tier: Trusted\n',
      'issuers.yaml:4:11: issuer a needs one of authoritative, trusted, known, unknown, untrusted as Tier, not the text "Trusted"; did you mean trusted?',
    ],
    [
      'a weight above one',
      one('Weight: 1.1'),
      'issuers.yaml:5:13: issuer a needs a number, 0 to 1, at most six decimals as Weight, not 1.1',
    ],
    ['a weight of seven decimals', one('Weight: 0.1234567'), 'issuers.yaml:5:13: issuer a needs a number'],
    [
      'a product of no scheme',
      one('Products: [rpm/redhat]'),
      'issuers.yaml:5:15: issuer a has a product "rpm/redhat": write pkg:type/namespace or cpe:vendor',
    ],
    [
      'an instant without zone',
      one('ValidFrom: 2025-01-01T00:00:00'),
      'issuers.yaml:5:16: issuer a needs a date or an instant such as 2025-01-31T00:00:00Z as ValidFrom, not the text "2025-01-01T00:00:00"',
    ],
    ['a day that is none', one('RevokedAt: 2025-02-30'), 'issuers.yaml:5:16: issuer a needs a date or an instant'],
    [
      'a span that ends before it begins',
      one('ValidFrom: 2025-01-02\n    ValidUntil: 2025-01-01'),
      'issuers.yaml:2:5: issuer a ends (ValidUntil) before it begins (ValidFrom)',
    ],
    [
      'a source that is not there',
      one('DerivesFrom: [b]'),
      'issuers.yaml:2:5: issuer a derives from b, which is not there',
    ],
    [
      'a source misspelt',
      `${one('DerivesFrom: [redhta]')}  - { Id: redhat, Names: [R], Tier: known }\n`,
      'derives from redhta, which is not there; did you mean redhat?',
    ],
    ['itself as source', one('DerivesFrom: [a]'), 'issuers.yaml:2:5: DerivesFrom runs in a circle: a → a'],
    [
      'a source of unknown shape',
      one('DerivesFrom: [{ Isuer: b }]'),
      'issuers.yaml:5:21: issuer a has an unknown key Isuer in DerivesFrom',
    ],
    [
      'a source without issuer',
      one('DerivesFrom: [{ All: true }]'),
      'issuers.yaml:5:19: issuer a needs Issuer in each map of DerivesFrom',
    ],
    [
      'All that is no truth',
      one('DerivesFrom: [{ Issuer: b, All: yes }]'),
      'issuers.yaml:5:37: issuer a needs true or false as All, not the text "yes"',
    ],
    [
      'an issuer that is a text',
      'Issuers:\n  - redhat\n',
      'issuers.yaml:2:5: an issuer must be a map with Id, Names, Tier, not the text "redhat"',
    ],
    ['no list', 'Issuers: 5\n', 'issuers.yaml:1:10: the file must hold a list Issuers'],
    ['another list', 'Isuers: []\n', 'issuers.yaml:1:1: unknown key Isuers; did you mean Issuers?'],
    ['nothing', '', 'issuers.yaml:1:1: the file must hold a list Issuers'],
    ['a list at the top', '- Id: a\n', 'issuers.yaml:1:1: the file must hold a list Issuers, not a list'],
  ])('%s', (_name, text, message) => {
    expect(issuerProblems(text)).toContain(message);
  });

  it('two issuers of one id, and a name of two issuers', () => {
    const text = `Issuers:
  - { Id: a, Names: [A, Shared], Tier: known }
  - { Id: a, Names: [B], Tier: known }
  - { Id: c, Names: ["Shared "], Tier: known }
`;
    expect(issuerProblems(text).split('\n  ')).toEqual([
      '2 problems in the issuers file',
      'issuers.yaml:3:5: a second issuer a; the first is at issuers.yaml:2:5',
      'issuers.yaml:4:5: the name "Shared" belongs to a and to c',
    ]);
  });

  it('a circle of three, however far from the first issuer', () => {
    const issuer = (id: string, from: string) =>
      `  - { Id: ${id}, Names: [${id}], Tier: known, DerivesFrom: [${from}] }\n`;
    const text = `Issuers:\n${issuer('a', 'b')}${issuer('b', 'c, d')}${issuer('c', 'e')}${issuer('d', 'e')}${issuer('e', 'b')}`;
    expect(issuerProblems(text)).toBe('issuers.yaml:3:5: DerivesFrom runs in a circle: b → c → e → b');
  });

  it('takes one source by two ways: that is no circle', () => {
    const issuer = (id: string, from: string) =>
      `  - { Id: ${id}, Names: [${id}], Tier: known, DerivesFrom: [${from}] }\n`;
    const text = `Issuers:\n${issuer('a', 'b, c')}${issuer('b', 'd')}${issuer('c', 'd')}${issuer('d', '')}`;
    expect(issuersIn(text).issuers).toHaveLength(4);
  });

  it('takes a long chain that is no circle', () => {
    const links = Array.from(
      { length: 5_000 },
      (_, i) => `  - { Id: i${i}, Names: [n${i}], Tier: known, DerivesFrom: i${i + 1} }`,
    );
    const set = issuersIn(`Issuers:\n${links.join('\n')}\n  - { Id: i5000, Names: [last], Tier: known }\n`);
    expect(set.issuers).toHaveLength(5_001);
  });

  it('a file that is not there', () => {
    expect(failureOf(() => loadIssuers('/nowhere/issuers.yaml'))).toBe('/nowhere/issuers.yaml: there is no such file');
  });
});

it.each(['author:Red Hat', 'namespace:https://www.redhat.com', 'delivery:local'])(
  'an Id like a stranger’s is refused: %s',
  (id) => {
    const text = `Issuers: [{ Id: "${id}", Names: [A], Tier: known }]`;
    expect(issuerProblems(text)).toContain('which marks a stranger');
  },
);
