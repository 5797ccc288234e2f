/**
 * The one function that makes outside text fit to print (hardening T35): what a terminal would obey, hide or reorder is
 * shown as `\u{…}`. Names from documents, paths, messages: everything passes here before it meets a terminal.
 */

// Controls (C0, C1, DEL), formatting (bidi, zero width, tags), lone surrogates, private use, separators, fillers, and every
// blank that is not the plain one.
const NOT_SHOWN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]|(?! )\p{Zs}/gu;

// JSON.stringify has seen to C0 and lone surrogates (a line feed outside of strings is its own); blanks are data.
const NOT_IN_JSON = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** On one line: a line feed is escaped too. */
export function escaped(text: string): string {
  return text.replace(NOT_SHOWN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same, where the line feeds are ours. */
export function escapedLines(text: string): string {
  return text.split('\n').map(escaped).join('\n');
}

/** JSON that a terminal can be shown: escapes where JSON has an escape, so the value is the same. */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(NOT_IN_JSON, (character) =>
    character === '\n' ? character : unicodeEscapes(character),
  );
}

/** One `\uXXXX` for each UTF-16 code unit. */
function unicodeEscapes(character: string): string {
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** Cut where it is long, with a mark; never inside a pair of surrogates. */
export function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
