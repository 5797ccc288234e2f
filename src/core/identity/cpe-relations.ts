/**
 * How one CPE name relates to another (NISTIR 7696 §6.1 Table 6-2, §6.2 Table 6-4), and what single vendors mean beyond it.
 * The source is what a statement says, the target what is asked. Case-blind, because both are in lower case; linear.
 */
import { CPE_ATTRIBUTES, type Cpe, type CpeAttribute } from './cpe.ts';

export type Relation = 'equal' | 'subset' | 'superset' | 'disjoint' | 'undefined';

/** A value taken apart: the literal middle, and how much the wildcards at either end may stand for. */
interface Value {
  readonly text: string;
  readonly wild: boolean;
  readonly core: string;
  readonly before: number;
  readonly after: number;
}

/** A CPE name ready to be compared. */
export interface CpeForm {
  readonly values: readonly Value[];
  /** The version where it is one, unescaped; null for any, none or a pattern. */
  readonly version: string | null;
}

export interface CpeComparison {
  readonly relation: Relation;
  /** Only a row of the vendor table made it so. */
  readonly byVendor: boolean;
}

interface VendorRow {
  /** Says through which channel it comes, not which product it is. */
  readonly ignores: readonly CpeAttribute[];
  /** Products that are an application and an operating system at once. */
  readonly bothParts: readonly string[];
  /** A statement on a major version covers its minor versions. */
  readonly majorVersions: boolean;
}

/** Red Hat security data guidelines, "CPE matching logic" (formats.md §7). */
const VENDORS: ReadonlyMap<string, VendorRow> = new Map([
  ['redhat', { ignores: ['edition', 'sw_edition'], bothParts: ['enterprise_linux'], majorVersions: true }],
]);

const PART = CPE_ATTRIBUTES.indexOf('part');
const VENDOR = CPE_ATTRIBUTES.indexOf('vendor');
const PRODUCT = CPE_ATTRIBUTES.indexOf('product');
const VERSION = CPE_ATTRIBUTES.indexOf('version');

export function cpeForm(cpe: Cpe): CpeForm {
  const values = cpe.map(readValue);
  const version = values[VERSION];
  const stated = version !== undefined && !version.wild && version.text !== '*' && version.text !== '-';
  return { values, version: stated ? version.core : null };
}

function readValue(text: string): Value {
  if (text === '*' || text === '-') return { text, wild: false, core: text, before: 0, after: 0 };
  let from = 0;
  let to = text.length;
  while (text[from] === '?') from += 1;
  let before = from;
  if (text[0] === '*') [from, before] = [1, Number.POSITIVE_INFINITY];
  while (to > from && text[to - 1] === '?' && !isEscaped(text, to - 1)) to -= 1;
  let after = text.length - to;
  if (after === 0 && to > from && text[to - 1] === '*' && !isEscaped(text, to - 1)) {
    [to, after] = [to - 1, Number.POSITIVE_INFINITY];
  }
  return { text, wild: before + after > 0, core: unescaped(text.slice(from, to)), before, after };
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text[from - 1] === '\\') from -= 1;
  return (at - from) % 2 === 1;
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  let result = '';
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    result += text[i] ?? '';
  }
  return result;
}

/** Table 6-2, with one row more: a pattern equals itself. */
function compareValues(source: Value, target: Value): Relation {
  if (source.text === target.text) return 'equal';
  if (target.wild) return 'undefined';
  if (source.text === '*') return 'superset';
  if (target.text === '*') return 'subset';
  if (source.text === '-' || target.text === '-') return 'disjoint';
  return source.wild && covers(source, target.core) ? 'superset' : 'disjoint';
}

/** `*` stands for any number of characters, each `?` for one or none. */
function covers(pattern: Value, text: string): boolean {
  const room = text.length - pattern.core.length;
  const first = Math.max(0, room - pattern.after);
  const at = text.indexOf(pattern.core, first);
  return at >= 0 && at <= Math.min(room, pattern.before);
}

/** Table 6-4 over the eleven attributes, after the vendor's row where both names are this vendor's. */
export function compareCpe(source: CpeForm, target: CpeForm): CpeComparison {
  const row = vendorRow(source, target);
  const seen = new Set<Relation>();
  let byVendor = false;
  for (const [i, value] of source.values.entries()) {
    const other = target.values[i] as Value;
    const plain = compareValues(value, other);
    const relation = row !== undefined && plain !== 'equal' && asVendorMeans(row, i, source, target) ? 'equal' : plain;
    if (relation === 'disjoint') return { relation, byVendor: false };
    if (relation !== plain) byVendor = true;
    seen.add(relation);
  }
  seen.delete('equal');
  const [only = 'equal'] = seen;
  return { relation: seen.size > 1 ? 'undefined' : only, byVendor };
}

function vendorRow(source: CpeForm, target: CpeForm): VendorRow | undefined {
  const vendor = source.values[VENDOR]?.text;
  return vendor !== undefined && vendor === target.values[VENDOR]?.text ? VENDORS.get(vendor) : undefined;
}

/** Whether the vendor means the same although the attributes differ. */
function asVendorMeans(row: VendorRow, at: number, source: CpeForm, target: CpeForm): boolean {
  if (row.ignores.includes(CPE_ATTRIBUTES[at] as CpeAttribute)) return true;
  if (at === PART) return sharesParts(row, source, target);
  return at === VERSION && row.majorVersions && source.version !== null && source.version === major(target.version);
}

function sharesParts(row: VendorRow, source: CpeForm, target: CpeForm): boolean {
  const both = ['a', 'o'];
  const [s, t] = [source.values[PART]?.text ?? '', target.values[PART]?.text ?? ''];
  return both.includes(s) && both.includes(t) && row.bothParts.includes(source.values[PRODUCT]?.text ?? '');
}

/** `9` of `9.2`; null where there is nothing after the first dot. */
function major(version: string | null): string | null {
  const dot = version?.indexOf('.') ?? -1;
  return version === null || dot < 0 ? null : version.slice(0, dot);
}

/**
 * What finds it in an index: part, vendor and product; null where one of them is a pattern or any.
 * A product whose vendor writes it with two parts has one key.
 */
export function cpeKey(cpe: Cpe): string | null {
  const [part = '', vendor = '', product = ''] = cpe;
  if ([part, vendor, product].some((text) => text === '*' || readValue(text).wild)) return null;
  const both = VENDORS.get(vendor)?.bothParts.includes(product) === true && (part === 'a' || part === 'o');
  return `cpe:${both ? 'o' : part}:${vendor}:${product}`;
}
