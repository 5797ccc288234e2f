/** Reads a configuration file: text of limited size, in UTF-8. */
import { closeSync, openSync, readSync } from 'node:fs';

/** Reads a text file, or throws an error whose message is one line. Given to the loader so that tests need no files. */
export type ReadText = (path: string, maxBytes: number) => string;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
};

function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? (REASONS[code] ?? `it cannot be read (${code})`) : 'it cannot be read';
}

function readBytes(path: string, maxBytes: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(maxBytes + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < buffer.length; length += read) {
      read = readSync(file, buffer, length, buffer.length - length, null);
    }
    return buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

export const readTextFile: ReadText = (path, maxBytes) => {
  let bytes: Uint8Array;
  try {
    bytes = readBytes(path, maxBytes);
  } catch (error) {
    throw new Error(reasonOf(error));
  }
  if (bytes.length > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('it is not UTF-8 text');
  }
};

/** Whether the file is there; a file that cannot be read is. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && error.message === REASONS.ENOENT;
}
