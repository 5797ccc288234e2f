/**
 * Whether two statements say the same (formats.md §1 `content`): all fields but the reference, issues, raw spellings,
 * labels, and times that come from the document. Equal content from two documents is the same evidence.
 */
import type { Product } from '../model/product.ts';
import type { StatedTime, Statement } from '../model/statement.ts';
import { writeInstant } from '../std/instant.ts';
import { ascending } from '../std/order.ts';

/** The test for many statements beside one, whose text is made once. */
export function sameWordAs(b: Statement): (a: Statement) => boolean {
  let text: string | null = null;
  return (a) => {
    if (a === b) return true;
    // Cheap first: most pairs differ here.
    if (a.status !== b.status || a.vulnerability.name !== b.vulnerability.name) return false;
    text ??= contentText(b);
    return contentText(a) === text;
  };
}

/** One text per content: equal exactly where the content is. */
export function contentText(statement: Statement): string {
  const { issuer, vulnerability, status, statedAs, justification, justifiedAs, impact, actions, notes } = statement;
  return JSON.stringify([
    issuer === null ? null : [issuer.scheme, issuer.value, issuer.role ?? null],
    [vulnerability.name, vulnerability.cves],
    productContent(statement.product),
    statement.components.map(productContent),
    [status, statedAs, justification, justifiedAs, impact],
    actions.map((action) => [action.kind, action.text, action.url ?? null, action.at ?? null]),
    notes,
    [ownTime(statement.issued), ownTime(statement.updated)],
  ]);
}

function ownTime(time: StatedTime): string | null {
  return time.source === 'statement' && time.instant !== null ? writeInstant(time.instant) : null;
}

function productContent(product: Product): unknown {
  const {
    ids,
    vendor = null,
    name = null,
    version,
    branches = [],
    path = [],
    platforms = [],
    bareRepeat = false,
  } = product;
  const stated =
    version.kind === 'any' ? null : version.kind === 'range' ? version.range.text : [version.kind, version.text];
  return [
    ids.map((id) => `${id.kind} ${id.text}`).sort(ascending),
    [vendor, name, bareRepeat],
    stated,
    branches,
    path.map(productContent),
    platforms.map(productContent),
  ];
}
