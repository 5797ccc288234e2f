/**
 * When the statuses of a document were stated: all of them with the document. The dates of flags and threats date a reason
 * only, and using them would make one status of a file look older than another (formats.md §3, "time").
 */
import type { DocumentHead } from '../../model/document.ts';
import type { StatedTime } from '../../model/statement.ts';

export function statedWith({ instant }: DocumentHead): StatedTime {
  return instant === null ? { instant: null, source: 'none' } : { instant, source: 'document' };
}
