/** `product_identification_helper` (CSAF 2.0 §3.1.3.3): one purl, one CPE, hashes, numbers and uris, members in order. */
import { csaf20Pattern } from '../../identity/wildcards.ts';
import type { Identifier, IdentifierKind } from '../../model/product.ts';
import type { JsonObject } from '../../std/json/view.ts';
import type { PartLoss } from '../loss.ts';
import { filled } from '../written.ts';

export interface Helper {
  /** Undefined where there is nothing to put in it. */
  readonly json: JsonObject | undefined;
  /** The identifiers that are in it. */
  readonly ids: readonly Identifier[];
  readonly losses: readonly PartLoss[];
}

/** How many of a kind there may be. */
const ONE: ReadonlySet<IdentifierKind> = new Set(['purl', 'cpe']);

export function putHelper(ids: readonly Identifier[], sbomUrls: readonly string[]): Helper {
  const written = ids.filter((id) => {
    const first = ids.find(({ kind }) => kind === id.kind);
    if (ONE.has(id.kind)) return id === first;
    return id.kind === 'uri' ? isUri(id) : !isNumber(id) || numberOf(id) !== null;
  });
  const of = (kind: IdentifierKind) => written.filter((id) => id.kind === kind);
  const texts = (kind: IdentifierKind) => of(kind).map((id) => numberOf(id) ?? '');
  const hashes = of('hash').map(({ text }) => ({
    algorithm: algorithmOf(text),
    value: text.slice(text.indexOf(':') + 1),
  }));
  const json = filled({
    cpe: of('cpe')[0]?.text,
    hashes: hashes.length === 0 ? undefined : [{ file_hashes: hashes, filename: 'file' }],
    model_numbers: texts('model'),
    purl: of('purl')[0]?.text,
    sbom_urls: sbomUrls,
    serial_numbers: texts('serial'),
    skus: texts('sku'),
    x_generic_uris: of('uri').map(({ text }) => ({ namespace: text, uri: text })),
  });
  const losses: PartLoss[] =
    written.length === ids.length
      ? []
      : [['ids', 'more purls, CPEs, or other patterns and uris, than CSAF 2.0 has places for']];
  return { json: Object.keys(json).length === 0 ? undefined : json, ids: written, losses };
}

/** With a scheme (RFC 3986 §3.1), which the schema asks for. */
function isUri({ text }: Identifier): boolean {
  return /^[a-z][a-z0-9+.-]{0,30}:\S+$/i.test(text);
}

function isNumber({ kind }: Identifier): boolean {
  return kind === 'model' || kind === 'serial' || kind === 'sku';
}

/** A number of CSAF 2.0 is a beginning: the text that is read as this pattern, null where there is none. */
function numberOf({ text, raw }: Identifier): string | null {
  const bare = text.slice(0, -1).replaceAll('\\\\', '\\');
  return [raw, text, bare].find((number) => number !== '' && csaf20Pattern(number) === text) ?? null;
}

/** `sha-256:…` → `sha256`, as OpenSSL calls it (CSAF 2.0 §3.1.3.3.2.1). */
function algorithmOf(text: string): string {
  const name = text.slice(0, text.indexOf(':'));
  return name.startsWith('sha-') ? name.replace('sha-', 'sha') : name;
}
