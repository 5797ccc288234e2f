/** What a person types, or an answer wrote → the product that is asked for. */
import { ANY_VERSION, type Identifier, type Product, type Version } from '../model/product.ts';
import type { IssueCode } from '../std/issue.ts';
import { isCpeText, isPurlText, looksLikeUri, readPrefixed, splitPlatforms, splitVersion } from './asked-text.ts';
import { looksLikeHash } from './hash.ts';
import { type IdentifierReader, identifierReader } from './identifier.ts';
import { foldName, isTooLong } from './text.ts';
import { readStatedRange } from './version/range-text.ts';

export interface AskedProduct {
  /** Null where the text names nothing: empty, longer than 2 KiB, or a hash that is none. */
  readonly product: Product | null;
  /** `identity.purl_invalid` and the like: the text is then taken as an opaque uri. */
  readonly notes: readonly IssueCode[];
}

/** A purl, a CPE, `sha256:…`, a URI or a plain name; with ` @version` and ` on platform` behind it where they are needed. */
export function askedProduct(text: string, ids: IdentifierReader = identifierReader()): AskedProduct {
  const [own = '', ...platforms] = isTooLong(text) ? [] : splitPlatforms(text.trim());
  const asked = readOne(own, ids);
  if (asked.product === null) return asked;
  const on = platforms.map((platform) => readOne(platform, ids));
  const notes = [...new Set([asked, ...on].flatMap((one) => one.notes))];
  const named = on.flatMap(({ product }) => product ?? []);
  if (named.length < on.length) return { product: null, notes };
  return { product: named.length === 0 ? asked.product : { ...asked.product, platforms: named }, notes };
}

function readOne(piece: string, ids: IdentifierReader): AskedProduct {
  const { text, version } = splitVersion(piece);
  if (text === '') return { product: null, notes: [] };
  const stated = version === null ? ANY_VERSION : readVersion(version);
  const named = readPrefixed(text);
  if (named?.[0] === 'name') return byName(named[1], [], stated);
  if (named !== null) return byId(ids.read(named[0], named[1]), stated);
  if (isPurlText(text) || isCpeText(text)) return byId(ids.readAny(text), stated);
  if (looksLikeHash(text)) return byId(ids.read('hash', text), stated);
  const { id, notes } = ids.read('uri', text);
  return id === null || looksLikeUri(text) ? byId({ id, notes }, stated) : byName(text, [id], stated);
}

/** A plain text may be either an opaque id or a name. */
function byName(text: string, ids: readonly Identifier[], version: Version): AskedProduct {
  const name = foldName(text);
  return { product: name === '' ? null : { ids, name, version }, notes: [] };
}

function byId(read: { id: Identifier | null; notes: readonly IssueCode[] }, stated: Version): AskedProduct {
  const { id, notes } = read;
  if (id === null) return { product: null, notes };
  return { product: { ids: [id], version: stated.kind === 'any' ? ownVersion(id) : stated }, notes };
}

function ownVersion(id: Identifier): Version {
  const vers = id.purl?.qualifiers.find(([key]) => key === 'vers')?.[1];
  if (vers !== undefined) return readStatedRange(vers).version;
  return id.kind === 'purl' && id.version !== null ? { kind: 'exact', text: id.version } : ANY_VERSION;
}

function readVersion(text: string): Version {
  const ranged = text.includes('|') || text.startsWith('vers:') || '<>=!'.includes(text.charAt(0));
  return ranged ? readStatedRange(text).version : { kind: 'exact', text };
}
