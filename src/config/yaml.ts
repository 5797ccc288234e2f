/**
 * YAML 1.2, core schema, as a tree with places. No aliases, no tags, no merge keys, no key twice: a configuration says
 * everything once, where it stands. Bounded by the size of the file (`file.ts`) and by depth.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Problem } from './problems.ts';
import { type Member, type Node, named, quoted, scalar } from './tree.ts';

const MAX_DEPTH = 12;

// uniqueKeys compares every key with every other: forty thousand keys take seconds. Repeats are found below, by a set.
const PARSING = {
  version: '1.2',
  schema: 'core',
  resolveKnownTags: false,
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  // 'silent' would pass over a second document, too.
  logLevel: 'error',
} as const;

interface Source {
  place(offset: number | undefined): string;
  readonly problems: Problem[];
}

/** The tree of a text; an empty text is an empty map. Null where it cannot be read: the problems say why. */
export function readYaml(text: string, name: string, problems: Problem[]): Node | null {
  const lineCounter = new LineCounter();
  const place = (offset = 0) => {
    const { line, col } = lineCounter.linePos(offset);
    return `${name}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const before = problems.length;
  const contents = parse(text, { place, problems }, lineCounter);
  if (problems.length > before) return null;
  if (contents === null) return { is: 'map', at: place(), members: [] };
  const tree = convert(contents, { place, problems }, 0);
  return problems.length > before ? null : tree;
}

function parse(text: string, source: Source, lineCounter: LineCounter): unknown {
  try {
    const document = parseDocument(text, { ...PARSING, lineCounter });
    const found = [...document.errors, ...document.warnings];
    for (const { pos, message } of found.slice(0, 10)) {
      source.problems.push({ at: source.place(pos[0]), message: `not YAML: ${named(message)}` });
    }
    return document.contents;
  } catch {
    // The parser walks by recursion: nesting that is too deep ends here.
    source.problems.push({ at: source.place(0), message: 'not YAML that can be read: nested too deep' });
    return null;
  }
}

function convert(node: unknown, source: Source, depth: number): Node {
  const range = (node as { range?: readonly number[] | null }).range;
  const at = source.place(range?.[0]);
  const refuse = (message: string): Node => {
    source.problems.push({ at, message });
    return scalar(at, null);
  };
  if (depth > MAX_DEPTH) return refuse(`nested deeper than ${MAX_DEPTH}`);
  if (isAlias(node)) return refuse(`the alias *${named(node.source)}: aliases are not read, write the value out`);
  if ((node as { tag?: string }).tag !== undefined) return refuse('a tag: tags are not read, write the value plainly');
  if (isSeq(node)) return { is: 'list', at, items: node.items.map((item) => convert(item, source, depth + 1)) };
  if (isMap(node)) return { is: 'map', at, members: membersOf(node, source, depth) };
  if (isScalar(node)) return scalar(at, plain(node.value));
  return scalar(at, null);
}

function plain(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

function membersOf(map: YAMLMap, source: Source, depth: number): Member[] {
  const seen = new Set<string>();
  const members: Member[] = [];
  for (const pair of map.items) {
    const member = memberOf(pair, source, depth);
    if (member === null) continue;
    if (seen.has(member.key))
      source.problems.push({ at: member.at, message: `${quoted(member.key)} twice in one map` });
    seen.add(member.key);
    members.push(member);
  }
  return members;
}

function memberOf(pair: Pair, source: Source, depth: number): Member | null {
  const key = pair.key;
  if (!isScalar(key) || isAlias(key)) {
    const range = (key as { range?: readonly number[] | null } | null)?.range;
    source.problems.push({ at: source.place(range?.[0]), message: 'a key that is no plain text' });
    return null;
  }
  const at = source.place(key.range?.[0]);
  const value = pair.value === null ? scalar(at, null) : convert(pair.value, source, depth + 1);
  return { key: String(key.value), at, value };
}
