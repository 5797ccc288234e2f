/** Statements → a CSAF 2.0 document of the VEX profile (§4.5), members in the order of the schema. */
import type { DocumentHead } from '../model/document.ts';
import { canonicalDigest } from '../std/canonical.ts';
import { writeInstant } from '../std/instant.ts';
import type { Json, JsonObject } from '../std/json/view.ts';
import { itemsOf } from './csaf/items.ts';
import { productTree } from './csaf/tree.ts';
import { lossLog, type PartLoss } from './loss.ts';
import { standing } from './overtaken.ts';
import { filled, issuerLosses, timeLosses, type WriteOptions, type Writer } from './written.ts';

export const writeCsaf: Writer = (head, statements, options = {}) => {
  const log = lossLog();
  for (const statement of statements) {
    const stated = [
      statement.issued.source === 'statement' ? 'issued' : null,
      statement.updated.source === 'statement' ? 'updated' : null,
    ];
    const own = stated.filter((field) => field !== null);
    log.add(statement.ref.pointer, [
      ...issuerLosses(statement, head),
      ...own.map((field): PartLoss => [field, 'CSAF dates the document, and no status in it']),
      ...timeLosses(statement, head.instant),
    ]);
  }
  const tree = productTree();
  const items = itemsOf(standing(statements, log), tree, log);
  log.add('', headLosses(head));
  const document = documentOf(head, items, options);
  return {
    document: filled({ document, product_tree: whenFilled(tree.json()), vulnerabilities: items }),
    losses: log.losses,
  };
};

function whenFilled(object: JsonObject): JsonObject | undefined {
  return Object.keys(object).length === 0 ? undefined : object;
}

function headLosses({ issuer, instant }: DocumentHead): PartLoss[] {
  const losses: PartLoss[] = [];
  if (issuer === null) losses.push(['issuer', 'CSAF asks for a publisher, and nobody is named']);
  else if (issuer.scheme !== 'namespace') {
    losses.push(['issuer', `CSAF names a publisher by a namespace, and this is the ${issuer.scheme} ${issuer.value}`]);
  }
  if (instant === null) losses.push(['timestamp', 'the document’s time is unknown, and CSAF asks for one']);
  return losses;
}

function documentOf(
  { issuer, instant: known, derived, lineage, quarantine, id }: DocumentHead,
  items: Json,
  options: WriteOptions,
): JsonObject {
  const version = lineage?.version ?? '1';
  const instant = known ?? options.issued ?? null;
  const publisher = issuer?.scheme === 'namespace' ? null : (options.publisher ?? null);
  const date = instant === null ? undefined : writeInstant(instant);
  const trackingId = options.id ?? id ?? `VEX-${canonicalDigest(items).slice(7, 23)}`;
  return {
    category: 'csaf_vex',
    csaf_version: '2.0',
    publisher: filled({
      // `other` marks a document that repeats another's word (CSAF 2.0 §3.2.1.8.1).
      category: derived ? 'other' : 'vendor',
      name: publisher?.name ?? issuer?.name ?? issuer?.value,
      namespace: publisher?.namespace ?? issuer?.value,
    }),
    title: options.title ?? trackingId,
    tracking: filled({
      current_release_date: date,
      id: trackingId,
      initial_release_date: date,
      revision_history: [filled({ date, number: version, summary: 'As stated.' })],
      status: quarantine === 'format.draft' ? 'draft' : 'final',
      version,
    }),
  };
}
