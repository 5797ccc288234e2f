/** The operator's rows of the platform table: which products a distribution's package stands on (formats.md §7). */
import { PLATFORM_SOURCES, type PlatformName, type PlatformRow, type PlatformSource } from '../core/model/platform.ts';
import { type Fields, fieldsOf, textOf, textsOf } from './fields.ts';
import { type ReadText, readTextFile } from './file.ts';
import { suggestion } from './nearest.ts';
import { type Problem, refuseAny } from './problems.ts';
import { type Mapping, met, type Node, named, quoted } from './tree.ts';
import { readYaml } from './yaml.ts';

export const MAX_PLATFORMS_BYTES = 1_048_576;
const MAX_ROWS = 2_000;
const MAX_TEXTS = 100;

const KEYS = ['Id', 'Type', 'Namespaces', 'Source', 'Patterns', 'Products'];
const REMEDY = 'Correct the places named in the platforms file; nothing was read.';

/** Whether a text is a CPE, told by who knows: configuration reads no identifiers. */
export type IsCpe = (text: string) => boolean;

/** Reads `--platforms`. Throws Failure `usage` with every problem and its place. */
export function loadPlatforms(path: string, isCpe: IsCpe, readText: ReadText = readTextFile): PlatformRow[] {
  const problems: Problem[] = [];
  const rows = entriesOf(path, readText, problems).map((entry) => rowOf(entry, isCpe, problems));
  refuseAny(problems, 'the platforms file', REMEDY);
  return rows;
}

function entriesOf(path: string, readText: ReadText, problems: Problem[]): Mapping[] {
  const root = rootOf(path, readText, problems);
  if (root === null) return [];
  const members = root.is === 'map' ? root.members : [];
  for (const { key, at } of members) {
    if (key !== 'Platforms')
      problems.push({ at, message: `unknown key ${named(key)}${suggestion(key, ['Platforms'])}` });
  }
  const list = members.find(({ key }) => key === 'Platforms')?.value;
  if (list?.is !== 'list') {
    problems.push({ at: (list ?? root).at, message: `the file must hold a list Platforms, not ${met(list ?? root)}` });
    return [];
  }
  if (list.items.length > MAX_ROWS) problems.push({ at: list.at, message: `more than ${MAX_ROWS} rows` });
  return list.items.slice(0, MAX_ROWS).flatMap((node) => {
    if (node.is === 'map') return [node];
    problems.push({ at: node.at, message: `a row must be a map with ${KEYS.join(', ')}, not ${met(node)}` });
    return [];
  });
}

function rootOf(path: string, readText: ReadText, problems: Problem[]): Node | null {
  try {
    return readYaml(readText(path, MAX_PLATFORMS_BYTES), path, problems);
  } catch (error) {
    problems.push({ at: path, message: error instanceof Error ? error.message : 'it cannot be read' });
    return null;
  }
}

function rowOf(entry: Mapping, isCpe: IsCpe, problems: Problem[]): PlatformRow {
  const fields = fieldsOf(entry, 'a row', KEYS, problems);
  const text = (name: string) => required(fields, name, (node) => textOf(node, name, fields)) ?? '';
  const texts = (name: string) => required(fields, name, (node) => fewTexts(node, name, fields)) ?? [];
  const patterns = texts('Patterns');
  return {
    id: text('Id'),
    type: text('Type').toLowerCase(),
    namespaces: texts('Namespaces').map((namespace) => namespace.toLowerCase()),
    source: required(fields, 'Source', (node) => sourceOf(node, fields)) ?? 'distro',
    patterns,
    products: required(fields, 'Products', (node) => productsOf(node, patterns, isCpe, fields)) ?? [],
  };
}

function required<T>(fields: Fields, name: string, read: (node: Node) => T | undefined): T | undefined {
  const node = fields.get(name);
  if (node === undefined || (node.is === 'list' && node.items.length === 0)) {
    return fields.report(node?.at ?? fields.at, `needs ${name}`);
  }
  return read(node);
}

function fewTexts(node: Node, name: string, fields: Fields): string[] | undefined {
  if (node.is === 'list' && node.items.length > MAX_TEXTS) {
    return fields.report(node.at, `has more than ${MAX_TEXTS} ${name}`);
  }
  return textsOf(node, name, fields);
}

function sourceOf(node: Node, fields: Fields): PlatformSource | undefined {
  const word = node.is === 'scalar' ? String(node.value) : '';
  const source = PLATFORM_SOURCES.find((known) => known === word);
  if (source !== undefined) return source;
  const known = PLATFORM_SOURCES.join(', ');
  return fields.report(
    node.at,
    `needs one of ${known} as Source, not ${met(node)}${suggestion(word, PLATFORM_SOURCES)}`,
  );
}

/** Each a CPE, which may hold what every pattern captures. */
function productsOf(node: Node, patterns: readonly string[], isCpe: IsCpe, fields: Fields): PlatformName[] {
  const captured = patterns.map(namesIn);
  return (fewTexts(node, 'Products', fields) ?? []).map((cpe) => {
    const strange = [...namesIn(cpe)].find((name) => captured.some((names) => !names.has(name)));
    if (strange !== undefined) fields.report(node.at, `has {${named(strange)}} in a product and not in every pattern`);
    else if (!isCpe(filled(cpe))) fields.report(node.at, `has a product ${quoted(cpe)} that is no CPE`);
    return { cpe };
  });
}

/** As the pattern is filled: any digits do for a look. */
function filled(template: string): string {
  let text = template;
  for (const name of namesIn(template)) text = text.replaceAll(`{${name}}`, '1');
  return text;
}

function namesIn(template: string): ReadonlySet<string> {
  return new Set(
    template
      .split('{')
      .slice(1)
      .flatMap((piece) => (piece.includes('}') ? [piece.split('}', 1).join()] : [])),
  );
}
