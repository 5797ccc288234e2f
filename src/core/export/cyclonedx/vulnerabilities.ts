/** Statements → `vulnerabilities[]`: one for each word, with all that it affects. */
import type { Statement } from '../../model/statement.ts';
import type { Instant } from '../../std/instant.ts';
import type { Json } from '../../std/json/view.ts';
import type { LossLog } from '../loss.ts';
import { bareRepeat } from '../products.ts';
import type { Affected, Bom } from './bom.ts';
import { type Word, wordOf } from './word.ts';

interface Entry {
  readonly word: Word;
  /** For each reference the versions; one without is an item of its own. */
  readonly affects: Map<string, Map<string, Json>>;
}

export function vulnerabilitiesOf(
  statements: readonly Statement[],
  bom: Bom,
  document: Instant | null,
  log: LossLog,
): Json[] {
  const entries = new Map<string, Entry>();
  for (const statement of statements) {
    const { pointer } = statement.ref;
    const affected = affectedBy(statement, bom, log);
    if (affected.length === 0) continue;
    const word = wordOf(statement, document);
    log.add(pointer, word.losses);
    const key = JSON.stringify(word.entry([]));
    const entry = entries.get(key) ?? { word, affects: new Map() };
    entries.set(key, entry);
    for (const { ref, version } of affected) {
      const item = `${version === null ? 'all' : 'some'} ${ref}`;
      const versions = entry.affects.get(item) ?? new Map<string, Json>();
      entry.affects.set(item, versions);
      if (version !== null) versions.set(JSON.stringify(version), version);
    }
  }
  return [...entries.values()].map(({ word, affects }) => word.entry([...affects].map(itemOf)));
}

function itemOf([item, versions]: readonly [string, Map<string, Json>]): Json {
  const ref = item.slice(item.indexOf(' ') + 1);
  return versions.size === 0 ? { ref } : { ref, versions: [...versions.values()] };
}

/** One for each component, or that of the product; none where nothing of it can be written. */
function affectedBy(statement: Statement, bom: Bom, log: LossLog): Affected[] {
  const { product, components, ref } = statement;
  const repeat = bareRepeat(statement);
  const parts = components.length === 0 ? [null] : components;
  const puts = repeat.why === null ? parts.map((part) => bom.affected(product, part)) : [];
  const affected = puts.map(({ json }) => json).filter((json) => json !== null);
  const lost = puts.find(({ json }) => json === null);
  if (affected.length === 0) {
    log.add(ref.pointer, [['statement', repeat.why ?? lost?.why ?? '']]);
    return affected;
  }
  log.add(ref.pointer, repeat.losses, 'product');
  for (const { losses } of puts) log.add(ref.pointer, losses, components.length === 0 ? 'product' : 'components');
  if (components.length > 0) log.add(ref.pointer, bom.losses, 'product');
  if (parts.length > 1) log.add(ref.pointer, [['components', 'CycloneDX says it of one component at a time']]);
  return affected;
}
