/** The verdict on an envelope's signatures. A bad signature is a value, not an error. */
export const VERDICTS = [
  'valid',
  'invalid',
  'unknown_key',
  'key_revoked',
  'key_expired',
  'key_not_yet_valid',
  'key_not_of_issuer',
  'unsupported',
  'none',
] as const;

export type Verdict = (typeof VERDICTS)[number];

export interface Verification {
  readonly verdict: Verdict;
  /** The issuer whose key signed; set when the verdict is `valid`. */
  readonly issuer: string | null;
}

export const UNSIGNED: Verification = { verdict: 'none', issuer: null };
