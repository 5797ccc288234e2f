/** What statements say of packages inside products: found by the package, where the candidates are found by the product. */
import { spokenIds } from '../core/consensus/candidates.ts';
import { joinedName, NO_ALIASES } from '../core/identity/aliases.ts';
import { indexKeys } from '../core/identity/product-key.ts';
import type { AliasTable } from '../core/model/ground.ts';
import type { Statement } from '../core/model/statement.ts';
import { sortedUnique } from '../core/std/order.ts';
import type { Evidence } from './gather.ts';

interface Inside {
  /** By a key of a component: the statements that name it inside something. */
  readonly byPart: ReadonlyMap<string, readonly Statement[]>;
  /** By a key of a product: the statements on the whole of it. */
  readonly onWhole: ReadonlyMap<string, readonly Statement[]>;
}

const INSIDE = new WeakMap<readonly Statement[], Inside>();

/** Made once: most questions never need it. */
function insideOf({ statements }: Evidence): Inside {
  const known = INSIDE.get(statements);
  if (known !== undefined) return known;
  const byPart = new Map<string, Statement[]>();
  const onWhole = new Map<string, Statement[]>();
  for (const statement of statements) {
    for (const part of statement.components) for (const key of indexKeys(part)) file(byPart, key, statement);
    if (statement.components.length > 0) continue;
    for (const key of indexKeys(statement.product)) file(onWhole, key, statement);
  }
  const made = { byPart, onWhole };
  INSIDE.set(statements, made);
  return made;
}

function file(map: Map<string, Statement[]>, key: string, statement: Statement): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [statement]);
  else if (list.at(-1) !== statement) list.push(statement);
}

/** The statements that name a part with one of these keys, each once. */
export function statementsInside(evidence: Evidence, keys: readonly string[]): Statement[] {
  return found(insideOf(evidence).byPart, keys);
}

/** The statements on the whole of a product with one of these keys, each once. */
export function statementsOnWhole(evidence: Evidence, keys: readonly string[]): Statement[] {
  return found(insideOf(evidence).onWhole, keys);
}

function found(map: ReadonlyMap<string, readonly Statement[]>, keys: readonly string[]): Statement[] {
  return [...new Set(keys.flatMap((key) => map.get(key) ?? []))];
}

/** What these statements speak of. In order, each once. */
export function vulnerabilitiesIn(statements: readonly Statement[], aliases: AliasTable = NO_ALIASES): string[] {
  return sortedUnique(statements.flatMap(({ vulnerability }) => spokenIds(joinedName(vulnerability, aliases))));
}
