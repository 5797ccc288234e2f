/**
 * Every entry point that text from outside reaches, as a table: what it is given, what it answers, and what must hold of
 * the answer whatever the input was. An answer is plain data, so that two answers can be compared.
 */
import fc from 'fast-check';
import { loadIssuers } from '../../src/config/issuers.ts';
import { loadConfig } from '../../src/config/load.ts';
import { candidatesAmong } from '../../src/core/consensus/candidates.ts';
import { type NormalizeOptions, normalize } from '../../src/core/formats/normalize.ts';
import { askedProduct } from '../../src/core/identity/asked-product.ts';
import { readCpe, writeCpe } from '../../src/core/identity/cpe.ts';
import { identifierReader } from '../../src/core/identity/identifier.ts';
import { matchStatement } from '../../src/core/identity/match-statement.ts';
import { productKey, productText } from '../../src/core/identity/product-key.ts';
import { readPurl } from '../../src/core/identity/purl.ts';
import { inRange } from '../../src/core/identity/version/contains.ts';
import { compareNaturally } from '../../src/core/identity/version/natural.ts';
import { readStatedRange, readStatedVersion } from '../../src/core/identity/version/range-text.ts';
import { SCHEMES } from '../../src/core/identity/version/schemes.ts';
import { readVers } from '../../src/core/identity/version/vers.ts';
import { normaliseVulnerabilityId, readVulnerability } from '../../src/core/identity/vulnerability.ts';
import { lens } from '../../src/core/lens.ts';
import { WHY_NOT } from '../../src/core/model/match.ts';
import { IDENTIFIER_KINDS } from '../../src/core/model/product.ts';
import { readInstant, writeInstant } from '../../src/core/std/instant.ts';
import { ISSUE_CODES, type Issue, type IssueCode, MAX_ISSUE_TEXT, MAX_ISSUES } from '../../src/core/std/issue.ts';
import { locate, withPositions } from '../../src/core/std/json/locate.ts';
import { readJson } from '../../src/core/std/json/read.ts';
import { MAX_POINTER } from '../../src/core/std/json/walk.ts';
import { Failure } from '../../src/failure.ts';
import { BY_HAND, keepsTheLaw, LENIENT } from '../core/formats/normal.ts';
import { statementOf } from '../core/identity/rows.ts';
import { DEFAULTS, day, world } from '../core/world.ts';
import { asBytes, csafDocument, cyclonedxDocument, inTotoDocument, openvexDocument } from './grammar-documents.ts';
import { changedBytes, issuersText, jsonBytes, pointers, xmlBytes, yamlText } from './grammar-others.ts';
import {
  anyText,
  productText as askedText,
  cpeText,
  hashText,
  idText,
  mostly,
  purlText,
  rangeText,
  spoilt,
  timeText,
  versionText,
} from './grammar-texts.ts';

export interface Target<Input = unknown> {
  readonly name: string;
  /** Of a hundred inputs of a run over all targets, about as many are for this one. */
  readonly share: number;
  readonly input: fc.Arbitrary<Input>;
  /** Throws where a rule is broken. */
  answer(input: Input): unknown;
}

function must(holds: boolean, rule: string): void {
  if (!holds) throw new Error(`broken: ${rule}`);
}

/** The input's type is known to its row alone. */
function target<Input>(
  name: string,
  share: number,
  input: fc.Arbitrary<Input>,
  answer: (input: Input) => unknown,
): Target {
  return { name, share, input, answer: (value) => answer(value as Input) };
}

function checkIssues(issues: readonly Issue[]): void {
  must(issues.length <= MAX_ISSUES, 'no more issues than the limit');
  for (const { code, effect, severity, pointer, message, text } of issues) {
    must(Object.hasOwn(ISSUE_CODES, code), `the code ${code} is known`);
    must(
      ['rejects', 'drops', 'kept'].includes(effect) && ['error', 'warning', 'note'].includes(severity),
      'an effect is known',
    );
    must(pointer === '' || pointer.startsWith('/'), `a pointer is one: ${JSON.stringify(pointer)}`);
    must(pointer.isWellFormed() && !/~(?![01])/.test(pointer), `a pointer is well-formed: ${JSON.stringify(pointer)}`);
    must(pointer.length <= MAX_POINTER + 200, 'a pointer has an end');
    must(message !== '' && !message.includes('\n'), 'a message is one line');
    must(
      text === undefined || (text.length <= MAX_ISSUE_TEXT + 1 && text.isWellFormed()),
      'a quoted text is short and whole',
    );
  }
}

