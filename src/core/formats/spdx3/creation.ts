/** Who says so, and when: the CreationInfo of an element (SPDX 3.0.1 Core), and who supplied it. */
import type { IssuerName } from '../../model/statement.ts';
import type { Instant } from '../../std/instant.ts';
import type { Json } from '../../std/json/read.ts';
import type { JsonObject } from '../../std/json/view.ts';
import { filledText, type Log } from '../texts.ts';
import { readTime } from '../times.ts';
import { SPEAKERS, typeOf } from './classes.ts';
import { externalIds, type Graph, isGlobal, isNothing, listed, type Referred, refer } from './graph.ts';

export interface Creation {
  readonly issuer: IssuerName | null;
  readonly created: Instant | null;
}

export type CreationReader = (element: JsonObject) => Creation;

/** Each CreationInfo is read once, since all elements of a document share one; what is odd in it is said at `place`. */
export function creationReader(graph: Graph, log: Log): CreationReader {
  const known = new Map<JsonObject, Creation>();
  return (element) => {
    const info = refer(graph, element.creationInfo)?.elements[0];
    if (info === undefined) return NO_CREATION;
    const before = known.get(info);
    if (before !== undefined) return before;
    const position = graph.positions.get(info);
    const place = position === undefined ? '/@graph' : `/@graph/${position}/created`;
    const creation = { issuer: speakerIn(graph, info.createdBy), created: readTime(info.created, place, log) };
    known.set(info, creation);
    return creation;
  };
}

const NO_CREATION: Creation = { issuer: null, created: null };

/** The first of some agents that is no tool. */
export function speakerIn(graph: Graph, agents: Json | undefined): IssuerName | null {
  for (const item of listed(agents)) {
    const agent = refer(graph, item);
    const name = agent === null || isNothing(agent) ? null : agentName(graph, agent);
    if (name !== null) return { scheme: 'agent', value: name.normalize('NFC') };
  }
  return null;
}

/** `Name <address>`, the form in which the directory looks for people; an agent that is elsewhere has its IRI. */
function agentName({ agentNames }: Graph, { iri, elements: [agent] }: Referred): string | null {
  if (agent === undefined) return isGlobal(iri) ? iri : null;
  const before = agentNames.get(agent);
  if (before !== undefined) return before;
  const name = nameIn(agent, iri);
  agentNames.set(agent, name);
  return name;
}

function nameIn(agent: JsonObject, iri: string | null): string | null {
  if (!SPEAKERS.has(typeOf(agent) ?? '')) return null;
  const name = filledText(agent.name);
  const email = externalIds(agent).find(([type]) => type === 'email')?.[1] ?? null;
  if (name !== null && email !== null) return `${name} <${email}>`;
  return name ?? email ?? (isGlobal(iri) ? iri : null);
}

/** What an agent is called, as the vendor of a product. */
export function vendorIn(graph: Graph, agent: Json | undefined): string | null {
  const element = refer(graph, listed(agent)[0])?.elements[0];
  return filledText(element?.name);
}
