/** Statements → an OpenVEX 0.2.0 document, its members in the order of the specification ("Document Struct Fields"). */
import type { DocumentHead } from '../model/document.ts';
import { canonicalDigest } from '../std/canonical.ts';
import { type Instant, writeInstant } from '../std/instant.ts';
import { lossLog, type PartLoss } from './loss.ts';
import { entriesOf } from './openvex/entries.ts';
import { filled, issuerLosses, revisionOf, type Writer } from './written.ts';

export const writeOpenVex: Writer = (head, statements, options = {}) => {
  const log = lossLog();
  // What statements without a time of their own inherited; the document may be younger than that.
  const inherited = statements.find(({ issued }) => issued.source === 'document')?.issued.instant ?? null;
  const timestamp = inherited ?? head.instant;
  const written = timestamp ?? options.issued ?? null;
  for (const statement of statements) log.add(statement.ref.pointer, issuerLosses(statement, head));
  const entries = entriesOf(statements, timestamp, log);
  const { version, losses } = revisionOf(head);
  log.add('', [...losses, ...headLosses(head, timestamp)]);
  const document = filled({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': options.id ?? head.id ?? `https://openvex.dev/docs/public/vex-${canonicalDigest(entries).slice(7)}`,
    author: head.issuer?.value ?? 'Unknown Author',
    role: head.issuer?.role,
    timestamp: written === null ? null : writeInstant(written),
    last_updated: isLater(head.instant, timestamp) ? writeInstant(head.instant) : null,
    version,
    statements: null,
  });
  return { document: { ...document, statements: entries }, losses: log.losses };
};

function isLater(instant: Instant | null, than: Instant | null): instant is Instant {
  return instant !== null && than !== null && instant > than;
}

function headLosses({ issuer }: DocumentHead, timestamp: Instant | null): PartLoss[] {
  const losses: PartLoss[] = [];
  if (timestamp === null) losses.push(['timestamp', 'the document’s time is unknown, and OpenVEX asks for one']);
  if (issuer !== null && issuer.scheme !== 'author') {
    losses.push(['issuer', `OpenVEX names an author, and this is the ${issuer.scheme} ${issuer.value}`]);
  }
  return losses;
}
