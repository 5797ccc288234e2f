/** What an SPDX 3 document says of itself: its version, who made it, and when. */
import type { DocumentHead } from '../../model/document.ts';
import { asArray, asObject, asText, type JsonObject } from '../../std/json/view.ts';
import type { ReadingInput } from '../reading.ts';
import type { Log } from '../texts.ts';
import { typeOf } from './classes.ts';
import type { CreationReader } from './creation.ts';
import { type Graph, idOf } from './graph.ts';

/** What precedes the version in every context of SPDX 3. */
const CONTEXT = 'https://spdx.org/rdf/3.';

/** The version that the context names; null where no context is of SPDX 3. */
export function versionOf(root: JsonObject): string | null {
  const stated = root['@context'];
  for (const context of asArray(stated) ?? [stated]) {
    const text = asText(context);
    if (text?.startsWith(CONTEXT)) return /^3(?:\.\d{1,4}){1,3}/.exec(text.slice(CONTEXT.length - 2))?.[0] ?? '3.0';
  }
  return null;
}

/** 3.0 and its corrections are read; a later 3 as 3.0, noted. */
export function noteVersion(version: string, log: Log): void {
  if (version === '3.0' || version.startsWith('3.0.')) return;
  const message = 'SPDX 3.0 is read';
  log.add('format.version_unsupported', 'kept', { pointer: '/@context', message, text: version });
}

export function readHead(
  input: ReadingInput,
  formatVersion: string,
  graph: Graph,
  creationOf: CreationReader,
): DocumentHead {
  const { digest, delivery, verification, log } = input;
  const document = documentIn(graph, log);
  const { issuer, created } = document === null ? NOBODY : creationOf(document);
  const id = document === null ? null : idOf(document);
  if (created === null) log.add('time.missing', 'kept', { message: 'no time of the SpdxDocument' });
  return {
    digest,
    format: 'SPDX',
    formatVersion,
    id,
    issuer,
    instant: created,
    lineage:
      id === null
        ? null
        : {
            key: JSON.stringify(['SPDX', issuer?.value ?? null, id]),
            needsDistinctVersions: false,
            version: null,
            generated: null,
          },
    derived: false,
    ends: null,
    quarantine: null,
    delivery,
    verification,
  };
}

const NOBODY = { issuer: null, created: null };

/** The one SpdxDocument; where there are several, none speaks for the whole. */
function documentIn({ elements }: Graph, log: Log): JsonObject | null {
  const [first, ...others] = elements
    .map(asObject)
    .filter((element) => element !== null && typeOf(element) === 'SpdxDocument');
  if (first !== undefined && others.length === 0) return first;
  const message = first === undefined ? 'no SpdxDocument' : 'more than one SpdxDocument';
  log.add('format.schema', 'kept', { pointer: '/@graph', message });
  return null;
}
