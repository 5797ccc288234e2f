/**
 * OpenVEX keeps a history: of two entries on one thing the later overrides (0.2.0 "each overriding … the previous"). Other
 * formats have no order, and there a word that was taken back would speak again; so only the one that stands is written.
 */
import type { Product } from '../model/product.ts';
import type { Statement } from '../model/statement.ts';
import { UNKNOWN_TIME } from '../std/instant.ts';
import { by, inTurn } from '../std/order.ts';
import type { LossLog } from './loss.ts';

export function standing(statements: readonly Statement[], log: LossLog): readonly Statement[] {
  const last = new Map<string, Statement>();
  const keyed = statements.map((statement) => [keyOf(statement), statement] as const);
  for (const [key, statement] of keyed) {
    const other = last.get(key);
    if (other === undefined || LATER(statement, other) >= 0) last.set(key, statement);
  }
  return keyed.flatMap(([key, statement]) => {
    const word = last.get(key) ?? statement;
    if (statement.document.format !== 'OpenVEX' || word.status === statement.status) return [statement];
    log.add(statement.ref.pointer, [['statement', 'left out: a later statement of the document overrides it']]);
    return [];
  });
}

const LATER = inTurn<Statement>(
  by(({ updated, issued }) => updated.instant ?? issued.instant ?? UNKNOWN_TIME),
  by(({ index }) => index),
);

function keyOf({ vulnerability, product, components }: Statement): string {
  return JSON.stringify([vulnerability.name, textsOf(product), components.map(textsOf)]);
}

function textsOf({ ids, version, name, path, platforms }: Product): unknown {
  const stated = version.kind === 'range' ? version.range.text : version;
  return [ids.map(({ text }) => text), stated, name, path?.map(textsOf), platforms?.map(textsOf)];
}
