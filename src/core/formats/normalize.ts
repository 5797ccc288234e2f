/**
 * Bytes → document: the whole road in, as a list of steps. Invariant: whatever the bytes are, the answer is a document with
 * its counts and its issues; one that is refused has no head and no statements, and what could be read of it counts as
 * dropped. Nothing but the bytes, their delivery and the options bears on the answer. Issues name their place by pointer;
 * `withPositions` finds line and column in JSON for whoever shows them; those of XML come from its parser, at once.
 */
import { type IdentifierReader, identifierReader } from '../identity/identifier.ts';
import type { Delivery, FormatName, NormalisedDocument } from '../model/document.ts';
import type { Verification } from '../model/verification.ts';
import { type Digest, sha256 } from '../std/digest.ts';
import { ISSUE_CODES, type Issue, type IssueLog, issueLog, issueOf, MAX_ISSUES } from '../std/issue.ts';
import { asArray, asObject, type JsonObject } from '../std/json/view.ts';
import { countsOf, overLimit, refused, withoutDoubtful, withoutRepeats } from './counts.ts';
import { csaf } from './csaf.ts';
import { cyclonedx } from './cyclonedx.ts';
import { openvex } from './openvex.ts';
import type { FormatReader, Reading } from './reading.ts';
import { type Received, receive } from './received.ts';
import { spdx3 } from './spdx3.ts';
import { logThrough } from './texts.ts';
import { type Opened, underSubjects, unwrap, type WrappedInput, within } from './wrapper.ts';

export interface Given {
  readonly delivery: Delivery;
  readonly verification: Verification;
  /** SHA-256 of the bytes, where the caller knows it already. */
  readonly digest?: Digest;
}

export interface NormalizeOptions {
  readonly strict: boolean;
  /** Normalization.EnabledFormats. */
  readonly enabledFormats: ReadonlySet<FormatName>;
  /** Normalization.MaxDocumentSizeBytes. */
  readonly maxDocumentBytes: number;
  /** Normalization.MaxStatementsPerDocument. */
  readonly maxStatements: number;
  /** Kept between documents: the same identifier is parsed once. */
  readonly ids?: IdentifierReader;
}

export function normalize(bytes: Uint8Array, given: Given, options: NormalizeOptions): NormalisedDocument {
  const { strict, maxDocumentBytes } = options;
  const digest = given.digest ?? sha256(bytes);
  const watched = watchedLog(strict);
  const { log } = watched;
  if (bytes.length > maxDocumentBytes) {
    log.add('limit.document_bytes', 'rejects', { message: overLimit('bytes', bytes.length, maxDocumentBytes) });
    return documentOf(digest, NOTHING, watched);
  }
  const received = receive(bytes);
  for (const issue of received.issues) log.add(issue.code, issue.effect, issue);
  const document = documentOf(digest, readValue(received, { ...given, digest }, options, log), watched);
  return { ...document, issues: received.placed(document.issues) };
}

const NOTHING: Reading = { head: null, statements: [], statementsRead: 0, dropped: [] };

function readValue(
  { value, issues, twice }: Received,
  given: Given & { readonly digest: Digest },
  options: NormalizeOptions,
  log: IssueLog,
): Reading {
  if (value === undefined) return NOTHING;
  const { ids = identifierReader(), maxStatements, enabledFormats } = options;
  const root = asObject(value);
  if (root === null) log.add('format.unknown', 'rejects', { message: 'JSON, but no object, so no document' });
  const opened = root === null ? null : unwrap(root, ids, log);
  const reader = opened === null ? null : readerOf(opened, enabledFormats, log);
  if (opened === null || reader === null) return NOTHING;
  const { document, base, subjects } = opened;
  const input: WrappedInput = { ...given, root: document, log: within(log, base), ids, maxStatements, subjects };
  const reading = underSubjects(reader.read(input), opened, log);
  if (issues.length >= MAX_ISSUES) log.add('format.duplicate_key', 'rejects', { message: TOO_MANY_FAULTS });
  return withoutRepeats(withoutDoubtful(reading, reader.name, base, twice), log);
}

const TOO_MANY_FAULTS = `${MAX_ISSUES} faults or more in the text: which members came twice cannot be told any more`;

