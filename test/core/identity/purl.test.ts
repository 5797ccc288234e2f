/** Package URLs: the specification's own cases, the canonical text, and what hostile text does. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import fc from 'fast-check';
import { PackageURL } from 'packageurl-js';
import { describe, expect, it } from 'vitest';
import { readPurl, writePurl } from '../../../src/core/identity/purl.ts';
import type { Purl } from '../../../src/core/model/product.ts';
import { describeCorpus, filesUnder } from '../../corpus.ts';

/** Official cases that fail, by file and input. May only shrink. */
const KNOWN_GAPS: readonly string[] = [];

interface Case {
  readonly description: string;
  readonly test_type: 'parse' | 'validate' | 'build';
  readonly input: unknown;
  readonly expected_output: unknown;
  readonly expected_failure: boolean;
}

interface Parts {
  readonly type: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
  readonly version: string | null;
  readonly qualifiers: Readonly<Record<string, string>> | null;
  readonly subpath: string | null;
}

function partsOf(purl: Purl): Parts {
  const { type, namespace, name, version, qualifiers, subpath } = purl;
  return {
    type,
    namespace: namespace === '' ? null : namespace,
    name,
    version,
    qualifiers: qualifiers.length === 0 ? null : Object.fromEntries(qualifiers),
    subpath: subpath === '' ? null : subpath,
  };
}

function built(input: Parts): string | null {
  const { type, namespace, name, version, qualifiers, subpath } = input;
  if (type === null || name === null) return null;
  const pairs = Object.entries(qualifiers ?? {});
  const text = writePurl({
    type,
    namespace: namespace ?? '',
    name,
    version,
    qualifiers: pairs,
    subpath: subpath ?? '',
  });
  return readPurl(text)?.text ?? null;
}

function outcome({ test_type, input }: Case): unknown {
  if (test_type === 'build') return built(input as Parts);
  const read = readPurl(input as string);
  if (read === null) return null;
  return test_type === 'parse' ? partsOf(read.purl) : read.text;
}

describeCorpus('the official cases', 'purl-spec/tests', (path) => {
  const cases = filesUnder(path, '.json').flatMap((file) => {
    const { tests } = JSON.parse(readFileSync(file, 'utf8')) as { tests: Case[] };
    return tests.map((one) => [`${relative(path, file)} ${one.test_type} ${JSON.stringify(one.input)}`, one] as const);
  });
  it.each(cases.filter(([title]) => !KNOWN_GAPS.includes(title)))('%s', (_title, one) => {
    const expected = one.expected_failure ? null : one.expected_output;
    expect(outcome(one)).toEqual(expected);
  });
  it.each(cases.filter(([title]) => KNOWN_GAPS.includes(title)))('still a gap: %s', (_title, one) => {
    expect(outcome(one)).not.toEqual(one.expected_failure ? null : one.expected_output);
  });
  it('knows no gap that is gone', () => {
    const titles = new Set<string>(cases.map(([title]) => title));
    expect(KNOWN_GAPS.filter((title) => !titles.has(title))).toEqual([]);
    expect(cases.length - KNOWN_GAPS.length).toBeGreaterThanOrEqual(157);
  });
});

