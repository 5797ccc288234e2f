/**
 * Products and subcomponents of OpenVEX (0.2.0 "Component Fields"; texts in 0.0.1). The same text is read once a document:
 * one file names one package a thousand times, and all those statements share one value.
 */
import type { IdentifierReader } from '../../identity/identifier.ts';
import { versionWithin } from '../../identity/stated-version.ts';
import type { Product } from '../../model/product.ts';
import type { IssueCode } from '../../std/issue.ts';
import type { Json } from '../../std/json/read.ts';
import { asObject } from '../../std/json/view.ts';
import { ascending } from '../../std/order.ts';
import type { JsonObject } from '../reading.ts';
import { type Log, type MemberCheck, quoted, readIds, type StatedId } from '../texts.ts';
import { HASH_MEMBERS, IDENTIFIER_MEMBERS, PRODUCT_MEMBERS } from './members.ts';

export interface NamedProduct {
  readonly product: Product;
  readonly notes: readonly IssueCode[];
  readonly drop: null;
}

/** Nothing that identifies a product: the code for which what names it is dropped. */
export interface Unnamed {
  readonly drop: IssueCode;
  readonly text?: string;
}

/** Reads an item of a list of products or subcomponents: a text or an object. `list` is the pointer to the list. */
export type ProductReader = (item: Json, list: string, position: number) => NamedProduct | Unnamed;

export function productReader(ids: IdentifierReader, log: Log, checkMembers: MemberCheck): ProductReader {
  const known = new Map<string, NamedProduct | Unnamed>();
  return (item, list, position) => {
    const key = keyOf(item);
    const before = known.get(key);
    if (before !== undefined) return before;
    const read = readProduct(item, ids);
    known.set(key, read);
    const pointer = `${list}/${position}`;
    const object = asObject(item);
    if (object !== null) checkObject(object, pointer, checkMembers);
    if (read.drop !== null) return read;
    for (const note of read.notes) log.add(note, 'kept', { pointer, text: labelOf(item) });
    return read;
  };
}

/** What tells one item from another: for nearly all the one text in it, without building another. */
function keyOf(item: Json): string {
  if (typeof item === 'string') return item;
  const object = asObject(item);
  const id = object?.['@id'];
  if (typeof id === 'string' && object?.identifiers === undefined && object?.hashes === undefined) return id;
  // No text of a document can be taken for a key of this kind: the separator is first.
  return `\u0000${JSON.stringify(object === null ? item : [id, object.identifiers, object.hashes])}`;
}

function labelOf(item: Json): string {
  const object = asObject(item);
  return quoted(object?.['@id'] ?? object?.identifiers ?? object?.hashes ?? item);
}

function checkObject(object: JsonObject, pointer: string, checkMembers: MemberCheck): void {
  checkMembers(object, 'product', PRODUCT_MEMBERS, pointer);
  const [identifiers, hashes] = [asObject(object.identifiers), asObject(object.hashes)];
  if (identifiers !== null)
    checkMembers(identifiers, 'list of identifiers', IDENTIFIER_MEMBERS, `${pointer}/identifiers`);
  if (hashes !== null) checkMembers(hashes, 'list of hashes', HASH_MEMBERS, `${pointer}/hashes`);
}

function readProduct(item: Json, reader: IdentifierReader): NamedProduct | Unnamed {
  const stated = statedIds(item);
  if (stated === null) return { drop: 'format.schema', text: labelOf(item) };
  const { ids, notes, lost } = readIds(stated, reader);
  if (ids.length === 0) return { drop: lost ?? 'identity.product_missing', text: labelOf(item) };
  const version = versionWithin(ids);
  return namedProduct(
    { ids, version },
    version.kind === 'unreadable' ? [...notes, 'identity.range_unreadable'] : notes,
  );
}

export function namedProduct(product: Product, notes: readonly IssueCode[]): NamedProduct {
  return { product, notes, drop: null };
}

/** All that identifies the product, whatever the order of its members. Null where something is of the wrong type. */
function statedIds(item: Json): StatedId[] | null {
  if (typeof item === 'string') return [['any', item]];
  const object = asObject(item);
  const [identifiers, hashes] = [asObject(object?.identifiers ?? {}), asObject(object?.hashes ?? {})];
  if (object === null || identifiers === null || hashes === null) return null;
  const stated: [StatedId[0], Json | undefined][] = [
    ['any', object['@id']],
    ['purl', identifiers.purl],
    ['cpe', identifiers.cpe22],
    ['cpe', identifiers.cpe23],
  ];
  for (const algorithm of Object.keys(hashes).sort(ascending)) {
    const value = hashes[algorithm];
    stated.push(['hash', typeof value === 'string' ? `${algorithm}:${value}` : value]);
  }
  const present = stated.filter(([, value]) => value !== undefined && value !== null);
  return present.every((id): id is [StatedId[0], string] => typeof id[1] === 'string') ? present : null;
}
