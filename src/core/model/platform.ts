/** The platform table: which products a distribution's package stands on, as their vendors name them (formats.md §7). */

/** Where a package URL says it: stated by a qualifier, or to be read out of its version or its module. */
export const PLATFORM_SOURCES = ['distro', 'repository_id', 'dist_tag', 'module'] as const;

export type PlatformSource = (typeof PLATFORM_SOURCES)[number];

/** Texts with `{name}` where the pattern of the row has one. */
export interface PlatformName {
  readonly cpe: string;
  /** The product's name, for vendors' documents that give it no CPE. */
  readonly name?: string;
}

export interface PlatformRow {
  /** Named in the answer, so that a person can find the row. */
  readonly id: string;
  /** The type of the package URL. */
  readonly type: string;
  /** Its namespaces, in lower case. */
  readonly namespaces: readonly string[];
  readonly source: PlatformSource;
  /** Literal text; `{name}` stands for digits, `*` for one or more characters other than a hyphen. */
  readonly patterns: readonly string[];
  readonly products: readonly PlatformName[];
}

/** Which row of the platform table supplied the product of a question, and the product that it supplied. */
export interface Supplied {
  readonly row: string;
  readonly id: string;
}
