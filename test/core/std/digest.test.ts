import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/core/std/digest.ts';

describe('sha256 (FIPS 180-4 examples)', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of %j', (text, hex) => {
    expect(sha256(text)).toBe(`sha256:${hex}`);
    expect(sha256(new TextEncoder().encode(text))).toBe(`sha256:${hex}`);
  });

  it('of a text is that of its UTF-8 bytes, and of a view that of its part', () => {
    expect(sha256('é😀')).toBe(sha256(Buffer.from('é😀', 'utf8')));
    expect(sha256(Buffer.from('xxabcxx').subarray(2, 5))).toBe(sha256('abc'));
  });
});
