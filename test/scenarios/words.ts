/**
 * Scenario text → lines of words. A line that begins with a blank continues the line above; `#` begins a comment where a
 * word could begin; "quoted text" is one word that is never a keyword. Every complaint names file and line.
 */

export interface Place {
  readonly file: string;
  readonly line: number;
}

export class ScenarioError extends Error {
  constructor(at: Place, message: string) {
    super(`${at.file}:${at.line}: ${message}`);
    this.name = 'ScenarioError';
  }
}

interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

/** The words of one line, read from left to right. */
export interface Words {
  readonly at: Place;
  /** The next word if it is not quoted; null at the end and before a quoted word. */
  keyword(): string | null;
  /** Reads the next word if it is this keyword. */
  take(keyword: string): boolean;
  /** Reads the next word, whatever it is. */
  next(what: string): string;
  /** Reads the next word, which must be one of these. */
  oneOf<T extends string>(values: readonly T[], what: string): T;
  done(): boolean;
  fail(message: string): never;
}

export function linesOf(text: string, file: string, firstLine = 1): Words[] {
  const lines: { at: Place; words: Word[] }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const at = { file, line: firstLine + index };
    const words = split(line, at);
    if (words.length === 0) continue;
    const above = lines.at(-1);
    if (!/^\s/.test(line)) lines.push({ at, words });
    else if (above === undefined) throw new ScenarioError(at, 'there is no line above that this could continue');
    else above.words.push(...words);
  }
  return lines.map(({ at, words }) => wordsOf(at, words));
}

function split(line: string, at: Place): Word[] {
  const words: Word[] = [];
  let i = 0;
  while (i < line.length) {
    const char = line.charAt(i);
    if (char === ' ' || char === '\t' || char === '\r') i += 1;
    else if (char === '#') break;
    else {
      const end = char === '"' ? endOfQuoted(line, i, at) : endOfWord(line, i);
      const raw = line.slice(i, end);
      words.push(char === '"' ? { text: unquoted(raw, at), quoted: true } : { text: raw, quoted: false });
      i = end;
    }
  }
  return words;
}

function endOfWord(line: string, start: number): number {
  let i = start;
  while (i < line.length && !' \t\r'.includes(line.charAt(i))) i += 1;
  return i;
}

function endOfQuoted(line: string, start: number, at: Place): number {
  for (let i = start + 1; i < line.length; i += 1) {
    if (line.charAt(i) === '\\') i += 1;
    else if (line.charAt(i) === '"') return i + 1;
  }
  throw new ScenarioError(at, 'a quotation mark is not closed');
}

/** The escapes are those of JSON, so that no character of a name is invisible. */
function unquoted(raw: string, at: Place): string {
  try {
    return JSON.parse(raw);
  } catch {
    throw new ScenarioError(at, `${raw} is not a text in quotation marks`);
  }
}

function wordsOf(at: Place, words: readonly Word[]): Words {
  let i = 0;
  const fail = (message: string): never => {
    throw new ScenarioError(at, message);
  };
  const next = (what: string): string => {
    const word = words[i] ?? fail(`${what} is missing at the end of the line`);
    i += 1;
    return word.text;
  };
  const keyword = () => (words[i]?.quoted === false ? (words[i]?.text ?? null) : null);
  return {
    at,
    keyword,
    take(wanted) {
      if (keyword() !== wanted) return false;
      i += 1;
      return true;
    },
    next,
    oneOf(values, what) {
      const word = next(what);
      return values.find((value) => value === word) ?? fail(`${what} is ${values.join(', ')}, not ${word}`);
    },
    done: () => i >= words.length,
    fail,
  };
}

/** The rest of the line: at least one word. */
export function readRest(words: Words, what: string): string[] {
  const rest = [words.next(what)];
  while (!words.done()) rest.push(words.next(what));
  return rest;
}

/** One or more words up to the next of these keywords. */
export function readUntil(words: Words, keywords: readonly string[], what: string): string[] {
  const found = [words.next(what)];
  while (!words.done() && !keywords.includes(words.keyword() ?? '')) found.push(words.next(what));
  return found;
}
