/** Which answers are wanted. Every part that is left out selects all. */
import type { Millionths } from '../std/fixed.ts';
import type { Status } from './status.ts';

export interface Selection {
  /** Any id: a CVE, an advisory, an alias. */
  readonly vulnerability: string | null;
  /** A purl, a CPE, a hash, a URI or a name, as typed. */
  readonly product: string | null;
  /** The same, inside the product; `*` = every component that a statement names. Null = the product as a whole. */
  readonly component: string | null;
  readonly statuses: readonly Status[];
  /** Only answers with a conflict. */
  readonly conflictsOnly: boolean;
  readonly minConfidence: Millionths;
}

export const EVERYTHING: Selection = {
  vulnerability: null,
  product: null,
  component: null,
  statuses: [],
  conflictsOnly: false,
  minConfidence: 0,
};
