/** The head of a CSAF document: who speaks, of which text and version, when, and whether it still does (formats.md §3). */
import type { Delivery, DocumentHead, Lineage } from '../../model/document.ts';
import type { IssuerName } from '../../model/statement.ts';
import type { Instant } from '../../std/instant.ts';
import type { IssueLog } from '../../std/issue.ts';
import { asObject, asText, member } from '../../std/json/view.ts';
import type { JsonObject, ReadingInput } from '../reading.ts';
import { readTime } from '../times.ts';
import { isDeleted, type StatedEdition } from './edition.ts';
import { endsOf } from './ends.ts';
import { isUrl, readNamespace } from './namespace.ts';
import { noteMissingMembers } from './required.ts';
import { isDraft, versionOf } from './revision.ts';

/** Whose word the document repeats is not the publisher's own (CSAF 2.0 §3.2.1.8.1; `multiplier` is of 2.1). */
const DERIVED = new Set(['translator', 'other', 'multiplier']);

const TRACKING = '/document/tracking';

/** Null where the document is refused, logged `identity.issuer_missing`: a tombstone of nobody knows whom. */
export function readHead(input: ReadingInput, { text, edition }: StatedEdition): DocumentHead | null {
  const { root, log, digest, delivery, verification } = input;
  const document = objectIn(root, 'document');
  const tracking = objectIn(document, 'tracking');
  const publisher = objectIn(document, 'publisher');
  const deleted = isDeleted(document);
  if (!deleted) noteMissingMembers(root, edition, log);
  const issuer = issuerOf(publisher);
  const namespace = issuer?.value ?? (deleted ? feedNamespace(delivery) : null);
  if (namespace === null) noteNobody(log, deleted);
  if (namespace === null && deleted) return null;
  return {
    digest,
    format: 'CSAF',
    formatVersion: text,
    id: asText(tracking.id) || null,
    issuer,
    instant: releasedAt(tracking, deleted, log),
    lineage: lineageOf(namespace, tracking, log),
    derived: DERIVED.has(asText(publisher.category) ?? ''),
    ends: endsOf(root, document, edition, log),
    quarantine: quarantineOf(tracking, log),
    delivery,
    verification,
  };
}

function objectIn(parent: JsonObject, name: string): JsonObject {
  return asObject(member(parent, name)) ?? {};
}

function issuerOf(publisher: JsonObject): IssuerName | null {
  const value = readNamespace(asText(publisher.namespace));
  const name = asText(publisher.name);
  if (value === null) return null;
  return { scheme: 'namespace', value, ...(name === null ? {} : { name }) };
}

/** A tombstone names nobody: it is its feed's, where the feed is known by its namespace and not by a nickname. */
function feedNamespace({ source }: Delivery): string | null {
  return isUrl(source) ? readNamespace(source) : null;
}

function noteNobody(log: IssueLog, deleted: boolean): void {
  const pointer = '/document/publisher/namespace';
  if (!deleted) log.add('identity.issuer_missing', 'kept', { pointer, clause: 'CSAF 2.0 §3.2.1.8.5' });
  else
    log.add('identity.issuer_missing', 'rejects', {
      pointer,
      message: 'a deletion by nobody, from a feed without namespace',
    });
}

/** When this text was released; the first release where that is unknown. Null = unknown. */
function releasedAt(tracking: JsonObject, deleted: boolean, log: IssueLog): Instant | null {
  const pointer = `${TRACKING}/current_release_date`;
  const current = tracking.current_release_date;
  if (current === undefined && !deleted) log.add('time.missing', 'kept', { pointer, clause: 'CSAF 2.0 §3.2.1.12.2' });
  return (
    readTime(current, pointer, log) ?? readTime(tracking.initial_release_date, `${TRACKING}/initial_release_date`, log)
  );
}

/** "The same file, later": ids repeat across publishers, so the namespace belongs to the key (CSAF 2.0 §3.2.1.12.4). */
function lineageOf(namespace: string | null, tracking: JsonObject, log: IssueLog): Lineage | null {
  const id = asText(tracking.id);
  const version = versionOf(tracking, log);
  const generated = readTime(objectIn(tracking, 'generator').date, `${TRACKING}/generator/date`, log);
  if (namespace === null || id === null || id === '') return null;
  return { key: JSON.stringify(['CSAF', namespace, id]), needsDistinctVersions: false, version, generated };
}

const STATUSES = new Set(['final', 'interim', 'draft', 'deleted']);

/** A draft is for internal use (CSAF 2.0 §3.2.1.12.7): it is kept, and silent. A word of no such list is only noted. */
function quarantineOf(tracking: JsonObject, log: IssueLog): DocumentHead['quarantine'] {
  const detail = { pointer: `${TRACKING}/status`, clause: 'CSAF 2.0 §3.2.1.12.7' };
  const status = asText(tracking.status);
  if (isDraft(tracking)) {
    log.add('format.draft', 'kept', detail);
    return 'format.draft';
  }
  if (status !== null && status !== '' && !STATUSES.has(status)) {
    log.add('format.schema', 'kept', { ...detail, text: status, message: 'no status of a document' });
  }
  return null;
}
