/** Text of a document inside a report: short, and never half a character. */
export const MAX_TEXT = 200;

export function shortened(text: string): string {
  if (text.length <= MAX_TEXT) return text.toWellFormed();
  return `${text
    .slice(0, MAX_TEXT)
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed()}…`;
}
