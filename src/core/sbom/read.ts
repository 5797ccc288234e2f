/** An SBOM's bytes → its components. What cannot be read is an issue with its place, never thrown. */
import { type IdentifierReader, identifierReader } from '../identity/identifier.ts';
import { type Issue, issueLog } from '../std/issue.ts';
import { readJson } from '../std/json/read.ts';
import { asArray, asObject, asText, type JsonObject, member } from '../std/json/view.ts';
import { readCycloneDx } from './cyclonedx.ts';
import { type PartReader, partReader, type Sbom } from './part.ts';
import { readSpdx } from './spdx.ts';
import { readSpdx3 } from './spdx3.ts';

export interface ReadSbom {
  /** Null where an issue rejects it. */
  readonly sbom: Sbom | null;
  /** The first thousand. */
  readonly issues: readonly Issue[];
  readonly issueTotal: number;
}

export function readSbom(bytes: Uint8Array, ids: IdentifierReader = identifierReader()): ReadSbom {
  const read = readJson(bytes);
  if (!read.ok) return { sbom: null, issues: read.issues, issueTotal: read.issues.length };
  const log = issueLog(read.issues);
  const sbom = readRoot(asObject(read.value), partReader(ids, log));
  return { sbom, issues: log.issues, issueTotal: log.total };
}

function readRoot(root: JsonObject | null, reader: PartReader): Sbom | null {
  if (root !== null && asText(member(root, 'bomFormat')) === 'CycloneDX') return readCycloneDx(root, reader);
  if (root !== null && member(root, 'spdxVersion') !== undefined) return readSpdx(root, reader);
  if (root !== null && isSpdx3(root)) return readSpdx3(root, reader);
  const message = 'no SBOM in CycloneDX or SPDX JSON';
  reader.log.add('format.unknown', 'rejects', { message });
  return null;
}

const CONTEXT = 'https://spdx.org/rdf/3.0';

function isSpdx3(root: JsonObject): boolean {
  const context = member(root, '@context');
  const texts = [context, ...(asArray(context) ?? [])].map((text) => asText(text) ?? '');
  return texts.some((text) => text.startsWith(CONTEXT)) && asArray(member(root, '@graph')) !== null;
}
