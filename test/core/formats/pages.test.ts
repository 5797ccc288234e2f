/**
 * The pages of docs/formats say what the readers do: they are written from the readers' tables, every member of the published
 * schemas has a row, and what a row calls lost bears on nothing. `UPDATE_DOCS=1` writes them anew.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CSAF_FIELDS } from '../../../src/core/formats/csaf/fields.ts';
import { CYCLONEDX_FIELDS } from '../../../src/core/formats/cyclonedx/fields.ts';
import * as cyclonedx from '../../../src/core/formats/cyclonedx/members.ts';
import { type FieldTable, fieldOf, membersAt } from '../../../src/core/formats/fields.ts';
import { OPENVEX_FIELDS } from '../../../src/core/formats/openvex/fields.ts';
import * as openvex from '../../../src/core/formats/openvex/members.ts';
import { SPDX_FIELDS } from '../../../src/core/formats/spdx3/fields.ts';
import { describeCorpus, filesUnder } from '../../corpus.ts';
import { normal } from './normal.ts';
import { pages } from './pages.ts';

const DOCS = fileURLToPath(new URL('../../../docs', import.meta.url));

describe('the pages', () => {
  it.each(pages())('$file is what the tables say', ({ file, text }) => {
    const path = join(DOCS, file);
    if (process.env.UPDATE_DOCS === '1') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    expect(existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []).toEqual(text.split('\n'));
  });
});

const TABLES: readonly (readonly [string, FieldTable])[] = [
  ['OpenVEX', OPENVEX_FIELDS],
  ['CSAF', CSAF_FIELDS],
  ['CycloneDX', CYCLONEDX_FIELDS],
  ['SPDX', SPDX_FIELDS],
];

describe.each(TABLES)('the table of %s', (_, table) => {
  const fields = table.flatMap((group) => group.fields);

  it('has one row a member', () => {
    const paths = fields.map(([path]) => path);
    expect(paths.filter((path, i) => paths.indexOf(path) !== i)).toEqual([]);
  });

  it('says why a member is lost', () => {
    expect(fields.filter(([, kept, note]) => kept === null && note === '')).toEqual([]);
  });

  it('holds in the columns of a page', () => {
    expect(fields.filter((field) => field.some((cell) => cell?.includes('|') || cell?.includes('\n')))).toEqual([]);
  });
});

it('a row is found by its own path, else by the nearest around it', () => {
  const fields: FieldTable[number]['fields'] = [
    ['/a/**', 'w', '1'],
    ['/a/b', null, '2'],
    ['/a/b/c', 'x', '3'],
    ['/d', 'y', '4'],
  ];
  const table: FieldTable = [{ title: '', clause: '', fields }];
  const noteOf = (path: string) => fieldOf(table, path)?.[2] ?? null;
  expect(['/a/b/c', '/a/b/d', '/a/b[]/c', '/a/c', '/a', '/ab', '/d', '/d/e'].map(noteOf)).toEqual([
    '3',
    '2',
    '2',
    '1',
    null,
    null,
    '4',
    null,
  ]);
  expect([...membersAt(table, ''), ...membersAt(table, '/a')]).toEqual(['a', 'd', 'b']);
});

type Schema = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every member of a schema by its path, as far as rows tell members apart; the rest is under a row of its own. */
function pathsIn(root: Schema, table: FieldTable, start: string, at: Schema): string[] {
  const found = new Set<string>();
  const open: [Schema, string, number][] = [[at, start, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [schema, base, depth] = next;
    if (depth > 40) continue;
    const ref = typeof schema.$ref === 'string' && schema.$ref.startsWith('#/') ? refIn(root, schema.$ref) : null;
    const others = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => (schema[key] as Schema[] | undefined) ?? []);
    for (const other of ref === null ? others : [ref, ...others]) open.push([other, base, depth + 1]);
    if (isObject(schema.items)) open.push([schema.items, `${base}[]`, depth + 1]);
    for (const [name, inner] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
      const path = `${base}/${name}`;
      found.add(path);
      const row = fieldOf(table, path)?.[0];
      if (row === path && isObject(inner)) open.push([inner, path, depth + 1]);
    }
  }
  return [...found];
}

