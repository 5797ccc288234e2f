/** How values are written for a person. */
import { productRecord } from '../../core/consensus/record.ts';
import type { Match } from '../../core/model/match.ts';
import type { Product } from '../../core/model/product.ts';
import { fromMillionths, type Millionths } from '../../core/std/fixed.ts';

/** The id by which the product can be asked for. */
export function productId(product: Product | null): string {
  return product === null ? '' : String(productRecord(product).id);
}

/** Three decimals, as tables show them; the whole number is in the JSON. */
export function decimal(value: Millionths): string {
  return fromMillionths(value).toFixed(3);
}

/** All decimals there are. */
export function exact(value: Millionths): string {
  return String(fromMillionths(value));
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function matchText({ kind, scope }: Match): string {
  return `${kind}, ${scope}`;
}
