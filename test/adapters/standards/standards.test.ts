/** What the rules of the standards say of small documents, in words. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTests } from '../../../src/adapters/standards/csaf-tests.ts';
import type { Json } from '../../../src/core/std/json/view.ts';
import type { Rigour } from '../../../src/service/standards.ts';
import { standards } from '../../../src/wire.ts';
import { bom, csafDocument, openvexDocument, UNDEFINED_PRODUCT } from './documents.ts';

const STANDARDS = standards();

/** `pointer: message`, and the text met. */
async function said(format: 'OpenVEX' | 'CSAF' | 'CycloneDX', version: string, value: Json, rigour?: Rigour) {
  const checked = await STANDARDS.check(format, version, value, rigour ?? 'mandatory');
  return checked?.breaches.map(({ code, pointer, message, text }) =>
    [code, pointer, message, ...(text === undefined ? [] : [text])].join(' | '),
  );
}

// Loading the library takes a second or more, and no test should have to pay for it.
beforeAll(async () => void (await Promise.all([loadTests('6.1'), loadTests('6.2'), loadTests('6.3')])), 120_000);

describe('a valid document', () => {
  it('breaks no rule', async () => {
    expect(await said('OpenVEX', '0.2.0', openvexDocument())).toEqual([]);
    expect(await said('CSAF', '2.0', csafDocument())).toEqual([]);
    for (const version of ['1.4', '1.5', '1.6', '1.7']) {
      expect(await said('CycloneDX', version, bom({}, version))).toEqual([]);
    }
  });

  it('of a version without rules is not judged', async () => {
    expect(await STANDARDS.check('OpenVEX', '0.0.1', openvexDocument(), 'mandatory')).toBeNull();
    expect(await STANDARDS.check('CSAF', '2.1', csafDocument(), 'mandatory')).toBeNull();
    expect(await STANDARDS.check('CycloneDX', '1.3', bom(), 'mandatory')).toBeNull();
    expect(await STANDARDS.check('SPDX', '3.0', {}, 'all')).toBeNull();
  });
});

describe('a schema', () => {
  it.each<[string, Json, string]>([
    ['OpenVEX', openvexDocument({ status: 'affected' }), '/statements/0 | `action_statement` is missing'],
    [
      'OpenVEX',
      openvexDocument({ status: 'not_affected' }),
      '/statements/0 | of none of the allowed forms: `justification` is missing; `impact_statement` is missing',
    ],
    [
      'OpenVEX',
      openvexDocument({ status: 'wontfix' }),
      '/statements/0/status | not one of "not_affected", "affected", "fixed", "under_investigation" | wontfix',
    ],
    ['OpenVEX', openvexDocument({ colour: 'red' }), '/statements/0 | a member that is not allowed here | colour'],
    ['OpenVEX', openvexDocument({}, { version: '1' }), '/version | not a whole number'],
    ['OpenVEX', openvexDocument({}, { version: 0 }), '/version | less than 1'],
    ['OpenVEX', openvexDocument({}, { statements: [] }), '/statements | an empty list'],
    ['OpenVEX', openvexDocument({}, { '@id': 'no scheme' }), '/@id | not an IRI with its scheme | no scheme'],
    [
      'OpenVEX',
      openvexDocument({}, { timestamp: 'yesterday' }),
      '/timestamp | not a date and time as RFC 3339 writes it | yesterday',
    ],
    [
      'OpenVEX',
      openvexDocument({ products: [{ '@id': 'pkg:npm/a@1' }, { '@id': 'pkg:npm/b@1' }, { '@id': 'pkg:npm/a@1' }] }),
      '/statements/0/products | entry 2 is the same as entry 0',
    ],
    ['CycloneDX', bom({ version: 0 }), '/version | less than 1'],
    [
      'CycloneDX',
      bom({ components: [{ type: 'library', name: 'a', 'mime-type': 'x' }] }),
      '/components/0/mime-type | not of the form ^[-+a-z0-9.]+/[-+a-z0-9.]+$ | x',
    ],
    [
      'CycloneDX',
      bom({ components: [{ type: 'nothing', name: 'a' }] }),
      '/components/0/type | not one of the 13 allowed values | nothing',
    ],
    [
      'CycloneDX',
      bom({ components: [{ type: 'library', name: 'a', licenses: [{ license: { id: 'X', name: 'X' } }] }] }),
      '/components/0/licenses | of none of the allowed forms: `0/license` is of more than one of the forms at once;',
    ],
    ['CycloneDX', bom({ bomFormat: 'cyclonedx' }), '/bomFormat | not "CycloneDX" | cyclonedx'],
    ['CSAF', csafDocument({}, { id: '' }), '/document/tracking/id | not of the form ^[\\S](.*[\\S])?$ | '],
    ['CSAF', csafDocument({ vulnerabilities: [{}] }), '/vulnerabilities/0 | an empty object'],
  ])('of %s says what is wrong and where: %j → %s', async (format, value, expected) => {
    const version = { OpenVEX: '0.2.0', CSAF: '2.0', CycloneDX: '1.6' }[format] ?? '';
    const found = await said(format as 'CSAF', version, value);
    const code = `schema.${format.toLowerCase()} | `;
    expect(found?.map((line) => line.startsWith(code + expected))).toContain(true);
  });

  it('names the member that is missing or too much', async () => {
    const checked = await STANDARDS.check(
      'OpenVEX',
      '0.2.0',
      openvexDocument({ status: 'affected', x: 1 }),
      'mandatory',
    );
    expect(checked?.breaches.map(({ member }) => member).sort()).toEqual(['action_statement', 'x']);
  });

  it('names no more of a text than a report holds, and no half a character', async () => {
    const checked = await STANDARDS.check(
      'OpenVEX',
      '0.2.0',
      openvexDocument({ status: '😀'.repeat(500) }),
      'mandatory',
    );
    const text = checked?.breaches[0]?.text ?? '';
    expect(text.length).toBeLessThanOrEqual(201);
    expect(text.isWellFormed() && text.endsWith('…')).toBe(true);
  });

  it('lists a thousand and counts them all', async () => {
    const statements = Array.from({ length: 1500 }, (_, i) => ({
      vulnerability: { name: `CVE-2024-${i}` },
      status: `s${i}`,
    }));
    const checked = await STANDARDS.check('OpenVEX', '0.2.0', openvexDocument({}, { statements }), 'mandatory');
    expect([checked?.breaches.length, checked?.total]).toEqual([1000, 1500]);
  });
});