describe('the canonical text', () => {
  it.each([
    ['PKG:NPM/Foo@1.0.0', 'pkg:npm/foo@1.0.0'],
    ['pkg:/npm/foo', 'pkg:npm/foo'],
    ['pkg:///npm//foo/', 'pkg:npm/foo'],
    ['  pkg:npm/foo\n', 'pkg:npm/foo'],
    ['pkg:npm/@scope/foo@1', 'pkg:npm/%40scope/foo@1'],
    ['pkg:npm/@scope/foo', 'pkg:npm/%40scope/foo'],
    ['pkg:golang/a/b@v1.0.0+incompatible', 'pkg:golang/a/b@v1.0.0%2Bincompatible'],
    ['pkg:golang/github.com/Azure/Foo', 'pkg:golang/github.com/azure/foo'],
    ['pkg:oci/dhi%2Fargocd@sha256%3Aab', 'pkg:oci/dhi%2Fargocd@sha256:ab'],
    ['pkg:deb/Debian/Foo@1:2~3?B=2&a=1&c=', 'pkg:deb/debian/foo@1:2~3?a=1&b=2'],
    ["pkg:generic/a'(*)!@1", 'pkg:generic/a%27%28%2A%29%21@1'],
    ['pkg:generic/ä@ü', 'pkg:generic/%C3%A4@%C3%BC'],
    ['pkg:pypi/Foo__Bar.-baz', 'pkg:pypi/foo-bar-baz'],
    ['pkg:pub/Foo-Bar', 'pkg:pub/foo_bar'],
    ['pkg:cpan/gdt/URI-PackageURL', 'pkg:cpan/GDT/URI-PackageURL'],
    ['pkg:huggingface/Microsoft/DeBERTa@ABCDEF', 'pkg:huggingface/Microsoft/DeBERTa@abcdef'],
    ['pkg:rpm/Fedora/Foo@1', 'pkg:rpm/fedora/Foo@1'],
    ['pkg:nuget/Foo.Bar@1', 'pkg:nuget/Foo.Bar@1'],
    ['pkg:npm/a@1#/./x/../y/', 'pkg:npm/a@1#x/y'],
    ['pkg:npm/a@1#x%20y', 'pkg:npm/a@1#x%20y'],
    ['pkg:npm/a@1?&x=1&', 'pkg:npm/a@1?x=1'],
    ['pkg:npm/a?vers=vers:npm/<2', 'pkg:npm/a?vers=vers:npm%2F%3C2'],
    ['pkg:npm/a%2525', 'pkg:npm/a%2525'],
    ['pkg:npm/a@', 'pkg:npm/a'],
    ['pkg:npm/a#p%2F..%2Fq', 'pkg:npm/a#p/q'],
    ['pkg:maven/a%2F%2Fb/c', 'pkg:maven/a/b/c'],
    ['pkg:github/A/b@feature/x', 'pkg:github/a/b@feature%2Fx'],
    ['pkg:generic/a/b@2@3', 'pkg:generic/a/b%402@3'],
    ['pkg:npm/%2F', 'pkg:npm/%2F'],
    ['pkg:dhi/foo', 'pkg:dhi/foo'],
  ])('%j → %s', (raw, text) => {
    expect(readPurl(raw)?.text).toBe(text);
    expect(readPurl(text)?.notes.includes('identity.purl_not_canonical')).toBe(false);
  });

  it.each([
    'npm/foo',
    'pkg:',
    'pkg:npm',
    'pkg:npm/',
    'pkg:/npm',
    'pkg:npm/@1',
    'pkg:n%70m/foo',
    'pkg:n_m/foo',
    'pkg:npm/glob<11.1',
    'pkg:npm/glob%3C11.1',
    'pkg:npm/glob>1',
    'pkg:npm/two words',
    'pkg:npm/tab\tname',
    'pkg:npm/del\u007F',
    'pkg:npm/%E4',
    'pkg:npm/a/%ZZ/b',
    'pkg:npm/a@%ZZ',
    'pkg:npm/a?x=%ZZ',
    'pkg:npm/a#%ZZ',
    'pkg:npm/a?1x=y',
    'pkg:npm/a?=y',
    'pkg:npm/a?x=1&X=2',
    'pkg:npm/a@1?vers=vers:npm/2',
    'pkg:maven/g/a@1?type=jar@pkg:oci/b@sha256%3A1?arch=amd64',
    'pkg:npm/a#b#c',
    'pkg:npm/\uD800',
  ])('%j is none', (raw) => {
    expect(readPurl(raw)).toBeNull();
  });

  it('notes what is odd', () => {
    expect(readPurl('pkg:npm/foo')?.notes).toEqual([]);
    expect(readPurl('pkg:NPM/foo')?.notes).toEqual(['identity.purl_not_canonical']);
    expect(readPurl('pkg:dhi/foo')?.notes).toEqual(['identity.purl_type_unregistered']);
    expect(readPurl('pkg:/so/foo')?.notes).toEqual(['identity.purl_not_canonical', 'identity.purl_type_unregistered']);
  });

  it('folds ASCII only, so a look-alike stays another name', () => {
    expect(readPurl('pkg:npm/\u212Aelvin')?.purl.name).toBe('\u212Aelvin');
    expect(readPurl('pkg:npm/redh\u0430t')?.text).not.toBe(readPurl('pkg:npm/redhat')?.text);
  });
});

const component = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const someText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .tuple(fc.constantFrom('npm', 'golang', 'oci', 'pypi', 'so', 'rpm'), component, component, component)
    .map(([type, a, b, c]) => `pkg:${type}/${a}/${b}@${c}?x=${a}#${b}`),
  fc
    .array(
      fc.constantFrom('pkg:', '/', '@', '?', '#', '%40', '%2F', '%', '&', '=', ':', 'a', 'B', 'npm', '..', '\uD800'),
      {
        maxLength: 30,
      },
    )
    .map((all) => all.join('')),
);

describe('on any text', () => {
  it('never throws, and the canonical text is a fixed point', () => {
    fc.assert(
      fc.property(someText, (raw) => {
        const read = readPurl(raw);
        if (read === null) return;
        const again = readPurl(read.text);
        expect(again?.text).toBe(read.text);
        expect(again?.purl).toEqual(read.purl);
        expect(again?.notes).not.toContain('identity.purl_not_canonical');
      }),
      { numRuns: 2000 },
    );
  });
});

/** golang: packageurl-js keeps the case (ECMA-427 folds it). Two `?`: two purls in one text are none here. */
function isReadOtherwise(raw: string, { type }: Parts): boolean {
  return type === 'golang' || raw.split('?').length > 2;
}

describeCorpus('every purl of the corpus', '', (path) => {
  const texts = new Set<string>();
  for (const file of filesUnder(path, '.json').filter((name) => !name.includes('purl-spec'))) {
    for (const [, text = ''] of readFileSync(file, 'utf8').matchAll(/"(pkg:[^"\\]{1,600})"/g)) texts.add(text);
  }
  it('is read as packageurl-js reads it', () => {
    let compared = 0;
    for (const raw of texts) {
      const other = readByPackage(raw);
      const own = readPurl(raw);
      if (other === null || isReadOtherwise(raw, other)) continue;
      compared += 1;
      expect(own === null ? null : partsOf(own.purl), raw).toEqual(other);
    }
    expect(compared).toBeGreaterThan(1000);
  });
});

function readByPackage(raw: string): Parts | null {
  try {
    const { type, namespace, name, version, qualifiers, subpath } = PackageURL.fromString(raw);
    return {
      type: type ?? null,
      namespace: namespace ?? null,
      name: name ?? null,
      version: version ?? null,
      qualifiers: qualifiers === undefined || Object.keys(qualifiers).length === 0 ? null : { ...qualifiers },
      subpath: subpath ?? null,
    };
  } catch {
    return null;
  }
}
