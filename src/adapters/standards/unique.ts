/**
 * `uniqueItems` in one pass (JSON Schema Validation §6.4.3). ajv compares every two entries where they are not all plain,
 * which takes minutes for a long list; here each entry has a text, and equal entries have equal texts.
 */
import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';

const validate: SchemaValidateFunction = (asked: boolean, entries: readonly unknown[]): boolean => {
  const twice = asked ? firstRepeat(entries) : null;
  if (twice === null) return true;
  validate.errors = [{ keyword: 'uniqueItems', params: twice }];
  return false;
};

export const UNIQUE_ITEMS: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  validate,
  errors: 'full',
};

/** The first entry that equals an earlier one, and that one. */
function firstRepeat(entries: readonly unknown[]): { i: number; j: number } | null {
  const seen = new Map<string, number>();
  for (const [j, entry] of entries.entries()) {
    const text = JSON.stringify(entry, inOrder);
    const i = seen.get(text);
    if (i !== undefined) return { i, j };
    seen.set(text, j);
  }
  return null;
}

/** The order of members makes no difference. */
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
