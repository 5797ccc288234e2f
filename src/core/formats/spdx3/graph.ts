/**
 * The elements of a document by their IRI (SPDX 3.0.1 JSON-LD serialisation: all in `@graph`, one level deep), and what a
 * reference means. Invariant: a reference is followed once, never further, so no circle can be walked.
 */
import type { Json } from '../../std/json/read.ts';
import { asArray, asObject, asText, type JsonArray, type JsonObject } from '../../std/json/view.ts';
import { filledText } from '../texts.ts';

export interface Graph {
  readonly elements: JsonArray;
  /** All definitions under one IRI: nearly always one. */
  readonly byId: ReadonlyMap<string, readonly JsonObject[]>;
  /** Where each element stands in `elements`. */
  readonly positions: ReadonlyMap<JsonObject, number>;
  /** What agents are called, as far as somebody has asked: a name is put together once. */
  readonly agentNames: Map<JsonObject, string | null>;
}

/** What a member of a relationship refers to. */
export interface Referred {
  /** Null for an element without a name of its own that stands in the place of the reference. */
  readonly iri: string | null;
  /** Its definitions; empty where it is not in the document. */
  readonly elements: readonly JsonObject[];
}

export function idOf(element: JsonObject): string | null {
  return filledText(element.spdxId) ?? filledText(element['@id']);
}

export function graphOf(elements: JsonArray): Graph {
  const byId = new Map<string, JsonObject[]>();
  const positions = new Map<JsonObject, number>();
  for (const [position, item] of elements.entries()) {
    const element = asObject(item);
    if (element === null) continue;
    positions.set(element, position);
    const id = idOf(element);
    if (id === null) continue;
    const known = byId.get(id);
    if (known === undefined) byId.set(id, [element]);
    else known.push(element);
  }
  return { elements, byId, positions, agentNames: new Map() };
}

/** An IRI, or an element in its place; null where it is neither. */
export function refer({ byId }: Graph, value: Json | undefined): Referred | null {
  const text = filledText(value);
  if (text !== null) return { iri: text, elements: byId.get(text) ?? [] };
  const element = asObject(value);
  if (element === null) return null;
  const iri = idOf(element);
  const isBare = Object.keys(element).every((name) => name === 'spdxId' || name === '@id');
  if (isBare) return iri === null ? null : { iri, elements: byId.get(iri) ?? [] };
  return { iri, elements: [element, ...(iri === null ? [] : (byId.get(iri) ?? []))] };
}

/** A lone value stands for a list of one, as JSON-LD compacts it; empty where it is absent. */
export function listed(value: Json | undefined): JsonArray {
  return value === undefined || value === null ? [] : (asArray(value) ?? [value]);
}

/** The elements that stand for nothing (SPDX 3.0.1 Core, individuals), whatever version of the terms names them. */
export function isNothing({ iri }: Referred): boolean {
  return iri !== null && /(?:^|[/:_])(?:NoneElement|NoAssertionElement)$/.test(iri);
}

/** A blank node is a name in this document only. */
export function isGlobal(iri: string | null): iri is string {
  return iri !== null && !iri.startsWith('_:');
}

/** The items of `externalIdentifier`, as type and text. */
export function externalIds(element: JsonObject): (readonly [type: string, text: string])[] {
  const found: (readonly [string, string])[] = [];
  for (const item of listed(element.externalIdentifier)) {
    const object = asObject(item);
    const [type, text] = [asText(object?.externalIdentifierType), filledText(object?.identifier)];
    if (type !== null && text !== null) found.push([type, text]);
  }
  return found;
}
