/**
 * The version of a document's text (CSAF 2.0 §3.1.11: an integer, or SemVer). Where `tracking.version` and the revision
 * history disagree (test 6.1.16), the greater number is believed: else an edition could hide behind an older one.
 */
import semver from 'semver';
import type { IssueLog } from '../../std/issue.ts';
import { asArray, asObject, asText } from '../../std/json/view.ts';
import type { JsonObject } from '../reading.ts';

const POINTER = '/document/tracking/version';

interface Revision {
  readonly text: string;
  readonly order: semver.SemVer;
}

/** The text of the greatest version; null where none can be read. */
export function versionOf(tracking: JsonObject, log: IssueLog): string | null {
  const stated = asText(tracking.version);
  const own = revisionOf(stated);
  if (stated !== null && stated !== '' && own === null) {
    const message = 'a version that is neither an integer nor SemVer';
    log.add('format.schema', 'kept', { pointer: POINTER, text: stated, message, clause: 'CSAF 2.0 §3.1.11' });
  }
  const last = lastOfHistory(tracking);
  if (own !== null && last !== null && differ(own, last, isDraft(tracking))) {
    const message = `the revision history ends at ${last.text}`;
    log.add('time.revision_order', 'kept', { pointer: POINTER, text: own.text, message, clause: 'CSAF 2.0 §6.1.16' });
  }
  return greater(own, last)?.text ?? null;
}

function lastOfHistory(tracking: JsonObject): Revision | null {
  let last: Revision | null = null;
  for (const item of asArray(tracking.revision_history) ?? []) {
    const entry = asObject(item);
    if (entry !== null) last = greater(last, revisionOf(asText(entry.number)));
  }
  return last;
}

function revisionOf(text: string | null): Revision | null {
  if (text === null || text.length > 256) return null;
  const whole = /^\d{1,16}$/.test(text) ? `${Number(text)}.0.0` : text;
  const order = /^\d/.test(whole) ? semver.parse(whole) : null;
  return order === null ? null : { text, order };
}

function greater(a: Revision | null, b: Revision | null): Revision | null {
  if (a === null || b === null) return a ?? b;
  return a.order.compare(b.order) >= 0 ? a : b;
}

/** Build metadata never counts; the pre-release part does not count in a draft. */
function differ(a: Revision, b: Revision, draft: boolean): boolean {
  return (draft ? a.order.compareMain(b.order) : a.order.compare(b.order)) !== 0;
}

export function isDraft(tracking: JsonObject): boolean {
  return asText(tracking.status)?.toLowerCase() === 'draft';
}
