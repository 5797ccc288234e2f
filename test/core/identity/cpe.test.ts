/** CPE names: the two bindings (NISTIR 7695) and the relations (NISTIR 7696 Tables 6-2 and 6-4). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CPE_ATTRIBUTES, readCpe, writeCpe } from '../../../src/core/identity/cpe.ts';
import { compareCpe, cpeForm, cpeKey } from '../../../src/core/identity/cpe-relations.ts';

function canonical(raw: string): string | null {
  const cpe = readCpe(raw);
  return cpe === null ? null : writeCpe(cpe);
}

function relation(source: string, target: string): string {
  const [s, t] = [readCpe(source), readCpe(target)];
  if (s === null || t === null) throw new Error(`no CPE: ${source} ${target}`);
  return compareCpe(cpeForm(s), cpeForm(t)).relation;
}

describe('both bindings give one canonical text', () => {
  it.each([
    ['cpe:/a:apache:log4j:2.4:-', 'cpe:2.3:a:apache:log4j:2.4:-:*:*:*:*:*:*'],
    ['cpe:/o:redhat:enterprise_linux:9::baseos', 'cpe:2.3:o:redhat:enterprise_linux:9:*:baseos:*:*:*:*:*'],
    ['CPE:/A:Acme:X', 'cpe:2.3:a:acme:x:*:*:*:*:*:*:*:*'],
    [' cpe:/a:acme ', 'cpe:2.3:a:acme:*:*:*:*:*:*:*:*:*'],
    ['cpe:/', 'cpe:2.3:*:*:*:*:*:*:*:*:*:*:*'],
    ['cpe:/a:acme:*', 'cpe:2.3:a:acme:*:*:*:*:*:*:*:*:*'],
    // NISTIR 7695 §6.1.2.4: packed editions, percent-encoded marks, wildcards.
    [
      'cpe:/a:hp:insight_diagnostics:7.4.0.1570::~~online~win2003~x64~',
      'cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:*:*:*:online:win2003:x64:*',
    ],
    ['cpe:/a:microsoft:internet_explorer:8.%02:sp%01', 'cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*'],
    ['cpe:/a:foo%5cbar:big%24money_2010%07', null],
    ['cpe:/a:foo%5Cbar:big%24money:2010', 'cpe:2.3:a:foo\\\\bar:big\\$money:2010:*:*:*:*:*:*:*'],
    ['cpe:/a:acme:c%2b%2b', 'cpe:2.3:a:acme:c\\+\\+:*:*:*:*:*:*:*:*'],
    ['cpe:/a:acme:c++', 'cpe:2.3:a:acme:c\\+\\+:*:*:*:*:*:*:*:*'],
    ['cpe:2.3:a:Acme:C\\+\\+:1:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:c\\+\\+:1:*:*:*:*:*:*:*'],
    ['cpe:2.3:a:acme:c++:1:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:c\\+\\+:1:*:*:*:*:*:*:*'],
    ['cpe:2.3:a:acme:a\\:b:1:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:a\\:b:1:*:*:*:*:*:*:*'],
    ['cpe:2.3:a:acme:x:1\\.0:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:x:1.0:*:*:*:*:*:*:*'],
    ['cpe:2.3:a:acme:x:\\-:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:x:\\-:*:*:*:*:*:*:*'],
    ['cpe:2.3:a:acme:x:??1*:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:x:??1*:*:*:*:*:*:*:*'],
    ['cpe:2.3:a:acme:x:*1??:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:x:*1??:*:*:*:*:*:*:*'],
    ['cpe:2.3:a:acme:x:\\*1:*:*:*:*:*:*:*', 'cpe:2.3:a:acme:x:\\*1:*:*:*:*:*:*:*'],
  ])('%s', (raw, text) => {
    expect(canonical(raw)).toBe(text);
    if (text !== null) expect(canonical(text)).toBe(text);
  });

  it.each([
    'cpe',
    'cpe:',
    'cpe:2.3:a:acme',
    'cpe:2.3:a:acme:x:1:*:*:*:*:*:*:*:*',
    'cpe:2.3:a::x:1:*:*:*:*:*:*:*',
    'cpe:2.3:x:acme:x:1:*:*:*:*:*:*:*',
    'cpe:2.3:a:acme:x:1*2:*:*:*:*:*:*:*',
    'cpe:2.3:a:acme:x:1?2:*:*:*:*:*:*:*',
    'cpe:2.3:a:acme:x:**1:*:*:*:*:*:*:*',
    'cpe:2.3:a:acme:x:?*1:*:*:*:*:*:*:*',
    'cpe:2.3:a:acme:x:1*?:*:*:*:*:*:*:*',
    'cpe:2.3:a:acme:x:1:*:*:*:*:*:*:\\',
    'cpe:2.3:a:acme:two words:1:*:*:*:*:*:*:*',
    'cpe:2.3:a:ac\u043Ce:x:1:*:*:*:*:*:*:*',
    'cpe:/b:acme',
    'cpe:/a:acme:x:1:2:3:4:5',
    'cpe:/a:acme:x:%zz',
    'cpe:/a:acme:x:%0',
    'cpe:/a:acme:x:1::~a~b',
    'cpe:/a:acme:x:1::~a~b~c~d~e~f',
    'cpe:/a:acme:x:1::~a~b~c~%zz~e',
    'cpe:/a:acme:%20',
  ])('%j is none', (raw) => {
    expect(readCpe(raw)).toBeNull();
  });
});

/** One attribute against another; the others are equal. */
function pair(source: string, target: string): string {
  const name = (value: string) => `cpe:2.3:a:acme:x:${value}:*:*:*:*:*:*:*`;
  return relation(name(source), name(target));
}