function checkCodes(codes: readonly IssueCode[]): void {
  must(
    codes.every((code) => Object.hasOwn(ISSUE_CODES, code)),
    'every note has a known code',
  );
}

const strictly = fc.boolean();
const options: fc.Arbitrary<Partial<NormalizeOptions>> = mostly<Partial<NormalizeOptions>>(
  strictly.map((strict) => ({ strict })),
  fc.constantFrom<Partial<NormalizeOptions>>(
    { maxStatements: 3 },
    { maxDocumentBytes: 100 },
    { enabledFormats: new Set(['CSAF'] as const) },
  ),
);

/** Remembers identifiers over all inputs, as a service does: what it remembers must not show in any answer. */
const remembering = identifierReader();
let fresh = false;

function normalised([bytes, wanted]: readonly [Uint8Array, Partial<NormalizeOptions>]): unknown {
  fresh = !fresh;
  const document = normalize(bytes, BY_HAND, { ...LENIENT, ...wanted, ids: fresh ? identifierReader() : remembering });
  checkIssues(document.issues);
  must(keepsTheLaw(document), 'what is read is accepted or dropped');
  must(document.issueTotal >= document.issues.length, 'all issues are counted');
  must(document.head !== null || document.statements.length === 0, 'a refused document says nothing');
  must((document.head === null) === document.issues.some(({ effect }) => effect === 'rejects'), 'who refuses says why');
  for (const { pointer } of document.statements.map(({ ref }) => ref))
    must(pointer.startsWith('/'), 'a statement has its place');
  for (const { issues } of document.statements) checkCodes(issues);
  for (const { position } of withPositions(bytes, document.issues)) {
    must(position !== undefined && position.offset <= bytes.length, 'a position is in the text');
  }
  return document;
}

function documents(name: string, share: number, bytes: fc.Arbitrary<Uint8Array>): Target {
  return target(name, share, fc.tuple(bytes, options), normalised);
}

const scheme = fc.constantFrom(...SCHEMES.keys());

function comparesInOrder([name, a, b, c]: readonly [string, string, string, string]): unknown {
  const row = SCHEMES.get(name);
  if (row === undefined) return null;
  const order = (x: string, y: string): number | null => row.compare(x, y);
  for (const text of [a, b, c]) must(order(text, text) === (row.isVersion(text) ? 0 : null), 'a version equals itself');
  const [ab, ba, bc, ac] = [order(a, b), order(b, a), order(b, c), order(a, c)];
  must((ab === null) === (ba === null) && Math.sign(ab ?? 0) === -Math.sign(ba ?? 0), 'the order has two sides');
  if (ab !== null && bc !== null && ac !== null && ab <= 0 && bc <= 0) {
    must(ac <= 0 && (ab === 0 && bc === 0 ? ac === 0 : true), 'the order is transitive');
  }
  must(Math.sign(compareNaturally(a, b)) === -Math.sign(compareNaturally(b, a)), 'the natural order has two sides');
  return [ab, bc, ac];
}

function readsRange([text, version]: readonly [string, string]): unknown {
  const [range, stated, vers] = [readStatedRange(text), readStatedVersion(text), readVers(text)];
  checkCodes([...range.notes, ...stated.notes, ...(vers?.notes ?? [])]);
  if (vers !== null)
    must(readVers(vers.range.text)?.range.text === vers.range.text, 'a canonical range reads as itself');
  const answers = [range.version, stated.version].map((one) => {
    if (one.kind !== 'range') return null;
    const again = readStatedRange(one.range.text).version;
    must(again.kind === 'range' && again.range.text === one.range.text, 'the text of a range reads as itself');
    return [...SCHEMES.keys(), null].map((name) => inRange(one.range, version, name));
  });
  return [range, stated, answers];
}

function readsPurl(text: string): unknown {
  const read = readPurl(text);
  if (read === null) return null;
  checkCodes(read.notes);
  const again = readPurl(read.text);
  must(again !== null && again.text === read.text, `the canonical purl reads as itself: ${read.text}`);
  must(!(again?.notes.includes('identity.purl_not_canonical') ?? true), 'and is canonical');
  return [read, again];
}

function readsCpe(text: string): unknown {
  const cpe = readCpe(text);
  if (cpe === null) return null;
  const written = writeCpe(cpe);
  must(writeCpe(readCpe(written) ?? []) === written, `the canonical CPE reads as itself: ${written}`);
  return cpe;
}

