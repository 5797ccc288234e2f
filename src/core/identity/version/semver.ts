/**
 * The SemVer 2.0.0 family, ordered by the `compare` of npm's semver (not its `satisfies`, whose pre-release rule is
 * npm's own; formats.md §7). One or two numbers are padded with zeros: ranges in the wild say `<4.2`.
 */
import { compare, parse, type SemVer } from 'semver';
import { type Scheme, scheme } from './scheme.ts';
import { isDigit, isNumber, isPrintable, runEnd, withoutV } from './tokens.ts';

function padded(text: string): string {
  const end = runEnd(text, 0, (code) => isDigit(code) || code === 46);
  const numbers = text.slice(0, end).split('.');
  if (!numbers.every(isNumber)) return text;
  while (numbers.length < 3) numbers.push('0');
  return numbers.join('.') + text.slice(end);
}

function read(text: string): SemVer | null {
  return isPrintable(text) ? parse(padded(withoutV(text))) : null;
}

const INCOMPATIBLE = '+incompatible';

/** `go1.22rc1`, `1.22rc1` → `1.22-rc.1`: how the standard library and the toolchain are numbered (go.dev/ref/mod). */
function goVersion(text: string): string {
  const plain = text.startsWith('go') && isDigit(text.charCodeAt(2)) ? text.slice(2) : text;
  const [, core, word, number] = /^(\d{1,9}\.\d{1,9})(rc|beta)(\d{1,9})$/.exec(plain) ?? [];
  if (core !== undefined) return `${core}-${word}.${number}`;
  return plain.endsWith(INCOMPATIBLE) ? plain.slice(0, -INCOMPATIBLE.length) : plain;
}

export const SEMVER_FAMILY = ['semver', 'npm', 'cargo', 'hex', 'swift', 'golang'] as const;

export const semverFamily: readonly Scheme[] = SEMVER_FAMILY.map((name) =>
  scheme(name, name === 'golang' ? (text) => read(goVersion(text)) : read, compare),
);
