/** Which standard a document says it follows, also where its reader refused it. */
import { csaf } from '../core/formats/csaf.ts';
import { cyclonedx } from '../core/formats/cyclonedx.ts';
import { contextOf } from '../core/formats/openvex/head.ts';
import { openvex } from '../core/formats/openvex.ts';
import { unwrap } from '../core/formats/wrapper.ts';
import { identifierReader } from '../core/identity/identifier.ts';
import type { FormatName } from '../core/model/document.ts';
import { asObject, asText, type Json, type JsonObject } from '../core/std/json/view.ts';

export interface StatedFormat {
  readonly format: FormatName;
  /** As written, cut of its decoration; null where none is. */
  readonly version: string | null;
  /** The document itself, out of its wrapper. */
  readonly value: Json;
  /** Where it is in the text. */
  readonly base: string;
}

const FORMATS = [
  { reader: openvex, versionOf: openvexVersion },
  { reader: csaf, versionOf: csafVersion },
  { reader: cyclonedx, versionOf: (root: JsonObject) => asText(root.specVersion) },
];

/** Null where it is no document of one format. */
export function statedFormat(json: Json): StatedFormat | null {
  const root = asObject(json);
  const opened = root === null ? null : unwrap(root, identifierReader(), { add: () => {} });
  if (opened === null) return null;
  const { document: value, base } = opened;
  const [found, second] = FORMATS.filter(({ reader }) => reader.detect(value));
  if (found === undefined || second !== undefined) return null;
  return { format: found.reader.name, version: found.versionOf(value), value, base };
}

/** OpenVEX 0.2.0 "Document Struct Fields": a context without a version is that of 0.0.1. */
function openvexVersion(root: JsonObject): string | null {
  const path = contextOf(root)?.replace(/[/#]$/, '') ?? null;
  if (path === '') return '0.0.1';
  return path?.startsWith('/v') ? path.slice(2) : null;
}

function csafVersion(root: JsonObject): string | null {
  return asText(asObject(root.document)?.csaf_version);
}
