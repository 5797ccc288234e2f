/** Other forms in which outside text comes: JSON that is nearly one, XML, YAML, pointers, and bytes of real documents, changed. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CORPUS, filesUnder } from '../corpus.ts';
import { anyText, mostly, pieces, spoiler } from './grammar-texts.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const TOKENS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ' ',
    '\n',
    '"a"',
    '"a"',
    '"b"',
    '""',
    '"\\u0061"',
    '"\\ud83d\\ude00"',
    '"\\ud800"',
    '"\\x"',
  ],
  ...[
    '0',
    '-0',
    '1',
    '1.0',
    '1e5',
    '1E+400',
    '9007199254740993',
    '01',
    '.5',
    'true',
    'false',
    'null',
    'NaN',
    '"__proto__"',
    '"é"',
  ],
  ...[
    '"',
    '\\',
    '//',
    '\ufeff',
    '\u0000',
    '\t',
    '"constructor"',
    '{"a":1}',
    '[1,2]',
    '{"a":{},"a":[]}',
    '{"a":1,"a":1}',
  ],
];

const name = mostly(
  fc.constantFrom('a', 'b', 'c', 'é', 'toString', 'constructor', '', 'a/b', '~'),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
).map((text) => JSON.stringify(text));
const leaf = fc.oneof(
  name,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('0', 'true', 'null', '[]', '{}'),
);
/** Texts of values: a generator of values would write to objects, and those are frozen here. */
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'json' },
    leaf,
    fc.array(tie('json'), { maxLength: 4, depthIdentifier: 'json' }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(name, fc.constantFrom(':', ' : ', ':\n'), tie('json')), { maxLength: 4, depthIdentifier: 'json' })
      .map((members) => `{${members.map((member) => member.join('')).join(',')}}`),
  ),
}));

/** Well-formed more often than not, or tokens in any order. */
export const jsonBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  json.map(utf8),
  fc.array(fc.constantFrom(...TOKENS), { maxLength: 24 }).map((tokens) => utf8(tokens.join(''))),
  fc.tuple(json, fc.nat(300), spoiler).map(([text, at, put]) => utf8(text.slice(0, at) + put + text.slice(at))),
  fc.uint8Array({ maxLength: 40 }),
  fc.tuple(fc.constantFrom('[', '{"a":'), fc.nat(130)).map(([open, n]) => utf8(open.repeat(n))),
);

const NAMESPACE = 'http://cyclonedx.org/schema/bom/1.6';
const element = fc.constantFrom(
  'metadata',
  'component',
  'components',
  'name',
  'purl',
  'vulnerabilities',
  'vulnerability',
  'id',
  'analysis',
);
const inner = fc.constantFrom(
  'state',
  'affects',
  'target',
  'ref',
  'versions',
  'version',
  'range',
  'status',
  'timestamp',
  'ratings',
  'x',
);
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'node', withCrossShrink: true },
    fc.constantFrom(
      'pkg:npm/a@1',
      'CVE-2024-1',
      'not_affected',
      '2024-01-01T00:00:00Z',
      ' ',
      '&lt;',
      '&#x41;',
      '<![CDATA[a]]>',
      '<!-- -->',
    ),
    fc
      .tuple(
        fc.oneof(element, inner),
        mostly(
          fc.constantFrom('', ' bom-ref="a"', ' type="library"'),
          fc.constantFrom(' a="1" a="2"', ' p:q="1"', ' xmlns="x"'),
        ),
        fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'node' }),
      )
      .map(([name, attributes, children]) => `<${name}${attributes}>${children.join('')}</${name}>`),
  ),
}));

const HEAD = '<metadata><timestamp>2024-01-01T00:00:00Z</timestamp><supplier><name>Ann</name></supplier></metadata>';

export const xmlBytes: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom('', '', '<?xml version="1.0"?>', '<!DOCTYPE bom>', '<?xml version="1.0" encoding="x"?>', '\ufeff'),
    fc.array(node, { maxLength: 5 }),
    mostly(fc.constant('vulnerable'), anyText),
    mostly(fc.constant(''), fc.constantFrom('</bom>', '&e;', '<', '\u0000', '<a>', ']]>', '--')),
  )
  .map(([head, children, ref, spoil]) =>
    utf8(
      `${head}<bom xmlns="${NAMESPACE}" version="1">${HEAD}${children.join('')}<vulnerabilities><vulnerability bom-ref="${ref}">` +
        '<id>CVE-2024-1</id><analysis><state>exploitable</state></analysis><affects><target><ref>pkg:npm/a@1</ref></target>' +
        `</affects></vulnerability></vulnerabilities>${spoil}</bom>`,
    ),
  );