describe('the tests of CSAF 2.0', () => {
  it('are reported by number and name, with their place', async () => {
    const checked = await STANDARDS.check('CSAF', '2.0', csafDocument(UNDEFINED_PRODUCT), 'mandatory');
    expect(checked?.breaches).toEqual([
      {
        code: 'csaf.6.1.1',
        severity: 'error',
        pointer: '/vulnerabilities/0/product_status/fixed/1',
        message: expect.any(String),
        clause: 'CSAF 2.0 §6.1.1 Missing Definition of Product ID',
      },
    ]);
  });

  it('that only advise are asked on request: warnings and notes', async () => {
    const document = csafDocument({ vulnerabilities: [{ title: 'x' }] });
    expect((await STANDARDS.check('CSAF', '2.0', document, 'mandatory'))?.total).toBe(0);
    const all = await STANDARDS.check('CSAF', '2.0', document, 'all');
    const severities = new Map(all?.breaches.map(({ code, severity }) => [code, severity]));
    expect(severities.get('csaf.6.3.3')).toBe('note');
    expect(
      [...severities].every(([code, severity]) => severity === (code.startsWith('csaf.6.2') ? 'warning' : 'note')),
    ).toBe(true);
  });

  it('point at the whole document by the empty pointer', async () => {
    const document = { document: { category: 'csaf_vex' } };
    const checked = await STANDARDS.check('CSAF', '2.0', document, 'mandatory');
    const profile = checked?.breaches.find(({ code }) => code === 'csaf.6.1.27.11');
    expect(profile?.pointer).toBe('');
  });

  it.each<Json>([{}, { document: null }, { document: { tracking: [] }, vulnerabilities: [null, 1, []] }])(
    'survive a document of another shape: %j',
    async (document) => {
      const checked = await STANDARDS.check('CSAF', '2.0', document, 'all');
      expect(checked?.breaches.some(({ code }) => code === 'schema.csaf')).toBe(true);
    },
  );
});

describe('every rule', () => {
  it('has a code and a sentence of its own, and every breach is of one', async () => {
    const meanings = [...STANDARDS.rules.values()];
    expect(new Set(meanings).size).toBe(meanings.length);
    expect(STANDARDS.rules.size).toBe(3 + 43 + 20 + 8);
    const checked = await STANDARDS.check('CSAF', '2.0', {}, 'all');
    expect(checked?.breaches.every(({ code }) => STANDARDS.rules.has(code))).toBe(true);
  });
});
