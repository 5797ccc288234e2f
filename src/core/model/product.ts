/**
 * Products and components as a statement or a question names them (formats.md §1, §7).
 * An identifier is read once, at the door, into its canonical text and its keys; matching never parses.
 */
export const IDENTIFIER_KINDS = ['purl', 'cpe', 'hash', 'model', 'serial', 'sku', 'uri'] as const;

export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

export interface Identifier {
  readonly kind: IdentifierKind;
  /** Canonical text; for a hash `sha-256:…`. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  /** What finds it in an index: all spellings and versions of one package, CPE product, hash or text share it. */
  readonly key: string;
  /** The version inside the identifier, decoded; null where it names none. */
  readonly version: string | null;
  /** The parts, for a purl. */
  readonly purl?: Purl;
}

/** A package URL in its parts, decoded and case-folded by its type (ECMA-427). */
export interface Purl {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly version: string | null;
  /** Sorted by key; empty values are off. */
  readonly qualifiers: readonly (readonly [key: string, value: string])[];
  readonly subpath: string;
}

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A version range in the manner of the vers specification; `scheme` is null where nothing names one. */
export interface VersionRange {
  readonly scheme: string | null;
  readonly constraints: readonly (readonly [comparator: Comparator, version: string])[];
  /** Canonical text: `vers:npm/>=1.0.0|<2.0.0`. */
  readonly text: string;
}

export type Version =
  | { readonly kind: 'any' }
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'range'; readonly range: VersionRange }
  | { readonly kind: 'unreadable'; readonly text: string };

export const ANY_VERSION: Version = { kind: 'any' };

export interface Product {
  readonly ids: readonly Identifier[];
  readonly vendor?: string;
  /** The full product name as written. */
  readonly name?: string;
  readonly version: Version;
  /** (category, name) of the CSAF branches around it, outermost first. */
  readonly branches?: readonly (readonly [category: string, name: string])[];
  /** Components in between, outermost first: they must match only if the question states them. */
  readonly path?: readonly Product[];
  /** Conditions: the platforms this is installed on or with. */
  readonly platforms?: readonly Product[];
  /** Listed beside a sibling product that has it as a subcomponent (formats.md §2, "bare repeat"). */
  readonly bareRepeat?: true;
}
