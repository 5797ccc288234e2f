/** RFC 8785 (JSON Canonicalization Scheme): the one text of a JSON value, and its digest. */
import canonicalize from 'canonicalize';
import { type Digest, sha256 } from './digest.ts';

/** The canonical text. Throws on what JSON cannot hold (a lone surrogate, NaN): a bug of the caller, not of the input. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('canonicalText: not a JSON value');
  return text;
}

export function canonicalDigest(value: unknown): Digest {
  return sha256(canonicalText(value));
}
