/**
 * What to ask instead, so that a statement that was refused answers: the version, the qualifier or the platform that it
 * states, the product inside which it speaks, another spelling of the same name. Invariant: every suggestion has been read
 * back from its own texts and really matched; another package, component or file is never suggested, for that would answer
 * another question.
 */
import type { Question, Refusal } from '../model/match.ts';
import { ANY_VERSION, type Product, type Purl, type Version } from '../model/product.ts';
import type { Statement } from '../model/statement.ts';
import { ascending } from '../std/order.ts';
import { askedProduct } from './asked-product.ts';
import { readCpe } from './cpe.ts';
import { type Claim, isRefusal, matchProduct } from './match-product.ts';
import { type Miss, matchStatement } from './match-statement.ts';
import { namesOf } from './product-form.ts';
import { productText } from './product-text.ts';
import { writePurl } from './purl.ts';
import { lowerAscii } from './text.ts';
import { readStatedRange } from './version/range-text.ts';
import { normaliseVulnerabilityId } from './vulnerability.ts';

/** A question as it is typed. */
export interface Suggestion {
  readonly vulnerability: string;
  readonly product: string;
  readonly component: string | null;
}

/** How many of a statement's components are looked at. */
const MAX_PARTS = 16;

/** The question nearest to the one asked that the statement answers; null where there is none. `miss`: why it does not. */
export function suggestFor(question: Question, statement: Statement, miss: Miss): Suggestion | null {
  const tried = new Set<string>();
  for (const texts of nearby(question, statement, miss)) {
    const key = JSON.stringify([texts.product, texts.component]);
    if (tried.has(key)) continue;
    tried.add(key);
    const asked = questionOf(texts);
    if (asked !== null && matchStatement(asked, statement).matches.length > 0) return texts;
  }
  return null;
}

function questionOf({ vulnerability, product, component }: Suggestion): Question | null {
  const whole = askedProduct(product).product;
  const part = component === null ? null : askedProduct(component).product;
  if (whole === null || (component !== null && part === null)) return null;
  return { vulnerability: normaliseVulnerabilityId(vulnerability), product: whole, component: part };
}

/** From the fewest changes to the most. */
function* nearby(question: Question, statement: Statement, miss: Miss): Generator<Suggestion> {
  const { product, component } = question;
  const claim: Claim = { status: statement.status, names: 'unasked' };
  const vulnerability = vulnerabilityFor(question, statement, miss.refusal);
  const stated = productText(statement.product);
  const whole = variants(product, statement.product, claim);
  if (component === null) {
    for (const text of whole) yield { vulnerability, product: text, component: null };
    for (const text of partsLike(product, statement, miss, claim)) {
      yield { vulnerability, product: stated, component: text };
    }
    return;
  }
  const [own, part] = [productText(product), productText(component)];
  const parts = [part, ...partsLike(component, statement, miss, claim)];
  for (const text of parts) yield { vulnerability, product: own, component: text };
  for (const text of whole) {
    for (const inside of parts) yield { vulnerability, product: text, component: inside };
  }
  // A statement on the whole of another product would answer for any component of it.
  const within = statement.components.length > 0 ? parts : [];
  for (const inside of within) yield { vulnerability, product: stated, component: inside };
  const atLarge = variants(component, statement.product, claim);
  for (const text of atLarge) yield { vulnerability, product: own, component: text };
  for (const text of atLarge) yield { vulnerability, product: text, component: null };
}

/** One flaw has names that nobody can tell to be one, so another name is worth asking for. */
function vulnerabilityFor(question: Question, { vulnerability: { cves, name } }: Statement, refusal: Refusal): string {
  return refusal.rule === 'vulnerability_differs' ? (cves[0] ?? name) : question.vulnerability;
}

/** The texts under which the components of the statement could be meant; the one that came closest first. */
function partsLike(asked: Product, { components }: Statement, miss: Miss, claim: Claim): string[] {
  const closest = miss.component === null ? undefined : components[miss.component];
  const looked = [...(closest === undefined ? [] : [closest]), ...components.slice(0, MAX_PARTS)];
  return looked.flatMap((component) => variants(asked, component, claim));
}

/** As asked, as asked with what it lacks, as the statement writes it. */
function variants(asked: Product, stated: Product, claim: Claim): string[] {
  const own = productText(asked);
  const complete = completed(asked, stated, claim);
  const texts = [own, ...(complete === null ? [] : [complete])];
  const platforms = stated.platforms ?? [];
  if (platforms.length > 0) texts.push(...texts.map((text) => onPlatforms(text, platforms)));
  return isSameThing(asked, stated, claim) ? [...texts, ...spellings(asked, stated)] : texts;
}

