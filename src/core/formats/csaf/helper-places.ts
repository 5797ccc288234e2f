/** Where the identifiers of a product stand in its helper (CSAF 2.0 §3.1.3.3): one row a kind, in order of their worth. */
import { csaf20Pattern } from '../../identity/wildcards.ts';
import type { IdentifierKind } from '../../model/product.ts';
import type { Json } from '../../std/json/read.ts';
import { asArray, asObject, asText, type JsonObject } from '../../std/json/view.ts';
import type { Edition } from './edition.ts';

export interface StatedIdentifier {
  readonly kind: IdentifierKind;
  /** As the identifier is read. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  /** Where, from the helper on. */
  readonly at: string;
}

export function statedIdentifiers(helper: JsonObject, edition: Edition): readonly StatedIdentifier[] {
  const found: StatedIdentifier[] = [];
  addText(found, 'purl', helper.purl, '/purl');
  addTexts(found, 'purl', helper.purls, '/purls', asIs);
  addText(found, 'cpe', helper.cpe, '/cpe');
  addHashes(found, helper.hashes);
  // Beginnings in 2.0 ("stop at any point"), patterns anchored at both ends in 2.1 (CSAF 2.1 §9.1.18).
  const pattern = edition === '2.0' ? csaf20Pattern : asIs;
  addTexts(found, 'model', helper.model_numbers, '/model_numbers', pattern);
  addTexts(found, 'serial', helper.serial_numbers, '/serial_numbers', pattern);
  addTexts(found, 'sku', helper.skus, '/skus', pattern);
  for (const [i, item] of (asArray(helper.x_generic_uris) ?? []).entries()) {
    addText(found, 'uri', asObject(item)?.uri, `/x_generic_uris/${i}/uri`);
  }
  return found;
}

/** The texts of a list, what else it holds left out. */
export function textsIn(value: Json | undefined): readonly string[] {
  return value === undefined ? NO_TEXTS : (asArray(value) ?? []).filter((item) => typeof item === 'string');
}

const NO_TEXTS: readonly string[] = [];

function asIs(text: string): string {
  return text;
}

function addText(found: StatedIdentifier[], kind: IdentifierKind, value: Json | undefined, at: string): void {
  if (typeof value === 'string') found.push({ kind, text: value, raw: value, at });
}

function addTexts(
  found: StatedIdentifier[],
  kind: IdentifierKind,
  value: Json | undefined,
  at: string,
  textOf: (raw: string) => string,
): void {
  if (value === undefined) return;
  for (const [i, raw] of (asArray(value) ?? []).entries()) {
    if (typeof raw === 'string') found.push({ kind, text: textOf(raw), raw, at: `${at}/${i}` });
  }
}

/** Every hash of every file. */
function addHashes(found: StatedIdentifier[], value: Json | undefined): void {
  if (value === undefined) return;
  for (const [i, file] of (asArray(value) ?? []).entries()) {
    for (const [j, item] of (asArray(asObject(file)?.file_hashes) ?? []).entries()) {
      const hash = asObject(item);
      const text = `${asText(hash?.algorithm) ?? ''}:${asText(hash?.value) ?? ''}`;
      found.push({ kind: 'hash', text, raw: text, at: `/hashes/${i}/file_hashes/${j}` });
    }
  }
}
