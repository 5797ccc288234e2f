/** What to ask instead: always something that really matches, and never about something else. */
import { describe, expect, test } from 'vitest';
import { askedProduct } from '../../../src/core/identity/asked-product.ts';
import { matchStatement } from '../../../src/core/identity/match-statement.ts';
import { suggestFor } from '../../../src/core/identity/suggest.ts';
import type { Question } from '../../../src/core/model/match.ts';
import type { Product } from '../../../src/core/model/product.ts';
import type { Statement } from '../../../src/core/model/statement.ts';
import type { Status } from '../../../src/core/model/status.ts';
import { product, said, VULNERABILITY } from '../world.ts';

/** `P`, `P > S` for a component, `P > S, T` for several. */
function split(text: string): [string, string[]] {
  const [whole = '', inside] = text.split(' > ');
  return [whole, inside === undefined ? [] : inside.split(', ')];
}

function suggested(askedText: string, statedText: string, status: Status = 'affected', more: Partial<Statement> = {}) {
  const [whole, parts] = split(statedText);
  const statement = said({ by: 'ann', status, product: product(whole), components: parts.map(product), more });
  const [p, [s]] = split(askedText);
  const question: Question = {
    vulnerability: VULNERABILITY,
    product: product(p),
    component: s === undefined ? null : product(s),
  };
  const { matches, misses } = matchStatement(question, statement);
  expect(matches).toEqual([]);
  return misses.map((miss) => {
    const suggestion = suggestFor(question, statement, miss);
    if (suggestion === null) return null;
    const { vulnerability, product: instead, component } = suggestion;
    // Asked for as it is typed, it matches.
    const again = {
      vulnerability,
      product: askedProduct(instead).product as Product,
      component: component === null ? null : askedProduct(component).product,
    };
    expect(matchStatement(again, statement).matches).not.toEqual([]);
    return `${vulnerability === VULNERABILITY ? '' : `${vulnerability} in `}${instead}${component === null ? '' : ` > ${component}`}`;
  });
}

describe('a question is completed', () => {
  test.each([
    ['pkg:npm/a', 'pkg:npm/a@1.0.0', 'pkg:npm/a@1.0.0'],
    ['pkg:npm/a@2.0.0', 'pkg:npm/a@1.0.0', 'pkg:npm/a@1.0.0'],
    ['pkg:npm/a@2.0.0', 'pkg:npm/a?vers=vers:npm/>=1.0.0|<=1.9.0', 'pkg:npm/a@1.9.0'],
    ['pkg:npm/a@2.0.0', 'pkg:npm/a?vers=vers:npm/>=1.0.0|<2.0.0', 'pkg:npm/a@1.0.0'],
    ['pkg:npm/a@2.0.0', 'pkg:npm/a?vers=vers:npm/<2.0.0', 'pkg:npm/a?vers=vers:npm%2F%3C2.0.0'],
    ['pkg:rpm/redhat/a@1-1', 'pkg:rpm/redhat/a@1-1?arch=x86_64', 'pkg:rpm/redhat/a@1-1?arch=x86_64'],
    [
      'pkg:rpm/redhat/a@1-1?arch=s390x',
      'pkg:rpm/redhat/a@1-2?arch=x86_64&distro=rhel-9',
      'pkg:rpm/redhat/a@1-2?arch=x86_64&distro=rhel-9',
    ],
    ['pkg:golang/x/y@1.0.0', 'pkg:golang/x/y@1.0.0#sub/z', 'pkg:golang/x/y@1.0.0#sub/z'],
    [
      'pkg:oci/a?tag=1',
      'pkg:oci/a?repository_url=registry.example/team/a&tag=1',
      'pkg:oci/a?repository_url=registry.example%2Fteam%2Fa&tag=1',
    ],
    ['pkg:oci/a?tag=1', 'pkg:docker/team/a@1', 'pkg:oci/a?repository_url=docker.io%2Fteam%2Fa&tag=1'],
    [
      'pkg:oci/a@sha256:1111111111111111111111111111111111111111111111111111111111111111',
      'pkg:oci/a@sha256:2222222222222222222222222222222222222222222222222222222222222222',
      'pkg:oci/a@sha256:2222222222222222222222222222222222222222222222222222222222222222',
    ],
    ['Server X', 'Server X @2.0', 'Server X @2.0'],
    [
      'pkg:npm/a@2.0.0',
      'pkg:npm/a@1.0.0 on cpe:2.3:o:v:os:9:*:*:*:*:*:*:*',
      'pkg:npm/a@1.0.0 on cpe:2.3:o:v:os:9:*:*:*:*:*:*:*',
    ],
    ['cpe:2.3:a:v:p:*:*:*:*:*:*:*:*', 'cpe:2.3:a:v:p:1.0:*:*:*:*:*:*:*', 'cpe:2.3:a:v:p:1.0:*:*:*:*:*:*:*'],
  ])('%s, where it is stated on %s', (asked, stated, instead) => {
    expect(suggested(asked, stated)).toEqual([instead]);
  });
});

