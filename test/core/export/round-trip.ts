/** Statements → a document → statements, and whether each difference is a loss that was named. */

import { writeCsaf } from '../../../src/core/export/csaf.ts';
import { writeCycloneDx } from '../../../src/core/export/cyclonedx.ts';
import type { Loss } from '../../../src/core/export/loss.ts';
import { writeOpenVex } from '../../../src/core/export/openvex.ts';
import { ORDINARY } from '../../../src/core/export/words.ts';
import type { Writer } from '../../../src/core/export/written.ts';
import type { DocumentHead, FormatName } from '../../../src/core/model/document.ts';
import type { Product } from '../../../src/core/model/product.ts';
import type { StatedTime, Statement } from '../../../src/core/model/statement.ts';
import { writeInstant } from '../../../src/core/std/instant.ts';
import { ascending, sortedUnique } from '../../../src/core/std/order.ts';
import { normal } from '../formats/normal.ts';

export const WRITERS: ReadonlyMap<FormatName, Writer> = new Map([
  ['OpenVEX', writeOpenVex],
  ['CSAF', writeCsaf],
  ['CycloneDX', writeCycloneDx],
]);

type Fields = ReadonlyMap<string, string>;

/** The content of a statement by its fields (formats.md §1), with the other ids of the vulnerability. */
export function fieldsOf(statement: Statement): Fields {
  const { issuer, vulnerability, product, components } = statement;
  const fields: readonly (readonly [string, unknown])[] = [
    ['issuer', issuer === null ? null : [issuer.scheme, issuer.value, issuer.role ?? null]],
    ['vulnerability.name', vulnerability.name],
    ['vulnerability.cves', vulnerability.cves],
    ['vulnerability.labels', sortedUnique([vulnerability.name, ...vulnerability.cves, ...vulnerability.labels])],
    ...Object.entries(productFields(product)).map(([field, value]) => [`product.${field}`, value] as const),
    ['components', components.map((component) => JSON.stringify(productFields(component)))],
    ['status', statement.status],
    ['statedAs', statement.statedAs],
    ['ordinary', ORDINARY[statement.document.format][statement.status] === statement.statedAs],
    ['justification', statement.justification],
    ['justifiedAs', statement.justifiedAs],
    ['impact', statement.impact],
    ['actions', statement.actions.map(({ kind, text, url, at }) => [kind, text, url, at])],
    ['notes', statement.notes],
    ['issued', ownTime(statement.issued)],
    ['updated', ownTime(statement.updated)],
  ];
  return new Map(fields.map(([field, value]) => [field, JSON.stringify(value) ?? '']));
}

function ownTime({ source, instant }: StatedTime): string | null {
  return source === 'statement' && instant !== null ? writeInstant(instant) : null;
}

function productFields({
  ids,
  version,
  vendor,
  name,
  branches,
  path,
  platforms,
  bareRepeat,
}: Product): Record<string, unknown> {
  return {
    ids: ids.map(({ kind, text }) => `${kind} ${text}`).sort(ascending),
    version: version.kind === 'range' ? version.range.text : version,
    vendor: vendor ?? null,
    name: name ?? null,
    branches: branches ?? [],
    path: (path ?? []).map(productFields),
    platforms: (platforms ?? []).map(productFields),
    bareRepeat: bareRepeat ?? false,
  };
}

export interface RoundTrip {
  readonly read: readonly Statement[];
  readonly losses: readonly Loss[];
  /** Statements whose content came back whole. */
  readonly exact: number;
  /** What should not be: `pointer: fields` that differ without a loss, or statements that nobody made. */
  readonly faults: readonly string[];
}

export function roundTrip(format: FormatName, head: DocumentHead, statements: readonly Statement[]): RoundTrip {
  const writer = WRITERS.get(format);
  if (writer === undefined) throw new Error(format);
  const { document, losses } = writer(head, statements);
  const result = normal(document);
  if (result.head === null) {
    return { read: [], losses, exact: 0, faults: [`refused: ${JSON.stringify(result.issues[0])}`] };
  }
  return compared(statements, result.statements, losses);
}

/** Fields that a difference in which has been told: also the parts of one that was told as a whole, and the reverse. */
function named(losses: readonly Loss[], pointer: string): (field: string) => boolean {
  const fields = losses.filter((loss) => loss.pointer === pointer || loss.pointer === '').map(({ field }) => field);
  return (field) => fields.some((told) => told === field || told.startsWith(`${field}.`));
}

function compared(before: readonly Statement[], read: readonly Statement[], losses: readonly Loss[]): RoundTrip {
  const told = Map.groupBy(losses, ({ pointer }) => pointer);
  const general = told.get('') ?? [];
  const after = read.map(fieldsOf);
  const texts = Map.groupBy(after, textOf);
  const byName = Map.groupBy(after, (fields) => fields.get('vulnerability.cves'));
  const met = new Set<Fields>();
  const faults: string[] = [];
  let exact = 0;
  for (const statement of before) {
    const { pointer } = statement.ref;
    const own = [...(told.get(pointer) ?? []), ...general];
    const fields = fieldsOf(statement);
    const whole = texts.get(textOf(fields)) ?? [];
    for (const each of whole) met.add(each);
    const isLeftOut = own.some(({ field }) => field === 'statement');
    if (whole.length > 0) exact += 1;
    if (whole.length > 0 || isLeftOut) continue;
    const isNamed = named(own, pointer);
    const near = (byName.get(fields.get('vulnerability.cves')) ?? after).map(
      (each) => [each, differences(fields, each)] as const,
    );
    const fits = near.filter(([, differing]) => differing.every(isNamed));
    for (const [each] of fits) met.add(each);
    const best = near.map(([, differing]) => differing).sort((a, b) => a.length - b.length)[0];
    if (fits.length === 0)
      faults.push(
        `${pointer}: ${
          best === undefined
            ? 'gone'
            : best
                .filter((f) => !isNamed(f))
                .map((f) => `${f} ${fields.get(f)}`)
                .join(', ')
        }`,
      );
  }
  for (const [i, each] of after.entries()) if (!met.has(each)) faults.push(`nobody said ${read[i]?.ref.pointer}`);
  return { read, losses, exact, faults };
}

function textOf(fields: Fields): string {
  return [...fields].map(([field, value]) => (field === 'ordinary' ? '' : value)).join('\n');
}

export function differences(a: Fields, b: Fields): string[] {
  const bothOrdinary = a.get('ordinary') === 'true' && b.get('ordinary') === 'true';
  return [...a.keys()].filter(
    (field) => field !== 'ordinary' && a.get(field) !== b.get(field) && !(field === 'statedAs' && bothOrdinary),
  );
}
