/**
 * The port to the standards' own rules: the published schemas, and the tests of CSAF 2.0 §6. They only ever remark on a
 * document; whether it is read, and as what, is for the readers of formats alone. Slow by nature, so `lint` asks and
 * nobody else does.
 */
import type { FormatName } from '../core/model/document.ts';
import type { Severity } from '../core/std/issue.ts';
import type { Json } from '../core/std/json/view.ts';

/** A rule of a standard. What readers report is another set (core/std/issue.ts). */
export type RuleCode = `schema.${'openvex' | 'cyclonedx' | 'csaf'}` | `csaf.6.${1 | 2 | 3}.${string}`;

/** A place where a document breaks a rule. */
export interface Breach {
  readonly code: RuleCode;
  readonly severity: Severity;
  /** RFC 6901 pointer into the value that was checked. */
  readonly pointer: string;
  /** One sentence for a person. */
  readonly message: string;
  /** The text met, cut where it is long. */
  readonly text?: string;
  /** The clause that sets the rule. */
  readonly clause?: string;
  /** The member of the place's object that is missing, or there and not allowed. */
  readonly member?: string;
}

/** `mandatory`: the schema and the tests that a valid document passes; `all`: also those that only advise. */
export type Rigour = 'mandatory' | 'all';

export interface Checked {
  /** At most a thousand, in the order of the rules. */
  readonly breaches: readonly Breach[];
  /** All of them. */
  readonly total: number;
}

export interface Standards {
  /** Every rule and what it asks, for tables of rules. */
  readonly rules: ReadonlyMap<RuleCode, string>;
  /** Null where there are no rules for this version of the format. Never throws for what the document holds. */
  check(format: FormatName, formatVersion: string, value: Json, rigour: Rigour): Promise<Checked | null>;
}
