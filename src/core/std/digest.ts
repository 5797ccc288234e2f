/** Digests: SHA-256 in the form `sha256:` + 64 hex digits. Pure: the same bytes give the same text everywhere. */
import { hash } from 'node:crypto';

export type Digest = string;

/** SHA-256 of bytes, or of the UTF-8 form of a text. */
export function sha256(data: Uint8Array | string): Digest {
  return `sha256:${hash('sha256', data, 'hex')}`;
}
