/**
 * `x_extensions` of 2.1 (CSAF 2.1 §2.4): a consumer that does not know an extension of category `essential` (earlier
 * drafts: `critical`) must warn, because what the document says may depend on it.
 */
import type { IssueLog } from '../../std/issue.ts';
import { asArray, asObject, asText, type JsonObject } from '../../std/json/view.ts';

const ESSENTIAL = new Set(['essential', 'critical']);

export function noteEssentialExtensions(holder: JsonObject | null, pointer: string, log: IssueLog): void {
  const extensions = asArray(holder?.x_extensions) ?? [];
  for (const [i, item] of extensions.entries()) {
    const extension = asObject(item);
    if (!ESSENTIAL.has(asText(extension?.category) ?? '')) continue;
    const text = asText(extension?.$schema) ?? '';
    log.add('format.extension_unread', 'kept', {
      pointer: `${pointer}/x_extensions/${i}`,
      text,
      clause: 'CSAF 2.1 §2.4.4.2',
    });
  }
}
