/** Hashes: `sha-256`, `SHA-256` and `sha256` are one algorithm; the value is lower-case hex of the algorithm's length. */
import { lowerAscii, splitFirst } from './text.ts';

interface Algorithm {
  readonly name: string;
  /** Bytes of the value. */
  readonly bytes: number;
  /** Collisions are made to order: a match says little. */
  readonly weak?: true;
}

/** From the weakest to the strongest: of several shared ones the last decides. */
const ALGORITHMS: readonly Algorithm[] = [
  { name: 'md5', bytes: 16, weak: true },
  { name: 'sha-1', bytes: 20, weak: true },
  { name: 'sha-224', bytes: 28 },
  { name: 'sha3-224', bytes: 28 },
  { name: 'sha-512-256', bytes: 32 },
  { name: 'blake2s-256', bytes: 32 },
  { name: 'blake2b-256', bytes: 32 },
  { name: 'blake3', bytes: 32 },
  { name: 'streebog-256', bytes: 32 },
  { name: 'sm3', bytes: 32 },
  { name: 'sha3-256', bytes: 32 },
  { name: 'sha-256', bytes: 32 },
  { name: 'blake2b-384', bytes: 48 },
  { name: 'sha3-384', bytes: 48 },
  { name: 'sha-384', bytes: 48 },
  { name: 'streebog-512', bytes: 64 },
  { name: 'blake2b-512', bytes: 64 },
  { name: 'sha3-512', bytes: 64 },
  { name: 'sha-512', bytes: 64 },
];

/** Spelled with and without the marks between letters and digits. */
const BY_SPELLING: ReadonlyMap<string, number> = new Map(ALGORITHMS.map(({ name }, i) => [bare(name), i]));

export interface Hash {
  /** `sha-256:…`. */
  readonly text: string;
  readonly value: string;
  /** Place in the order of strength: equal for equal algorithms. */
  readonly strength: number;
  readonly weak: boolean;
}

function bare(text: string): string {
  return lowerAscii(text).replace(/[-_/]/g, '');
}

/** `SHA256:AB…` → `sha-256:ab…`; null where the algorithm is unknown or the value is not of its length. */
export function readHash(raw: string): Hash | null {
  const [algorithm, written] = splitFirst(raw.trim(), ':');
  const strength = BY_SPELLING.get(bare(algorithm)) ?? -1;
  const row = ALGORITHMS[strength];
  const value = lowerAscii(written ?? '');
  if (row === undefined || value.length !== row.bytes * 2 || !/^[0-9a-f]+$/.test(value)) return null;
  return { text: `${row.name}:${value}`, value, strength, weak: row.weak === true };
}

/** Whether the text says that it is a hash: a known algorithm before the colon. */
export function looksLikeHash(text: string): boolean {
  const [algorithm, rest] = splitFirst(text.trim(), ':');
  return rest !== null && BY_SPELLING.has(bare(algorithm));
}
