/**
 * A vulnerability's products, one row each: in which lists it stands, and what is said of it. Laid out once, so that a
 * statement costs no look-up, however many flags, threats and remediations there are.
 */
import { badness } from '../../model/status.ts';
import type { IssueCode, IssueLog } from '../../std/issue.ts';
import type { Json } from '../../std/json/read.ts';
import type { JsonObject } from '../../std/json/view.ts';
import { quoted } from '../texts.ts';
import type { Composition } from './composition.ts';
import { type Entry, entriesAbout } from './entries.ts';
import type { Groups } from './groups.ts';
import type { Products } from './resolve.ts';
import { nothingSaid, type Said, saidAlso } from './said.ts';
import { isStatus, type StatusList } from './status-lists.ts';

export interface Row {
  /** Of which vulnerability this is a row: its list of status lists. */
  readonly of: readonly StatusList[];
  readonly id: string;
  readonly product: Composition | IssueCode;
  /** Bit n = it stands in a list of the status with badness n. */
  statuses: number;
  recommended: boolean;
  /** A `vendor_fix` names it. */
  vendorFix: boolean;
  said: Said;
}

export interface RowsDesk {
  readonly products: Products;
  readonly groups: Groups;
  readonly log: IssueLog;
}

/** For each list, the row of each of its items; null where an item is no product id. */
export type Layout = readonly (readonly (Row | null)[])[];

export function layOut(
  lists: readonly StatusList[],
  vulnerability: JsonObject,
  pointer: string,
  desk: RowsDesk,
): Layout {
  const { everybody, entries } = entriesAbout(vulnerability, pointer, desk.groups, desk.log);
  const rows = rowsOf(lists, everybody.reduce(saidAlso, nothingSaid()), desk.products);
  const layout = lists.map(rows.enlist);
  for (const entry of entries) apply(entry, rows, desk);
  return layout;
}

interface Rows {
  /** The rows of the items of a list, which they now stand in. */
  enlist(list: StatusList): readonly (Row | null)[];
  /** The row of a product that stands in some list; null where it stands in none. */
  find(id: Json | undefined): Row | null;
}

/** Rows are kept with their products, which saves a look-up; those of ids that stand for nothing are kept here. */
function rowsOf(of: readonly StatusList[], said: Said, products: Products): Rows {
  const strays = new Map<string, Row>();
  const start = (id: string, product: Row['product']): Row => {
    return { of, id, product, statuses: 0, recommended: false, vendorFix: false, said };
  };

  function rowOf(id: string): Row {
    const product = products.get(id) ?? 'identity.product_dangling';
    if (typeof product === 'string') {
      const stray = strays.get(id) ?? start(id, product);
      strays.set(id, stray);
      return stray;
    }
    if (product.row?.of !== of) product.row = start(id, product);
    return product.row;
  }

  return {
    enlist({ meaning, items }) {
      const bit = isStatus(meaning) ? 1 << badness(meaning) : 0;
      return (items ?? []).map((item) => {
        if (typeof item !== 'string' || item === '') return null;
        const row = rowOf(item);
        row.statuses |= bit;
        if (meaning === 'recommended') row.recommended = true;
        return row;
      });
    },
    find(id) {
      if (typeof id !== 'string') return null;
      const product = products.get(id) ?? null;
      if (product === null || typeof product === 'string') return strays.get(id) ?? null;
      return product.row?.of === of ? product.row : null;
    },
  };
}

function apply({ remark, named }: Entry, rows: Rows, desk: RowsDesk): void {
  const vendorFix = remark.kind === 'action' && remark.action.kind === 'vendor_fix';
  for (const { ids, pointer } of named) {
    for (let i = 0; i < ids.length; i += 1) {
      const row = rows.find(ids[i]);
      if (row === null) noteUnlessDefined(ids[i], pointer, i, desk);
      else {
        row.said = saidAlso(row.said, remark);
        if (vendorFix) row.vendorFix = true;
      }
    }
  }
}

/** A product without a status needs no remark; but a name that leads nowhere is an error of the document. */
function noteUnlessDefined(
  id: Json | undefined,
  list: string | null,
  index: number,
  { products, log }: RowsDesk,
): void {
  if (list === null || (typeof id === 'string' && products.has(id))) return;
  const detail = { pointer: `${list}/${index}`, text: quoted(id ?? null), clause: 'CSAF 2.0 §6.1.1' };
  log.add(typeof id === 'string' ? 'identity.product_dangling' : 'format.schema', 'kept', detail);
}
