import { describe, expect, test } from 'vitest';
import { loadPlatforms } from '../../src/config/platforms.ts';
import { readCpe } from '../../src/core/identity/cpe.ts';
import { Failure } from '../../src/failure.ts';

const isCpe = (text: string) => readCpe(text) !== null;
const GOOD = `Platforms:
  - Id: acme
    Type: RPM
    Namespaces: Acme
    Source: distro
    Patterns: ["acme-{major}", "acme-os-{major}"]
    Products: ["cpe:/o:acme:os:{major}"]
`;

function load(text: string) {
  return loadPlatforms('p.yaml', isCpe, () => text);
}

function problemsOf(text: string): string {
  try {
    load(text);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return '';
}

describe('the platforms file', () => {
  test('gives rows', () => {
    expect(load(GOOD)).toEqual([
      {
        id: 'acme',
        type: 'rpm',
        namespaces: ['acme'],
        source: 'distro',
        patterns: ['acme-{major}', 'acme-os-{major}'],
        products: [{ cpe: 'cpe:/o:acme:os:{major}' }],
      },
    ]);
  });

  test.each([
    ['Platforms: {}', 'must hold a list Platforms'],
    ['[]', 'must hold a list Platforms'],
    ['Platforms: [1]', 'a row must be a map'],
    ['Platform: []', 'unknown key Platform'],
    ['Platforms: [{', 'not YAML'],
    [GOOD.replace('Source: distro', 'Source: distr'), 'needs one of distro'],
    [GOOD.replace('Source: distro', 'Source: []'), 'needs Source'],
    [GOOD.replace('Source: distro', 'Source: [a]'), 'needs one of distro'],
    [GOOD.replace('Id: acme', 'Ident: acme'), 'needs Id'],
    [GOOD.replace('os:{major}', 'os:{minor}'), 'has {minor} in a product'],
    [GOOD.replace('cpe:/o:acme', 'cpe:/x:acme'), 'is no CPE'],
    [GOOD.replace('"cpe:/o:acme:os:{major}"', '1'), 'needs a text as Products'],
    [GOOD.replace('Namespaces: Acme', `Namespaces: [${'a,'.repeat(101)}]`), 'more than 100 Namespaces'],
    [`Platforms:\n${'  - {}\n'.repeat(2001)}`, 'more than 2000 rows'],
  ])('%j: %s', (text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  test('a file that cannot be read', () => {
    const failing = (thrown: unknown) => () => {
      throw thrown;
    };
    expect(() => loadPlatforms('p', isCpe, failing(new Error('gone')))).toThrow('p: gone');
    expect(() => loadPlatforms('p', isCpe, failing('gone'))).toThrow('p: it cannot be read');
    expect(() => loadPlatforms('/nowhere/p.yaml', isCpe)).toThrow('there is no such file');
  });
});
