import { describe, expect, it } from 'vitest';
import { looksLikeHash, readHash } from '../../../src/core/identity/hash.ts';

const SHA256 = 'ab'.repeat(32);

describe('a hash', () => {
  it.each([
    [`sha-256:${SHA256}`, `sha-256:${SHA256}`],
    [`SHA-256:${SHA256.toUpperCase()}`, `sha-256:${SHA256}`],
    [`sha256:${SHA256}`, `sha-256:${SHA256}`],
    [` sha_256:${SHA256} `, `sha-256:${SHA256}`],
    [`md5:${'0'.repeat(32)}`, `md5:${'0'.repeat(32)}`],
    [`SHA1:${'0'.repeat(40)}`, `sha-1:${'0'.repeat(40)}`],
    [`sha512:${'0'.repeat(128)}`, `sha-512:${'0'.repeat(128)}`],
    [`SHA3-256:${SHA256}`, `sha3-256:${SHA256}`],
    [`sha512/256:${SHA256}`, `sha-512-256:${SHA256}`],
    [`BLAKE2b-256:${SHA256}`, `blake2b-256:${SHA256}`],
    [`BLAKE3:${SHA256}`, `blake3:${SHA256}`],
  ])('%s', (raw, text) => {
    expect(readHash(raw)?.text).toBe(text);
  });

  it.each([
    `sha-256:${SHA256}0`,
    'sha-256:',
    'sha-256',
    `foo:${SHA256}`,
    `sha-256:${'g'.repeat(64)}`,
    `sha-1:${SHA256}`,
    '',
  ])('%j is none', (raw) => {
    expect(readHash(raw)).toBeNull();
  });

  it('is weak where collisions are made to order', () => {
    expect(readHash(`md5:${'0'.repeat(32)}`)?.weak).toBe(true);
    expect(readHash(`sha-1:${'0'.repeat(40)}`)?.weak).toBe(true);
    expect(readHash(`sha-256:${SHA256}`)?.weak).toBe(false);
  });

  it('is known by its algorithm', () => {
    expect(looksLikeHash('sha256:zz')).toBe(true);
    expect(looksLikeHash('sha256')).toBe(false);
    expect(looksLikeHash('https://x')).toBe(false);
  });
});