function readsIdentifier([kind, text]: readonly [(typeof IDENTIFIER_KINDS)[number], string]): unknown {
  const reader = identifierReader();
  const [stated, any] = [reader.read(kind, text), reader.readAny(text)];
  checkCodes([...stated.notes, ...any.notes]);
  for (const read of [stated, any]) must(read.id !== null || read.notes.length > 0, 'what is not read has a reason');
  return [stated, any];
}

function readsVulnerability([name, aliases, url]: readonly [string, readonly string[], string]): unknown {
  const read = readVulnerability(name, aliases, { url });
  checkCodes(read.notes);
  must(read.vulnerability !== null || read.notes.includes('identity.vulnerability_missing'), 'no name is said');
  return [read, normaliseVulnerabilityId(name)];
}

function readsInstant(text: string): unknown {
  const read = readInstant(text);
  if (read === null) return null;
  checkCodes(read.notes);
  const again = readInstant(writeInstant(read.instant));
  must(again?.instant === read.instant && again.notes.length === 0, 'an instant reads as it was written');
  return read;
}

function asks(text: string): unknown {
  const { product, notes } = askedProduct(text);
  checkCodes(notes);
  if (product === null) return null;
  const written = productText(product);
  return [product, written, productKey(product, 'Ann')];
}

function readsJson(bytes: Uint8Array): unknown {
  const read = readJson(bytes);
  checkIssues(read.issues);
  for (const { position } of read.issues)
    must(position !== undefined && position.offset <= bytes.length, 'an issue has its place');
  const decoded = Buffer.from(bytes).toString('utf8');
  const text = decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
  if (read.ok) must(JSON.stringify(read.value) === JSON.stringify(JSON.parse(text)), 'the value is that of JSON.parse');
  else
    must(
      read.issues.some(({ effect }) => effect === 'rejects'),
      'who refuses says why',
    );
  return read;
}

function findsPlaces([bytes, wanted]: readonly [Uint8Array, readonly string[]]): unknown {
  const found = locate(bytes, wanted);
  must(found.size === new Set(wanted).size, 'every pointer has an answer');
  for (const { line, column, offset } of found.values()) {
    must(line >= 1 && column >= 1 && offset >= 0 && offset <= bytes.length, 'a position is in the text');
  }
  return [...found];
}

/** What a request may throw, and nothing else. */
function orFailure<T>(request: () => T): unknown {
  try {
    return request();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    must(error.kind === 'usage' && error.remedy !== '' && error.message.isWellFormed(), 'a failure is one of usage');
    return [error.kind, error.message];
  }
}

const absent = (): never => {
  throw new Error('there is no such file');
};

function configured([text, value]: readonly [string, string]): unknown {
  const env = { VEXLENS_TRUST__KNOWNWEIGHT: value, VEXLENS_CONSENSUS__SIGNATUREREQUIRED: value };
  return [{}, env].map((each) =>
    orFailure(() => {
      const flags = [{ path: 'Consensus.DefaultMode', text: value, at: '--mode' }].slice(Object.keys(each).length);
      return loadConfig({ env: each, configFile: 'x.yaml', policyFile: null, flags }, () => text).config;
    }),
  );
}

/** Few enough that questions meet statements. */
const likelyId = mostly(fc.constantFrom('CVE-2024-1234', 'CVE-2024-1234', 'CVE-2024-1234', 'GO-2024-1'), idText);
const likelyProduct = mostly(
  fc.constantFrom(
    ...[
      'pkg:npm/a@1',
      'pkg:npm/a',
      'pkg:npm/a@2?vers=x',
      'pkg:npm/a?vers=vers:npm/<3',
      'pkg:oci/a@1?tag=1',
      'pkg:docker/x/a',
    ],
    ...[
      'pkg:rpm/redhat/a@1-1?arch=src',
      'pkg:rpm/rhel/a@1-1?arch=x86_64&upstream=a-1-1.src.rpm',
      'model:X-*',
      'model:X-1',
      'Acme Foo',
    ],
    ...[
      'cpe:/a:acme:a:1',
      'cpe:2.3:a:acme:a:*:*:*:*:*:*:*:*',
      `sha256:${'1'.repeat(64)}`,
      'pkg:npm/a@1 on cpe:/a:acme:a:1',
    ],
  ),
  askedText,
);
const asked = fc.tuple(likelyId, likelyProduct, fc.option(likelyProduct, { nil: null }), fc.boolean());
const spoken = fc.tuple(
  fc.constantFrom('affected', 'not_affected', 'fixed', 'under_investigation'),
  fc.tuple(likelyId, fc.array(likelyId, { maxLength: 2 })),
  likelyProduct,
  fc.array(likelyProduct, { maxLength: 2 }),
  fc.constantFrom('Ann', 'Bob', null),
) as fc.Arbitrary<
  readonly [
    Parameters<typeof statementOf>[0],
    readonly [string, readonly string[]],
    string,
    readonly string[],
    string | null,
  ]
