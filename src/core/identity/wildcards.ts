/**
 * Model numbers, serial numbers and SKUs as CSAF writes them: `*` is any number of characters, `?` one, `\` takes the next
 * one literally; the pattern covers the whole text (CSAF 2.1 §9.1.18). Matching is a scan that backs up to the last `*` only.
 */

/** A pattern taken apart, or the one text it stands for. */
export interface Pattern {
  /** The literal text; null where there are wildcards. */
  readonly literal: string | null;
  readonly marks: readonly string[];
}

const MANY = '\u0000*';
const ONE = '\u0000?';

/** A text of CSAF 2.0 as the pattern that means the same: it may stop at any point, and `\` is an ordinary character. */
export function csaf20Pattern(text: string): string {
  const pattern = text.replaceAll('\\', '\\\\');
  return pattern.endsWith('*') ? pattern : `${pattern}*`;
}

export function readPattern(text: string): Pattern {
  const marks: string[] = [];
  let literal = true;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charAt(i);
    if (unit === '\\' && i + 1 < text.length) {
      i += 1;
      marks.push(text.charAt(i));
    } else if (unit === '*' || unit === '?') {
      literal = false;
      if (unit === '?' || marks.at(-1) !== MANY) marks.push(unit === '*' ? MANY : ONE);
    } else marks.push(unit);
  }
  return { literal: literal ? marks.join('') : null, marks };
}

/** Whether the pattern covers the text. At most pattern length × text length steps, both bounded by the length of an id. */
export function patternCovers({ literal, marks }: Pattern, text: string): boolean {
  if (literal !== null) return literal === text;
  let [at, mark] = [0, 0];
  let [star, resume] = [-1, 0];
  while (at < text.length) {
    if (marks[mark] === MANY) {
      star = mark;
      resume = at;
      mark += 1;
    } else if (marks[mark] === ONE || marks[mark] === text[at]) {
      at += 1;
      mark += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      mark = star + 1;
    } else return false;
  }
  while (marks[mark] === MANY) mark += 1;
  return mark === marks.length;
}
