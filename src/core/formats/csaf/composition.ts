/**
 * What a product id comes down to: the product that a statement is about, the component inside it where the flaw sits,
 * and the platforms that must be there (formats.md §3, "Composition"). Invariant: never collapsed to the component, since
 * one package has different statuses in two products.
 */
import type { Identifier, Product } from '../../model/product.ts';
import type { CodeSets, Codes } from './codes.ts';
import type { Path } from './paths.ts';
import { purlVersion } from './product-version.ts';
import type { Row } from './rows.ts';

export interface Composition {
  /** With what lies between it and the component, and the platforms. */
  readonly product: Product;
  /** The component; empty where the whole product is meant. */
  readonly components: readonly Product[];
  readonly notes: Codes;
  /** Text beside the statements on it. */
  readonly remarks: readonly string[];
  /** Edges between the products in it; 0 for a product that is defined by itself. */
  readonly edges: number;
  /** The product as a component of others: one list, however many they are. */
  readonly asComponent: readonly Product[];
  /** Its row in the vulnerability that is being read. */
  row: Row | null;
}

const NO_PRODUCTS: readonly Product[] = [];

export function single(product: Product, notes: Codes, remarks: readonly string[]): Composition {
  return { product, components: NO_PRODUCTS, notes, remarks, edges: 0, asComponent: [product], row: null };
}

/** A path whose references are resolved: `steps[i]` is what `path.steps[i]` leads to. */
export function along(path: Path, beginning: Composition, steps: readonly Composition[], codes: CodeSets): Composition {
  let chain = joined(chainOf(beginning), path.helper.ids);
  let platforms = beginning.product.platforms ?? NO_PRODUCTS;
  let { notes, remarks, edges } = beginning;
  for (const [i, next] of steps.entries()) {
    const conditions = next.product.platforms ?? NO_PRODUCTS;
    if (path.steps[i]?.kind === 'component') {
      platforms = concat(conditions, platforms);
      chain = [...chainOf(next), ...chain];
    } else platforms = [...platforms, ...chainOf(next), ...conditions];
    notes = codes.union(notes, next.notes);
    remarks = concat(remarks, next.remarks);
    edges += 1 + next.edges;
  }
  notes = codes.union(notes, codes.of(path.helper.notes));
  remarks = concat(remarks, path.helper.sbomUrls);
  return { ...madeOf(chain, platforms), notes, remarks, edges, asComponent: NO_PRODUCTS, row: null };
}

/** The commonest path: one product that stands for itself, in or on another one. Shares all that can be shared. */
export function pair(
  kind: Path['steps'][number]['kind'],
  a: Composition,
  b: Composition,
  codes: CodeSets,
): Composition {
  const inside = kind === 'component';
  return {
    product: inside ? b.product : { ...a.product, platforms: b.asComponent },
    components: inside ? a.asComponent : NO_PRODUCTS,
    notes: codes.union(a.notes, b.notes),
    remarks: concat(a.remarks, b.remarks),
    edges: 1,
    asComponent: NO_PRODUCTS,
    row: null,
  };
}

/** Outermost first: the product, what lies between, the component. */
type Chain = readonly [Product, ...Product[]];

function chainOf({ product, components }: Composition): Chain {
  if (product.path === undefined && product.platforms === undefined) return [product, ...components];
  const { path = NO_PRODUCTS, platforms: _, ...outermost } = product;
  return [outermost, ...path, ...components];
}

function madeOf(chain: Chain, platforms: readonly Product[]): Pick<Composition, 'product' | 'components'> {
  const path = chain.slice(1, -1);
  const product: Product = {
    ...chain[0],
    ...(path.length === 0 ? {} : { path }),
    ...(platforms.length === 0 ? {} : { platforms }),
  };
  return { product, components: chain.length === 1 ? NO_PRODUCTS : chain.slice(-1) };
}

function concat<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  if (b.length === 0) return a;
  return a.length === 0 ? b : [...a, ...b];
}

/** The identifiers of the combined name join those of the beginning, which is the innermost part. */
function joined(chain: Chain, ids: readonly Identifier[]): Chain {
  if (ids.length === 0) return chain;
  const last = chain.at(-1) ?? chain[0];
  const known = new Set(last.ids.map(({ kind, text }) => `${kind} ${text}`));
  const all = [...last.ids, ...ids.filter(({ kind, text }) => !known.has(`${kind} ${text}`))];
  const version = last.version.kind === 'any' ? purlVersion(ids).version : last.version;
  const inner: Product = { ...last, ids: all, version };
  return chain.length === 1 ? [inner] : [chain[0], ...chain.slice(1, -1), inner];
}
