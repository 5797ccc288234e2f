/** BOM-Links: `urn:cdx:serial/version` of a BOM, `#ref` of a part of it (CycloneDX 1.7 bomLink). */
import { asText, type JsonObject } from '../../std/json/view.ts';

/** Whether a reference means to be a BOM-Link; scheme and namespace are case-blind (RFC 8141 §3.1). */
export function isLink(ref: string): boolean {
  return ref.slice(0, 8).toLowerCase() === 'urn:cdx:';
}

export interface BomLink {
  readonly serial: string;
  readonly version: string;
  /** Percent-decoded once; null for the BOM as a whole. */
  readonly ref: string | null;
}

const SHAPE = /^urn:cdx:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/([1-9]\d{0,17})(?:#(.+))?$/is;

export function readLink(text: string): BomLink | null {
  const [, serial, version, ref] = SHAPE.exec(text) ?? [];
  if (serial === undefined || version === undefined) return null;
  return { serial: serial.toLowerCase(), version, ref: ref === undefined ? null : decoded(ref) };
}

/** A link to the very BOM that it stands in is a reference inside it. */
export function isOwn(link: BomLink, root: JsonObject): boolean {
  const serial = asText(root.serialNumber)?.trim().toLowerCase();
  return serial === `urn:uuid:${link.serial}` && String(root.version ?? 1) === link.version;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
