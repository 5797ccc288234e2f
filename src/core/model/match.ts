/** How a statement answers a question, or the first rule by which it does not (formats.md §7). */
import type { Supplied } from './platform.ts';
import type { IdentifierKind, Product } from './product.ts';

/** What is asked: one vulnerability in one product, with or without a component inside it. */
export interface Question {
  /** An id in normal form: a CVE, or a name where the statements know no CVE. */
  readonly vulnerability: string;
  readonly product: Product;
  readonly component: Product | null;
  /**
   * Whose name the product's is, as that issuer's documents write it; empty where they name nobody. A name is unique per
   * speaker only. Without it a name is looked for with every issuer.
   */
  readonly nameOf?: string;
  /** Set where the platform table supplied the product that the component stands on. */
  readonly platform?: Supplied;
}

/** From the most to the least specific; the index is the rank. */
export const MATCH_KINDS = [
  'hash',
  'container',
  'exact',
  'range',
  'range_approx',
  'versionless',
  'subpath',
  'source',
  'cpe',
  'model',
  'serial',
  'sku',
  'uri',
  'name',
] as const;

export type MatchKind = (typeof MATCH_KINDS)[number];

/** From the most to the least specific. */
export const SCOPES = ['component', 'product', 'by_components', 'at_large'] as const;

export type Scope = (typeof SCOPES)[number];

/** How one product identity answers another. */
export interface ProductMatch {
  readonly kind: MatchKind;
  /** The kind of identifier that settled it. */
  readonly by: IdentifierKind | 'name';
  /** Version precision: 0 digest or hash, 1 exact, 2 range, 3 versionless. In scope `component` those of both added. */
  readonly precision: number;
  /** How many identifying qualifiers matched. */
  readonly qualifiers: number;
  /** The texts are equal only after folding. */
  readonly folded: boolean;
  /** By a hash alone whose collisions are made to order: sha-1 or md5. */
  readonly weak?: true;
}

/** Why a product identity does not answer another: the first rule that failed. */
export const WHY_NOT = [
  'vulnerability_differs',
  'package_differs',
  'version_differs',
  'version_unstated',
  'out_of_range',
  'range_unreadable',
  'range_scheme_unknown',
  'qualifier_differs',
  'qualifier_unstated',
  'subpath_differs',
  'digest_differs',
  'repository_differs',
  'repository_unstated',
  'hash_differs',
  'cpe_narrower',
  'cpe_disjoint',
  'name_differs',
  'name_of_other_issuer',
  'identifier_differs',
  'platform_unstated',
  'path_differs',
  'component_differs',
  'other_product',
] as const;

export type WhyNot = (typeof WHY_NOT)[number];

export interface Refusal {
  readonly rule: WhyNot;
  /** For `qualifier_*`: which one. */
  readonly detail?: string;
  readonly asked: string | null;
  readonly stated: string | null;
}

/** A statement (one of its components, where it names some) that answers a question. */
export interface Match extends ProductMatch {
  readonly scope: Scope;
  /** Which of the statement's components answered; null = the statement is on the product as a whole. */
  readonly component: number | null;
  /** Found by a label (an alias) rather than by the vulnerability's own id. */
  readonly byLabel: boolean;
}