describe('Table 6-2: one attribute, source against target', () => {
  it.each([
    [1, '*', '*', 'equal'],
    [2, '*', '-', 'superset'],
    [3, '*', 'i', 'superset'],
    [4, '*', 'm*', 'undefined'],
    [5, '-', '*', 'subset'],
    [6, '-', '-', 'equal'],
    [7, '-', 'i', 'disjoint'],
    [8, '-', 'm*', 'undefined'],
    [9, 'i', 'i', 'equal'],
    [10, 'i', 'k', 'disjoint'],
    [11, 'i', 'm*', 'undefined'],
    [12, 'i', '-', 'disjoint'],
    [13, 'i', '*', 'subset'],
    [14, 'm*', 'mi', 'superset'],
    [14, 'm*', 'ki', 'disjoint'],
    [15, 'm*', '*', 'subset'],
    [16, 'm*', '-', 'disjoint'],
    [16, '?', '-', 'disjoint'],
    [17, 'm*', 'n*', 'undefined'],
  ])('row %i: %s %s %s', (_row, source, target, expected) => {
    expect(pair(source, target)).toBe(expected);
  });

  it('says more than the table in one case: a pattern equals itself', () => {
    expect(pair('m*', 'm*')).toBe('equal');
  });

  it.each([
    ['1.*', '1.5', true],
    ['1.*', '1.', true],
    ['1.*', '2.5', false],
    ['*.5', '1.5', true],
    ['*.5', '1.55', false],
    ['*1*', '212', true],
    ['*1*', '222', false],
    ['1.?', '1.5', true],
    ['1.?', '1.', true],
    ['1.?', '1.55', false],
    ['1.??', '1.55', true],
    ['?1', '21', true],
    ['?1', '221', false],
    ['??1?', '2212', true],
    ['?1*', '2122', true],
    ['??', 'ab', true],
    ['??', 'abc', false],
    ['\\?1', '?1', false],
    ['1\\\\*', '1\\\\5', true],
    ['1\\*', '1\\*5', false],
    ['\\+*', '\\+5', true],
    ['a*', 'a\\*b', true],
  ])('%s covers %s: %s', (source, target, expected) => {
    expect(pair(source, target) === 'superset').toBe(expected);
  });
});

