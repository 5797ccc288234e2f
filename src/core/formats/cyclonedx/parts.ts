/** A component or service of a BOM → the product that it describes. */
import type { IdentifierReader } from '../../identity/identifier.ts';
import { versionWithin } from '../../identity/stated-version.ts';
import { readStatedRange, readStatedVersion } from '../../identity/version/range-text.ts';
import { ANY_VERSION, type Identifier, type Product, type Version } from '../../model/product.ts';
import type { IssueCode } from '../../std/issue.ts';
import { asArray, asObject, type JsonObject } from '../../std/json/view.ts';
import { filledText, readIds, type StatedId } from '../texts.ts';

export interface ReadPart {
  /** Null where nothing identifies it, neither an identifier nor a name. */
  readonly product: Product | null;
  readonly notes: readonly IssueCode[];
}

export function readPart(part: JsonObject, reader: IdentifierReader): ReadPart {
  const { ids, notes } = readIds(statedIds(part), reader);
  const name = nameOf(part);
  if (ids.length === 0 && name === null) return { product: null, notes };
  const vendor = vendorOf(part);
  const { version, notes: odd } = versionOf(part, ids);
  const product: Product = {
    ids,
    ...(vendor === null ? {} : { vendor }),
    ...(name === null ? {} : { name }),
    version,
  };
  const all = [...notes, ...odd, ...(ids.length === 0 ? (['identity.name_only'] as const) : [])];
  return { product, notes: [...new Set(all)] };
}

function statedIds(part: JsonObject): StatedId[] {
  const stated: StatedId[] = [];
  const [purl, cpe] = [filledText(part.purl), filledText(part.cpe)];
  if (purl !== null) stated.push(['purl', purl]);
  if (cpe !== null) stated.push(['cpe', cpe]);
  for (const item of asArray(part.hashes) ?? []) {
    const { alg, content } = asObject(item) ?? {};
    stated.push(['hash', typeof alg === 'string' && typeof content === 'string' ? `${alg}:${content}` : '']);
  }
  return stated;
}

/** With its group, which tells two components of one name apart. */
function nameOf(part: JsonObject): string | null {
  const [group, name] = [filledText(part.group), filledText(part.name)];
  return group === null || name === null ? name : `${group}/${name}`;
}

function vendorOf({ manufacturer, supplier, provider, publisher }: JsonObject): string | null {
  const named = [manufacturer, supplier, provider].map((value) => filledText(asObject(value)?.name));
  return named.find((name) => name !== null) ?? filledText(publisher);
}

/** The purl's, since it is what scanners compare; else the component's own; 1.7 has ranges for external components. */
function versionOf(part: JsonObject, ids: readonly Identifier[]): { version: Version; notes: readonly IssueCode[] } {
  const within = versionWithin(ids);
  const [version, range] = [filledText(part.version), filledText(part.versionRange)];
  if (within.kind !== 'any') return { version: within, notes: [] };
  if (version !== null) return readStatedVersion(version);
  return range === null ? { version: ANY_VERSION, notes: [] } : readStatedRange(range);
}
