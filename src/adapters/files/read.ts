/** Reads a file or a stream up to a limit, and not a byte beyond it that has to be kept. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { reasonOf, tooLarge, whatIs } from './reasons.ts';

export type Read =
  | { readonly bytes: Uint8Array; readonly problem: null }
  | { readonly bytes: null; readonly problem: string };

const FIRST_CHUNK = 65_536;

// Without O_NONBLOCK a pipe put in the place of a file would be waited for; on Windows the flag is not there.
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

export async function readFileWithin(path: string, maxBytes: number): Promise<Read> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, FLAGS);
    const there = await file.stat();
    if (!there.isFile()) return problem(whatIs(there));
    if (there.size > maxBytes) return problem(tooLarge(String(there.size), maxBytes, there.size));
    return await readHandle(file, there.size, maxBytes);
  } catch (error) {
    return problem(reasonOf(error));
  } finally {
    await file?.close();
  }
}

function problem(text: string): Read {
  return { bytes: null, problem: text };
}

/** To the end of the file, which may have grown since its size was asked. */
async function readHandle(file: FileHandle, size: number, maxBytes: number): Promise<Read> {
  let buffer = Buffer.alloc(Math.min(size > 0 ? size + 1 : FIRST_CHUNK, maxBytes + 1));
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) return { bytes: buffer.subarray(0, length), problem: null };
    length += bytesRead;
    if (length > maxBytes) return problem(tooLarge(`more than ${maxBytes}`, maxBytes, null));
    if (length === buffer.length) {
      buffer = Buffer.concat([buffer], Math.min(buffer.length * 2, maxBytes + 1));
    }
  }
}

/** A whole stream. What lies beyond the limit is not kept. */
export async function readAll(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Read> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > maxBytes) return problem(tooLarge(`more than ${maxBytes}`, maxBytes, null));
      chunks.push(chunk);
    }
  } catch (error) {
    return problem(reasonOf(error));
  }
  return { bytes: Buffer.concat(chunks), problem: null };
}
