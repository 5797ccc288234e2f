/**
 * What becomes of every member of a format, as tables: one module a format, `fields.ts` beside its reader. Readers take from
 * them which members their format has; the pages in docs/formats are written from them. Invariant: a member that no row
 * covers is one that the reader calls unknown, so no loss is without a reason.
 */

/**
 * A member: its path (`/statements[]/status`, where `[]` is any item, and `/**` at the end is all else that is inside), where
 * it goes in the statement or the document (null: nowhere, nor anything inside it), and how, or why it is lost.
 */
export type Field = readonly [path: string, kept: string | null, note: string];

export interface FieldGroup {
  readonly title: string;
  /** The clause of the standard that defines the members. */
  readonly clause: string;
  readonly fields: readonly Field[];
}

export type FieldTable = readonly FieldGroup[];

/** The names of the members of the object at `base`. */
export function membersAt(table: FieldTable, base: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { fields } of table) {
    for (const [path] of fields) {
      const [name = ''] = path.startsWith(`${base}/`) ? path.slice(base.length + 1).split(/\/|\[\]/) : [];
      if (name !== '' && name !== '**') names.add(name);
    }
  }
  return names;
}

/** The row of a path: its own, else the nearest around it that speaks for all inside. */
export function fieldOf(table: FieldTable, path: string): Field | null {
  let best: Field | null = null;
  for (const field of table.flatMap((group) => group.fields)) {
    if (field[0] === path) return field;
    if (coversInside(field, path) && (best === null || reach(field) > reach(best))) best = field;
  }
  return best;
}

/** What is lost is lost with all inside it. */
function coversInside([own, kept]: Field, path: string): boolean {
  if (own.endsWith('/**')) return path.startsWith(own.slice(0, -2));
  return kept === null && (path.startsWith(`${own}/`) || path.startsWith(`${own}[]`));
}

/** Of two rows around a path the one that reaches further in is the nearer. */
function reach([path]: Field): number {
  return path.endsWith('/**') ? path.length - 2 : path.length;
}
