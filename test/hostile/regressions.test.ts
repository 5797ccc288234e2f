/** What fuzzing found, each as the smallest input that showed it. */
import { describe, expect, it } from 'vitest';
import { readPurl } from '../../src/core/identity/purl.ts';

describe('an encoded slash in a path of a purl separates like any other', () => {
  it.each([
    ['pkg:docker/ab.#p%2F', 'pkg:docker/ab.#p'],
    ['pkg:npm/a@1#p%2F..%2Fq', 'pkg:npm/a@1#p/q'],
    ['pkg:golang/%2F/a@1', 'pkg:golang/a@1'],
  ])('%s is %s', (written, canonical) => {
    expect(readPurl(written)?.text).toBe(canonical);
    expect(readPurl(canonical)?.text).toBe(canonical);
  });
});