function refIn(root: Schema, ref: string): Schema {
  const steps = ref.slice(2).split('/');
  return steps.reduce<unknown>((at, step) => (isObject(at) ? at[step] : {}), root) as Schema;
}

const readSchema = (path: string): Schema => JSON.parse(readFileSync(path, 'utf8')) as Schema;
const withoutRow = (table: FieldTable, paths: readonly string[]) =>
  paths.filter((path) => fieldOf(table, path) === null);
const namesAt = (paths: readonly string[], base: string) =>
  paths
    .filter((path) => path.startsWith(`${base}/`) && !path.slice(base.length + 1).includes('/'))
    .map((path) => path.slice(base.length + 1));

describeCorpus('the schema of OpenVEX', 'openvex-spec', (folder) => {
  const schema = readSchema(join(folder, 'openvex_json_schema.json'));
  const paths = pathsIn(schema, OPENVEX_FIELDS, '', schema);

  it('has a row for each of its members', () => {
    expect(paths.length).toBeGreaterThan(60);
    expect(withoutRow(OPENVEX_FIELDS, paths)).toEqual([]);
  });

  it('names what the reader takes for known, and 0.0.1 a few more', () => {
    const more = (members: ReadonlySet<string>, base: string) => {
      const names = namesAt(paths, base);
      expect(names.filter((name) => !members.has(name))).toEqual([]);
      return [...members].filter((name) => !names.includes(name));
    };
    expect(more(openvex.DOCUMENT_MEMBERS, '')).toEqual(['supplier']);
    expect(more(openvex.STATEMENT_MEMBERS, '/statements[]')).toEqual(['subcomponents']);
    expect(more(openvex.VULNERABILITY_MEMBERS, '/statements[]/vulnerability')).toEqual([]);
    expect(more(openvex.PRODUCT_MEMBERS, '/statements[]/products[]')).toEqual(['supplier']);
    expect(more(openvex.IDENTIFIER_MEMBERS, '/statements[]/products[]/identifiers')).toEqual([]);
    expect(more(openvex.HASH_MEMBERS, '/statements[]/products[]/hashes')).toEqual([]);
  });
});

describeCorpus('the schemas of CycloneDX', 'cyclonedx-spec/schema', (folder) => {
  const pathsOf = (version: string) => {
    const schema = readSchema(join(folder, `bom-${version}.schema.json`));
    return pathsIn(schema, CYCLONEDX_FIELDS, '', schema);
  };

  it.each(['1.4', '1.5', '1.6', '1.7'])('%s has a row for each member', (version) => {
    const paths = pathsOf(version);
    expect(paths.length).toBeGreaterThan(80);
    expect(withoutRow(CYCLONEDX_FIELDS, paths)).toEqual([]);
  });

  it('1.7 names exactly what the reader takes for known', () => {
    const paths = pathsOf('1.7');
    const vulnerability = '/vulnerabilities[]';
    const same = (members: ReadonlySet<string>, base: string) =>
      expect([...members].sort()).toEqual(namesAt(paths, base).sort());
    same(cyclonedx.BOM_MEMBERS, '');
    same(cyclonedx.VULNERABILITY_MEMBERS, vulnerability);
    same(cyclonedx.ANALYSIS_MEMBERS, `${vulnerability}/analysis`);
    same(cyclonedx.AFFECTS_MEMBERS, `${vulnerability}/affects[]`);
    same(cyclonedx.VERSION_MEMBERS, `${vulnerability}/affects[]/versions[]`);
  });
});

