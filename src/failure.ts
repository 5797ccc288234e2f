/**
 * Requests that might fail throw one `Failure`. Its kind says how to answer: one table maps kinds to exit codes (and, for
 * the service, to HTTP statuses). A broken invariant is not a Failure: it is a bug and stops with `bug`.
 */
export const EXIT_CODES = {
  /** All is well. */
  ok: 0,
  /** The answer is no: lint errors, a verification that failed. */
  negative: 1,
  /** The command line, the configuration or the input is wrong. */
  usage: 2,
  /** Not allowed. */
  forbidden: 3,
  /** Nothing found, or nothing readable. */
  not_found: 4,
  /** The network would be needed, and the site is sealed. */
  sealed: 5,
  /** Try again: storage or network. */
  temporary: 10,
  /** A bug in VexLens. */
  bug: 70,
} as const;

export type FailureKind = Exclude<keyof typeof EXIT_CODES, 'ok'>;

export class Failure extends Error {
  readonly kind: FailureKind;
  /** One line that says what to do about it. */
  readonly remedy: string;

  constructor(kind: FailureKind, message: string, remedy: string) {
    super(message);
    this.name = 'Failure';
    this.kind = kind;
    this.remedy = remedy;
  }
}
