/** Reads the members of one entry of a list, each by its own rule; a member that no rule knows is a problem. */
import { type Instant, readInstant } from '../core/std/instant.ts';
import { suggestion } from './nearest.ts';
import type { Problem } from './problems.ts';
import { type Mapping, met, type Node, named } from './tree.ts';

export interface Fields {
  /** Of the whole entry. */
  readonly at: string;
  /** The member, or undefined where it is absent or empty. */
  get(name: string): Node | undefined;
  report(at: string, message: string): undefined;
}

export function fieldsOf(map: Mapping, what: string, known: readonly string[], problems: Problem[]): Fields {
  const report = (at: string, message: string): undefined => {
    problems.push({ at, message: `${what} ${message}` });
    return undefined;
  };
  for (const { key, at } of map.members) {
    if (!known.includes(key)) report(at, `has an unknown key ${named(key)}${suggestion(key, known)}`);
  }
  const members = new Map(map.members.map(({ key, value }) => [key, value]));
  return {
    at: map.at,
    get(name) {
      const node = members.get(name);
      return node?.is === 'scalar' && node.value === null ? undefined : node;
    },
    report,
  };
}

const MAX_TEXT = 2048;

/** A text that says something: NFC, trimmed, one line. */
export function textOf(node: Node, name: string, fields: Fields): string | undefined {
  const text = node.is === 'scalar' && typeof node.value === 'string' ? node.value.normalize('NFC').trim() : '';
  if (text === '') return fields.report(node.at, `needs a text as ${name}, not ${met(node)}`);
  if (text.length > MAX_TEXT) return fields.report(node.at, `has a ${name} longer than ${MAX_TEXT} characters`);
  if (!text.isWellFormed()) return fields.report(node.at, `has a ${name} that is not Unicode text`);
  return text;
}

/** A list of texts; one text alone is a list of one. */
export function textsOf(node: Node, name: string, fields: Fields): string[] | undefined {
  const nodes = node.is === 'list' ? node.items : [node];
  const texts = nodes.map((item) => textOf(item, name, fields));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** An RFC 3339 instant with its zone, or a date: the start of that day in UTC. */
export function instantOf(node: Node | undefined, name: string, fields: Fields): Instant | null {
  if (node === undefined) return null;
  const text = node.is === 'scalar' && typeof node.value === 'string' ? node.value : '';
  const read = readInstant(text);
  if (read?.notes.every((note) => note === 'time.date_only')) return read.instant;
  fields.report(node.at, `needs a date or an instant such as 2025-01-31T00:00:00Z as ${name}, not ${met(node)}`);
  return null;
}
