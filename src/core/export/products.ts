/** What the three formats share when they write a product. */
import type { Product } from '../model/product.ts';
import type { Statement } from '../model/statement.ts';
import { suppresses } from '../model/status.ts';
import type { PartLoss } from './loss.ts';

/** A product as JSON; null where this format cannot say it, and the reason. */
export type Put<T> =
  | { readonly json: T; readonly losses: readonly PartLoss[]; readonly why: null }
  | { readonly json: null; readonly losses: readonly PartLoss[]; readonly why: string };

export function cannot(why: string): {
  readonly json: null;
  readonly losses: readonly PartLoss[];
  readonly why: string;
} {
  return { json: null, losses: [], why };
}

const PLACES = ['vendor', 'name', 'branches', 'path'] as const;
export type ProductField = (typeof PLACES)[number];

/** Members of the product that the format has no place for. */
export function unsaid(product: Product, fields: readonly ProductField[], format: string): PartLoss[] {
  return fields.flatMap((field): PartLoss[] => {
    const value = product[field];
    const none = value === undefined || value.length === 0;
    return none ? [] : [[field, `${format} has no place for it`]];
  });
}

export const NO_PLATFORMS = 'left out: the format has no platforms, and without them it would cover more';

/** A mark that keeps a bare package out of other products, in a format that has no such mark. */
export function bareRepeat({ product, status }: Statement): {
  readonly why: string | null;
  readonly losses: readonly PartLoss[];
} {
  if (product.bareRepeat !== true) return { why: null, losses: [] };
  return suppresses(status)
    ? { why: 'left out: a package beside its product would speak for other products', losses: [] }
    : { why: null, losses: [['bareRepeat', 'that the package stands beside its product cannot be marked']] };
}

/** Texts of products are made once, however many statements are on them. */
export function remembered<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}