function onPlatforms(text: string, platforms: readonly Product[]): string {
  const { product } = askedProduct(text);
  return product === null ? text : productText({ ...product, platforms });
}

/** The identifiers of the kind that was asked with come first. */
function spellings(asked: Product, stated: Product): string[] {
  const kinds = asked.ids.map(({ kind }) => kind);
  const alike = stated.ids.filter(({ kind }) => kinds.includes(kind));
  return [...alike.map((id) => productText({ ...stated, ids: [id] })), productText(stated)];
}

const MAX_TEXTS = 24;

/** The question's own text with versions, qualifiers and places changed one by one, until it matches. */
function completed(asked: Product, stated: Product, claim: Claim): string | null {
  const texts = new Set([productText(asked)]);
  for (const text of texts) {
    const { product } = askedProduct(text);
    if (product === null) continue;
    const result = matchProduct(product, stated, claim);
    if (!isRefusal(result)) return text;
    for (const next of repairs(product, stated, result)) if (texts.size < MAX_TEXTS) texts.add(next);
  }
  return null;
}

function repairs(asked: Product, other: Product, { rule, detail = REPOSITORY, stated }: Refusal): string[] {
  if (stated === null) return [];
  switch (rule) {
    case 'version_differs':
    case 'version_unstated':
    case 'out_of_range':
    case 'digest_differs':
      return versionsIn(stated).map((version) => productText({ ...asked, version }));
    case 'qualifier_differs':
    case 'qualifier_unstated':
    case 'repository_differs':
    case 'repository_unstated':
      return rewritten(asked, (purl) => withQualifier(purl, detail, writtenIn(other, detail) ?? stated));
    case 'subpath_differs':
      return rewritten(asked, (purl) => ({ ...purl, subpath: stated }));
    default:
      return [];
  }
}

const REPOSITORY = 'repository_url';

/** Of a range the versions that it names as its own, the highest first, then the range itself. */
function versionsIn(text: string): Version[] {
  const version = text.startsWith('vers:') ? readStatedRange(text).version : ({ kind: 'exact', text } as const);
  if (version.kind !== 'range') return [version];
  const named = version.range.constraints.filter(([comparator]) => comparator.endsWith('=') && comparator !== '!=');
  return [...named.reverse().map(([, own]) => ({ kind: 'exact', text: own }) as const), version];
}

function rewritten(asked: Product, change: (purl: Purl) => Purl): string[] {
  const purls = asked.ids.map(({ purl }) => purl).filter((purl) => purl !== undefined);
  return purls.map((purl) => writePurl(change(purl)));
}

/** The qualifier in the statement's own spelling. */
function writtenIn({ ids }: Product, key: string): string | undefined {
  return ids.flatMap(({ purl }) => purl?.qualifiers ?? []).find(([name]) => name === key)?.[1];
}

function withQualifier(purl: Purl, key: string, value: string): Purl {
  const others = purl.qualifiers.filter(([name]) => name !== key);
  const pair: readonly [string, string] = [key, value];
  return { ...purl, qualifiers: [...others, pair].sort(([a], [b]) => ascending(a, b)) };
}

/** Not refused for being something else; or nothing can be compared; or both go by one name, in other places or spellings. */
function isSameThing(asked: Product, stated: Product, claim: Claim): boolean {
  const result = matchProduct({ ...asked, version: ANY_VERSION }, stated, claim);
  if (!isRefusal(result)) return true;
  if (result.rule === 'hash_differs') return false;
  if (!['package_differs', 'cpe_disjoint', 'name_differs', 'identifier_differs'].includes(result.rule)) return true;
  const kinds = new Set(asked.ids.map(({ kind }) => kind));
  if (result.rule === 'identifier_differs' && !stated.ids.some(({ kind }) => kinds.has(kind))) return true;
  const names = namesIn(asked);
  return namesIn(stated).some((name) => names.includes(name));
}

/** The bare names: of a purl the last part, of a CPE the product. */
function namesIn(product: Product): string[] {
  const names = product.ids.flatMap(({ kind, text, purl }) => {
    if (purl !== undefined) return [purl.name];
    return kind === 'cpe' ? [(readCpe(text)?.[CPE_PRODUCT] ?? '').replaceAll('\\', '')] : [];
  });
  const { full, path } = namesOf(product);
  return [...names, full ?? '', path ?? ''].map(loose).filter((name) => name !== '' && name !== '*');
}

const CPE_PRODUCT = 2;

function loose(name: string): string {
  return lowerAscii(name).replace(/[ ._]/g, '-');
}
