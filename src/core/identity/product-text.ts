/**
 * How an answer names a product, in a text that `askedProduct` reads back: the purl, else the CPE, the hash, the uri, the
 * name; then ` @version` where the identifier does not say it, and ` on …` for the platforms that are a condition.
 */
import type { Identifier, IdentifierKind, Product, Purl, Version } from '../model/product.ts';
import { ascending } from '../std/order.ts';
import { isPlainText, PLATFORM_MARK, prefixed, VERSION_MARK } from './asked-text.ts';
import { versionText } from './compare-versions.ts';
import { namesOf, versionOf } from './product-form.ts';
import { readPurl, writePurl } from './purl.ts';
import { purlForm } from './purl-form.ts';
import { purlType } from './purl-types.ts';

const TEXTS = new WeakMap<Product, string>();

/** Stable: the same for every order of the identifiers. Empty where the product has neither identifier nor name. */
export function productText(product: Product): string {
  const known = TEXTS.get(product);
  if (known !== undefined) return known;
  const platforms = (product.platforms ?? []).map((platform) => ownText(platform, NEVER_PLAIN));
  const text = [ownText(product, isPlainText), ...platforms].join(PLATFORM_MARK);
  TEXTS.set(product, text);
  return text;
}

/** Whether a uri or a name can stand without its prefix. */
type Plain = (text: string, kind: 'uri' | 'name') => boolean;

/** Behind ` on ` only what names its kind is a platform: anything else would be the rest of a name. */
const NEVER_PLAIN: Plain = () => false;

function ownText(product: Product, plain: Plain): string {
  const purl = firstOf(product, 'purl');
  if (purl !== null) return purlText(purl, product);
  const cpe = firstOf(product, 'cpe');
  if (cpe !== null) return withVersion(cpe.text, product.version);
  const hash = firstOf(product, 'hash');
  if (hash !== null) return hash.text;
  const named = plainText(product, plain);
  return named === '' ? '' : withVersion(named, product.version);
}

function plainText(product: Product, plain: Plain): string {
  const uri = firstOf(product, 'uri');
  if (uri !== null) return plain(uri.text, 'uri') ? uri.text : prefixed('uri', uri.text);
  const { full, path } = namesOf(product);
  const name = full ?? path;
  if (name !== null) return plain(name, 'name') ? name : prefixed('name', name);
  for (const kind of ['model', 'serial', 'sku'] as const) {
    const id = firstOf(product, kind);
    if (id !== null) return prefixed(kind, id.text);
  }
  return '';
}

/** Of several identifiers of a kind the least text, so that their order does not matter. */
export function firstOf(product: Product, kind: IdentifierKind): Identifier | null {
  let first: Identifier | null = null;
  for (const id of product.ids) {
    if (id.kind === kind && (first === null || ascending(id.text, first.text) < 0)) first = id;
  }
  return first;
}

/** With the version that the document states instead of the purl's own, where it does. */
function purlText(id: Identifier, product: Product): string {
  const form = purlForm(id);
  if (form === null) return id.text;
  const version = versionOf(product, id, form);
  if (version === form.version) return id.text;
  const { purl } = form;
  // A distribution's epoch belongs to the purl's own version.
  const gone = purlType(purl.type).distribution ? ['vers', 'epoch'] : ['vers'];
  const others = purl.qualifiers.filter(([key]) => !gone.includes(key));
  if (version.kind === 'exact') return canonical({ ...purl, version: version.text, qualifiers: others });
  const range = version.kind === 'range' ? ([['vers', version.range.text]] as const) : [];
  const qualifiers = [...others, ...range].sort(([a], [b]) => ascending(a, b));
  return canonical({ ...purl, version: null, qualifiers });
}

function canonical(purl: Purl): string {
  const text = writePurl(purl);
  return readPurl(text)?.text ?? text;
}

/** A version that cannot be read cannot be asked for. */
function withVersion(text: string, version: Version): string {
  return version.kind === 'any' || version.kind === 'unreadable' ? text : text + VERSION_MARK + versionText(version);
}
