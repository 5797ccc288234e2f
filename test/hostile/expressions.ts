/**
 * Regular expressions as written in source: found by a small scanner, taken apart as far as repeats go, and judged.
 *
 * The rule. An open-ended repeat is `*`, `+` or `{n,}`. Inside any repeat that may run more than once there is no
 * open-ended one (`(a+)+`, `(a+){3}`: exponential or of high degree). Two open-ended repeats never follow one another with
 * nothing between them that must match (`\d+\w*`, `a*b?c*`: quadratic). An expression that is not anchored at the start
 * does not begin with an open-ended repeat that something must follow (`\s+$`: it is tried from every place).
 */
import { readFileSync } from 'node:fs';

export interface Literal {
  readonly file: string;
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

const BEFORE = new Set([...'(,=:[!&|?{};+-*%<>~^', 'return', 'typeof', 'case', 'in', 'of', '']);

/** Every literal of a file. Comments, strings and templates are stepped over; code inside a template is read as code. */
export function literalsIn(file: string): Literal[] {
  const text = readFileSync(file, 'utf8');
  const found: Literal[] = [];
  let last = '';
  /** Open braces of the templates around this place: where one closes, its template goes on. */
  const templates: number[] = [];
  let braces = 0;
  let at = 0;
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    const unit = text.charAt(at);
    if (two === '//') at = endOf(text, '\n', at);
    else if (two === '/*') at = endOf(text, '*/', at + 2) + 2;
    else if (unit === "'" || unit === '"') {
      at = stringEnd(text, at, unit);
      last = 'text';
    } else if (unit === '`' || (unit === '}' && templates.at(-1) === braces)) {
      if (unit === '}') templates.pop();
      const end = templateEnd(text, at + 1);
      if (text.charAt(end - 1) === '{') templates.push(braces);
      last = text.charAt(end - 1) === '{' ? '{' : 'text';
      at = end;
    } else if (unit === '/' && BEFORE.has(last)) {
      const end = literalEnd(text, at + 1);
      const flags = /^[a-z]*/.exec(text.slice(end + 1))?.[0] ?? '';
      const line = text.slice(0, at).split('\n').length;
      found.push({ file, line, source: text.slice(at + 1, end), flags });
      at = end + 1 + flags.length;
      last = 'text';
    } else {
      const word = /^[\w$]+/.exec(text.slice(at, at + 60))?.[0];
      if (unit === '{') braces += 1;
      if (unit === '}') braces -= 1;
      if (word !== undefined || unit.trim() !== '') last = word ?? unit;
      at += word?.length ?? 1;
    }
  }
  return found;
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

function stringEnd(text: string, from: number, quote: string): number {
  let at = from + 1;
  while (at < text.length && text.charAt(at) !== quote) at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}

/** After the closing mark, or after the brace that opens code. */
function templateEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (text.charAt(at) === '`') return at + 1;
    if (text.slice(at, at + 2) === '${') return at + 2;
    at += text.charAt(at) === '\\' ? 2 : 1;
  }
  return at;
}

function literalEnd(text: string, from: number): number {
  let inClass = false;
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (unit === '\\') at += 1;
    else if (unit === '[') inClass = true;
    else if (unit === ']') inClass = false;
    else if (unit === '/' && !inClass) return at;
  }
  return text.length;
}

/** One thing that matches, and how often. */
interface Piece {
  /** As written, without its repeat. */
  readonly atom: string;
  readonly min: number;
  readonly max: number;
  /** The branches of a group; empty for a single character. */
  readonly branches: readonly (readonly Piece[])[];
  /** `^`, `$`, `\b` and groups that only look. */
  readonly looks: boolean;
}

export function piecesOf(source: string): readonly (readonly Piece[])[] {
  return branchesAt(source, 0).branches;
}

function branchesAt(source: string, from: number): { branches: Piece[][]; end: number } {
  const branches: Piece[][] = [[]];
  let at = from;
  while (at < source.length && source.charAt(at) !== ')') {
    if (source.charAt(at) === '|') {
      branches.push([]);
      at += 1;
      continue;
    }
    const { end, inner, looks } = atomAt(source, at);
    const repeat = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(end));
    branches.at(-1)?.push({ atom: source.slice(at, end), ...boundsOf(repeat), branches: inner, looks });
    at = end + (repeat?.[0].length ?? 0);
  }
  return { branches, end: at };
}

