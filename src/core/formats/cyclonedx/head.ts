/** What a BOM says of itself: its version, who made it, when, and of which BOM it is a revision. */
import type { DocumentHead, Lineage } from '../../model/document.ts';
import type { IssuerName } from '../../model/statement.ts';
import type { Json } from '../../std/json/read.ts';
import { asArray, asObject, asText, type JsonObject } from '../../std/json/view.ts';
import type { ReadingInput } from '../reading.ts';
import { filledText, type Log, met } from '../texts.ts';
import { readTime } from '../times.ts';

const OLDEST = 4;
const NEWEST = 7;

/**
 * `specVersion`: 1.4 to 1.7 are read, other versions of 1 as the nearest of these, noted (1.2 and 1.3 have no
 * vulnerabilities of their own). Null where the major version is another: then the BOM is not read.
 */
export function readVersion(root: JsonObject, log: Log): string | null {
  const stated = asText(root.specVersion);
  const [, minor] = /^1\.(\d{1,3})$/.exec(stated ?? '') ?? [];
  if (stated === null) {
    log.add('format.schema', 'kept', { pointer: '/specVersion', message: 'no specVersion; read as 1.7' });
    return '1.7';
  }
  if (minor !== undefined && Number(minor) >= OLDEST && Number(minor) <= NEWEST) return stated;
  log.add('format.version_unsupported', minor === undefined ? 'rejects' : 'kept', {
    pointer: '/specVersion',
    message: 'CycloneDX JSON 1.4 to 1.7 is read',
    text: stated,
  });
  return minor === undefined ? null : stated;
}

export function readHead(input: ReadingInput, formatVersion: string): DocumentHead {
  const { root, digest, delivery, verification, log } = input;
  const metadata = asObject(root.metadata) ?? {};
  const issuer = issuerOf(metadata);
  if (issuer === null) log.add('identity.issuer_missing', 'kept', { pointer: '/metadata' });
  if (metadata.timestamp === undefined) log.add('time.missing', 'kept', { pointer: '/metadata/timestamp' });
  const id = filledText(root.serialNumber);
  return {
    digest,
    format: 'CycloneDX',
    formatVersion,
    id,
    issuer,
    instant: readTime(metadata.timestamp, '/metadata/timestamp', log),
    lineage: lineageOf(issuer, id, bomVersion(root, log)),
    derived: false,
    ends: null,
    quarantine: null,
    delivery,
    verification,
  };
}

/** Who made the BOM; `supplier` and `manufacture` are of the component, and stand in only where nobody else is named. */
function issuerOf(metadata: JsonObject): IssuerName | null {
  return (
    organization(metadata.manufacturer) ??
    firstAuthor(metadata.authors) ??
    organization(metadata.supplier) ??
    organization(metadata.manufacture)
  );
}

function organization(value: Json | undefined): IssuerName | null {
  const object = asObject(value);
  const name = filledText(object?.name) ?? filledText(asArray(object?.url)?.[0]);
  return name === null ? null : { scheme: 'organization', value: name.normalize('NFC') };
}

/** `Name <address>`, the form in which the directory looks for people. */
function firstAuthor(value: Json | undefined): IssuerName | null {
  for (const item of asArray(value) ?? []) {
    const person = asObject(item);
    const [name, email] = [filledText(person?.name), filledText(person?.email)];
    const text = name === null || email === null ? (name ?? email) : `${name} <${email}>`;
    if (text !== null) return { scheme: 'author', value: text.normalize('NFC') };
  }
  return null;
}

/** The revision of the BOM; the schema's default is 1. */
export function bomVersion(root: JsonObject, log: Log): string | null {
  const { version = 1 } = root;
  if (typeof version === 'number' && Number.isSafeInteger(version)) return String(version);
  log.add('format.schema', 'kept', { pointer: '/version', message: 'not a whole number', ...met(version) });
  return null;
}

/** A serial number is a claim (one of them is in 117 sample files), so it joins only documents that differ in version. */
function lineageOf(issuer: IssuerName | null, serial: string | null, version: string | null): Lineage | null {
  if (serial === null) return null;
  const key = JSON.stringify(['CycloneDX', issuer?.value ?? null, serial]);
  return { key, needsDistinctVersions: true, version, generated: null };
}
