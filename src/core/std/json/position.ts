/** Offsets in a text as a person's editor shows them: lines, and columns in code points. */
import type { Position } from '../issue.ts';
import { byteAt, CARRIAGE_RETURN, LINE_FEED } from './bytes.ts';
import { markLength } from './utf8.ts';

/**
 * Says the position of offsets that come in ascending order, reading the text once however many are asked for. Lines end
 * with LF, CR LF or CR; a byte order mark takes no column. An offset may be the length of the text.
 */
export function positionsIn(bytes: Uint8Array): (offset: number) => Position {
  let at = markLength(bytes);
  let line = 1;
  let column = 1;
  return (offset) => {
    for (; at < offset; at++) {
      const byte = byteAt(bytes, at);
      if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && byteAt(bytes, at + 1) !== LINE_FEED)) {
        line += 1;
        column = 1;
      } else if ((byte & 0xc0) !== 0x80) column += 1;
    }
    return { line, column, offset };
  };
}
