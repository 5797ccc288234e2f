/** A product or subcomponent of OpenVEX 0.2.0 ("Component Fields"): `@id`, one purl, two CPEs, a hash an algorithm. */

import { identifierReader } from '../../identity/identifier.ts';
import { versionWithin } from '../../identity/stated-version.ts';
import type { Identifier, Product } from '../../model/product.ts';
import type { JsonObject } from '../../std/json/view.ts';
import type { PartLoss } from '../loss.ts';
import { cannot, NO_PLATFORMS, type Put, unsaid } from '../products.ts';
import { fitted, isSameVersion, WIDER } from '../versions.ts';
import { filled } from '../written.ts';

/** OpenVEX 0.2.0 Appendix A, and how the model calls them. */
const HASHES: ReadonlyMap<string, string> = new Map(
  'md5 sha-1 sha-256 sha-384 sha-512 sha3-224 sha3-256 sha3-384 sha3-512 blake2s-256 blake2b-256 blake2b-512'
    .split(' ')
    .map((name) => [name, name === 'sha-1' ? 'sha1' : name]),
);

export function putProduct(product: Product): Put<JsonObject> {
  if ((product.platforms ?? []).length > 0) return cannot(NO_PLATFORMS);
  const slots = slotsOf(product.ids);
  if (slots.ids.length === 0)
    return cannot('left out: OpenVEX knows a product by an identifier, and it has none that fits');
  const fit = fitted(slots.ids, product.version);
  if (fit === null) return cannot(WIDER);
  const { json, ids } = slotsOf(fit.ids);
  return {
    json,
    why: null,
    losses: [...lossesOf(product, ids.length), ...fit.losses, ...purlLosses(product, slots.ids)],
  };
}

function lossesOf(product: Product, written: number): PartLoss[] {
  const fields = unsaid(product, ['vendor', 'name', 'branches', 'path'], 'OpenVEX');
  if (written === product.ids.length) return fields;
  return [...fields, ['ids', 'more identifiers, or of other kinds, than OpenVEX has places for']];
}

/** Of purls that disagree one may be left, and then its version is the product's. */
function purlLosses({ version, ids }: Product, written: readonly Identifier[]): PartLoss[] {
  const moved = written.length < ids.length && !isSameVersion(versionWithin(written), versionWithin(ids));
  return moved && version.kind === 'any' ? [['version', 'of several purls one is left']] : [];
}

interface Slots {
  readonly json: JsonObject;
  /** Those that found a place. */
  readonly ids: readonly Identifier[];
}

function slotsOf(ids: readonly Identifier[]): Slots {
  const of = (kind: Identifier['kind']) => ids.filter((id) => id.kind === kind);
  const [uri] = of('uri').filter(isReadAsUri);
  const purls = of('purl').slice(0, uri === undefined ? 2 : 1);
  const cpes = of('cpe');
  const cpe22 = cpes.find(({ raw }) => raw.startsWith('cpe:/'));
  const [cpe23, spare] = cpes.filter((id) => id !== cpe22);
  const first = uri ?? purls[0] ?? spare;
  const purl = uri === undefined ? purls[1] : purls[0];
  const hashes = new Map<string, Identifier>();
  for (const id of of('hash')) {
    const name = HASHES.get(algorithmOf(id));
    if (name !== undefined && !hashes.has(name)) hashes.set(name, id);
  }
  const names = [...HASHES.values()].filter((name) => hashes.has(name));
  const identifiers = filled({ purl: purl?.text, cpe22: cpe22?.raw, cpe23: cpe23?.text });
  const json = filled({
    '@id': first?.text,
    identifiers: Object.keys(identifiers).length === 0 ? undefined : identifiers,
    hashes: names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, hexOf(hashes.get(name))])),
  });
  const placed = new Set([first, purl, cpe22, cpe23, ...hashes.values()]);
  return { json, ids: ids.filter((id) => placed.has(id)) };
}

/** An `@id` is read by its look. */
function isReadAsUri({ text }: Identifier): boolean {
  return identifierReader().readAny(text).id?.kind === 'uri';
}

function algorithmOf({ text }: Identifier): string {
  return text.slice(0, text.indexOf(':'));
}

function hexOf(id: Identifier | undefined): string {
  return id === undefined ? '' : id.text.slice(id.text.indexOf(':') + 1);
}
