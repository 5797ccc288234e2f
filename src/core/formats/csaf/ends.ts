/**
 * Documents whose newest word is that there is none any more: `deleted` (a tombstone), `withdrawn` and `superseded`
 * (CSAF 2.1 §4.7, §4.8). In 2.0 these have no profile of their own: the category or the start of the title says so, and
 * there are no vulnerabilities (CSAF 2.1 §9.1.18).
 */
import type { DocumentHead } from '../../model/document.ts';
import type { IssueLog } from '../../std/issue.ts';
import { asText, member } from '../../std/json/view.ts';
import type { JsonObject } from '../reading.ts';
import { type Edition, isDeleted } from './edition.ts';

export type Ends = DocumentHead['ends'];

const WORDS = ['withdrawn', 'superseded'] as const;

export function endsOf(root: JsonObject, document: JsonObject, edition: Edition, log: IssueLog): Ends {
  const [ends, pointer] = isDeleted(document)
    ? (['deleted', '/document/tracking/status'] as const)
    : retiredBy(root, document, edition);
  if (ends === null) return null;
  log.add('format.tombstone', 'kept', { pointer, message: `the document says that it is ${ends}`, text: ends });
  return ends;
}

function retiredBy(root: JsonObject, document: JsonObject, edition: Edition): readonly [ends: Ends, pointer: string] {
  const category = lowerText(document, 'category');
  for (const word of WORDS) {
    if (edition === '2.1' && category === `csaf_${word}`) return [word, '/document/category'];
    if (edition === '2.1' || root.vulnerabilities !== undefined) continue;
    if (category === word || category === `csaf_${word}`) return [word, '/document/category'];
    if (lowerText(document, 'title').startsWith(word)) return [word, '/document/title'];
  }
  return [null, ''];
}

function lowerText(document: JsonObject, name: string): string {
  return (asText(member(document, name)) ?? '').trim().toLowerCase();
}