/** The texts of a document: path with `[]`, and what puts another in its place. */
function textsIn(value: unknown): { path: string; put: (text: string) => void; text: string }[] {
  const found: { path: string; put: (text: string) => void; text: string }[] = [];
  const open: [Record<string, unknown>, string][] = [[value as Record<string, unknown>, '']];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [holder, base] = next;
    for (const [key, inner] of Object.entries(holder)) {
      const path = Array.isArray(holder) ? `${base}[]` : `${base}/${key}`;
      if (typeof inner === 'string')
        found.push({
          path,
          text: inner,
          put: (text) => {
            holder[key] = text;
          },
        });
      else if (typeof inner === 'object' && inner !== null) open.push([inner as Record<string, unknown>, path]);
    }
  }
  return found;
}

/** Branches in branches are read alike, and so are parts in parts. */
const unnested = (path: string): string =>
  path
    .replace(/(?:\/branches\[\])+/, '/branches[]')
    .replace(/\/(components|services)\[\](?:\/(?:components|services)\[\])+/, '/$1[]');

const rowOf = (table: FieldTable, path: string) => fieldOf(table, unnested(path).replace(/\[\]$/, ''));

/** Members that are names inside a document: nothing of them is kept, and yet another name leads elsewhere. */
const NAMES = /\/(?:bom-ref|product_id|product_ids\[\]|group_ids\[\]|group_id|category|\$schema)$/;

/** All that is read, apart from the bytes. */
function readingOf(value: unknown): string {
  const { statements, counts, head } = normal(value, {}, { digest: 'sha256:same' });
  return JSON.stringify([statements, counts, head], (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
}

const SAMPLES: readonly (readonly [folder: string, isOf: (value: Schema) => boolean, table: FieldTable])[] = [
  ['openvex-vexctl', (value) => Array.isArray(value.statements), OPENVEX_FIELDS],
  [
    'cyclonedx-spec/tools',
    (value) => value.bomFormat === 'CycloneDX' && Array.isArray(value.vulnerabilities),
    CYCLONEDX_FIELDS,
  ],
  [
    'cyclonedx-vex-use-cases',
    (value) => value.bomFormat === 'CycloneDX' && Array.isArray(value.vulnerabilities),
    CYCLONEDX_FIELDS,
  ],
  ['juice-shop-csaf', (value) => isObject(value.document), CSAF_FIELDS],
  ['csaf-rs-tests-2.0', (value) => isObject(value.document) && isObject(value.product_tree), CSAF_FIELDS],
];

describeCorpus('the documents of the corpus', '', (corpus) => {
  it.each(SAMPLES)('in %s: what a row calls lost bears on nothing that is read', (folder, isOf, table) => {
    const wrong = new Set<string>();
    let changed = 0;
    for (const path of filesUnder(join(corpus, folder), '.json').slice(0, 120)) {
      const value = parsed(path);
      if (!isObject(value) || !isOf(value)) continue;
      const before = readingOf(value);
      for (const { path: place, put, text } of textsIn(value)) {
        const row = rowOf(table, place);
        if (row === null || row[1] !== null || NAMES.test(place) || text.length > 2_000) continue;
        put(`${text} changed`);
        changed += 1;
        if (readingOf(value) !== before) wrong.add(place);
        put(text);
      }
    }
    expect([...wrong]).toEqual([]);
    expect(changed).toBeGreaterThan(0);
  });

  /** What test files put there to be wrong. */
  const JUNK = ['/document/custom_property', '/this_property_does_not_exist'];

  it('of CSAF have a row for each of their members', () => {
    const missing = new Set<string>();
    for (const path of filesUnder(corpus, '.json')) {
      if (!readFileSync(path, 'utf8').slice(0, 200_000).includes('"csaf_version"')) continue;
      const value = parsed(path);
      if (!isObject(value) || !isObject(value.document) || value.document.csaf_version === undefined) continue;
      for (const { path: place } of textsIn(value))
        if (rowOf(CSAF_FIELDS, place) === null) missing.add(unnested(place));
    }
    expect([...missing].filter((place) => !JUNK.includes(place))).toEqual([]);
  });
});

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
