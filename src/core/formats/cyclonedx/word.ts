/** What all statements of a CycloneDX vulnerability share: who says what of which vulnerability, why and when. */
import { readVulnerability } from '../../identity/vulnerability.ts';
import type { StatedTime, VulnerabilityName } from '../../model/statement.ts';
import type { Status } from '../../model/status.ts';
import type { Instant } from '../../std/instant.ts';
import type { IssueCode } from '../../std/issue.ts';
import { asObject, type JsonObject } from '../../std/json/view.ts';
import { laterOf } from '../reading.ts';
import { filledText, type Log } from '../texts.ts';
import { readTime } from '../times.ts';
import { STATES } from './analysis.ts';
import type { EntryState, Parts } from './entry.ts';
import { listOf } from './lists.ts';
import { readTexts, type Texts } from './reasons.ts';

export interface Word {
  /** The entry's status; marks of single versions may say otherwise. */
  readonly status: Status;
  readonly texts: Texts;
  /** Null where nothing names it. */
  readonly vulnerability: VulnerabilityName | null;
  readonly issued: StatedTime;
  readonly updated: StatedTime;
  readonly affirmed: Instant | null;
  /** What was odd in the entry itself. */
  readonly issues: readonly IssueCode[];
}

/** `parts.analysis.state` is one of the schema. */
export function readWord(state: EntryState, { entry, analysis }: Parts, pointer: string): Word {
  const { noted: log, head } = state;
  const stated = String(analysis.state);
  const times = timesOf(analysis, head.instant, `${pointer}/analysis`, log);
  const vulnerability = nameOf(entry, pointer, log);
  const texts = readTexts(entry, analysis, stated, pointer, log);
  // The caller has looked the state up already.
  const status = STATES.get(stated) as Status;
  return { status, texts, vulnerability, ...times, issues: log.take() };
}

type Times = Pick<Word, 'issued' | 'updated' | 'affirmed'>;

/** `created`, `published` and `updated` of the entry date the vulnerability's record, not the analysis. */
function timesOf(analysis: JsonObject, document: Instant | null, place: string, log: Log): Times {
  const first = readTime(analysis.firstIssued, `${place}/firstIssued`, log);
  const last = readTime(analysis.lastUpdated, `${place}/lastUpdated`, log);
  const issued = first ?? document;
  const source = first !== null ? 'statement' : issued === null ? 'none' : 'document';
  const stated = last ?? issued;
  if (document !== null && stated !== null && stated > document) {
    log.add('time.after_document', 'kept', { pointer: place });
  }
  return {
    issued: { instant: issued, source },
    updated: { instant: last, source: last === null ? 'none' : 'statement' },
    affirmed: laterOf(stated, document),
  };
}

/** `id` with the ids of `references[]`, which are the same flaw elsewhere; without an id, the page of the source. */
function nameOf(entry: JsonObject, pointer: string, log: Log): VulnerabilityName | null {
  const id = filledText(entry.id);
  const url = filledText(asObject(entry.source)?.url);
  const references = listOf(entry.references)?.items ?? [];
  const others = references.map((item) => filledText(asObject(item)?.id)).filter((text) => text !== null);
  const read = readVulnerability(id, others, id === null && url !== null ? { url } : {});
  if (read.vulnerability === null) return null;
  for (const note of read.notes) log.add(note, 'kept', { pointer });
  return read.vulnerability;
}
