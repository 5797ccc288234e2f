/** Who repeats whose word must not run in a circle: else nobody's word would be the source (consensus.md §2.4). */
import type { Issuer } from '../core/model/issuer.ts';

/** The first circle found, in order of id, closed: `a → b → a`. Null where there is none. Iterative: a chain may be long. */
export function circleIn(issuers: readonly Issuer[]): string[] | null {
  const sources = new Map(issuers.map(({ id, derivesFrom }) => [id, derivesFrom.map(({ issuer }) => issuer)]));
  const done = new Set<string>();
  for (const { id } of issuers) {
    const circle = walk(id, sources, done);
    if (circle !== null) return circle;
  }
  return null;
}

function walk(start: string, sources: ReadonlyMap<string, readonly string[]>, done: Set<string>): string[] | null {
  const trail: { id: string; next: number }[] = [{ id: start, next: 0 }];
  const onTrail = new Set([start]);
  for (let here = trail.at(-1); here !== undefined; here = trail.at(-1)) {
    const source = done.has(here.id) ? undefined : sources.get(here.id)?.[here.next++];
    if (source === undefined) {
      done.add(here.id);
      onTrail.delete(here.id);
      trail.pop();
    } else if (onTrail.has(source)) {
      return [...trail.map(({ id }) => id).slice(trail.findIndex(({ id }) => id === source)), source];
    } else {
      trail.push({ id: source, next: 0 });
      onTrail.add(source);
    }
  }
  return null;
}
