/**
 * One flag, threat or remediation → a remark, or null where it says nothing that a statement holds
 * (CSAF 2.0 §3.2.3.5, §3.2.3.12, §3.2.3.14). Their dates date a reason, never a status.
 */
import { isJustification } from '../../model/justification.ts';
import type { IssueLog } from '../../std/issue.ts';
import { asText, type JsonObject } from '../../std/json/view.ts';
import { freeText } from '../texts.ts';
import type { Remark } from './said.ts';

export type RemarkReader = (entry: JsonObject, pointer: string, log: IssueLog) => Remark | null;

/** The labels are the OpenVEX five, one to one; another word explains, and is no label. */
export function readFlag(entry: JsonObject, pointer: string, log: IssueLog): Remark | null {
  const label = freeText(entry.label, pointer, 'label', log) ?? '';
  const justification = isJustification(label) ? label : null;
  if (justification === null) {
    log.add('format.justification_invalid', 'kept', {
      pointer: `${pointer}/label`,
      text: label,
      clause: 'CSAF 2.0 §3.2.3.5',
    });
  }
  return label === '' ? null : { kind: 'flag', label, justification };
}

/** Only `impact` says why; `exploit_status` and `target_set` are about the flaw. */
export function readThreat(entry: JsonObject, pointer: string, log: IssueLog): Remark | null {
  if (asText(entry.category) !== 'impact') return null;
  const text = freeText(entry.details, pointer, 'details', log);
  return text === null ? null : { kind: 'impact', text };
}

/** Kinds stay as written; none of them changes a status. */
export function readRemediation(entry: JsonObject, pointer: string, log: IssueLog): Remark | null {
  const kind = asText(entry.category) ?? '';
  const text = freeText(entry.details, pointer, 'details', log) ?? '';
  const [url, at] = [asText(entry.url), asText(entry.date)];
  if (kind === '')
    log.add('format.schema', 'kept', {
      pointer,
      message: 'a remediation without category',
      clause: 'CSAF 2.0 §3.2.3.12.1',
    });
  if (kind === '') return null;
  return { kind: 'action', action: { kind, text, ...(url === null ? {} : { url }), ...(at === null ? {} : { at }) } };
}
