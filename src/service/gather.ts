/** Use case: arrivals → read documents and the evidence that questions are asked of. */
import type { FormatName, NormalisedDocument } from '../core/model/document.ts';
import type { Statement } from '../core/model/statement.ts';
import type { Arrivals } from './ports.ts';

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

export interface Evidence {
  readonly statements: readonly Statement[];
}

export interface Gathered {
  readonly documents: readonly ReadDocument[];
  readonly evidence: Evidence;
}

/** `onDocument` is called after each document, in order, for progress and for streaming output. */
export async function gather(
  arrivals: Arrivals,
  normalization: Normalization,
  onDocument: (document: ReadDocument) => void = () => {},
): Promise<Gathered> {
  throw new Error(`not written yet ${arrivals} ${normalization} ${onDocument}`);
}
