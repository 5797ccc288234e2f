/** Status lists → statements and losses (formats.md §3, the table of `product_status`, "contradiction"; §1, the law). */
import { describe, expect, it, test } from 'vitest';
import type { JsonObject } from '../../../../src/core/std/json/view.ts';
import { about, DOCUMENT, keepsTheLaw, lossesOf, readCsaf, relation, saidBy, theStatement, tree } from './documents.ts';

const FIX = { category: 'vendor_fix', details: 'Update', product_ids: ['a', 'b'] };
const PLACE = '/vulnerabilities/0/product_status';

describe('a status list', () => {
  test.each([
    ['known_affected', 'affected'],
    ['first_affected', 'affected'],
    ['last_affected', 'affected'],
    ['known_not_affected', 'not_affected'],
    ['fixed', 'fixed'],
    ['first_fixed', 'fixed'],
    ['under_investigation', 'under_investigation'],
  ])('%s says %s', (list, status) => {
    expect(theStatement(about({ product_status: { [list]: ['a'] } }))).toMatchObject({
      status,
      statedAs: list,
      ref: { digest: 'sha256:00', pointer: `${PLACE}/${list}/0` },
    });
  });

  it('unknown says nothing, rather than that it is investigated', () => {
    const read = readCsaf(about({ product_status: { unknown: ['a'] } }));
    expect(read.statements).toEqual([]);
    expect(read.issues).toContain(`drops format.status_unknown ${PLACE}/unknown/0`);
  });

  it('of another name is dropped, each item', () => {
    const read = readCsaf(about({ product_status: { 'known/affected': ['a', 'b'], fixed: ['c'] } }));
    expect(saidBy(read)).toEqual(['fixed c']);
    expect(lossesOf(read)).toEqual({ 'format.list_unknown': 2 });
    expect(read.issues).toContain(`drops format.list_unknown ${PLACE}/known~1affected/0`);
  });

  it('of an inherited name is one of another name', () => {
    const status = JSON.parse('{"toString": ["a"], "constructor": ["a"], "hasOwnProperty": ["b"]}');
    expect(lossesOf(readCsaf(about({ product_status: status })))).toEqual({ 'format.list_unknown': 3 });
  });

  it('that is no list counts as one, so that its loss shows', () => {
    const read = readCsaf(about({ product_status: { fixed: 'a', known_affected: null, under_investigation: ['b'] } }));
    expect(saidBy(read)).toEqual(['under_investigation b']);
    expect(lossesOf(read)).toEqual({ 'format.schema': 2 });
    expect(read.statementsRead).toBe(3);
  });

  it('loses what is no product id', () => {
    const read = readCsaf(about({ product_status: { fixed: ['a', 1, '', null, { id: 'b' }] } }));
    expect(saidBy(read)).toEqual(['fixed a']);
    expect(lossesOf(read)).toEqual({ 'format.schema': 4 });
    expect(read.issues).toContain(`drops format.schema ${PLACE}/fixed/1`);
  });

  it('is read in the order of the table, whatever the order of the members', () => {
    const status = { recommended: ['b'], unknown: ['c'], fixed: ['a'], x: ['d'], known_affected: ['d'], a: ['d'] };
    const turned = Object.fromEntries(Object.entries(status).reverse());
    const [one, other] = [status, turned].map((product_status) => readCsaf(about({ product_status })));
    expect(other?.statements).toEqual(one?.statements);
    expect(other?.dropped).toEqual(one?.dropped);
    expect(other?.issues).toEqual(one?.issues);
  });
});

