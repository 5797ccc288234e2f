/**
 * Document members that the schema requires and this reader can do without (CSAF 2.0 §3.2.1, CSAF 2.1 §3.2.2): noted, so
 * that strict mode refuses what is no CSAF document. What the reader cannot do without is noted where it is read.
 */
import type { IssueLog } from '../../std/issue.ts';
import { asArray, asObject, asText, member, pointerTo } from '../../std/json/view.ts';
import type { JsonObject } from '../reading.ts';
import type { Edition } from './edition.ts';

type Kind = 'text' | 'list';

interface Required {
  readonly path: readonly string[];
  readonly kind: Kind;
  readonly since: Edition;
}

const REQUIRED: readonly Required[] = [
  { path: ['$schema'], kind: 'text', since: '2.1' },
  { path: ['document', 'category'], kind: 'text', since: '2.0' },
  { path: ['document', 'csaf_version'], kind: 'text', since: '2.0' },
  { path: ['document', 'distribution', 'tlp', 'label'], kind: 'text', since: '2.1' },
  { path: ['document', 'publisher', 'category'], kind: 'text', since: '2.0' },
  { path: ['document', 'publisher', 'name'], kind: 'text', since: '2.0' },
  { path: ['document', 'title'], kind: 'text', since: '2.0' },
  { path: ['document', 'tracking', 'id'], kind: 'text', since: '2.0' },
  { path: ['document', 'tracking', 'initial_release_date'], kind: 'text', since: '2.0' },
  { path: ['document', 'tracking', 'revision_history'], kind: 'list', since: '2.0' },
  { path: ['document', 'tracking', 'status'], kind: 'text', since: '2.0' },
  { path: ['document', 'tracking', 'version'], kind: 'text', since: '2.0' },
];

export function noteMissingMembers(root: JsonObject, edition: Edition, log: IssueLog): void {
  for (const { path, kind, since } of REQUIRED) {
    if (since > edition || isPresent(root, path, kind)) continue;
    const clause = `CSAF ${edition} §3.2`;
    log.add('format.schema', 'kept', {
      pointer: pointerTo('', ...path),
      message: `a required ${kind} is missing`,
      clause,
    });
  }
}

function isPresent(root: JsonObject, path: readonly string[], kind: Kind): boolean {
  let value = member(root, path[0] ?? '');
  for (const name of path.slice(1)) {
    const object = asObject(value);
    if (object === null) return false;
    value = member(object, name);
  }
  return kind === 'text' ? (asText(value) ?? '') !== '' : (asArray(value)?.length ?? 0) > 0;
}
