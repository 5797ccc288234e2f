import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ISSUE_CODES, type Issue } from '../../../../src/core/std/issue.ts';
import { inspect } from '../../../../src/core/std/json/inspect.ts';
import { readJson } from '../../../../src/core/std/json/read.ts';
import { suspicious } from '../../../../src/core/std/json/scan.ts';
import { firstBadByte } from '../../../../src/core/std/json/utf8.ts';
import { SILENT, walk } from '../../../../src/core/std/json/walk.ts';
import { choices, parsed, repeats, soups, trees, utf8, within, written } from './texts.ts';

const texts = fc.tuple(trees, choices).map(([tree, picks]) => written(tree, picks));

/** A text with a few bytes changed, left out, put in, or cut off. */
const damaged = fc
  .tuple(
    texts.map(utf8),
    fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('change', 'leave out', 'put in', 'cut')), {
      maxLength: 4,
    }),
  )
  .map(([bytes, edits]) => {
    const list = [...bytes];
    for (const [where, byte, edit] of edits) {
      const at = where % (list.length + 1);
      if (edit === 'cut') list.length = at;
      else list.splice(at, edit === 'put in' ? 0 : 1, ...(edit === 'leave out' ? [] : [byte]));
    }
    return Uint8Array.from(list);
  });

const anything = fc.oneof(damaged, soups.map(utf8), fc.uint8Array({ maxLength: 30 }), texts.map(utf8));

function isRejection({ effect }: Issue): boolean {
  return effect === 'rejects';
}

describe('readJson', () => {
  it('gives what was stringified', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom('', ' ', '\t', '\n  '), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        fc.pre(!text.includes('__proto__'));
        expect(readJson(utf8(text))).toEqual({ ok: true, value: JSON.parse(text), issues: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('gives what JSON.parse gives, or a typed issue with a place in the text', () => {
    fc.assert(
      fc.property(anything, (bytes) => {
        const answer = readJson(bytes);
        if (answer.ok) {
          const mark = answer.issues.some(({ code }) => code === 'format.byte_order_mark');
          expect(parsed(mark ? bytes.subarray(3) : bytes)).toEqual({ value: answer.value });
        } else expect(answer.issues.some(isRejection)).toBe(true);
        for (const { code, position, pointer } of answer.issues) {
          expect(Object.hasOwn(ISSUE_CODES, code)).toBe(true);
          expect(pointer).toMatch(/^(\/([^~/]|~[01])*)*$/u);
          expect(position?.offset).toBeGreaterThanOrEqual(0);
          expect(position?.offset).toBeLessThanOrEqual(bytes.length);
        }
        const offsets = answer.issues.map(({ position }) => position?.offset ?? -1);
        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      }),
      { numRuns: 5000 },
    );
  });

  it('refuses what JSON.parse takes only for half a surrogate pair, __proto__ or infinity', () => {
    fc.assert(
      fc.property(anything, (bytes) => {
        const answer = readJson(bytes);
        fc.pre(!answer.ok && parsed(bytes) !== null);
        const reasons = answer.issues.filter(isRejection).map(({ code, clause }) => `${code}, ${clause}`);
        const allowed = [
          'format.not_json, RFC 8259 §8.2',
          'format.forbidden_member, RFC 8259 §4',
          'format.number_range, RFC 8259 §6',
        ];
        for (const reason of reasons) expect(allowed).toContain(reason);
      }),
      { numRuns: 500 },
    );
  });

  it('finds exactly the members that come twice', () => {
    fc.assert(
      fc.property(trees, choices, (tree, picks) => {
        const { issues } = readJson(utf8(written(tree, picks)));
        expect(issues.filter(({ code }) => code === 'format.duplicate_key')).toHaveLength(repeats(tree));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds exactly the members named __proto__', () => {
    fc.assert(
      fc.property(trees, choices, (tree, picks) => {
        let forbidden = 0;
        for (const node of within(tree)) {
          if (node.kind === 'object') forbidden += node.members.filter(([name]) => name === '__proto__').length;
        }
        const { issues } = readJson(utf8(written(tree, picks)));
        expect(issues.filter(({ code }) => code === 'format.forbidden_member')).toHaveLength(forbidden);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the fast scan', () => {
  it('never calls a text fine in which the walker finds something', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 6 }), (bytes, depth) => {
        fc.pre(parsed(bytes) !== null);
        if (inspect(bytes, depth).length > 0) expect(suspicious(bytes, depth)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('does not call a plain text suspicious', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value, null, 1);
        // Escapes in names, and names on the forbidden side, are the walker's.
        fc.pre(!/\\[^"]*":/.test(text) && !text.includes('__proto__'));
        expect(suspicious(utf8(text), 100)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the walker', () => {
  it('takes exactly what JSON.parse takes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          soups,
          texts,
          damaged.filter(isUtf8).map((bytes) => Buffer.from(bytes).toString()),
        ),
        (text) => {
          fc.pre(!text.startsWith('\ufeff'));
          const stop = walk(utf8(text), Number.POSITIVE_INFINITY, SILENT);
          expect(stop === null).toBe(parsed(utf8(text)) !== null);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

it('the first bad byte is where bytes stop being UTF-8', () => {
  const sequences = fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 4 }).map(utf8));
  fc.assert(
    fc.property(fc.array(sequences, { maxLength: 6 }), (parts) => {
      const bytes = Uint8Array.from(Buffer.concat(parts));
      const bad = firstBadByte(bytes);
      expect(bad < 0).toBe(isUtf8(bytes));
      if (bad < 0) return;
      expect(isUtf8(bytes.subarray(0, bad))).toBe(true);
      // No length of what follows begins with a character.
      for (let end = bad + 1; end <= Math.min(bad + 4, bytes.length); end++) {
        expect(isUtf8(bytes.subarray(bad, end))).toBe(false);
      }
    }),
    { numRuns: 5000 },
  );
});
