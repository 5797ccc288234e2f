/** `--from` → evidence, with progress; what could not be used is said on standard error, never passed over. */
import type { Config } from '../config/config.ts';
import { type Gathered, gather, type ReadDocument } from '../service/gather.ts';
import type { Arrival, Arrivals } from '../service/ports.ts';
import { type Given, textsIn } from './command.ts';
import { escaped } from './escape.ts';
import { normalizationOf } from './inputs.ts';
import { print } from './print.ts';
import { progressOn } from './progress.ts';
import type { World } from './world.ts';

/** A document that was read, with the bytes that it was read from. */
export type OnDocument = (document: ReadDocument, bytes: Uint8Array | null) => void;

export async function read(given: Given, config: Config, world: World, onDocument: OnDocument): Promise<Gathered> {
  const progress = progressOn(world);
  const normalization = normalizationOf(config);
  const current = { bytes: null as Uint8Array | null };
  const arrivals = world.arrivals(textsIn(given, 'from'), {
    maxBytes: normalization.maxDocumentSizeBytes,
    onListed: progress.listed,
  });
  try {
    return await gather(remembering(arrivals, current), normalization, (document) => {
      progress.read(document);
      onDocument(document, current.bytes);
    });
  } finally {
    progress.stop();
  }
}

/** Each document is read before the next arrives, so its bytes are those of the last arrival. */
async function* remembering(arrivals: Arrivals, current: { bytes: Uint8Array | null }): AsyncGenerator<Arrival> {
  for await (const arrival of arrivals) {
    current.bytes = arrival.bytes;
    yield arrival;
  }
}

/** The evidence for a question. Documents that were refused are named. */
export async function evidenceIn(given: Given, config: Config, world: World): Promise<Gathered> {
  const unused: ReadDocument[] = [];
  let documents = 0;
  try {
    return await read(given, config, world, (document) => {
      documents += 1;
      if (isRefused(document)) unused.push(document);
    });
  } finally {
    await print(world.stderr, refusals(unused, documents));
  }
}

export function isRefused({ document }: ReadDocument): boolean {
  return document === null || document.head === null;
}

const MAX_NAMED = 5;

function* refusals(unused: readonly ReadDocument[], documents: number): Generator<string> {
  if (unused.length === 0) return;
  yield `${unused.length} of ${documents} documents are not used; \`stella vex lint\` says more:`;
  for (const document of unused.slice(0, MAX_NAMED))
    yield `  ${escaped(document.path)}: ${escaped(whyRefused(document))}`;
  if (unused.length > MAX_NAMED) yield `  and ${unused.length - MAX_NAMED} more`;
}

/** The first reason, in one line. */
export function whyRefused({ document, problem }: ReadDocument): string {
  if (document === null) return problem ?? 'it cannot be read';
  const issue = document.issues.find(({ effect }) => effect === 'rejects');
  return issue === undefined ? 'it was refused' : `${issue.code}: ${issue.message}`;
}
