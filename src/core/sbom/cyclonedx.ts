/** CycloneDX 1.2–1.7, JSON: components as deep as they are nested, in the order of the text; `metadata.component` is the whole. */
import type { IdentifierKind } from '../model/product.ts';
import { asObject, type Json, type JsonObject, member } from '../std/json/view.ts';
import { objectsIn, type Placed, textIn } from './members.ts';
import { MAX_PARTS, type PartReader, type Sbom, type SbomPart } from './part.ts';

const VERSIONS = ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'];

type StatedId = readonly [kind: IdentifierKind, text: string];

/** Null where the version is none that is read. */
export function readCycloneDx(root: JsonObject, reader: PartReader): Sbom | null {
  const formatVersion = textIn(root, 'specVersion');
  if (formatVersion === null || !VERSIONS.includes(formatVersion)) {
    reader.log.add('format.version_unsupported', 'rejects', { pointer: '/specVersion', text: formatVersion ?? '' });
    return null;
  }
  const link = linkOf(root);
  const described = asObject(member(asObject(member(root, 'metadata')), 'component'));
  const top: Placed | null = described === null ? null : [described, '/metadata/component'];
  const nested = top === null ? [] : objectsIn(top[0], 'components', top[1], reader.log);
  const parts = partsIn([...nested, ...objectsIn(root, 'components', '', reader.log)], link, reader);
  return { format: 'CycloneDX', formatVersion, whole: top === null ? null : wholeOf(top, link, reader), parts };
}

/** `urn:cdx:serial/version`: by which other BOMs name this one. Null where it has no serial number. */
function linkOf(root: JsonObject): string | null {
  const serial = textIn(root, 'serialNumber')?.toLowerCase() ?? '';
  if (!serial.startsWith('urn:uuid:')) return null;
  return `urn:cdx:${serial.slice('urn:uuid:'.length)}/${versionText(member(root, 'version'))}`;
}

function versionText(version: Json | undefined): string {
  return typeof version === 'number' ? String(version) : '1';
}

function wholeOf([object, pointer]: Placed, link: string | null, reader: PartReader): SbomPart {
  const links: StatedId[] = link === null ? [] : [['uri', link]];
  return read(object, pointer, links, reader);
}

/** Depth first, without recursion: nesting is outside input. */
function partsIn(first: readonly Placed[], link: string | null, reader: PartReader): SbomPart[] {
  const parts: SbomPart[] = [];
  const waiting = [...first].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [object, pointer] = next;
    if (parts.length >= MAX_PARTS) {
      reader.log.add('limit.identifiers', 'kept', { pointer, message: `more than ${MAX_PARTS} components` });
      return parts;
    }
    parts.push(read(object, pointer, partLinks(object, link), reader));
    for (const child of objectsIn(object, 'components', pointer, reader.log).reverse()) waiting.push(child);
  }
  return parts;
}

/** As links are written: with the reference percent-encoded, and without. */
function partLinks(object: JsonObject, link: string | null): StatedId[] {
  const ref = textIn(object, 'bom-ref');
  if (link === null || ref === null || !ref.isWellFormed()) return [];
  return [...new Set([ref, encodeURIComponent(ref)])].map((text) => ['uri', `${link}#${text}`]);
}

function read(object: JsonObject, pointer: string, links: readonly StatedId[], reader: PartReader): SbomPart {
  const [group, name] = [textIn(object, 'group'), textIn(object, 'name')];
  const ids: StatedId[] = [];
  for (const kind of ['purl', 'cpe'] as const) {
    const text = textIn(object, kind);
    if (text !== null) ids.push([kind, text]);
  }
  for (const [hash] of objectsIn(object, 'hashes', pointer, reader.log)) {
    ids.push(['hash', `${textIn(hash, 'alg') ?? ''}:${textIn(hash, 'content') ?? ''}`]);
  }
  const version = textIn(object, 'version');
  return reader.read({
    ids: [...ids, ...links],
    name: group === null || name === null ? name : `${group}/${name}`,
    version,
    pointer,
  });
}