function boundsOf(repeat: RegExpExecArray | null): { min: number; max: number } {
  if (repeat === null) return { min: 1, max: 1 };
  const [, sign, least = '0', comma, most] = repeat;
  if (sign !== undefined) return { min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
  const max = comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
  return { min: Number(least), max };
}

function atomAt(source: string, at: number): { end: number; inner: readonly (readonly Piece[])[]; looks: boolean } {
  const unit = source.charAt(at);
  if (unit === '(') {
    const head = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(source.slice(at))?.[0] ?? '(';
    const { branches, end } = branchesAt(source, at + head.length);
    return { end: end + 1, inner: branches, looks: /^\(\?<?[=!]/.test(head) };
  }
  if (unit === '[') {
    let end = at + 1;
    while (end < source.length && source.charAt(end) !== ']') end += source.charAt(end) === '\\' ? 2 : 1;
    return { end: end + 1, inner: [], looks: false };
  }
  if (unit === '\\') {
    const length = /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/.exec(source.slice(at))?.[0]
      .length;
    return { end: at + (length ?? 2), inner: [], looks: /^\\[bB]/.test(source.slice(at)) };
  }
  return { end: at + 1, inner: [], looks: unit === '^' || unit === '$' };
}

const isOpen = ({ max }: Piece): boolean => max === Number.POSITIVE_INFINITY;

function holdsOpen(branches: readonly (readonly Piece[])[]): boolean {
  return branches.some((branch) => branch.some((piece) => isOpen(piece) || holdsOpen(piece.branches)));
}

/** What of the rule a source breaks; empty where it keeps it. */
export function faultsOf(source: string): string[] {
  const branches = piecesOf(source);
  const faults = branches.flatMap(faultsIn);
  for (const [first, ...others] of branches) {
    const follows = others.some(({ min, looks, atom }) => min > 0 || (looks && atom === '$'));
    if (first !== undefined && isOpen(first) && follows)
      faults.push('begins with an open-ended repeat and is not anchored');
  }
  return faults;
}

function faultsIn(branch: readonly Piece[]): string[] {
  const faults = branch.flatMap((piece) => piece.branches.flatMap(faultsIn));
  let pending = false;
  for (const piece of branch) {
    if (piece.max > 1 && holdsOpen(piece.branches)) faults.push('an open-ended repeat inside a repeat');
    if (piece.looks) continue;
    const opens = isOpen(piece) || holdsOpen(piece.branches);
    if (opens && pending && (isOpen(piece) || piece.branches.some(startsOpen)))
      faults.push('two open-ended repeats with nothing between them');
    if (opens) pending = true;
    else if (piece.min > 0) pending = false;
  }
  return faults;
}

/** Whether an open-ended repeat comes before anything that must match: `\\.\\d+` is kept apart from `\\d+` by its point. */
function startsOpen(branch: readonly Piece[]): boolean {
  const first = branch.find((piece) => isOpen(piece) || (piece.min > 0 && !piece.looks));
  return first !== undefined && (isOpen(first) || first.branches.some(startsOpen));
}

const ALPHABET = [...'aAzZ059 \t\n-_.,:;/\\|@#?&=%+*<>!^$~()[]{}\'"`', 'é', '\u0000', '\u202e', '\ud800'];

/** Texts that keep it busy: what each of its parts matches, over and over, with an end that does not fit. */
export function pumpsFor(source: string, flags: string, length: number): string[] {
  const units = new Set<string>();
  const collect = (branches: readonly (readonly Piece[])[]): void => {
    for (const piece of branches.flat()) {
      if (piece.branches.length > 0) collect(piece.branches);
      else if (!piece.looks) for (const unit of matchedBy(piece.atom, flags)) units.add(unit);
    }
  };
  collect(piecesOf(source));
  const some = [...units].slice(0, 12);
  const whole = some.join('');
  const pumps = [...some, whole, ...some.slice(0, 4).flatMap((a) => some.slice(0, 4).map((b) => a + b))].filter(
    (pump) => pump !== '',
  );
  return pumps.flatMap((pump) =>
    ['', '\u0000', whole].map((end) => pump.repeat(Math.ceil(length / pump.length)) + end),
  );
}

function matchedBy(atom: string, flags: string): string[] {
  const one = new RegExp(`^(?:${atom})$`, flags.replace(/[gy]/g, ''));
  return ALPHABET.filter((unit) => one.test(unit)).slice(0, 3);
}
