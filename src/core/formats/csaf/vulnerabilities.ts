/**
 * The vulnerabilities of a document, one after the other (CSAF 2.0 §3.2.3). Two items with one CVE are both read (test
 * 6.1.23). What makes no statement is noted, so that nobody takes silence for a verdict.
 */
import type { IssueLog } from '../../std/issue.ts';
import { asArray, asObject, type JsonObject } from '../../std/json/view.ts';
import { type ReadingDesk, readAssertions } from './assertions.ts';
import { noteEssentialExtensions } from './extensions.ts';
import { statusLists } from './status-lists.ts';

export function readVulnerabilities(root: JsonObject, desk: ReadingDesk): void {
  const { log } = desk;
  const items = asArray(root.vulnerabilities);
  if (items === null) log.add('format.no_statements', 'kept', { message: 'no vulnerabilities' });
  if (items?.length === 0) {
    const message = 'an empty list, where the schema wants an item or no list';
    log.add('format.schema', 'kept', { pointer: '/vulnerabilities', message, clause: 'CSAF 2.0 §3.2.3' });
    log.add('format.no_statements', 'kept', { pointer: '/vulnerabilities' });
  }
  for (const [i, item] of (items ?? []).entries()) {
    const pointer = `/vulnerabilities/${i}`;
    const vulnerability = asObject(item);
    if (vulnerability === null) noteNoObject(pointer, log);
    else readVulnerability(vulnerability, pointer, desk);
  }
}

function readVulnerability(vulnerability: JsonObject, pointer: string, desk: ReadingDesk): void {
  const { log } = desk;
  noteExtensions(vulnerability, pointer, log);
  const status = vulnerability.product_status;
  if (status !== undefined && asObject(status) === null) noteNoObject(`${pointer}/product_status`, log);
  const lists = statusLists(vulnerability, pointer);
  if (lists.every(({ items }) => items?.length === 0)) log.add('format.no_statements', 'kept', { pointer });
  readAssertions(desk, vulnerability, lists, pointer);
}

function noteNoObject(pointer: string, log: IssueLog): void {
  log.add('format.schema', 'kept', { pointer, message: 'not an object', clause: 'CSAF 2.0 §3.2.3' });
}

function noteExtensions(vulnerability: JsonObject, pointer: string, log: IssueLog): void {
  noteEssentialExtensions(vulnerability, pointer, log);
  for (const [i, metric] of (asArray(vulnerability.metrics) ?? []).entries()) {
    const content = asObject(asObject(metric)?.content);
    noteEssentialExtensions(content, `${pointer}/metrics/${i}/content`, log);
  }
}
