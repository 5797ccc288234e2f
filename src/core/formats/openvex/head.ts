/** What an OpenVEX document says of itself: who speaks, when, and of which file this is a revision. */
import type { DocumentHead, Lineage } from '../../model/document.ts';
import type { IssuerName, StatedTime } from '../../model/statement.ts';
import type { Instant } from '../../std/instant.ts';
import type { Json } from '../../std/json/read.ts';
import { asArray, asObject, type JsonObject } from '../../std/json/view.ts';
import { laterOf, type ReadingInput } from '../reading.ts';
import { filledText, freeText, type Log, met } from '../texts.ts';
import { readTime } from '../times.ts';

/** The prefix of every OpenVEX context; a version may follow. */
const NAMESPACE = 'https://openvex.dev/ns';

/** What follows the namespace in the document's `@context`, or null where no context is OpenVEX's. */
export function contextOf(root: JsonObject): string | null {
  const stated = root['@context'];
  for (const context of asArray(stated) ?? [stated]) {
    if (typeof context !== 'string' || !context.startsWith(NAMESPACE)) continue;
    const rest = context.slice(NAMESPACE.length);
    if (rest === '' || rest.startsWith('/') || rest.startsWith('#')) return rest;
  }
  return null;
}

const READ_AS = ['0.0.1', '0.2.0'];

/** The version that the context names; null where it is none of 0.x, and the document is not read. */
export function readVersion(root: JsonObject, log: Log): string | null {
  const context = contextOf(root);
  if (context === null) {
    log.add('format.schema', 'kept', { pointer: '/@context', message: 'no OpenVEX context; read by its shape' });
    return '0.2.0';
  }
  const path = context.replace(/[/#]$/, '');
  // OpenVEX 0.2.0 "Document Struct Fields": without a version it is 0.0.1.
  if (path === '') return '0.0.1';
  const version = path.startsWith('/v0.') ? path.slice(2) : null;
  if (version === null || !READ_AS.includes(version)) {
    log.add('format.version_unsupported', version === null ? 'rejects' : 'kept', {
      pointer: '/@context',
      message: `not a version that is read: ${READ_AS.join(', ')}`,
      text: context,
    });
  }
  return version;
}

export interface OpenvexHead {
  readonly head: DocumentHead;
  /** What a statement without a time of its own inherits (OpenVEX 0.2.0 "Timestamps"). */
  readonly issued: StatedTime;
}

export function readHead(input: ReadingInput, formatVersion: string, entries: readonly Json[]): OpenvexHead {
  const { root, digest, delivery, verification, log } = input;
  const issuer = issuerOf(root, log);
  const id = filledText(root['@id']);
  if (id === null) log.add('format.schema', 'kept', { pointer: '/@id', message: 'the document has no @id' });
  const { issued, instant } = timesOf(root, entries, log);
  return {
    issued,
    head: {
      digest,
      format: 'OpenVEX',
      formatVersion,
      id,
      issuer,
      instant,
      lineage: lineageOf(delivery.place, issuer, id, versionOf(root.version, log)),
      derived: false,
      ends: null,
      quarantine: null,
      delivery,
      verification,
    },
  };
}

/** `author` (OpenVEX 0.2.0 "Document Struct Fields"); `supplier` supplies the product and never speaks. */
function issuerOf(root: JsonObject, log: Log): IssuerName | null {
  const author = filledText(root.author)?.normalize('NFC') ?? null;
  if (author === null || author.toLowerCase() === 'unknown author') {
    log.add('identity.issuer_missing', 'kept', { pointer: '/author', ...met(root.author) });
    return null;
  }
  const role = freeText(root.role, '', 'role', log);
  return { scheme: 'author', value: author, ...(role === null ? {} : { role }) };
}

/**
 * The document's own time, which is unknown only where nothing in it can be read: `timestamp`, else `last_updated`, else
 * its greatest statement time (formats.md §9). `last_updated` dates the file, so statements do not inherit it otherwise.
 */
function timesOf(
  root: JsonObject,
  entries: readonly Json[],
  log: Log,
): { issued: StatedTime; instant: Instant | null } {
  const stated = readTime(root.timestamp, '/timestamp', log);
  const updated = readTime(root.last_updated, '/last_updated', log);
  if (root.timestamp === undefined) log.add('time.missing', 'kept', { pointer: '/timestamp' });
  const fallback = stated ?? updated ?? greatestTime(entries);
  return {
    issued: { instant: fallback, source: fallback === null ? 'none' : 'document' },
    instant: laterOf(stated, updated) ?? fallback,
  };
}

const SILENT: Log = { add: () => {} };

function greatestTime(entries: readonly Json[]): Instant | null {
  let greatest: Instant | null = null;
  for (const entry of entries) greatest = laterOf(greatest, readTime(asObject(entry)?.timestamp, '', SILENT));
  return greatest;
}

/** A number, or digits in a text as 0.0.1 has it; a label that orders revisions, so what is neither is none. */
function versionOf(value: Json | undefined, log: Log): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value === 'string' && /^\d{1,18}(?:\.\d{1,18}\.\d{1,18})?$/.test(value.trim())) return value.trim();
  log.add('format.schema', 'kept', { pointer: '/version', message: 'no version number', ...met(value) });
  return null;
}

/** The place is one file; an `@id` is only a claim, and one of them is in 107 Docker files (formats.md §8). */
function lineageOf(
  place: string | null,
  issuer: IssuerName | null,
  id: string | null,
  version: string | null,
): Lineage | null {
  const of = (key: readonly unknown[], needsDistinctVersions: boolean): Lineage => ({
    key: JSON.stringify(['OpenVEX', ...key]),
    needsDistinctVersions,
    version,
    generated: null,
  });
  if (place !== null) return of(['place', place], false);
  return id === null ? null : of(['id', issuer?.value ?? null, id], true);
}