const ISSUER_KEYS = [
  'Issuers',
  'Id',
  'Names',
  'Tier',
  'Weight',
  'Products',
  'DerivesFrom',
  'ValidFrom',
  'RevokedAt',
  'Issuer',
  'All',
];
const CONFIG_KEYS = [
  'VexLens',
  'Trust',
  'Consensus',
  'Normalization',
  'DefaultMode',
  'MatchFactors',
  'SignatureRequired',
  'EnabledFormats',
];
const VALUES = [
  'a',
  'trusted',
  '0.5',
  '1e400',
  'true',
  '~',
  '2024-01-01',
  '[a, b]',
  '{a: 1}',
  'pkg:npm',
  '&x 1',
  '*x',
  '!!js/function x',
  '|',
  '>',
];

export const yamlText: fc.Arbitrary<string> = fc
  .array(
    fc
      .tuple(
        fc.constantFrom('', '', '  ', '    ', '- ', '  - ', '\t'),
        mostly(fc.constantFrom(...ISSUER_KEYS, ...CONFIG_KEYS), anyText),
        fc.constantFrom(': ', ':', ':\n'),
        mostly(fc.constantFrom(...VALUES), anyText),
      )
      .map((all) => all.join('')),
    { maxLength: 10 },
  )
  .map((lines) => lines.join('\n'));

/** An issuers file of the right shape. */
export const issuersText: fc.Arbitrary<string> = fc
  .array(
    fc.record(
      {
        Id: fc.oneof(fc.constantFrom('a', 'b', 'c', 'author:x'), anyText),
        Names: fc.array(mostly(fc.constantFrom('Ann', 'Bob', 'https://a.org', 'ann@x.org'), anyText), { maxLength: 3 }),
        Tier: mostly(fc.constantFrom('authoritative', 'trusted', 'known', 'unknown', 'untrusted'), anyText),
        Weight: fc.constantFrom<unknown>(0.5, 1, 2, -1, '0.5', 0.1234567),
        Products: fc.constantFrom<unknown>(['pkg:npm'], 'cpe:a', ['x']),
        DerivesFrom: fc.constantFrom<unknown>('a', ['b'], [{ Issuer: 'c', All: true }], [{}]),
        ValidFrom: fc.constantFrom('2024-01-01', '2025-01-01T00:00:00Z', 'x'),
        ValidUntil: fc.constantFrom('2024-06-01', 'x'),
      },
      { requiredKeys: ['Id', 'Names', 'Tier'] },
    ),
    { maxLength: 4 },
  )
  .map((issuers) => JSON.stringify({ Issuers: issuers }));

export const pointers: fc.Arbitrary<readonly string[]> = fc.array(
  pieces('/', '/', 'a', 'b', '0', '1', '~0', '~1', '~', 'statements', 'products'),
  { maxLength: 8 },
);

/** Small documents that others published, where they are there; a document of each format in any case. */
const MAX_BYTES = 24_000;
const SEEDS: readonly Uint8Array[] = [
  utf8('{"@context":"https://openvex.dev/ns/v0.2.0","author":"a","timestamp":"2024-01-01T00:00:00Z","statements":[]}'),
  ...['.json', '.xml', '.jsonl']
    .flatMap((ending) => (CORPUS === null ? [] : filesUnder(CORPUS, ending)))
    .map((path) => new Uint8Array(readFileSync(path)))
    .filter(({ length }) => length <= MAX_BYTES),
];

interface Edit {
  readonly at: number;
  readonly gone: number;
  readonly put: Uint8Array;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(MAX_BYTES),
  gone: fc.oneof(fc.nat(4), fc.nat(200)),
  put: fc.oneof(fc.uint8Array({ maxLength: 4 }), spoiler.map(utf8), fc.constantFrom(...TOKENS).map(utf8)),
});

/** Bytes of a real document with a few places changed, cut out or doubled. */
export const changedBytes: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.nat(SEEDS.length - 1), fc.array(edit, { maxLength: 6 }))
  .map(([which, edits]) => edits.reduce(edited, SEEDS[which] ?? utf8('')));

function edited(bytes: Uint8Array, { at, gone, put }: Edit): Uint8Array {
  const from = bytes.length === 0 ? 0 : at % bytes.length;
  return Uint8Array.from(Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + gone)]));
}
