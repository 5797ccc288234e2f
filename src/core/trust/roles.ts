/**
 * The same evidence is never counted twice (consensus.md §2.4, §4): who repeats its source is an echo, and strangers,
 * whose identities are free to make, weigh together as the heaviest of them. Voices come in and go out in weight order.
 */
import type { Role, Voice } from '../model/consensus.ts';
import type { Strangers } from '../model/policy.ts';
import type { Status } from '../model/status.ts';
import type { Directory } from './directory.ts';

/** A voice before it is known what it counts for. */
export type Admitted = Omit<Voice, 'counted' | 'role' | 'echoOf'>;

/** `admitted` is heaviest first, then by issuer. */
export function assignRoles(admitted: readonly Admitted[], directory: Directory, strangers: Strangers): Voice[] {
  const registeredSpeak = admitted.some((voice) => voice.speaker.registered);
  const statusOf = new Map(admitted.map((voice) => [voice.speaker.id, voice.statement.status]));
  const crowded = new Set<Status>();
  return admitted.map((voice) => {
    const source = echoedSource(voice, directory, statusOf);
    if (source !== null) return silent(voice, 'echo', source);
    if (strangers === 'advise' && registeredSpeak && !voice.speaker.registered) return silent(voice, 'advice');
    if (strangers !== 'count_each' && voice.speaker.tier === 'unknown') {
      if (crowded.has(voice.statement.status)) return silent(voice, 'crowd');
      crowded.add(voice.statement.status);
    }
    return { ...voice, counted: voice.weight, role: 'counted' };
  });
}

function silent(voice: Admitted, role: Role, echoOf?: string): Voice {
  return { ...voice, counted: 0, role, ...(echoOf === undefined ? {} : { echoOf }) };
}

/** The nearest admitted issuer whose word this voice repeats, direct or not. */
function echoedSource(voice: Admitted, directory: Directory, statusOf: ReadonlyMap<string, Status>): string | null {
  const first = directory.byId(voice.speaker.id);
  if (first === null || !voice.speaker.registered) return null;
  const seen = new Set([first.id]);
  const queue = first.derivesFrom
    .filter((edge) => edge.all || voice.statement.document.derived)
    .map((edge) => edge.issuer);
  for (const id of queue) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (statusOf.get(id) === voice.statement.status) return id;
    for (const edge of directory.byId(id)?.derivesFrom ?? []) queue.push(edge.issuer);
  }
  return null;
}
