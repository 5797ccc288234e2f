/** The layers of a configuration: each source as settings, a key and a node with its place; unknown keys are problems. */
import { nearest, suggestion } from './nearest.ts';
import { OPTIONS, ROWS, type Row, type SectionName, variableOf } from './options.ts';
import type { Problem } from './problems.ts';
import { type Mapping, met, type Node, named, scalar, treeOf } from './tree.ts';
import { readYaml } from './yaml.ts';

export interface Setting {
  readonly row: Row;
  readonly node: Node;
}

const PREFIX = 'VEXLENS_';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Flag {
  /** The key it sets: `Consensus.DefaultMode`. */
  readonly path: string;
  readonly text: string;
  /** How to name it: `--mode`. */
  readonly at: string;
}

const BY_PATH: ReadonlyMap<string, Row> = new Map(ROWS.map((row) => [row.path, row]));

export function defaults(): Setting[] {
  return ROWS.map((row) => ({ row, node: treeOf('default', row.option.default) }));
}

/** The settings of a file, with or without `VexLens:` around the sections. */
export function settingsOf(root: Node, sections: readonly SectionName[], problems: Problem[]): Setting[] {
  const outer = mapOf(root, 'the file', problems);
  const wrapper = outer?.members.find(({ key }) => key === 'VexLens');
  if (outer === null || wrapper === undefined) return outer === null ? [] : sectionsOf(outer, '', sections, problems);
  for (const { key, at } of outer.members) {
    if (key !== 'VexLens') problems.push({ at, message: `${named(key)} beside VexLens: put it inside` });
  }
  const inner = mapOf(wrapper.value, 'VexLens', problems);
  return inner === null ? [] : sectionsOf(inner, 'VexLens.', sections, problems);
}

/** Nothing at all (`Trust:` with no keys) is an empty map. */
function mapOf(node: Node, what: string, problems: Problem[]): Mapping | null {
  if (node.is === 'map') return node;
  if (node.is === 'scalar' && node.value === null) return { is: 'map', at: node.at, members: [] };
  problems.push({ at: node.at, message: `${what} must be a map, not ${met(node)}` });
  return null;
}

function sectionsOf(map: Mapping, prefix: string, allowed: readonly SectionName[], problems: Problem[]): Setting[] {
  return map.members.flatMap(({ key, at, value }) => {
    const rows = ROWS.filter((row) => row.section === key);
    if (rows.length === 0 || !allowed.includes(key as SectionName)) {
      problems.push({ at, message: strangeSection(`${prefix}${named(key)}`, key, rows.length > 0, prefix, allowed) });
      return [];
    }
    const section = mapOf(value, `${prefix}${key}`, problems);
    return section === null ? [] : keysOf(section, `${prefix}${key}`, rows, problems);
  });
}

function strangeSection(path: string, key: string, known: boolean, prefix: string, allowed: readonly SectionName[]) {
  if (known) return `${path} does not belong here; only ${allowed.join(' and ')} do`;
  const words = prefix === '' ? [...allowed, 'VexLens'] : allowed;
  return `unknown key ${path}${suggestion(key, words)}`;
}

function keysOf(section: Mapping, path: string, rows: readonly Row[], problems: Problem[]): Setting[] {
  return section.members.flatMap(({ key, at, value }) => {
    const row = rows.find((candidate) => candidate.key === key);
    if (row !== undefined) return [{ row, node: value }];
    const words = rows.map((candidate) => candidate.key);
    problems.push({ at, message: `unknown key ${path}.${named(key)}${suggestion(key, words)}` });
    return [];
  });
}

/** The settings of a YAML text. */
export function settingsOfText(
  text: string,
  name: string,
  sections: readonly SectionName[],
  problems: Problem[],
): Setting[] {
  const root = readYaml(text, name, problems);
  return root === null ? [] : settingsOf(root, sections, problems);
}

export function settingsOfFlags(flags: readonly Flag[]): Setting[] {
  return flags.flatMap(({ path, text, at }) => {
    const row = BY_PATH.get(path);
    return row === undefined ? [] : [{ row, node: nodeOfText(row, text, at, []) }];
  });
}

/**
 * `VEXLENS_SECTION__KEY`, in any case. Other names that start with VEXLENS_ belong to others (an orchestrator sets
 * VEXLENS_SERVICE_HOST for a service of that name), unless they are a key but for their underscores.
 */
export function settingsOfEnvironment(env: Environment, problems: Problem[]): Setting[] {
  const names = new Map<Row, string>();
  const settings: Setting[] = [];
  for (const [name, text] of Object.entries(env).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const upper = name.toUpperCase();
    if (text === undefined || !upper.startsWith(PREFIX)) continue;
    const row = ROWS.find((candidate) => variableOf(candidate) === upper);
    if (row === undefined) {
      reportStranger(name, problems);
      continue;
    }
    const other = names.get(row);
    if (other !== undefined) problems.push({ at: name, message: `sets ${row.path}, and so does ${other}` });
    names.set(row, name);
    settings.push({ row, node: nodeOfText(row, text, name, problems) });
  }
  return settings;
}

function reportStranger(name: string, problems: Problem[]): void {
  const alike = ROWS.find((row) => squeezed(variableOf(row)) === squeezed(name));
  if (alike === undefined && !name.slice(PREFIX.length).includes('__')) return;
  const near = alike === undefined ? nearVariable(name.toUpperCase()) : variableOf(alike);
  const hint = near === null ? '' : `; did you mean ${near}?`;
  problems.push({ at: named(name), message: `unknown variable${hint}` });
}

function squeezed(name: string): string {
  return name.toUpperCase().replaceAll('_', '');
}

/** Section and key are compared apart: what all variables share must not make them near. */
function nearVariable(name: string): string | null {
  const [section = '', key = ''] = name.slice(PREFIX.length).split('__');
  const known = nearest(section, Object.keys(OPTIONS));
  const word = known === null ? null : nearest(key, Object.keys(OPTIONS[known as SectionName]));
  return word === null ? null : `${PREFIX}${known}__${word}`.toUpperCase();
}

/** A text from outside YAML, by the type of its row; what it is not remains a text, and the check says so. */
function nodeOfText(row: Row, text: string, at: string, problems: Problem[]): Node {
  switch (row.option.type) {
    case 'flag':
      return scalar(at, text === 'true' ? true : text === 'false' ? false : text);
    case 'integer':
    case 'decimal':
      return scalar(at, isDecimal(text) ? Number(text) : text);
    case 'choices':
    case 'texts':
      return text.trimStart().startsWith('[') ? flow(text, at, problems) : commaList(text, at);
    case 'factors':
    case 'rules':
      return flow(text, at, problems);
    default:
      return scalar(at, text);
  }
}

function isDecimal(text: string): boolean {
  return text.length <= 40 && /^-?\d+(?:\.\d+)?$/.test(text);
}

function commaList(text: string, at: string): Node {
  const items = text.split(',').map((item) => item.trim());
  return { is: 'list', at, items: items.filter((item) => item !== '').map((item) => scalar(at, item)) };
}

/** JSON, which is YAML too. Problems inside are at the variable. */
function flow(text: string, at: string, problems: Problem[]): Node {
  const root = readYaml(text, at, problems);
  return root === null ? scalar(at, null) : root;
}
