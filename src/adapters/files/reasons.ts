/** Why there are no bytes, in one line for a person. */
import type { Stats } from 'node:fs';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or directory',
  ENOTDIR: 'there is no such file or directory',
  EACCES: 'it may not be read (permission denied)',
  EPERM: 'it may not be read (not permitted)',
  EISDIR: 'a directory',
  ELOOP: 'a symbolic link that was not followed',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the device reports a read error',
};

export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? (REASONS[code] ?? `it cannot be read (${code})`) : 'it cannot be read';
}

/** What a thing that is no regular file is. */
export function whatIs(there: Stats): string {
  if (there.isFIFO()) return 'a named pipe, not a regular file; send it to standard input and name it -';
  if (there.isSocket()) return 'a socket, not a regular file';
  if (there.isDirectory()) return 'a directory, not a regular file';
  return 'a device, not a regular file';
}

/** The refusal of formats.md §11: names the key and the remedy. */
export function tooLarge(size: string, maxBytes: number, remedy: number | null): string {
  const value = remedy ?? '…';
  return (
    `${size} bytes; Normalization.MaxDocumentSizeBytes is ${maxBytes}. It was not read. ` +
    `Set VEXLENS_NORMALIZATION__MAXDOCUMENTSIZEBYTES=${value} to read it`
  );
}
