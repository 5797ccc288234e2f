/** Use case: arrivals → read documents and the evidence that questions are asked of. */
import { type Candidates, candidatesAmong } from '../core/consensus/candidates.ts';
import { normalize } from '../core/formats/normalize.ts';
import { identifierReader } from '../core/identity/identifier.ts';
import type { DocumentHead, FormatName, NormalisedDocument } from '../core/model/document.ts';
import type { Statement } from '../core/model/statement.ts';
import { UNSIGNED } from '../core/model/verification.ts';
import type { Digest } from '../core/std/digest.ts';
import type { Arrival, Arrivals } from './ports.ts';

/** The Normalization section of the configuration. */
export interface Normalization {
  readonly enabledFormats: ReadonlySet<FormatName>;
  readonly strictMode: boolean;
  readonly maxDocumentSizeBytes: number;
  readonly maxStatementsPerDocument: number;
}

export interface ReadDocument {
  readonly path: string;
  readonly size: number;
  /** Null where nothing could be read; then `problem` says why. */
  readonly document: NormalisedDocument | null;
  readonly problem: string | null;
  /** The path that brought the same bytes before: counted there, not twice. */
  readonly sameAs: string | null;
}

/** What questions are asked of. */
export interface Evidence {
  readonly statements: readonly Statement[];
  /** Of every accepted document, also of those that make no statement. */
  readonly heads: readonly DocumentHead[];
  readonly candidates: Candidates;
}

export interface Gathered {
  readonly documents: readonly ReadDocument[];
  readonly evidence: Evidence;
}

/** Files from a command line come from one source and from no place that means anything. */
const BY_HAND = { source: 'local', place: null, listed: null, replaces: null };

/** `onDocument` is called after each document, in order, for progress and for streaming output. */
export async function gather(
  arrivals: Arrivals,
  normalization: Normalization,
  onDocument: (document: ReadDocument) => void = () => {},
): Promise<Gathered> {
  const read = documentReader(normalization);
  const documents: ReadDocument[] = [];
  for await (const arrival of arrivals) {
    const document = read(arrival);
    documents.push(document);
    onDocument(document);
  }
  return { documents, evidence: evidenceOf(documents) };
}

/** Each document once, however many paths bring its bytes. */
export function evidenceOf(documents: readonly ReadDocument[]): Evidence {
  const fresh = documents.filter(({ sameAs }) => sameAs === null).map(({ document }) => document);
  const statements = fresh.flatMap((document) => document?.statements ?? []);
  const heads = fresh.map((document) => document?.head ?? null).filter((head) => head !== null);
  return { statements, heads, candidates: candidatesAmong(statements) };
}

function documentReader(normalization: Normalization): (arrival: Arrival) => ReadDocument {
  const options = {
    strict: normalization.strictMode,
    enabledFormats: normalization.enabledFormats,
    maxDocumentBytes: normalization.maxDocumentSizeBytes,
    maxStatements: normalization.maxStatementsPerDocument,
    ids: identifierReader(),
  };
  const seen = new Map<Digest, string>();
  return ({ path, bytes, problem }) => {
    if (bytes === null) return { path, size: 0, document: null, problem, sameAs: null };
    const document = normalize(bytes, { delivery: BY_HAND, verification: UNSIGNED }, options);
    const sameAs = seen.get(document.digest) ?? null;
    if (sameAs === null) seen.set(document.digest, path);
    return { path, size: bytes.length, document, problem: null, sameAs };
  };
}