describe('Table 6-4: the whole name', () => {
  const name = (version: string, update: string) => `cpe:2.3:a:acme:x:${version}:${update}:*:*:*:*:*:*`;
  it.each([
    [name('1', '2'), name('1', '3'), 'disjoint'],
    [name('*', '2'), name('1', '3'), 'disjoint'],
    [name('1', '2'), name('1', '2'), 'equal'],
    [name('1', '2'), name('1', '*'), 'subset'],
    [name('1', '2'), name('*', '*'), 'subset'],
    [name('*', '2'), name('1', '2'), 'superset'],
    [name('*', '*'), name('1', '2'), 'superset'],
    [name('*', '2'), name('1', '*'), 'undefined'],
    [name('*', '2'), name('m*', '2'), 'undefined'],
  ])('%s against %s: %s', (source, target, expected) => {
    expect(relation(source, target)).toBe(expected);
  });
});

describe('the key', () => {
  it.each([
    ['cpe:/a:Acme:X:1', 'cpe:a:acme:x'],
    ['cpe:/o:redhat:enterprise_linux:9', 'cpe:o:redhat:enterprise_linux'],
    ['cpe:/a:redhat:enterprise_linux:9', 'cpe:o:redhat:enterprise_linux'],
    ['cpe:/h:redhat:enterprise_linux:9', 'cpe:h:redhat:enterprise_linux'],
    ['cpe:/a:redhat:satellite:6', 'cpe:a:redhat:satellite'],
    ['cpe:/a:acme', null],
    ['cpe:2.3:a:acme:x*:1:*:*:*:*:*:*:*', null],
    ['cpe:2.3:*:acme:x:1:*:*:*:*:*:*:*', null],
  ])('%s → %s', (raw, key) => {
    expect(cpeKey(readCpe(raw) ?? [])).toBe(key);
  });
});

const attribute = fc.oneof(
  fc.constantFrom('*', '-', 'a', '1.0', '1.*', '?1', '*a*', '\\*', 'a\\:b', '1\\\\*'),
  fc.string({ unit: 'grapheme-ascii', maxLength: 6 }),
);
const anyName = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'o', 'h', '*'), fc.array(attribute, { minLength: 10, maxLength: 10 }))
    .map(([part, rest]) => `cpe:2.3:${[part, ...rest].join(':')}`),
  fc
    .tuple(fc.constantFrom('a', 'o'), fc.array(attribute, { maxLength: 6 }))
    .map(([part, rest]) => `cpe:/${[part, ...rest].join(':')}`),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `cpe:/${text}`),
);

describe('on any text', () => {
  it('never throws, and the canonical text is a fixed point that equals itself', () => {
    fc.assert(
      fc.property(anyName, (raw) => {
        const cpe = readCpe(raw);
        if (cpe === null) return;
        expect(cpe.length).toBe(CPE_ATTRIBUTES.length);
        expect(canonical(writeCpe(cpe))).toBe(writeCpe(cpe));
        expect(relation(raw, raw)).toBe('equal');
      }),
      { numRuns: 2000 },
    );
  });

  it('is converse: who is a superset has a subset', () => {
    const concrete = fc
      .tuple(fc.constantFrom('*', '-', '1', '2'), fc.constantFrom('*', '-', '1', '2'))
      .map(([v, u]) => `cpe:2.3:a:acme:x:${v}:${u}:*:*:*:*:*:*`);
    const converse: Record<string, string> = { superset: 'subset', subset: 'superset' };
    fc.assert(
      fc.property(concrete, concrete, (one, other) => {
        const forward = relation(one, other);
        expect(relation(other, one)).toBe(converse[forward] ?? forward);
      }),
    );
  });
});
