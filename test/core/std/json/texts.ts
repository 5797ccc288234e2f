/** Random JSON texts for properties: any layout, any spelling of strings, members that come twice. */
import fc from 'fast-check';

/** A JSON value whose objects may hold a name twice. */
export type Tree =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly Tree[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Tree])[] };

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function textIn(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** What JSON.parse says, or null where it or the decoder refuses. */
export function parsed(bytes: Uint8Array): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(textIn(bytes)) };
  } catch {
    return null;
  }
}

const NUMBERS = [
  '0',
  '-0',
  '1',
  '-1.5',
  '7.50',
  '1e3',
  '1E-2',
  '1e400',
  '-1e999',
  '9007199254740991',
  '9007199254740993',
];
const NAMES = ['a', 'b', 'ab', '', 'a/b', '~', 'é', '😀', '__proto__', '__proto_', 'product_status', 'product_states'];

const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'binary', maxLength: 12 }));

export const trees: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('true', 'false', 'null', ...NUMBERS).map((text): Tree => ({ kind: 'word', text })),
    fc.oneof(name, fc.string({ maxLength: 40 })).map((text): Tree => ({ kind: 'string', text })),
    fc.array(tie('tree'), { maxLength: 5 }).map((items): Tree => ({ kind: 'array', items })),
    fc.array(fc.tuple(name, tie('tree')), { maxLength: 6 }).map((members): Tree => ({ kind: 'object', members })),
  ),
})).tree;

/** Choices that a writer of a tree takes in turn, over and over. */
export const choices = fc.array(fc.nat(255), { minLength: 1, maxLength: 50 });

/** Writes a tree as JSON; the choices decide on white space and on which characters are escaped. */
export function written(tree: Tree, picks: readonly number[]): string {
  let turn = 0;
  const pick = (count: number): number => (picks[turn++ % picks.length] ?? 0) % count;
  const space = (): string => ['', '', '', ' ', '\n', '\t', '\r\n', '     \n  '][pick(8)] ?? '';
  const unit = (char: string): string => {
    const code = char.charCodeAt(0);
    const escaped = `\\u${code.toString(16).padStart(4, '0')}`;
    return pick(6) === 0 ? (pick(2) === 0 ? escaped : escaped.toUpperCase().replace('U', 'u')) : char;
  };
  const string = (text: string): string => {
    let inner = '';
    for (const char of text) {
      const plain = JSON.stringify(char).slice(1, -1);
      // A pair is escaped whole or not at all: half of one is another matter.
      const escaped = plain.length === 1 ? unit(plain) : plain;
      inner += char.length === 2 && pick(3) === 0 ? escapedPair(char) : escaped;
    }
    return `"${inner}"`;
  };
  const value = (node: Tree): string => `${space()}${bare(node)}${space()}`;
  const bare = (node: Tree): string => {
    if (node.kind === 'word') return node.text;
    if (node.kind === 'string') return string(node.text);
    if (node.kind === 'array') return `[${node.items.length === 0 ? space() : node.items.map(value).join(',')}]`;
    const members = node.members.map(([key, item]) => `${space()}${string(key)}${space()}:${value(item)}`);
    return `{${members.length === 0 ? space() : members.join(',')}}`;
  };
  return value(tree);
}

function escapedPair(char: string): string {
  return [0, 1].map((at) => `\\u${char.charCodeAt(at).toString(16)}`).join('');
}

/** Every tree of a tree, itself included. */
export function* within(tree: Tree): Generator<Tree> {
  yield tree;
  const inner = tree.kind === 'array' ? tree.items : tree.kind === 'object' ? tree.members.map(([, item]) => item) : [];
  for (const item of inner) yield* within(item);
}

/** How many members of a tree have a name that came before in the same object. */
export function repeats(tree: Tree): number {
  let count = 0;
  for (const node of within(tree)) {
    if (node.kind === 'object') count += node.members.length - new Set(node.members.map(([key]) => key)).size;
  }
  return count;
}

/** Pieces of JSON in any order: mostly no JSON, but near it. */
export const soups: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"a"', '"a":', '"', '\\', '\\u', '\\ud83d', '\\ude00', '\\n', 'é', '😀'],
      ...['0', '1', '12', '-', '+', '.', 'e', 'E5', '1e400', '9007199254740993', 'true', 'nul', 'false', 'NaN', "'"],
      ...[' ', '\n', '\r', '\t', '\u0000', '\ufeff', '/', '"__proto__":1', '"\\u005f_proto__":1'],
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));
