/** The parts of which the rules are made: words, formats, unique lists, tests of the library that go wrong. */
import type { ErrorObject } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breachesOf, type TestFunction } from '../../../src/adapters/standards/csaf-tests.ts';
import { isIdnEmail, isIri, isIriReference } from '../../../src/adapters/standards/formats.ts';
import { validator } from '../../../src/adapters/standards/schema.ts';
import { shortened } from '../../../src/adapters/standards/text.ts';
import { worded } from '../../../src/adapters/standards/words.ts';

function error(keyword: string, params: Record<string, unknown>, data: unknown = 'x'): ErrorObject {
  return { keyword, params, data, instancePath: '', schemaPath: '' };
}

describe('words', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['required', { missingProperty: 'a' }, '`a` is missing'],
    ['dependencies', { missingProperty: 'a', property: 'b' }, '`a` is missing, which `b` asks for'],
    ['type', { type: ['string', 'null'] }, 'not a text or null'],
    ['enum', { allowedValues: ['a'] }, 'not "a"'],
    ['enum', { allowedValues: ['a', 1] }, 'not one of "a", 1'],
    ['enum', { allowedValues: Array.from({ length: 13 }) }, 'not one of the 13 allowed values'],
    ['const', { allowedValue: 'a' }, 'not "a"'],
    ['format', { format: 'date' }, 'not a date as RFC 3339 writes it'],
    ['format', { format: 'other' }, 'not other'],
    ['pattern', { pattern: 'a'.repeat(81) }, 'not of the form that the schema asks for'],
    ['minLength', { limit: 1 }, 'an empty text'],
    ['minLength', { limit: 2 }, 'shorter than 2 characters'],
    ['maxLength', { limit: 2 }, 'longer than 2 characters'],
    ['minItems', { limit: 2 }, 'fewer than 2 entries'],
    ['maxItems', { limit: 2 }, 'more than 2 entries'],
    ['minProperties', { limit: 2 }, 'fewer than 2 members'],
    ['maximum', { limit: 2 }, 'more than 2'],
    ['not', {}, 'of a form that is not allowed here'],
    ['oneOf', { passingSchemas: null }, 'of none of the allowed forms'],
    ['multipleOf', {}, 'against the schema: multipleOf'],
    ['constructor', {}, 'against the schema: constructor'],
  ])('for %s %j', (keyword, params, message) => {
    expect(worded(error(keyword, params)).message).toBe(message);
  });

  it('hold the text met where it is one', () => {
    expect(worded(error('const', { allowedValue: 1 }, 'met')).text).toBe('met');
    expect(worded(error('const', { allowedValue: 1 }, 2)).text).toBeUndefined();
  });
});

describe('a text in a report', () => {
  it('is well-formed, whatever it was', () => {
    expect(shortened('a\ud800')).toBe('a\ufffd');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const short = shortened(text);
        expect(short.isWellFormed() && short.length <= 201).toBe(true);
      }),
    );
  });
});

describe('formats', () => {
  it.each(['pkg:npm/a@1', 'https://例え.jp/ä?q=1#f', 'urn:uuid:1', 'a+b-c.1:x', 'x:%41'])('an IRI: %s', (text) => {
    expect([isIri(text), isIriReference(text)]).toEqual([true, true]);
  });

  it.each(['', 'a', '/a/b', '#x', '1a:b'])('an IRI only by reference: %s', (text) => {
    expect([isIri(text), isIriReference(text)]).toEqual([false, true]);
  });

  it.each(['a b:c', 'x:<y>', 'x:%4', 'x:%zz', 'x:\u0000', 'x:\u2028', 'x:{y}', 'x:\ud800'])('neither: %j', (text) => {
    expect([isIri(text), isIriReference(text)]).toEqual([false, false]);
  });

  it.each<[string, boolean]>([
    ['a@b.example', true],
    ['用户@例子.广告', true],
    ['"a b"@c', true],
    ['a', false],
    ['@b', false],
    ['a@', false],
    ['a@b c', false],
    ['a\n@b', false],
    [`${'a'.repeat(320)}@b`, false],
  ])('an address: %j is %s', (text, expected) => {
    expect(isIdnEmail(text)).toBe(expected);
  });
});

describe('a list without repeats', () => {
  const unique = validator('schema.csaf', { draft: '2020-12', schema: { uniqueItems: true }, parts: {} });
  const free = validator('schema.csaf', { draft: '7', schema: { uniqueItems: false }, parts: {} });

  it('is one whose entries differ, whatever the order of their members', () => {
    expect(
      unique([
        { a: 1, b: [{ c: 1, d: 2 }] },
        { b: [{ d: 2, c: 1 }], a: 1 },
      ])[0]?.message,
    ).toBe('entry 1 is the same as entry 0');
    expect(unique([1, '1', true, 'true', null, 'null', [], {}, [1], ['1']])).toEqual([]);
    expect(unique('aa')).toEqual([]);
    expect(free([1, 1])).toEqual([]);
  });

  it('is what a comparison of every two entries says it is', () => {
    const entry = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));
    fc.assert(
      fc.property(fc.array(fc.oneof(entry, fc.integer({ min: 0, max: 5 })), { maxLength: 8 }), (entries) => {
        const equal = entries.some((one, i) => entries.some((other, j) => j < i && same(one, other)));
        expect(unique(entries).length).toBe(equal ? 1 : 0);
      }),
    );
  });

  function same(a: unknown, b: unknown): boolean {
    try {
      expect(a).toStrictEqual(b);
      return true;
    } catch {
      return false;
    }
  }
});

describe('forms', () => {
  const schema = {
    type: 'object',
    required: ['x'],
    properties: {
      a: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }, { const: 1 }, { const: 2 }] },
    },
  };
  const forms = validator('schema.csaf', { draft: '2020-12', schema, parts: {} });

  it('that a place may have fail as one, with what the first of them lack', () => {
    expect(forms({ a: [1] })).toMatchObject([
      { pointer: '', message: '`x` is missing', member: 'x' },
      { pointer: '/a', message: 'of none of the allowed forms: not a text; `0` is not a text; not 1; …' },
    ]);
  });

  it('that refer elsewhere are no schema', () => {
    const elsewhere = { $ref: 'https://example.org/schema.json' };
    expect(() => validator('schema.csaf', { draft: '7', schema: elsewhere, parts: {} })).toThrow(/resolve/);
  });
});

describe('a test of the library', () => {
  const breaches = (run: TestFunction) => breachesOf({ test: '6.1.1', run }, {});

  it('that stumbles is said to have, and no more', async () => {
    const thrown = await breaches(() => {
      throw new TypeError('x is not iterable');
    });
    expect(thrown).toMatchObject([
      { code: 'csaf.6.1.1', severity: 'note', message: 'the test cannot be run on this document' },
    ]);
  });

  it('that fails without a place points at the whole document', async () => {
    expect(await breaches(() => ({ isValid: false }))).toMatchObject([{ severity: 'error', pointer: '' }]);
    expect(await breaches(async () => ({ isValid: true }))).toEqual([]);
  });

  it('may warn and note', async () => {
    const found = { instancePath: '/a/', message: 'm' };
    expect(await breaches(() => ({ errors: [found], warnings: [found], infos: [found] }))).toMatchObject([
      { pointer: '/a' },
      { pointer: '/a' },
      { pointer: '/a' },
    ]);
  });
});
