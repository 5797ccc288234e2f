/** Where in a text the values are that pointers name (RFC 6901), found in one walk however many are asked for. */
import type { Issue, Position } from '../issue.ts';
import { by } from '../order.ts';
import { textOf } from './lex.ts';
import { positionsIn } from './position.ts';
import { segmentsOf } from './view.ts';
import { type Frame, SILENT, walk } from './walk.ts';

/** A value that a pointer names or passes through. */
interface Target {
  readonly inside: Map<string, Target>;
  offset: number;
  /** Counts the values met, so that a target inside a member's earlier value is told from one inside its last. */
  visit: number;
  visitAround: number;
}

function target(): Target {
  return { inside: new Map(), offset: 0, visit: 0, visitAround: 0 };
}

/**
 * The position of each pointer's value; for a pointer that leads nowhere, that of the deepest value on its way. Of a
 * member that comes twice the last is meant. The text is one that readJson took; of any other, what can be found.
 */
export function locate(bytes: Uint8Array, pointers: Iterable<string>): ReadonlyMap<string, Position> {
  const wanted = [...new Set(pointers)];
  const root = target();
  for (const pointer of wanted) plant(root, segmentsOf(pointer));
  visit(bytes, root);
  const found = wanted.map((pointer) => ({ pointer, offset: offsetOf(root, segmentsOf(pointer)) }));
  const positionOf = positionsIn(bytes);
  return new Map(found.sort(by(({ offset }) => offset)).map(({ pointer, offset }) => [pointer, positionOf(offset)]));
}

/** The issues, each that has no position with the one of its pointer. */
export function withPositions(bytes: Uint8Array, issues: readonly Issue[]): Issue[] {
  const unplaced = issues.filter((issue) => issue.position === undefined);
  if (unplaced.length === 0) return [...issues];
  const positions = locate(
    bytes,
    unplaced.map((issue) => issue.pointer),
  );
  return issues.map((issue) => {
    const position = issue.position ?? positions.get(issue.pointer);
    return position === undefined ? issue : { ...issue, position };
  });
}

function plant(root: Target, segments: readonly string[]): void {
  let at = root;
  for (const segment of segments) {
    const next = at.inside.get(segment) ?? target();
    at.inside.set(segment, next);
    at = next;
  }
}

/** Notes the offset of every target that is in the text. */
function visit(bytes: Uint8Array, root: Target): void {
  /** By nesting: the target whose value is open, if it is one. */
  const open: (Target | undefined)[] = [];
  let visits = 0;
  walk(bytes, Number.POSITIVE_INFINITY, {
    ...SILENT,
    begin(at, path) {
      const around = open[path.length - 1];
      const met = path.length === 1 ? root : around && targetIn(bytes, around, path.at(-1));
      open[path.length] = met;
      if (met === undefined) return;
      met.offset = at;
      met.visit = ++visits;
      met.visitAround = around?.visit ?? 0;
    },
  });
}

function targetIn(bytes: Uint8Array, { inside }: Target, frame: Frame | undefined): Target | undefined {
  if (inside.size === 0 || frame === undefined) return undefined;
  return inside.get(frame.name === null ? String(frame.index) : textOf(bytes, frame.name));
}

function offsetOf(root: Target, segments: readonly string[]): number {
  let at = root;
  for (const segment of segments) {
    const next = at.inside.get(segment);
    if (next === undefined || next.visit === 0 || next.visitAround !== at.visit) break;
    at = next;
  }
  return at.offset;
}
