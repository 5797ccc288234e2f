/**
 * What a format cannot say of a statement. Invariant: a writer leaves nothing out in silence, and never writes a statement
 * that covers more than it did: such a one is left out, and the loss of field `statement` says why.
 */
import { ascending } from '../std/order.ts';

export interface Loss {
  /** Of the statement, in the document that it was read from; empty for the document as a whole. */
  readonly pointer: string;
  /** A member of the statement (`notes`, `product.version`, `components.name`), or `statement` where all of it is left out. */
  readonly field: string;
  readonly why: string;
}

/** A loss of a part, before it is known whose: the field is named from the part on. */
export type PartLoss = readonly [field: string, why: string];

export interface LossLog {
  readonly losses: Loss[];
  add(pointer: string, losses: readonly PartLoss[], part?: string): void;
}

export function lossLog(): LossLog {
  const losses: Loss[] = [];
  return {
    losses,
    add(pointer, found, part) {
      for (const [field, why] of found) {
        losses.push({ pointer, field: part === undefined ? field : `${part}.${field}`, why });
      }
    },
  };
}

/** One line a field and reason, with how many statements it touches: `12 × notes: under not_affected …`. Fields in order. */
export function lossReport(losses: readonly Loss[]): string[] {
  const touched = new Map<string, Set<string>>();
  for (const { pointer, field, why } of losses) {
    const line = `${field}: ${why}`;
    const pointers = touched.get(line) ?? new Set();
    touched.set(line, pointers.add(pointer));
  }
  return [...touched].sort(([a], [b]) => ascending(a, b)).map(([line, pointers]) => `${pointers.size} × ${line}`);
}
