/**
 * Whether a product as stated answers a product as asked (formats.md §7). Of several identifiers the best match counts;
 * where none matches, the first refusal in the order of the identifiers is the reason. Never parses, never throws.
 */
import type { ProductMatch, Refusal } from '../model/match.ts';
import { IDENTIFIER_KINDS, type Product } from '../model/product.ts';
import { type Status, suppresses } from '../model/status.ts';
import { by, byGreatest, inTurn } from '../std/order.ts';
import { matchCpe, matchHashes, matchNames, matchText } from './match-others.ts';
import { matchPurl } from './match-purl.ts';
import { type Entry, type ProductForm, productForm } from './product-form.ts';

/** What else of the statement bears on the match of its product. */
export interface Claim {
  /** Loose matches count for `affected` and `under_investigation` only. */
  readonly status: Status;
  /** Whose names these are: `unasked` where the question names no issuer. */
  readonly names: 'same_issuer' | 'other_issuer' | 'unasked';
}

export function isRefusal(result: ProductMatch | Refusal): result is Refusal {
  return 'rule' in result;
}

export function matchProduct(asked: Product, stated: Product, claim: Claim): ProductMatch | Refusal {
  const [a, s] = [productForm(asked), productForm(stated)];
  const hashed = matchHashes(a, s);
  if (hashed !== null) return hashed;
  const strict = suppresses(claim.status);
  let best: ProductMatch | null = null;
  let refusal: Refusal | null = null;
  let compared = false;
  for (const other of s.entries) {
    for (const one of a.entries) {
      const result = matchEntries(a, s, one, other, strict);
      if (result === null) continue;
      compared ||= one.kind === 'purl' || one.kind === 'cpe';
      if (isRefusal(result)) refusal = moreTelling(refusal, result);
      else if (best === null || MORE_SPECIFIC(result, best) < 0) best = result;
    }
  }
  if (best !== null) return best;
  const named = compared || !asksByName(a, claim) ? null : matchNames(a, s, claim.names === 'other_issuer', strict);
  if (named === null) return refusal ?? nothingShared(asked, stated);
  return isRefusal(named) ? moreTelling(refusal, named) : named;
}

/** A name without its speaker stands for a product only where nothing better does. */
function asksByName(asked: ProductForm, claim: Claim): boolean {
  const better = asked.hashes.length > 0 || asked.entries.some(({ kind }) => kind === 'purl' || kind === 'cpe');
  return claim.names !== 'unasked' || !better;
}

function matchEntries(
  asked: ProductForm,
  stated: ProductForm,
  one: Entry,
  other: Entry,
  strict: boolean,
): ProductMatch | Refusal | null {
  if (one.kind === 'purl') return other.kind === 'purl' ? matchPurl(one, other, strict) : null;
  if (one.kind === 'cpe') return other.kind === 'cpe' ? matchCpe(asked, stated, one, other, strict) : null;
  if (other.kind === 'purl' || other.kind === 'cpe' || one.kind !== other.kind) return null;
  return matchText(asked, stated, one, other, strict);
}

const IDENTIFIERS = [...IDENTIFIER_KINDS, 'name'];

/** Digest or hash before exact before range before versionless; more qualifiers; purl before CPE before name; unfolded. */
const MORE_SPECIFIC = inTurn<ProductMatch>(
  by((match) => match.precision),
  byGreatest((match) => match.qualifiers),
  by((match) => IDENTIFIERS.indexOf(match.by)),
  by((match) => (match.folded ? 1 : 0)),
);

/** Refusals that only say that it is another product. */
const ANOTHER: readonly string[] = ['package_differs', 'identifier_differs', 'name_differs', 'cpe_disjoint'];

/** The first in order, but "the same package, another version" tells more than "another package". */
export function moreTelling(first: Refusal | null, second: Refusal): Refusal {
  if (first === null) return second;
  return !tellsMore(first) && tellsMore(second) ? second : first;
}

/** Whether the refusal is about the product that was asked for. */
export function tellsMore(refusal: Refusal): boolean {
  return !ANOTHER.includes(refusal.rule);
}

function nothingShared(asked: Product, stated: Product): Refusal {
  return { rule: 'identifier_differs', asked: anyText(asked), stated: anyText(stated) };
}

function anyText(product: Product): string | null {
  return product.ids[0]?.text ?? product.name ?? null;
}
