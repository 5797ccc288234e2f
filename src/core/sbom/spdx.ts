/** SPDX 2.2 and 2.3, JSON: packages with their external references (SPDX 2.3 §7.21, Annex F); what the document describes is the whole. */
import type { IdentifierKind } from '../model/product.ts';
import { asArray, asText, type JsonObject, member } from '../std/json/view.ts';
import { objectsIn, type Placed, textIn } from './members.ts';
import { MAX_PARTS, type PartReader, type Sbom, type SbomPart } from './part.ts';

const VERSIONS = ['SPDX-2.2', 'SPDX-2.3'];
const DOCUMENT = 'SPDXRef-DOCUMENT';

const REFERENCES: ReadonlyMap<string, IdentifierKind> = new Map([
  ['purl', 'purl'],
  ['cpe22Type', 'cpe'],
  ['cpe23Type', 'cpe'],
]);

/** Null where the version is none that is read. */
export function readSpdx(root: JsonObject, reader: PartReader): Sbom | null {
  const formatVersion = textIn(root, 'spdxVersion');
  if (formatVersion === null || !VERSIONS.includes(formatVersion)) {
    reader.log.add('format.version_unsupported', 'rejects', { pointer: '/spdxVersion', text: formatVersion ?? '' });
    return null;
  }
  const packages = objectsIn(root, 'packages', '', reader.log);
  if (packages.length > MAX_PARTS) {
    reader.log.add('limit.identifiers', 'kept', { pointer: '/packages', message: `more than ${MAX_PARTS} packages` });
  }
  const described = describedIn(root, reader);
  const isWhole = ([object]: Placed) => described.has(textIn(object, 'SPDXID') ?? '');
  const wholes = packages.filter(isWhole);
  const [top] = wholes;
  const one = wholes.length === 1 && top !== undefined ? top : null;
  const parts = packages.slice(0, MAX_PARTS).filter((item) => item !== one);
  return {
    format: 'SPDX',
    formatVersion: formatVersion.slice('SPDX-'.length),
    whole: one === null ? null : read(one, reader),
    parts: parts.map((item) => read(item, reader)),
  };
}

function describedIn(root: JsonObject, reader: PartReader): ReadonlySet<string> {
  const described = new Set<string>();
  for (const item of asArray(member(root, 'documentDescribes')) ?? []) described.add(asText(item) ?? '');
  for (const [relationship] of objectsIn(root, 'relationships', '', reader.log)) {
    const [from, type, to] = ['spdxElementId', 'relationshipType', 'relatedSpdxElement'].map((name) => {
      return textIn(relationship, name) ?? '';
    });
    if (type === 'DESCRIBES' && from === DOCUMENT) described.add(to ?? '');
    if (type === 'DESCRIBED_BY' && to === DOCUMENT) described.add(from ?? '');
  }
  described.delete('');
  return described;
}

function read([object, pointer]: Placed, reader: PartReader): SbomPart {
  const references = objectsIn(object, 'externalRefs', pointer, reader.log).flatMap(([reference]) => {
    const kind = REFERENCES.get(textIn(reference, 'referenceType') ?? '');
    const text = textIn(reference, 'referenceLocator');
    return kind === undefined || text === null ? [] : [[kind, text] as const];
  });
  const hashes = objectsIn(object, 'checksums', pointer, reader.log).map(([checksum]) => {
    return ['hash', `${textIn(checksum, 'algorithm') ?? ''}:${textIn(checksum, 'checksumValue') ?? ''}`] as const;
  });
  return reader.read({
    ids: [...references, ...hashes],
    name: textIn(object, 'name'),
    version: textIn(object, 'versionInfo'),
    pointer,
  });
}