>;

function productOf(text: string) {
  return askedProduct(text).product ?? { ids: [], name: text, version: { kind: 'any' as const } };
}

/** A question and statements on it: each answers or says why not, the index finds what answers, and the lens has an answer. */
function answersQuestion([[vulnerability, product, component, byName], words]: readonly [
  readonly [string, string, string | null, boolean],
  readonly (readonly [
    Parameters<typeof statementOf>[0],
    readonly [string, readonly string[]],
    string,
    readonly string[],
    string | null,
  ])[],
]): unknown {
  const question = {
    vulnerability: normaliseVulnerabilityId(vulnerability),
    product: productOf(product),
    component: component === null ? null : productOf(component),
    ...(byName ? { nameOf: 'Ann' } : {}),
  };
  const statements = words.flatMap(([status, [name, aliases], on, parts, issuer], i) => {
    const read = readVulnerability(name, aliases).vulnerability;
    if (read === null) return [];
    const statement = statementOf(status, read, productOf(on), parts.map(productOf), issuer);
    return [{ ...statement, ref: { digest: statement.ref.digest, pointer: `/${i}` } }];
  });
  const answers = statements.map((statement) => {
    const { matches, misses } = matchStatement(question, statement);
    must((matches.length === 0) === misses.length > 0, 'a statement answers, or says why not');
    for (const { refusal } of misses) must(WHY_NOT.includes(refusal.rule), `the rule ${refusal.rule} is known`);
    return [matches, misses];
  });
  const found = new Set(candidatesAmong(statements).to(question));
  for (const [i, statement] of statements.entries()) {
    must(answers[i]?.[0]?.length === 0 || found.has(statement), 'the index finds what answers');
  }
  const consensus = lens(question, statements, world(statements, [], DEFAULTS, day(30)));
  must(
    lens(question, statements.toReversed(), world(statements, [], DEFAULTS, day(30))).inputDigest ===
      consensus.inputDigest,
    'order is moot',
  );
  return [answers, consensus.status, consensus.outcome, consensus.inputDigest];
}

export const TARGETS: readonly Target[] = [
  target('json', 14, jsonBytes, readsJson),
  target('places', 6, fc.tuple(fc.oneof(jsonBytes, changedBytes), pointers), findsPlaces),
  documents('openvex', 6, asBytes(openvexDocument)),
  documents('csaf', 4, asBytes(csafDocument)),
  documents('cyclonedx', 4, asBytes(cyclonedxDocument)),
  documents('cyclonedx-xml', 5, xmlBytes),
  documents('in-toto', 3, asBytes(inTotoDocument)),
  documents('changed', 4, changedBytes),
  target('purl', 8, purlText, readsPurl),
  target('cpe', 6, cpeText, readsCpe),
  target('range', 6, fc.tuple(rangeText, versionText), readsRange),
  target('versions', 8, fc.tuple(scheme, versionText, versionText, versionText), comparesInOrder),
  target(
    'identifiers',
    5,
    fc.tuple(fc.constantFrom(...IDENTIFIER_KINDS), mostly(fc.oneof(askedText, hashText), anyText)),
    readsIdentifier,
  ),
  target('vulnerability', 5, fc.tuple(idText, fc.array(idText, { maxLength: 3 }), idText), readsVulnerability),
  target('instant', 5, timeText, readsInstant),
  target('asked-product', 4, askedText, asks),
  target('question', 3, fc.tuple(asked, fc.array(spoken, { maxLength: 5 })), answersQuestion),
  target('issuers', 2, fc.oneof(yamlText, spoilt(issuersText)), (text) =>
    orFailure(() => loadIssuers('x.yaml', () => text)),
  ),
  target('config', 2, fc.tuple(yamlText, anyText), configured),
  target('missing-files', 0, fc.constant(null), () => [orFailure(() => loadIssuers('x', absent))]),
];
