/**
 * The published schemas, without what only a person reads: `node test/adapters/standards/slim.ts` writes `schemas/` from the
 * corpus (then `npm run format`), and schemas.test.ts holds the one to the other. What a schema asks for is untouched.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SCHEMAS = fileURLToPath(new URL('../../../schemas', import.meta.url));

/** Of the corpus. */
export const ORIGINALS = [
  'openvex-spec/openvex_json_schema.json',
  'cyclonedx-spec/schema/bom-1.4.schema.json',
  'cyclonedx-spec/schema/bom-1.5.schema.json',
  'cyclonedx-spec/schema/bom-1.6.schema.json',
  'cyclonedx-spec/schema/bom-1.7.schema.json',
  'cyclonedx-spec/schema/spdx.schema.json',
  'cyclonedx-spec/schema/jsf-0.82.schema.json',
  'cyclonedx-spec/schema/cryptography-defs.schema.json',
];

type Schema = Readonly<Record<string, unknown>> | boolean;

/** JSON Schema draft 7 and 2020-12: keywords that say something to a person and nothing to a validator. */
const FOR_PEOPLE = ['title', 'description', 'examples', 'default', 'deprecated', '$comment', 'comment', 'meta:enum'];
const MAPS = ['properties', 'patternProperties', 'definitions', '$defs'];
const LISTS = ['allOf', 'anyOf', 'oneOf'];
const SINGLES = ['items', 'not', 'if', 'then', 'else', 'additionalProperties', 'contains', 'propertyNames'];

export function slim(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const isTuple = Array.isArray(schema.items);
  const kept = Object.entries(schema).filter(([keyword]) => {
    // JSON Schema Validation draft 7 §6.4.2: it means nothing where `items` is no list.
    return !FOR_PEOPLE.includes(keyword) && (isTuple || keyword !== 'additionalItems');
  });
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, slimmed(keyword, value)]));
}

function slimmed(keyword: string, value: unknown): unknown {
  if (MAPS.includes(keyword)) {
    return Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, slim(inner)]));
  }
  if (LISTS.includes(keyword) || (SINGLES.includes(keyword) && Array.isArray(value)))
    return (value as Schema[]).map(slim);
  return SINGLES.includes(keyword) ? slim(value as Schema) : value;
}

/** The root keeps its comment: it names the licence, or the edition. */
export function slimFile(path: string): Schema {
  const published = JSON.parse(readFileSync(path, 'utf8')) as Exclude<Schema, boolean>;
  const { $schema, $id, $comment } = published;
  const head = Object.entries({ $schema, $id, $comment }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(head), ...(slim(published) as object) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const corpus = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
  for (const name of ORIGINALS) {
    writeFileSync(join(SCHEMAS, basename(name)), `${JSON.stringify(slimFile(join(corpus, name)))}\n`);
  }
}
