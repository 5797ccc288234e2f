/** The words behind a statement: found by digest and pointer, byte for byte. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalize } from '../../src/core/formats/normalize.ts';
import { identifierReader } from '../../src/core/identity/identifier.ts';
import { UNSIGNED } from '../../src/core/model/verification.ts';
import { sha256 } from '../../src/core/std/digest.ts';
import { Failure } from '../../src/failure.ts';
import { finderOf, partAt, readAddress } from '../../src/service/documents.ts';
import type { ReadDocument } from '../../src/service/gather.ts';
import { describeCorpus } from '../corpus.ts';
import { corpusFiles } from '../golden/corpus-digest.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes));

function failureOf(run: () => unknown): Failure {
  try {
    run();
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('it did not fail');
}

describe('an address', () => {
  const digits = '0a1b2c3d';

  test.each([
    [digits, null],
    [`sha256:${digits}`, null],
    [` SHA256:${digits.toUpperCase()}`, null],
    [`${digits}#`, ''],
    [`${digits}#/a~1b/0#x`, '/a~1b/0#x'],
  ])('%s', (text, pointer) => {
    expect(readAddress(text)).toEqual({ digest: `sha256:${digits}`, pointer });
  });

  test.each(['', '#/a', '0a1b2c3', 'a'.repeat(65), 'sha512:0a1b2c3d', '0a1b2c3g', '0a1b2c3d#a'])(
    '%j is none',
    (text) => {
      expect(failureOf(() => readAddress(text))).toMatchObject({ kind: 'usage' });
    },
  );
});

describe('a part', () => {
  test.each([
    ['{"a": {"b":[1, "x\\u0079" ,{ "c/d" : null }]}}', '/a/b/2', '{ "c/d" : null }'],
    ['{"a": {"b":[1, "x\\u0079" ,{ "c/d" : null }]}}', '/a/b/2/c~1d', 'null'],
    ['{"a": {"b":[1, "x\\u0079" ,{ "c/d" : null }]}}', '/a/b/1', '"x\\u0079"'],
    ['\ufeff {"\\u0061": 1.50 }\n', '/a', '1.50'],
    ['\ufeff {"a": 1 }\n', '', '{"a": 1 }'],
    ['{"a": 1, "a": 2}', '/a', '2'],
    ['{"": {"": "x"}}', '//', '"x"'],
    ['[10, 11]', '/1', '11'],
  ])('of %j at %j', (text, pointer, part) => {
    expect(decode(partAt(encode(text), pointer))).toBe(part);
  });

  test.each([
    ['{"a": {"b": 1}, "a": {"c": 1}}', '/a/b'],
    ['[10]', '/1'],
    ['[10]', '/01'],
    ['[10]', '/-'],
    ['[10]', '/length'],
    ['{"a": 1}', '/a/b'],
    ['{"a": 1}', '/constructor'],
    ['no JSON', ''],
  ])('is not there: %j at %j', (text, pointer) => {
    expect(partAt(encode(text), pointer)).toBeNull();
  });

  test('of a BOM in XML is given in the JSON form in which it was read', () => {
    const xml = `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1"><vulnerabilities>
      <vulnerability><id>CVE-2024-0001</id></vulnerability></vulnerabilities></bom>`;
    expect(JSON.parse(decode(partAt(encode(xml), '/vulnerabilities/0')) ?? '')).toEqual({ id: 'CVE-2024-0001' });
  });
});

describe('a finder', () => {
  const [one, two] = [encode('{"a": [1]}'), encode('{"a": [2]}')];

  /** As `gather` tells of them; `digest` in place of the bytes' own. */
  function seen(bytes: Uint8Array, digest = sha256(bytes)): ReadDocument {
    const options = {
      strict: false,
      enabledFormats: new Set(['OpenVEX'] as const),
      maxDocumentBytes: 1000,
      maxStatements: 10,
      ids: identifierReader(),
    };
    const delivery = { source: 'local', place: null, listed: null, replaces: null };
    const document = { ...normalize(bytes, { delivery, verification: UNSIGNED }, options), digest };
    return { path: 'a', size: bytes.length, document, problem: null, sameAs: null };
  }

  function finding(address: string, documents: readonly (readonly [ReadDocument, Uint8Array | null])[]): Uint8Array {
    const finder = finderOf(readAddress(address));
    for (const [document, bytes] of documents) finder.see(document, bytes);
    return finder.found();
  }

  test('gives the bytes of a document that was refused too, or a part of them', () => {
    const digest = sha256(one);
    const documents = [
      [seen(one), one],
      [seen(two), two],
      [seen(one), one],
    ] as const;
    expect(finding(digest, documents)).toBe(one);
    expect(decode(finding(`${digest.slice(7, 15)}#/a/0`, documents))).toBe('1');
  });

  test('says what was not found', () => {
    const unread: ReadDocument = { path: 'b', size: 0, document: null, problem: 'gone', sameAs: null };
    const none = failureOf(() =>
      finding('00000000', [
        [seen(one), one],
        [unread, null],
        [seen(two), null],
      ]),
    );
    expect(none).toMatchObject({ kind: 'not_found', message: expect.stringContaining('none of the 3 documents') });
    const nothing = failureOf(() => finding(`${sha256(one)}#/b`, [[seen(one), one]]));
    expect(nothing).toMatchObject({ kind: 'not_found', message: `there is nothing at /b in ${sha256(one)}` });
  });

  test('asks for more digits where several documents fit', () => {
    const documents = [
      [seen(one, 'sha256:0a1b2c3d1'), one],
      [seen(two, 'sha256:0a1b2c3d2'), two],
    ] as const;
    expect(failureOf(() => finding('0a1b2c3d', documents))).toMatchObject({
      kind: 'usage',
      message: '2 documents begin so: sha256:0a1b2c3d1, sha256:0a1b2c3d2',
    });
    expect(finding('0a1b2c3d2', documents)).toBe(two);
  });
});

describeCorpus('over the whole corpus', '', (corpus) => {
  test('the pointer of every statement leads to a JSON value in its document', () => {
    const options = {
      strict: false,
      enabledFormats: new Set(['OpenVEX', 'CSAF', 'CycloneDX'] as const),
      maxDocumentBytes: 10_485_760,
      maxStatements: 10_000,
      ids: identifierReader(),
    };
    const delivery = { source: 'local', place: null, listed: null, replaces: null };
    let statements = 0;
    for (const path of corpusFiles(corpus)) {
      const bytes = readFileSync(path);
      const document = normalize(bytes, { delivery, verification: UNSIGNED }, options);
      const pointers = [...new Set(document.statements.map(({ ref }) => ref.pointer))];
      statements += document.statements.length;
      const all: unknown = pointers.length === 0 ? null : JSON.parse(bytes.toString('utf8').replace('\ufeff', ''));
      // One walk a pointer: of a document with many, each is looked up in the value and some are cut out of the text.
      const step = Math.ceil(pointers.length / 6);
      for (const [i, pointer] of pointers.entries()) {
        const value = valueAt(all, pointer);
        expect([path, pointer, value === undefined]).toEqual([path, pointer, false]);
        if (i % step === 0) expect(JSON.parse(decode(partAt(bytes, pointer)) ?? '')).toEqual(value);
      }
    }
    expect(statements).toBeGreaterThan(1000);
  });
});

function valueAt(root: unknown, pointer: string): unknown {
  const segments = pointer.split('/').slice(1);
  return segments.reduce<unknown>((value, segment) => {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    return (value as Record<string, unknown> | undefined)?.[name];
  }, root);
}