describe('every status of a document', () => {
  it('has the time of its document', () => {
    const instant = 1_714_564_800_000_000_000n;
    const stated = { instant, source: 'document' };
    expect(
      theStatement(about({ release_date: '2020-01-01T00:00:00Z', product_status: { fixed: ['a'] } })),
    ).toMatchObject({
      issued: stated,
      updated: stated,
      affirmed: instant,
      document: { instant },
    });
  });

  it('has no time where the document has none', () => {
    const root = { ...about({ product_status: { fixed: ['a'] } }), document: { ...DOCUMENT, tracking: { id: 'X' } } };
    const stated = { instant: null, source: 'none' };
    expect(theStatement(root)).toMatchObject({ issued: stated, updated: stated, affirmed: null });
  });

  it('is read whatever the category of the document', () => {
    for (const category of [
      'csaf_base',
      'csaf_security_advisory',
      'Acme Security Notice',
      'csaf_informational_advisory',
    ]) {
      const root = { ...about({ product_status: { fixed: ['a'] } }), document: { ...DOCUMENT, category } };
      expect(saidBy(readCsaf(root))).toEqual(['fixed a']);
    }
  });

  it('is read of a draft too: it was accepted, and is silent', () => {
    const tracking = { ...(DOCUMENT.tracking as JsonObject), status: 'draft' };
    const read = readCsaf({ ...about({ product_status: { fixed: ['a'] } }), document: { ...DOCUMENT, tracking } });
    expect(read.head?.quarantine).toBe('format.draft');
    expect(saidBy(read)).toEqual(['fixed a']);
  });

  it('knows its place among those that were read', () => {
    const read = readCsaf(about({ product_status: { known_affected: ['x', 'a'], fixed: ['b'] } }));
    expect(read.statements.map(({ index }) => index)).toEqual([1, 2]);
  });
});

describe('one product in two groups', () => {
  test.each([
    [['known_affected', 'under_investigation', 'fixed', 'known_not_affected'], 'affected', 3],
    [['known_not_affected', 'fixed', 'under_investigation'], 'under_investigation', 2],
    [['known_not_affected', 'first_fixed'], 'fixed', 1],
    [['known_not_affected'], 'not_affected', 0],
  ])('%j: the most cautious stays', (lists, status, lost) => {
    const read = readCsaf(about({ product_status: Object.fromEntries(lists.map((list) => [list, ['a']])) }));
    expect(saidBy(read)).toEqual([`${status} a`]);
    expect(lossesOf(read)).toEqual(lost === 0 ? {} : { 'format.contradiction': lost });
    expect(read.statements[0]?.issues.includes('format.contradiction')).toBe(lost > 0);
  });

  it('may stand in several lists of one group', () => {
    const read = readCsaf(about({ product_status: { first_fixed: ['a'], fixed: ['a'] } }));
    expect(read.statements.map(({ statedAs }) => statedAs)).toEqual(['fixed', 'first_fixed']);
    expect(read.dropped).toEqual([]);
  });

  it('is judged in each vulnerability apart', () => {
    const root = about({ product_status: { fixed: ['a'] } });
    const second = { cve: 'CVE-2024-1111', product_status: { known_affected: ['a'] } };
    const read = readCsaf({ ...root, vulnerabilities: [...(root.vulnerabilities as JsonObject[]), second] });
    expect(saidBy(read)).toEqual(['fixed a', 'affected a']);
  });
});

describe('recommended', () => {
  it('beside a status is an action on it', () => {
    const read = readCsaf(
      about({ product_status: { known_affected: ['a'], recommended: ['a'] }, remediations: [FIX] }),
    );
    expect(saidBy(read)).toEqual(['affected a']);
    expect(lossesOf(read)).toEqual({ 'format.recommended_joined': 1 });
    expect(read.statements[0]?.actions.map(({ kind }) => kind)).toEqual(['vendor_fix', 'recommended']);
    expect(read.statements[0]?.issues).toContain('format.recommended_joined');
  });

  it('alone is fixed where a vendor_fix names the product', () => {
    const read = readCsaf(about({ product_status: { recommended: ['a'] }, remediations: [FIX] }));
    expect(read.statements[0]).toMatchObject({
      status: 'fixed',
      statedAs: 'recommended',
      issues: ['format.recommended_only'],
      actions: [{ kind: 'vendor_fix' }],
    });
    expect(read.dropped).toEqual([]);
  });

  test.each([
    ['nothing', {}],
    ['another remediation', { remediations: [{ ...FIX, category: 'workaround' }] }],
    ['a vendor_fix for another product', { remediations: [{ ...FIX, product_ids: ['b'] }] }],
    ['a vendor_fix that names nobody', { remediations: [{ category: 'vendor_fix', details: 'Update' }] }],
  ])('alone with %s is dropped', (_, more) => {
    const read = readCsaf(about({ product_status: { recommended: ['a'] }, ...more }));
    expect(lossesOf(read)).toEqual({ 'format.recommended_only': 1 });
  });

  it('beside unknown is alone', () => {
    const read = readCsaf(about({ product_status: { recommended: ['a'], unknown: ['a'] }, remediations: [FIX] }));
    expect(saidBy(read)).toEqual(['fixed a']);
    expect(lossesOf(read)).toEqual({ 'format.status_unknown': 1 });
  });
});

