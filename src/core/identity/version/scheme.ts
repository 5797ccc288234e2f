/** The shape of a versioning scheme: a total preorder on the texts that are versions of it. */
import type { Order } from '../../std/order.ts';

export interface Scheme {
  readonly name: string;
  /** Null where one of the texts is no version of this scheme. Never throws; linear in the texts. */
  compare(a: string, b: string): number | null;
  isVersion(text: string): boolean;
}

/** Longer texts are versions of no scheme; identifiers are cut at 2 KiB (formats.md §11). */
export const MAX_VERSION_LENGTH = 4096;

/** A scheme from how it reads a text into a key, and how it orders keys. */
export function scheme<Key>(name: string, read: (text: string) => Key | null, order: Order<Key>): Scheme {
  const key = (text: string) => (text.length > MAX_VERSION_LENGTH ? null : read(text));
  return {
    name,
    compare(a, b) {
      const x = key(a);
      const y = key(b);
      return x === null || y === null ? null : order(x, y);
    },
    isVersion: (text) => key(text) !== null,
  };
}
