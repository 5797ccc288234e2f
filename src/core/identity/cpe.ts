/**
 * CPE names: a 2.2 URI or a 2.3 formatted string → the eleven attributes and the one canonical 2.3 text, in lower case
 * (NISTIR 7695 §6.1.3, §6.2.3). One pass over the text; what is no CPE is null, never thrown.
 */
import { lowerAscii } from './text.ts';

/** The order of NISTIR 7695 §5.2. */
export const CPE_ATTRIBUTES = [
  'part',
  'vendor',
  'product',
  'version',
  'update',
  'edition',
  'language',
  'sw_edition',
  'target_sw',
  'target_hw',
  'other',
] as const;

export type CpeAttribute = (typeof CPE_ATTRIBUTES)[number];

/** Eleven texts as in a formatted string: `*` any, `-` not applicable, else a value whose marks are escaped. */
export type Cpe = readonly string[];

const ANY = '*';
const NOT_APPLICABLE = '-';
const URI_ATTRIBUTES = 7;
const EDITION = 5;
const PARTS = ['a', 'o', 'h', ANY, NOT_APPLICABLE];

/** Null where the text is no CPE name. The text is trimmed first. */
export function readCpe(raw: string): Cpe | null {
  const text = lowerAscii(raw.trim());
  const cpe = text.startsWith('cpe:2.3:')
    ? fromFormatted(text.slice(8))
    : text.startsWith('cpe:/')
      ? fromUri(text.slice(5))
      : null;
  return cpe !== null && PARTS.includes(cpe[0] ?? '') ? cpe : null;
}

export function writeCpe(cpe: Cpe): string {
  return `cpe:2.3:${cpe.join(':')}`;
}

/** All eleven components are there, none empty. */
function fromFormatted(text: string): Cpe | null {
  const components = splitUnescaped(text);
  return components.length === CPE_ATTRIBUTES.length ? allRead(components.map(quotedFormatted)) : null;
}

function allRead(values: readonly (string | null)[]): Cpe | null {
  return values.includes(null) ? null : (values as readonly string[]);
}

function splitUnescaped(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === ':') {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

/** Omitted components are any; a packed edition spreads over five attributes. */
function fromUri(text: string): Cpe | null {
  const components = text.split(':');
  if (components.length > URI_ATTRIBUTES) return null;
  const values: (string | null)[] = Array.from(CPE_ATTRIBUTES, () => ANY);
  for (const [i, component] of components.entries()) {
    if (i === EDITION && component.startsWith('~')) {
      const packed = component.slice(1).split('~');
      if (packed.length !== 5) return null;
      const [edition = '', ...rest] = packed.map(quotedUri);
      values[EDITION] = edition;
      values.splice(URI_ATTRIBUTES, rest.length, ...rest);
    } else values[i] = quotedUri(component);
  }
  return allRead(values);
}

function quotedFormatted(component: string): string | null {
  if (component === '') return null;
  if (component === ANY || component === NOT_APPLICABLE) return component;
  const marks: Mark[] = [];
  for (let i = 0; i < component.length; i += 1) {
    const escaped = component[i] === '\\';
    if (escaped) i += 1;
    const unit = component[i];
    if (unit === undefined) return null;
    marks.push({ unit, wild: !escaped && (unit === '*' || unit === '?') });
  }
  return quoted(marks);
}

/** `%01` and `%02` are the wildcards `?` and `*`; every other escape is a literal character. */
function quotedUri(component: string): string | null {
  if (component === '' || component === ANY) return ANY;
  if (component === NOT_APPLICABLE) return NOT_APPLICABLE;
  const marks: Mark[] = [];
  for (let i = 0; i < component.length; i += 1) {
    let unit = component.charAt(i);
    let wild = false;
    if (unit === '%') {
      const code = hexByte(component.slice(i + 1, i + 3));
      if (code === null) return null;
      wild = code === 1 || code === 2;
      unit = wild ? (code === 1 ? '?' : '*') : lowerAscii(String.fromCharCode(code));
      i += 2;
    }
    marks.push({ unit, wild });
  }
  return quoted(marks);
}

function hexByte(text: string): number | null {
  return /^[0-9a-f]{2}$/.test(text) ? Number.parseInt(text, 16) : null;
}

interface Mark {
  readonly unit: string;
  readonly wild: boolean;
}

/** Characters are printable ASCII; wildcards stand at the ends only (NISTIR 7695 §5.3.2). */
function quoted(marks: readonly Mark[]): string | null {
  const [from, to] = middle(marks);
  let text = '';
  for (const [i, { unit, wild }] of marks.entries()) {
    if (unit < '!' || unit > '~' || (wild && i >= from && i < to)) return null;
    text += wild || isPlainMark(unit) ? unit : `\\${unit}`;
  }
  // A value that is one hyphen must not look like "not applicable".
  return text === NOT_APPLICABLE ? '\\-' : text;
}

/** Where the part between the wildcards at the ends begins and stops: one `*` or some `?` are at either end. */
function middle(marks: readonly Mark[]): [from: number, to: number] {
  let from = 0;
  let to = marks.length;
  while (isWild(marks[from], '?')) from += 1;
  if (from === 0 && isWild(marks[0], '*')) from = 1;
  while (to > from && isWild(marks[to - 1], '?')) to -= 1;
  if (to === marks.length && to > from && isWild(marks[to - 1], '*')) to -= 1;
  return [from, to];
}

function isWild(mark: Mark | undefined, unit: string): boolean {
  return mark?.wild === true && mark.unit === unit;
}

function isPlainMark(unit: string): boolean {
  return (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9') || unit === '_' || unit === '.' || unit === '-';
}