describe('of several reasons for a loss the first counts', () => {
  const circle = { ...tree('a', 'b'), relationships: [relation('o', 'a', 'o')] };

  test.each([
    ['unknown, undefined', { unknown: ['x'] }, { 'format.status_unknown': 1 }],
    ['unknown list, undefined', { x: ['x'] }, { 'format.list_unknown': 1 }],
    [
      'recommended beside, undefined',
      { recommended: ['x'], fixed: ['x'] },
      { 'format.recommended_joined': 1, 'identity.product_dangling': 1 },
    ],
    ['recommended alone, undefined', { recommended: ['x'] }, { 'format.recommended_only': 1 }],
    ['undefined, contradiction', { fixed: ['x'], known_affected: ['x'] }, { 'identity.product_dangling': 2 }],
    ['circle, contradiction', { fixed: ['o'], known_affected: ['o'] }, { 'identity.path_cycle': 2 }],
    [
      'contradiction, no vulnerability',
      { fixed: ['a'], known_affected: ['a'] },
      { 'format.contradiction': 1, 'identity.vulnerability_missing': 1 },
    ],
  ])('%s', (_, product_status, losses) => {
    const read = readCsaf(about({ cve: 'none', product_status: product_status as unknown as JsonObject }, circle));
    expect(lossesOf(read)).toEqual(losses);
    expect(keepsTheLaw(read)).toBe(true);
  });

  it('recommended alone with a vendor_fix, undefined', () => {
    const read = readCsaf(
      about({ product_status: { recommended: ['x'] }, remediations: [{ ...FIX, product_ids: ['x'] }] }),
    );
    expect(lossesOf(read)).toEqual({ 'identity.product_dangling': 1 });
  });
});

describe('no statement', () => {
  test.each([
    ['without vulnerabilities', { document: DOCUMENT }, ['kept format.no_statements ']],
    [
      'with an empty list of them',
      { document: DOCUMENT, vulnerabilities: [] },
      ['kept format.schema /vulnerabilities', 'kept format.no_statements /vulnerabilities'],
    ],
    [
      'with one that is no object',
      { document: DOCUMENT, vulnerabilities: [1] },
      ['kept format.schema /vulnerabilities/0'],
    ],
    ['without product_status', about({}), ['kept format.no_statements /vulnerabilities/0']],
    ['with empty lists', about({ product_status: { fixed: [] } }), ['kept format.no_statements /vulnerabilities/0']],
    [
      'with a product_status that is no object',
      about({ product_status: ['a'] }),
      ['kept format.schema /vulnerabilities/0/product_status', 'kept format.no_statements /vulnerabilities/0'],
    ],
  ])('%s is noted', (_, root, issues) => {
    const read = readCsaf(root as JsonObject);
    expect(read).toMatchObject({ statements: [], statementsRead: 0, dropped: [] });
    expect(read.head).not.toBeNull();
    expect(read.issues).toEqual(issues);
  });

  it('can be read where vulnerabilities are no list', () => {
    const read = readCsaf({ document: DOCUMENT, vulnerabilities: { product_status: { fixed: ['a'] } } });
    expect(read).toMatchObject({ head: null, statementsRead: 0, dropped: [] });
    expect(read.issues).toEqual(['rejects format.schema /vulnerabilities']);
  });
});

describe('the limit of statements', () => {
  const many = about({ product_status: { fixed: Array.from({ length: 11 }, () => 'a') } });

  it('lets as many through', () => {
    expect(readCsaf(many, { maxStatements: 11 }).head).not.toBeNull();
  });

  it('refuses the whole document before anything else is read, and says what to do', () => {
    const read = readCsaf(many, { maxStatements: 10 });
    expect(read).toMatchObject({
      head: null,
      statements: [],
      statementsRead: 11,
      dropped: [{ code: 'limit.statements', assertions: 11 }],
    });
    expect(read.log.issues.map(({ message }) => message)).toEqual([
      '11 statements; Normalization.MaxStatementsPerDocument is 10. Nothing was recorded. ' +
        'Set VEXLENS_NORMALIZATION__MAXSTATEMENTSPERDOCUMENT=250000, or Limits on this feed.',
    ]);
  });
});
