/**
 * `product_identification_helper` → identifiers (CSAF 2.0 §3.1.3.3, CSAF 2.1 §3.1.3.3). All of them name the one product;
 * what cannot be read is left out and noted. A hash names a file by its value, whatever the file is called.
 */
import type { IdentifierReader, ReadIdentifier } from '../../identity/identifier.ts';
import type { Identifier } from '../../model/product.ts';
import type { IssueCode, IssueLog } from '../../std/issue.ts';
import type { Json } from '../../std/json/read.ts';
import { asObject } from '../../std/json/view.ts';
import { isPlaceholder } from '../texts.ts';
import type { Edition } from './edition.ts';
import { type StatedIdentifier, statedIdentifiers, textsIn } from './helper-places.ts';

/** As many as a product may have (formats.md §11). */
const MAX_IDENTIFIERS = 64;

/** The purl types whose definition has the qualifier `arch`: elsewhere a branch's architecture would be invented. */
const TYPES_WITH_ARCH = new Set(['alpm', 'apk', 'bitnami', 'deb', 'oci', 'opkg', 'rpm']);

export interface Helper {
  readonly ids: readonly Identifier[];
  readonly notes: readonly IssueCode[];
  /** Where its bill of materials is: text beside the statement. */
  readonly sbomUrls: readonly string[];
}

export interface HelperDesk {
  readonly ids: IdentifierReader;
  readonly log: IssueLog;
  readonly edition: Edition;
}

export const NO_HELPER: Helper = { ids: [], notes: [], sbomUrls: [] };

const NO_IDENTIFIER: ReadIdentifier = { id: null, notes: ['identity.placeholder'] };

/**
 * The helper of the product at `base`. `architecture` is the branch around it, for a purl that does not say; null where
 * there is none.
 */
export function readHelper(
  value: Json | undefined,
  base: string,
  architecture: string | null,
  desk: HelperDesk,
): Helper {
  if (value === undefined) return NO_HELPER;
  const pointer = `${base}/product_identification_helper`;
  const helper = asObject(value);
  if (helper === null) {
    desk.log.add('format.schema', 'kept', { pointer, message: 'not an object', clause: 'CSAF 2.0 §3.1.3.3' });
    return NO_HELPER;
  }
  const stated = statedIdentifiers(helper, desk.edition);
  const notes: IssueCode[] = [];
  if (stated.length > MAX_IDENTIFIERS) {
    desk.log.add('limit.identifiers', 'kept', { pointer, text: `${stated.length}` });
    notes.push('limit.identifiers');
  }
  const ids: Identifier[] = [];
  for (const each of stated.slice(0, MAX_IDENTIFIERS)) {
    const { id, notes: odd } = readOne(each, architecture, desk.ids);
    for (const code of odd) desk.log.add(code, 'kept', { pointer: pointer + each.at, text: each.raw });
    notes.push(...odd);
    if (id !== null && !ids.some(({ kind, text }) => kind === id.kind && text === id.text)) ids.push(id);
  }
  return { ids, notes, sbomUrls: textsIn(helper.sbom_urls) };
}

function readOne(stated: StatedIdentifier, architecture: string | null, ids: IdentifierReader): ReadIdentifier {
  const { kind, text, raw } = stated;
  if (isPlaceholder(raw)) return NO_IDENTIFIER;
  const read = ids.read(kind, text);
  if (read.id === null) return read;
  const fuller = architecture === null ? text : withArch(text, read.id, architecture);
  const { id, notes } = fuller === text ? read : ids.read(kind, fuller);
  return { id: id === null || id.raw === raw ? id : { ...id, raw }, notes };
}

/** A purl with the branch's architecture, where its type knows one and it names none. */
function withArch(text: string, { purl }: Identifier, architecture: string): string {
  if (purl === undefined || !TYPES_WITH_ARCH.has(purl.type)) return text;
  if (purl.qualifiers.some(([key]) => key === 'arch')) return text;
  const hash = text.indexOf('#');
  const [body, subpath] = hash < 0 ? [text, ''] : [text.slice(0, hash), text.slice(hash)];
  const separator = body.includes('?') ? '&' : '?';
  return `${body}${separator}arch=${encodeURIComponent(architecture)}${subpath}`;
}
