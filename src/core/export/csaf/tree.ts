/**
 * The product tree (CSAF 2.0 §3.2.2), rebuilt: each product once, under the branches that it had, and a relationship for
 * each component in its product and each platform. Product ids are numbers in the order of first use.
 */
import type { Product } from '../../model/product.ts';
import type { JsonObject } from '../../std/json/view.ts';
import type { PartLoss } from '../loss.ts';
import { type Put, remembered } from '../products.ts';
import { filled } from '../written.ts';
import { type Branch, type Place, putPlace } from './places.ts';

export interface Tree {
  /** The id of a product, with the component in it where there is one. */
  idOf(product: Product, component: Product | null, sbomUrls: readonly string[]): Put<string>;
  json(): JsonObject;
}

/** A branch that holds others; its list is filled as products come. */
interface Level {
  readonly branches: JsonObject[];
  readonly levels: Map<string, Level>;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export function productTree(): Tree {
  const root: Level = { branches: [], levels: new Map() };
  const names: JsonObject[] = [];
  const relationships: JsonObject[] = [];
  const ids = new Map<string, Named>();

  /** The one id of what has this text, made when it is first met. */
  function once(text: string, name: string, put: (fullName: JsonObject) => void, more: JsonObject = {}): Named {
    const before = ids.get(text);
    if (before !== undefined) return before;
    const named = { id: `P-${ids.size + 1}`, name };
    ids.set(text, named);
    put({ name, product_id: named.id, ...more });
    return named;
  }

  function define({ fullName, branches }: Place): Named {
    const { name, ...more } = fullName;
    const place = (product: JsonObject): void => {
      const leaf = branches.at(-1);
      if (leaf === undefined) names.push(product);
      else levelAt(root, branches.slice(0, -1)).branches.push({ category: leaf[0], name: leaf[1], product });
    };
    return once(JSON.stringify([fullName, branches]), String(name), place, more);
  }

  function relate(category: string, inner: Named, outer: Named): Named {
    const [part, whole] = [inner.id, outer.id];
    const name = `${inner.name} ${category === 'installed_on' ? 'installed on' : 'as a component of'} ${outer.name}`;
    return once(`${category} ${part} ${whole}`, name.slice(0, 1024), (full) =>
      relationships.push({
        category,
        full_product_name: full,
        product_reference: part,
        relates_to_product_reference: whole,
      }),
    );
  }

  const put = remembered((product: Product) => putPlace(product, []));
  return {
    idOf(product, component, sbomUrls) {
      const { path = [], platforms = [] } = product;
      // From the component outwards. A path leads to a component: without one there is nothing between.
      const chain = component === null ? [] : [component, ...path.toReversed()];
      const places = chain.map((part, i) => (i === 0 && sbomUrls.length > 0 ? putPlace(part, sbomUrls) : put(part)));
      const whole = chain.length === 0 && sbomUrls.length > 0 ? putPlace(product, sbomUrls) : put(product);
      const under = platforms.map(put);
      const all = [...places, whole, ...under];
      const failed = all.find(({ json }) => json === null);
      const losses = [
        ...named('product', [whole, ...(component === null && path.length > 0 ? [NOTHING_BETWEEN] : [])]),
        ...named('components', places.slice(0, 1)),
        ...named('product.path', places.slice(1)),
        ...named('product.platforms', under),
      ];
      if (failed !== undefined && failed.why !== null) return { json: null, losses, why: failed.why };
      const parts = [...places, whole].map(({ json }) => define(json as Place));
      const made = parts.reduce((inner, outer) => relate('default_component_of', inner, outer));
      const { id } = under
        .map(({ json }) => define(json as Place))
        .reduce((on, platform) => relate('installed_on', on, platform), made);
      return { json: id, losses, why: null };
    },
    json: () => filled({ branches: root.branches, full_product_names: names, relationships }),
  };
}

const NOTHING_BETWEEN: Pick<Put<Place>, 'losses'> = { losses: [['path', 'leads to a component, and there is none']] };

function named(part: string, puts: readonly Pick<Put<Place>, 'losses'>[]): PartLoss[] {
  return puts.flatMap(({ losses }) => losses.map(([field, why]): PartLoss => [`${part}.${field}`, why]));
}

function levelAt(root: Level, branches: readonly Branch[]): Level {
  let level = root;
  for (const [category, name] of branches) {
    const key = JSON.stringify([category, name]);
    let next = level.levels.get(key);
    if (next === undefined) {
      next = { branches: [], levels: new Map() };
      level.levels.set(key, next);
      level.branches.push({ category, name, branches: next.branches });
    }
    level = next;
  }
  return level;
}