test('what would take too many tries is said in the words of the statement', () => {
  const versions = Array.from({ length: 30 }, (_, i) => `=1.0.${i}`).join('|');
  const [instead] = suggested('pkg:golang/x/y@0.1.0', `pkg:golang/x/y?vers=vers:golang/${versions}#sub`);
  expect(instead).toMatch(/^pkg:golang\/x\/y\?vers=vers:golang.*#sub$/);
});

describe('the place is named', () => {
  const [P, Q, S, T] = ['pkg:npm/p@1.0.0', 'pkg:npm/q@1.0.0', 'pkg:npm/s@1.0.0', 'pkg:npm/t@1.0.0'];

  test.each([
    [S, `${P} > ${S}`, `${P} > ${S}`],
    ['pkg:npm/s@2.0.0', `${P} > ${T}, ${S}`, `${P} > ${S}`],
    [`${P} > ${S}`, `${Q} > ${S}`, `${Q} > ${S}`],
    [`${P} > pkg:npm/s@2.0.0`, `${P} > ${S}`, `${P} > ${S}`],
    [`pkg:npm/p@2.0.0 > ${S}`, `${P} > ${S}`, `${P} > ${S}`],
    [`pkg:npm/p@2.0.0 > ${S}`, P, `${P} > ${S}`],
    [`pkg:npm/p@2.0.0 > pkg:npm/s`, `${P} > ${S}`, `${P} > ${S}`],
    [`${Q} > pkg:npm/s`, `${P} > ${S}`, `${P} > ${S}`],
    [`${P} > pkg:npm/s`, S, `${P} > ${S}`],
  ])('%s, where it is stated on %s', (asked, stated, instead) => {
    expect(suggested(asked, stated)).toEqual([instead]);
  });

  test('a bare repeat answers for the package by itself', () => {
    const bare = { product: { ...product(S), bareRepeat: true as const } };
    expect(suggested(`${P} > ${S}`, S, 'not_affected', bare)).toEqual([S]);
  });
});

describe('another name of the same', () => {
  test.each([
    ['pkg:npm/lib', 'pkg:npm/%40scope/lib', 'pkg:npm/%40scope/lib'],
    ['pkg:npm/left_pad', 'pkg:npm/left-pad', 'pkg:npm/left-pad'],
    [
      'cpe:2.3:a:v:left_pad:*:*:*:*:*:*:*:*',
      'cpe:2.3:a:w:left\\-pad:*:*:*:*:*:*:*:*',
      'cpe:2.3:a:w:left-pad:*:*:*:*:*:*:*:*',
    ],
    ['pkg:npm/a', 'cpe:2.3:a:v:a:1.0:*:*:*:*:*:*:*', 'cpe:2.3:a:v:a:1.0:*:*:*:*:*:*:*'],
    ['server x', 'Server X', 'Server X'],
  ])('%s, where it is stated on %s', (asked, stated, instead) => {
    expect(suggested(asked, stated)).toEqual([instead]);
  });

  test('in the kind of identifier that was asked with', () => {
    const both = { ...product('cpe:2.3:a:v:a:1.0:*:*:*:*:*:*:*') };
    const ids = [...both.ids, ...product('pkg:npm/b/a@1.0.0').ids];
    expect(suggested('pkg:npm/a', 'x', 'affected', { product: { ...both, ids } })).toEqual(['pkg:npm/b/a@1.0.0']);
  });

  test('with a qualifier that stands beside another identifier', () => {
    const ids = [...product('cpe:2.3:a:v:b:1.0:*:*:*:*:*:*:*').ids, ...product('pkg:rpm/redhat/a@1?arch=noarch').ids];
    expect(suggested('pkg:rpm/redhat/a@1', 'x', 'affected', { product: { ids, version: { kind: 'any' } } })).toEqual([
      'pkg:rpm/redhat/a@1?arch=noarch',
    ]);
  });

  test('of the vulnerability', () => {
    const named = (name: string, cves: string[]) => ({ vulnerability: { name, cves, labels: [] } });
    expect(suggested('pkg:npm/a', 'pkg:npm/a', 'affected', named('GO-1', []))).toEqual(['GO-1 in pkg:npm/a']);
    expect(suggested('pkg:npm/a', 'pkg:npm/a@1', 'affected', named('CVE-2024-0002', ['CVE-2024-0002']))).toEqual([
      'CVE-2024-0002 in pkg:npm/a@1',
    ]);
  });
});

describe('nothing is suggested', () => {
  test.each([
    ['for another package', 'pkg:npm/a', 'pkg:npm/b'],
    ['for another CPE', 'cpe:2.3:a:v:a:*:*:*:*:*:*:*:*', 'cpe:2.3:a:v:b:*:*:*:*:*:*:*:*'],
    ['for another name', 'Server X', 'Server Y'],
    ['for another component', 'pkg:npm/p > pkg:npm/a', 'pkg:npm/p > pkg:npm/b'],
    ['for the whole of another product', 'pkg:npm/p > pkg:npm/a', 'pkg:npm/q'],
    ['for another product with another component', 'pkg:npm/p > pkg:npm/a', 'pkg:npm/q > pkg:npm/b'],
    ['for another file', `sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`],
  ])('%s', (_title, asked, stated) => {
    expect(suggested(asked, stated)).toEqual([null]);
  });

  test('for what is too long to be asked for', () => {
    const long = 'x'.repeat(2100);
    expect(suggested(long, `name:${'y'.repeat(2000)} on cpe:2.3:o:v:os:9:*:*:*:*:*:*:*`)).toEqual([null]);
  });

  test('where the version cannot be read, or nothing names the product', () => {
    const unreadable = { ...product('pkg:npm/a'), version: { kind: 'unreadable', text: 'some' } as const };
    expect(suggested('pkg:npm/a@1', 'x', 'affected', { product: unreadable })).toEqual([null]);
    const nameless: Product = { ids: [], version: { kind: 'any' } };
    expect(suggested('pkg:npm/a@1', 'x', 'affected', { product: nameless })).toEqual([null]);
  });
});
