import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEMES, sameRule, sameVersion, schemeOfPurlType } from '../../../../src/core/identity/version/schemes.ts';
import { CHAINS, type Chain, NOT_VERSIONS } from './chains.ts';

function schemeNamed(name: string) {
  const found = SCHEMES.get(name);
  if (found === undefined) throw new Error(`no scheme ${name}`);
  return found;
}

function pairsOf(chain: Chain): [a: string, b: string, sign: number][] {
  const ranked = chain.flatMap((step, rank) => [step].flat().map((text) => [text, rank] as const));
  return ranked.flatMap(([a, i]) => ranked.map(([b, j]) => [a, b, Math.sign(i - j)] as [string, string, number]));
}

describe.each([...SCHEMES.keys()])('the scheme %s', (name) => {
  const scheme = schemeNamed(name);

  it.each((CHAINS[name] ?? []).map((chain) => [chain]))('orders %j', (chain) => {
    const wrong = pairsOf(chain).filter(([a, b, sign]) => Math.sign(scheme.compare(a, b) ?? Number.NaN) !== sign);
    expect(wrong).toEqual([]);
  });

  it.each(NOT_VERSIONS[name] ?? [])('does not know %j', (text) => {
    const [good = ''] = [CHAINS[name]?.[0]?.[0] ?? ''].flat();
    expect(scheme.isVersion(text)).toBe(false);
    expect(scheme.isVersion(good)).toBe(true);
    expect(scheme.compare(text, good)).toBeNull();
    expect(scheme.compare(good, text)).toBeNull();
  });
});

it('has an order and non-versions for every scheme', () => {
  expect(Object.keys(CHAINS).sort()).toEqual([...SCHEMES.keys()].sort());
  expect(Object.keys(NOT_VERSIONS).sort()).toEqual([...SCHEMES.keys()].sort());
});

/** Pieces that versions are made of, so that generated texts meet each other's edges. */
const PIECES: readonly string[] =
  '0 1 2 10 01 . . . .0 .1 .2 - -1 -r0 -r1 + +a +1 ~ ~a ^ _ _p _rc1 _alpha a b m rc z Z alpha beta1 -beta.2 snapshot final sp foo pre .post1 .dev2 1! 1: v'.split(
    ' ',
  );

const text = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));

/** Texts near one another: a common head, then a little. */
const near = fc
  .tuple(fc.constantFrom('0', '1', '1.0', '1.0-', '1.', '1.0.0', '1.0.2'), text, text, text, text)
  .map(([head, middle, ...tails]) => [...tails.map((tail) => head + tail), head + middle, head]);

describe.each([...SCHEMES.keys()])('on versions of %s', (name) => {
  const scheme = schemeNamed(name);
  const known = fc.constantFrom(...(CHAINS[name] ?? []).flat(2));

  /** The first of three texts that are in no order; null where all are. */
  function disorder(versions: readonly string[]): string | null {
    const sign = (a: string, b: string) => Math.sign(scheme.compare(a, b) ?? Number.NaN);
    const signs = versions.map((a) => versions.map((b) => sign(a, b)));
    for (const [i, a] of versions.entries()) {
      for (const [j, b] of versions.entries()) {
        const forth = signs[i]?.[j] ?? Number.NaN;
        if (forth + (signs[j]?.[i] ?? Number.NaN) !== 0 || (i === j && forth !== 0)) return `${a} against ${b}`;
        const k = forth > 0 ? -1 : versions.findIndex((_, k) => (signs[j]?.[k] ?? 1) <= 0 && (signs[i]?.[k] ?? 1) > 0);
        if (k >= 0) return `${a} ≤ ${b} ≤ ${versions[k]}`;
      }
    }
    return null;
  }

  it('is a total preorder', () => {
    fc.assert(
      fc.property(near, known, known, (candidates, ...samples) => {
        expect(disorder([...samples, ...candidates].filter((each) => scheme.isVersion(each)))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

describe('the scheme of a purl type', () => {
  it.each([
    ['npm', 'npm'],
    ['golang', 'golang'],
    ['deb', 'deb'],
    ['rpm', 'rpm'],
    ['apk', 'apk'],
    ['maven', 'maven'],
    ['arch', 'alpm'],
    ['generic', 'generic'],
    ['oci', null],
    ['docker', null],
    ['github', null],
    ['dhi', null],
    ['__proto__', null],
  ])('%s → %s', (type, expected) => {
    expect(schemeOfPurlType(type)).toBe(expected);
  });

  it('names rows of the table only', () => {
    for (const name of SCHEMES.keys()) expect(SCHEMES.get(schemeOfPurlType(name) ?? name)).toBeDefined();
  });

  it('knows which names go by one rule', () => {
    expect(sameRule('npm', 'semver')).toBe(true);
    expect(sameRule('deb', 'deb')).toBe(true);
    expect(sameRule('deb', 'rpm')).toBe(false);
    expect(sameRule('npm', 'nuget')).toBe(false);
    expect(sameRule('pypi', 'npm')).toBe(false);
  });
});

describe('two texts for one version', () => {
  it.each([
    ['golang', 'v1.2.3', 'v1.2.3', true, false],
    ['golang', 'v1.2.3', '1.2.3', true, true],
    ['golang', 'v2.0.0+incompatible', '2.0.0', true, true],
    ['golang', 'go1.22', '1.22.0', true, true],
    ['rpm', '0:1.0-1', '1.0-1', true, true],
    ['rpm', '1.0-1', '1.0-2', false, false],
    ['deb', '1.0-1', '0:1.0-1', true, true],
    ['pypi', '1.0', '1.0.0', true, true],
    ['maven', '1.0', '1.0.0', true, true],
    ['maven', '1.0.0.RELEASE', '1', true, true],
    ['npm', '1.0.0', '1.0.1', false, false],
    // One of them is no version of the scheme: only the text can tell.
    ['npm', 'latest', 'latest', true, false],
    ['npm', 'latest', '1.0.0', false, false],
    ['npm', 'v1.2.3.4', '1.2.3.4', true, true],
    // No scheme: text, and one v before a digit.
    [null, '1.0', '1.0', true, false],
    [null, 'v1.0', '1.0', true, true],
    [null, 'V1.0', 'v1.0', true, true],
    [null, 'vv1.0', 'v1.0', false, false],
    [null, 'v', '', false, false],
    [null, 'version', 'ersion', false, false],
    [null, '1.0', '1.0.0', false, false],
    ['tomee', '1.0', '1.0.0', false, false],
    ['__proto__', '1.0', 'v1.0', true, true],
  ])('%s: %j and %j → equal %s, folded %s', (scheme, a, b, equal, folded) => {
    expect(sameVersion(scheme, a, b)).toEqual({ equal, folded });
    expect(sameVersion(scheme, b, a)).toEqual({ equal, folded });
  });
});