/** A refusal takes the whole document, whatever a reader made of it; in strict mode many codes are one. */
function documentOf(digest: Digest, reading: Reading, watched: WatchedLog): NormalisedDocument {
  const [refusal, reported] = [watched.refusal(), watched.reported()];
  const { statements, read } = countsOf(reading);
  const kept = refusal === null ? reading : refused(refusal.code, { statements, assertions: read });
  return {
    digest,
    head: kept.head,
    statements: kept.statements,
    counts: countsOf(kept),
    issues: reported,
    issueTotal: watched.log.total,
  };
}

interface WatchedLog {
  readonly log: IssueLog;
  /** The first issue that refuses the document. */
  refusal(): Issue | null;
  /** The issues as they are told: what refuses the document is among them, and is called so. */
  reported(): readonly Issue[];
}

/** A log that knows whether the document is refused, and why. */
function watchedLog(strict: boolean): WatchedLog {
  const inner = issueLog();
  let first: Issue | null = null;
  const log = logThrough(inner, (code, effect, detail) => {
    const refuses = effect === 'rejects' || (strict && ISSUE_CODES[code].strict === 'rejects');
    if (refuses) first ??= issueOf(code, 'rejects', detail);
    inner.add(code, refuses ? 'rejects' : effect, detail);
  });
  return {
    log,
    refusal: () => first,
    reported() {
      if (first === null || inner.issues.some(({ effect }) => effect === 'rejects')) return inner.issues;
      return [...inner.issues.slice(0, MAX_ISSUES - 1), first];
    },
  };
}

/** The table of formats: adding one is one row. */
const READERS: readonly FormatReader[] = [openvex, csaf, cyclonedx, spdx3];

/** The one reader that takes the document for its own; null where it is refused. */
function readerOf(opened: Opened, enabled: ReadonlySet<FormatName>, log: IssueLog): FormatReader | null {
  const { document, base: pointer, predicateType, format } = opened;
  const [reader, second] = READERS.filter(({ detect }) => detect(document));
  if (reader === undefined) {
    log.add('format.unknown', 'rejects', { pointer, message: unknownAs(document) });
    return null;
  }
  if (second !== undefined) {
    log.add('format.ambiguous', 'rejects', { pointer, message: `both ${reader.name} and ${second.name}` });
    return null;
  }
  if (predicateType !== null && format !== reader.name) {
    const message = `the predicate is ${reader.name}, which its type does not say; read as what it is`;
    log.add('format.predicate_mismatch', 'kept', { pointer: '/predicateType', message, text: predicateType });
  }
  if (enabled.has(reader.name)) return reader;
  const remedy = `Set VEXLENS_NORMALIZATION__ENABLEDFORMATS=${[...enabled, reader.name].join(',')}.`;
  const message = `${reader.name} is not in Normalization.EnabledFormats: ${[...enabled].join(', ')}. ${remedy}`;
  log.add('format.disabled', 'rejects', { pointer, message });
  return null;
}

/** What is often taken for VEX, by a member that tells. */
const LOOKS: readonly (readonly [what: string, tells: (root: JsonObject) => boolean])[] = [
  ['an envelope that was not opened', (root) => root.payload !== undefined && root.signatures !== undefined],
  ['a SARIF report of a scanner', (root) => asArray(root.runs) !== null],
  ['the report of a scanner', (root) => asArray(root.matches) !== null || asArray(root.Results) !== null],
  ['an SPDX 2 SBOM', (root) => root.spdxVersion !== undefined],
  ['a CycloneDX BOM of another kind: `bomFormat` is not CycloneDX', (root) => root.bomFormat !== undefined],
  ['CycloneDX 2, which is not read', (root) => root.specFormat !== undefined],
  ['an OSV record', (root) => root.schema_version !== undefined && asArray(root.affected) !== null],
  ['a ROLIE feed', (root) => asObject(root.feed) !== null],
  ['the metadata of a CSAF provider', (root) => root.metadata_version !== undefined],
  ['an index of a VEX repository', (root) => asArray(root.packages) !== null],
  ['the manifest of a VEX repository', (root) => asArray(root.versions) !== null],
  ['a JSON Schema or JSON-LD context', (root) => root.$defs !== undefined || asObject(root.statements) !== null],
];

function unknownAs(root: JsonObject): string {
  const look = LOOKS.find(([, tells]) => tells(root))?.[0];
  return `no OpenVEX, CSAF 2, CycloneDX or SPDX 3 document${look === undefined ? '' : `; it looks like ${look}`}`;
}
