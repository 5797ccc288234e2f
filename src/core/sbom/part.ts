/** A component of an SBOM as VexLens asks for it: its identifiers, and name and version as a person knows it. */
import type { IdentifierReader } from '../identity/identifier.ts';
import { ANY_VERSION, type Identifier, type IdentifierKind, type Product, type Version } from '../model/product.ts';
import type { IssueLog } from '../std/issue.ts';

export interface SbomPart {
  /** By identifiers alone: a name is unique per speaker only, and an SBOM is no speaker. */
  readonly product: Product;
  readonly name: string | null;
  readonly version: string | null;
  /** RFC 6901 pointer to its place in the SBOM. */
  readonly pointer: string;
}

export interface Sbom {
  readonly format: 'CycloneDX' | 'SPDX';
  readonly formatVersion: string;
  /** What the SBOM describes as one; null where it names none, or several. */
  readonly whole: SbomPart | null;
  readonly parts: readonly SbomPart[];
}

/** What a component says of itself. */
export interface StatedPart {
  readonly ids: readonly (readonly [kind: IdentifierKind, text: string])[];
  readonly name: string | null;
  readonly version: string | null;
  readonly pointer: string;
}

/** Reads components and says what is odd about them. */
export interface PartReader {
  readonly log: IssueLog;
  read(stated: StatedPart): SbomPart;
}

/** Components of one SBOM, identifiers of one component: the rest is left out and said. */
export const MAX_PARTS = 200_000;
const MAX_IDS = 100;
const MAX_LABEL = 512;

export function partReader(ids: IdentifierReader, log: IssueLog): PartReader {
  return { log, read: (stated) => readPart(stated, ids, log) };
}

function readPart(stated: StatedPart, reader: IdentifierReader, log: IssueLog): SbomPart {
  const { name, version, pointer } = stated;
  if (stated.ids.length > MAX_IDS) log.add('limit.identifiers', 'kept', { pointer });
  const ids = stated.ids.slice(0, MAX_IDS).flatMap(([kind, text]) => {
    const { id, notes } = reader.read(kind, text);
    if (id?.kind === kind) return [id];
    // What is no purl would be read as an opaque text, by which nobody names a component.
    for (const code of notes) log.add(code, 'kept', { pointer, text });
    return [];
  });
  return { product: { ids, version: versionOf(ids, version) }, name: label(name), version: label(version), pointer };
}

/** A purl's own version is what scanners compare; else the component's. */
function versionOf(ids: readonly Identifier[], stated: string | null): Version {
  const purls = ids.filter(({ kind }) => kind === 'purl');
  const within = purls.find(({ version }) => version !== null)?.version ?? null;
  if (within !== null) return { kind: 'exact', text: within };
  const ranged = purls.some(({ purl }) => purl?.qualifiers.some(([key]) => key === 'vers'));
  return stated === null || ranged ? ANY_VERSION : { kind: 'exact', text: stated };
}

function label(text: string | null): string | null {
  return text === null || text.length <= MAX_LABEL ? text : text.slice(0, MAX_LABEL).replace(/[\uD800-\uDBFF]$/, '');
}

/** Whether anybody could name it: a place in this very SBOM alone is no identity to others. */
export function isIdentified({ product }: SbomPart): boolean {
  return product.ids.some(({ kind }) => kind !== 'uri');
}
