/** SPDX 3.0, JSON-LD in its plain serialisation: the packages of `@graph`; the one root element of the SBOM is the whole. */
import type { IdentifierKind } from '../model/product.ts';
import { asArray, asText, type JsonObject, member } from '../std/json/view.ts';
import { objectsIn, type Placed, textIn } from './members.ts';
import { MAX_PARTS, type PartReader, type Sbom, type SbomPart } from './part.ts';

const PACKAGE = 'software_Package';
const COLLECTIONS = ['SpdxDocument', 'software_Sbom'];

const IDENTIFIERS: ReadonlyMap<string, IdentifierKind> = new Map([
  ['packageUrl', 'purl'],
  ['cpe22', 'cpe'],
  ['cpe23', 'cpe'],
]);

export function readSpdx3(root: JsonObject, reader: PartReader): Sbom {
  const graph = objectsIn(root, '@graph', '', reader.log);
  const packages = graph.filter(([object]) => textIn(object, 'type') === PACKAGE);
  if (packages.length > MAX_PARTS) {
    reader.log.add('limit.identifiers', 'kept', { pointer: '/@graph', message: `more than ${MAX_PARTS} packages` });
  }
  const roots = rootsIn(graph);
  const wholes = packages.filter(([object]) => roots.has(textIn(object, 'spdxId') ?? ''));
  const [top] = wholes;
  const one = wholes.length === 1 && top !== undefined ? top : null;
  const parts = packages.slice(0, MAX_PARTS).filter((item) => item !== one);
  return {
    format: 'SPDX',
    formatVersion: '3.0',
    whole: one === null ? null : read(one, reader),
    parts: parts.map((item) => read(item, reader)),
  };
}

function rootsIn(graph: readonly Placed[]): ReadonlySet<string> {
  const roots = new Set<string>();
  for (const [object] of graph) {
    if (!COLLECTIONS.includes(textIn(object, 'type') ?? '')) continue;
    for (const item of asArray(member(object, 'rootElement')) ?? []) roots.add(asText(item) ?? '');
  }
  roots.delete('');
  return roots;
}

function read([object, pointer]: Placed, reader: PartReader): SbomPart {
  const url = textIn(object, 'software_packageUrl');
  const identifiers = objectsIn(object, 'externalIdentifier', pointer, reader.log).flatMap(([identifier]) => {
    const kind = IDENTIFIERS.get(textIn(identifier, 'externalIdentifierType') ?? '');
    const text = textIn(identifier, 'identifier');
    return kind === undefined || text === null ? [] : [[kind, text] as const];
  });
  const hashes = objectsIn(object, 'verifiedUsing', pointer, reader.log).flatMap(([method]) => {
    if (textIn(method, 'type') !== 'Hash') return [];
    return [['hash', `${textIn(method, 'algorithm') ?? ''}:${textIn(method, 'hashValue') ?? ''}`] as const];
  });
  return reader.read({
    ids: [...(url === null ? [] : [['purl', url] as const]), ...identifiers, ...hashes],
    name: textIn(object, 'name'),
    version: textIn(object, 'software_packageVersion'),
    pointer,
  });
}
