/**
 * What a vulnerability is called (formats.md §3, §6): by its `cve`, else by one of its `ids`; the others are labels. In 2.1
 * an id may hold for some products only (CSAF 2.1 §3.2.4.8). A title is no id.
 */
import {
  isCve,
  MAX_VULNERABILITY_IDS,
  normaliseVulnerabilityId,
  readVulnerability,
  vulnerabilityUnder,
} from '../../identity/vulnerability.ts';
import type { VulnerabilityName } from '../../model/statement.ts';
import type { IssueLog } from '../../std/issue.ts';
import { asArray, asObject, type JsonObject } from '../../std/json/view.ts';
import { filledText, quoted } from '../texts.ts';
import type { CodeSets, Codes } from './codes.ts';
import type { Groups } from './groups.ts';

/** Both are null where nothing names it. */
export interface Named {
  readonly vulnerability: VulnerabilityName | null;
  /** As a statement of `affected` names it. */
  readonly whenAffected: VulnerabilityName | null;
  readonly codes: Codes;
}

/** The name of the vulnerability for one product. */
export type Namer = (productId: string) => Named;

interface Id {
  readonly text: string;
  readonly isId: boolean;
  /** The products that it holds for; null = all. */
  readonly only: ReadonlySet<unknown> | null;
}

export interface NamesDesk {
  readonly groups: Groups;
  readonly codes: CodeSets;
  readonly log: IssueLog;
}

export function namerOf(vulnerability: JsonObject, pointer: string, desk: NamesDesk): Namer {
  const cve = cveOf(vulnerability, pointer, desk.log);
  const ids = [...idsOf(vulnerability, pointer, desk)];
  const limited = ids.some(({ only }) => only !== null);
  if (!limited) {
    const named = nameBy(cve, ids, pointer, desk);
    return () => named;
  }
  const known = new Map<string, Named>();
  return (productId) => {
    const holds = ({ only }: Id) => only === null || only.has(productId);
    const key = ids.map((id) => (holds(id) ? '1' : '0')).join('');
    const named = known.get(key) ?? nameBy(cve, ids.filter(holds), pointer, desk);
    known.set(key, named);
    return named;
  };
}

/** The member, if it holds an id of a known scheme: `pending` names nothing. */
function cveOf(vulnerability: JsonObject, pointer: string, log: IssueLog): string | null {
  const text = filledText(vulnerability.cve);
  if (vulnerability.cve === undefined || (text !== null && isCve(text))) return text;
  const detail = { pointer: `${pointer}/cve`, text: quoted(vulnerability.cve), message: 'not a CVE' };
  log.add('format.schema', 'kept', { ...detail, clause: 'CSAF 2.0 §3.2.3.2' });
  return text !== null && isId(text) ? text : null;
}

/** Whether a text is an id by its own look, of a known scheme, or the page of one. */
function isId(text: string): boolean {
  return readVulnerability(null, [], { url: text }).vulnerability !== null;
}

/** The text where it is an id by its look (CSAF 2.0 §6.2.17), else the system's name and the text. */
function* idsOf(vulnerability: JsonObject, pointer: string, { groups, log }: NamesDesk): Generator<Id> {
  const list = asArray(vulnerability.ids) ?? [];
  if (list.length > MAX_VULNERABILITY_IDS) {
    log.add('limit.identifiers', 'kept', { pointer: `${pointer}/ids`, text: `${list.length}` });
  }
  for (const [i, item] of list.slice(0, MAX_VULNERABILITY_IDS).entries()) {
    const at = `${pointer}/ids/${i}`;
    const entry = asObject(item);
    const text = filledText(entry?.text);
    if (entry === null || text === null) {
      log.add('format.schema', 'kept', { pointer: at, message: 'an id without text', clause: 'CSAF 2.0 §3.2.3.6' });
      continue;
    }
    const system = filledText(entry.system_name);
    const named = groups.named(entry, at);
    const only = named === null ? null : new Set(named.flatMap(({ ids }) => ids));
    if (isId(text)) yield { text, isId: true, only };
    else yield { text: system === null ? text : `${system}/${text}`, isId: false, only };
  }
}

/** A CVE names best, then an id of a known scheme, then what comes first. */
function nameBy(cve: string | null, ids: readonly Id[], pointer: string, { codes, log }: NamesDesk): Named {
  const isCveId = ({ text }: Id) => isCve(normaliseVulnerabilityId(text));
  const best = cve ?? (ids.find(isCveId) ?? ids.find((id) => id.isId) ?? ids[0])?.text ?? null;
  const others = ids.map(({ text }) => text).filter((text) => text !== best);
  const { vulnerability, notes } = readVulnerability(best, others);
  // That there is none is the loss of each assertion, and said there.
  const odd = notes.filter((code) => code !== 'identity.vulnerability_missing');
  for (const code of odd) log.add(code, 'kept', { pointer });
  const whenAffected = vulnerability === null ? null : vulnerabilityUnder('affected', vulnerability);
  return { vulnerability, whenAffected, codes: codes.of(odd) };
}
