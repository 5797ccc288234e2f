/**
 * The patterns of the platform table: one scan from left to right, never a step back, so hostile text costs no more than
 * its length.
 */
import { isDigit } from '../text.ts';

export type Captures = ReadonlyMap<string, string>;

/** Null where the text is another. A name that stands twice means the same digits. */
export function matchPattern(pattern: string, text: string): Captures | null {
  const captures = new Map<string, string>();
  let at = 0;
  for (let i = 0; i < pattern.length; ) {
    const name = nameAt(pattern, i);
    const unit = pattern.charAt(i);
    const end = name === null && unit !== '*' ? at + 1 : runFrom(text, at, name === null ? isNoHyphen : isDigit);
    const met = text.slice(at, end);
    if (met === '') return null;
    if (name !== null) {
      if ((captures.get(name) ?? met) !== met) return null;
      captures.set(name, met);
    } else if (unit !== '*' && unit !== met) return null;
    i += name === null ? 1 : name.length + 2;
    at = end;
  }
  return at === text.length ? captures : null;
}

/** The name in braces that begins here. */
function nameAt(pattern: string, at: number): string | null {
  const end = pattern.charAt(at) === '{' ? pattern.indexOf('}', at) : -1;
  return end < 0 ? null : pattern.slice(at + 1, end);
}

function runFrom(text: string, from: number, belongs: (unit: number) => boolean): number {
  let end = from;
  while (end < text.length && belongs(text.charCodeAt(end))) end += 1;
  return end;
}

function isNoHyphen(unit: number): boolean {
  return unit !== 45;
}

export function fill(template: string, captures: Captures): string {
  let text = template;
  for (const [name, value] of captures) text = text.replaceAll(`{${name}}`, value);
  return text;
}
