/**
 * Conan versions, by "Version ordering" of its manual: parts between dots, numbers as numbers, zeros at the end not
 * counted; `-…` comes before the release and `+…` after it, each ordered as a version. A part that starts with digits is
 * ordered by them first: Conan itself compares such a part with a number as text, which has circles (2 < 10 < 1a < 2).
 */
import { type Scheme, scheme } from './scheme.ts';
import { compareTokens, isDigit, isPrintable, runEnd, type Token } from './tokens.ts';

interface ConanVersion {
  readonly main: readonly Token[];
  /** Null where there is none. */
  readonly before: readonly Token[] | null;
  readonly build: readonly Token[] | null;
}

const [NUMBER, WORD, REST] = [0, 1, 2];
/** What is missing is 0. */
const END: Token = { rank: NUMBER, text: '0' };

function cut(text: string, mark: string): readonly [head: string, tail: string | null] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

function tokensOf(text: string): Token[] {
  return text.split('.').flatMap((part) => {
    const end = runEnd(part, 0, isDigit);
    const rest = { rank: end === 0 ? WORD : REST, text: part.slice(end) };
    const number = { rank: NUMBER, text: part.slice(0, end) };
    return end === 0 ? [rest] : end === part.length ? [number] : [number, rest];
  });
}

function read(text: string): ConanVersion | null {
  const [plain, build] = cut(text.toLowerCase(), '+');
  const [main, before] = cut(plain, '-');
  if (main === '' || !isPrintable(text)) return null;
  return {
    main: tokensOf(main),
    before: before === null ? null : tokensOf(before),
    build: build === null ? null : tokensOf(build),
  };
}

/** `absent` is the sign of nothing against something. */
function compareOptional(a: readonly Token[] | null, b: readonly Token[] | null, absent: 1 | -1): number {
  if (a !== null && b !== null) return compareTokens(a, b, END);
  return a === b ? 0 : a === null ? absent : -absent;
}

function order(a: ConanVersion, b: ConanVersion): number {
  return (
    compareTokens(a.main, b.main, END) ||
    compareOptional(a.before, b.before, 1) ||
    compareOptional(a.build, b.build, -1)
  );
}

export const conan: Scheme = scheme('conan', read, order);
