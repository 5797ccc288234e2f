/** What a configuration source says, as a tree in which everything knows its place: `vexlens.yaml:3:5`, a variable, a flag. */
export type Node = Scalar | List | Mapping;

export interface Scalar {
  readonly is: 'scalar';
  readonly at: string;
  readonly value: string | number | boolean | null;
}

export interface List {
  readonly is: 'list';
  readonly at: string;
  readonly items: readonly Node[];
}

export interface Mapping {
  readonly is: 'map';
  readonly at: string;
  /** In order; no key twice. */
  readonly members: readonly Member[];
}

export interface Member {
  readonly key: string;
  readonly at: string;
  readonly value: Node;
}

export function scalar(at: string, value: Scalar['value']): Scalar {
  return { is: 'scalar', at, value };
}

/** A plain value as a tree, all of it at one place. */
export function treeOf(at: string, value: unknown): Node {
  if (Array.isArray(value)) return { is: 'list', at, items: value.map((item) => treeOf(at, item)) };
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => ({ key, at, value: treeOf(at, member) }));
    return { is: 'map', at, members };
  }
  return scalar(at, value as Scalar['value']);
}

/** What was met, for a message. */
export function met(node: Node): string {
  if (node.is !== 'scalar') return node.is === 'list' ? 'a list' : 'a map';
  if (node.value === null) return 'nothing';
  if (typeof node.value !== 'string') return String(node.value);
  return mayHoldSecret(node.value) ? 'a text with credentials' : `the text ${quoted(node.value)}`;
}

/** A connection string under the wrong key must not end in a log (hardening T39). */
function mayHoldSecret(text: string): boolean {
  const scheme = text.indexOf('://');
  return scheme >= 0 && text.indexOf('@', scheme) >= 0;
}

const MAX_SHOWN = 80;

/** Outside text on one line, cut where it is long. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
}

/** The same without the quotes, for names. */
export function named(text: string): string {
  return quoted(text).slice(1, -1);
}
