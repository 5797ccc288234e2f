/** Names the place of a statement for a person: the file that brought it, and the pointer inside. */
import type { Statement } from '../core/model/statement.ts';
import type { Gathered } from '../service/gather.ts';

export function placesIn({ documents }: Gathered): (statement: Statement) => string {
  const paths = new Map<string, string>();
  for (const { path, document, sameAs } of documents) {
    if (document !== null && sameAs === null) paths.set(document.digest, path);
  }
  return ({ ref }) => `${paths.get(ref.digest) ?? ref.digest}#${ref.pointer}`;
}
