/**
 * The parts of a BOM and what refers to them. A BOM has one product: where statements name components, the one that most of
 * them are on is it, and what is said of components elsewhere has no place (the caller may write a BOM a product).
 */
import type { Product, Version } from '../../model/product.ts';
import type { Statement } from '../../model/statement.ts';
import type { Json, JsonObject } from '../../std/json/view.ts';
import type { PartLoss } from '../loss.ts';
import { cannot, type Put } from '../products.ts';
import { WIDER } from '../versions.ts';
import { isLink, type Part, putPart, putWhole, versionItem } from './component.ts';

/** A reference, and the version beside it. */
export interface Affected {
  readonly ref: string;
  readonly version: JsonObject | null;
}

export interface Bom {
  /** What `affects` says for the product, or for the component in it. */
  affected(product: Product, component: Product | null): Put<Affected>;
  readonly main: Json | undefined;
  /** Of the product. */
  readonly losses: readonly PartLoss[];
  readonly components: readonly Json[];
}

const ELSEWHERE = 'left out: a BOM has one product, and this is a component of another';

export function bomOf(statements: readonly Statement[]): Bom {
  const context = contextOf(statements);
  const whole = context === null ? null : putWhole(context);
  const main = whole?.json ?? null;
  const refs = new Map<string, string>();
  const components: Json[] = [];

  function refOf({ ref, component }: Part): string {
    if (ref !== null || component === null) return ref ?? '';
    const text = JSON.stringify(component);
    const before = refs.get(text);
    if (before !== undefined) return before;
    const made = `part-${refs.size + 1}`;
    refs.set(text, made);
    components.push({ type: 'library', 'bom-ref': made, ...component });
    return made;
  }

  function part(product: Product): Put<Affected> {
    const put = putPart(product, product.version);
    if (put.json === null) return put;
    const version = versionItem(product.version, put.json.version);
    if (version === undefined) return cannot(WIDER);
    return { ...put, json: { ref: refOf(put.json), version } };
  }

  function inMain(product: Product, { version: own }: Part, losses: readonly PartLoss[]): Put<Affected> {
    const version = versionItem(product.version, own);
    // Its own version, however the component says it, needs no words beside it.
    if (isSameProduct(product, context) || version === null)
      return { json: { ref: 'product', version: null }, losses, why: null };
    return version === undefined ? cannot(WIDER) : { json: { ref: 'product', version }, losses, why: null };
  }

  return {
    affected(product, component) {
      if (main === null || context === null) {
        if (component !== null) return cannot(whole?.why ?? ELSEWHERE);
        return part(product);
      }
      if (component === null && isSameBut(product, context)) return inMain(product, main, whole?.losses ?? []);
      if (component === null)
        return product.ids.some(isLink)
          ? part(product)
          : cannot('left out: a BOM has one product, and this is another');
      if (!isSameProduct(product, context)) return cannot(ELSEWHERE);
      if (component.ids.some(isLink)) return cannot('left out: a BOM-Link stands for itself, not for a component');
      if (sharesId(component, main)) return cannot('left out: the component has the product’s own identifier');
      return part(component);
    },
    get main() {
      return main === null ? undefined : ({ type: 'application', 'bom-ref': 'product', ...main.component } as Json);
    },
    losses: whole?.losses ?? [],
    components,
  };
}

/** The statements of each product, for a BOM each: so none is left out for being on another product. */
export function byProduct(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  return [...Map.groupBy(statements, ({ product }) => textOf(product)).values()];
}

/** The product with components that most statements are on, unless more of them are on whole products; the first of several. */
function contextOf(statements: readonly Statement[]): Product | null {
  const counts = new Map<string, { readonly product: Product; count: number; parts: boolean }>();
  let whole = 0;
  for (const { product, components } of statements) {
    if (components.length === 0) whole += 1;
    const key = textOf(product);
    const entry = counts.get(key) ?? { product, count: 0, parts: false };
    counts.set(key, entry);
    entry.count += 1;
    entry.parts ||= components.length > 0;
  }
  let best: { readonly product: Product; count: number } | null = null;
  for (const entry of counts.values()) if (entry.parts && entry.count > (best?.count ?? 0)) best = entry;
  return best !== null && best.count >= whole ? best.product : null;
}

/** A reader takes a component that shares an identifier with the product for the product; a CPE does not do. */
function sharesId(component: Product, { ids }: Part): boolean {
  return component.ids.some(({ kind, text }) => kind !== 'cpe' && ids.some((id) => id.text === text));
}

function isSameProduct(a: Product, b: Product | null): boolean {
  return a === b || (b !== null && textOf(a) === textOf(b));
}

function isSameBut(a: Product, b: Product): boolean {
  const version: Version = { kind: 'any' };
  return a === b || textOf({ ...a, version }) === textOf({ ...b, version });
}

function textOf({ ids, version, bareRepeat: _, ...rest }: Product): string {
  const stated = version.kind === 'range' ? version.range.text : version;
  return JSON.stringify([ids.map(({ kind, text }) => `${kind} ${text}`), stated, rest]);
}
