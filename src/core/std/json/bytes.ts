/** The bytes that JSON is made of, by name (RFC 8259 §2), and the two smallest steps over them. */
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const MINUS = 0x2d;
export const PLUS = 0x2b;
export const POINT = 0x2e;
export const SPACE = 0x20;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const ZERO = 0x30;
export const NINE = 0x39;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const LOWER_E = 0x65;
export const LOWER_U = 0x75;
/** The bit that turns an ASCII capital into its small letter, and `[` `]` into `{` `}`. */
export const LOWER = 0x20;

/** What `byteAt` says past the end: no byte has this value. */
export const END = -1;

export function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? END;
}

export function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** The offset of the first byte from `at` on that is no white space of JSON. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let next = at;
  for (;;) {
    const byte = byteAt(bytes, next);
    if (byte !== SPACE && byte !== LINE_FEED && byte !== CARRIAGE_RETURN && byte !== 0x09) return next;
    next += 1;
  }
}

/** The value of four hexadecimal digits, or -1. */
export function hexValue(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    const byte = byteAt(bytes, i);
    const small = byte | LOWER;
    if (isDigit(byte)) value = value * 16 + byte - ZERO;
    else if (byte !== END && small >= 0x61 && small <= 0x66) value = value * 16 + small - 0x57;
    else return -1;
  }
  return value;
}

export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
