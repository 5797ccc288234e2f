/** What else of a stated product the question must name (formats.md §3, "Composition"): platforms always, the path if it names one. */
import type { Question, Refusal } from '../model/match.ts';
import type { Product } from '../model/product.ts';
import { type Claim, isRefusal, matchProduct } from './match-product.ts';
import { productText } from './product-text.ts';

/** Null where every condition is met. */
export function refusedCondition(question: Question, stated: Product, claim: Claim): Refusal | null {
  return refusedPlatform(question, stated, claim) ?? refusedPath(question, stated, claim);
}

/** A platform is named by the question's product (the rest being its component), or beside product or component. */
function refusedPlatform({ product, component }: Question, stated: Product, claim: Claim): Refusal | null {
  const { platforms = [] } = stated;
  if (platforms.length === 0) return null;
  const beside = [...(product.platforms ?? []), ...(component?.platforms ?? [])];
  const named = [product, ...beside];
  for (const platform of platforms) {
    if (named.some((one) => !isRefusal(matchProduct(one, platform, claim)))) continue;
    const [asked] = beside;
    return {
      rule: 'platform_unstated',
      asked: asked === undefined ? null : productText(asked),
      stated: productText(platform),
    };
  }
  return null;
}

/** What lies between product and component must be on the question's path, in its order, where it states one. */
function refusedPath({ product, component }: Question, stated: Product, claim: Claim): Refusal | null {
  const asked = [...(product.path ?? []), ...(component?.path ?? [])];
  if (asked.length === 0) return null;
  let from = 0;
  for (const part of stated.path ?? []) {
    const at = asked.findIndex((one, i) => i >= from && !isRefusal(matchProduct(one, part, claim)));
    if (at < 0) {
      return { rule: 'path_differs', asked: asked.map(productText).join(' > '), stated: productText(part) };
    }
    from = at + 1;
  }
  return null;
}
