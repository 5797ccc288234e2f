/**
 * NuGet versions, by its "Package versioning" reference: SemVer 2.0.0 with an optional fourth number, fewer than three
 * numbers and leading zeros allowed, labels compared without case, build metadata ignored.
 */
import { type Scheme, scheme } from './scheme.ts';
import { compareDigits, compareTokens, holdsOnly, isNumber, type Token } from './tokens.ts';

interface NugetVersion {
  readonly numbers: readonly string[];
  /** Null for a release. */
  readonly labels: readonly Token[] | null;
}

const END: Token = { rank: 0, text: '' };

/** `text` at the first `mark`; null for the second where there is none. */
function cut(text: string, mark: string): readonly [head: string, tail: string | null] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

function areIdentifiers(parts: readonly string[]): boolean {
  return parts.every((part) => part !== '' && holdsOnly(part, '-'));
}

function read(text: string): NugetVersion | null {
  const [plain, metadata] = cut(text, '+');
  const [core, release] = cut(plain, '-');
  const numbers = core.split('.');
  const labels = release?.toLowerCase().split('.') ?? null;
  if (numbers.length > 4 || !numbers.every(isNumber)) return null;
  if (!areIdentifiers(labels ?? []) || !areIdentifiers(metadata?.split('.') ?? [])) return null;
  return { numbers, labels: labels?.map((label) => ({ rank: isNumber(label) ? 1 : 2, text: label })) ?? null };
}

function order(a: NugetVersion, b: NugetVersion): number {
  for (let i = 0; i < 4; i += 1) {
    const difference = compareDigits(a.numbers[i] ?? '', b.numbers[i] ?? '');
    if (difference !== 0) return difference;
  }
  if (a.labels === null || b.labels === null) return (a.labels === null ? 1 : 0) - (b.labels === null ? 1 : 0);
  return compareTokens(a.labels, b.labels, END);
}

export const nuget: Scheme = scheme('nuget', read, order);
