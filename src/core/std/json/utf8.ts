/** UTF-8: whether bytes are text, where they stop being text (Unicode 16, table 3-7), and the text. */
import { Buffer, isUtf8 } from 'node:buffer';

const MARK = [0xef, 0xbb, 0xbf];

/** The length of the byte order mark at the start: 3, or 0 where there is none. */
export function markLength(bytes: Uint8Array): number {
  return MARK.every((byte, at) => bytes[at] === byte) ? MARK.length : 0;
}

/** The text of [from, to). A broken sequence becomes U+FFFD. */
export function decode(bytes: Uint8Array, from = 0, to = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}

/** Lead bytes from, to; second byte from, to; length. Every further byte is 80–BF. */
const SEQUENCES: readonly (readonly [number, number, number, number, number])[] = [
  [0x00, 0x7f, 0, 0, 1],
  [0xc2, 0xdf, 0x80, 0xbf, 2],
  [0xe0, 0xe0, 0xa0, 0xbf, 3],
  [0xe1, 0xec, 0x80, 0xbf, 3],
  [0xed, 0xed, 0x80, 0x9f, 3],
  [0xee, 0xef, 0x80, 0xbf, 3],
  [0xf0, 0xf0, 0x90, 0xbf, 4],
  [0xf1, 0xf3, 0x80, 0xbf, 4],
  [0xf4, 0xf4, 0x80, 0x8f, 4],
];

/** The offset of the first byte that begins no well-formed sequence, or -1 where all is UTF-8. */
export function firstBadByte(bytes: Uint8Array): number {
  if (isUtf8(bytes)) return -1;
  let at = 0;
  for (;;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const row = SEQUENCES.find(([from, to]) => lead >= from && lead <= to);
  if (row === undefined) return 0;
  const [, , from, to, length] = row;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0;
    const good = i === 1 ? byte >= from && byte <= to : byte >= 0x80 && byte <= 0xbf;
    if (!good) return 0;
  }
  return length;
}
