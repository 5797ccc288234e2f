/** What the reader of JSON can have to say, as a table, and how it becomes issues with pointers and positions. */
import { type Effect, type Issue, type IssueCode, issueOf, MAX_ISSUES } from '../issue.ts';
import { by } from '../order.ts';
import { positionsIn } from './position.ts';
import { type Path, pointerOf } from './walk.ts';

interface Kind {
  readonly code: IssueCode;
  readonly effect: Effect;
  readonly message: string;
  readonly clause: string;
}

const KINDS = {
  fault: { code: 'format.not_json', effect: 'rejects', message: 'not JSON', clause: 'RFC 8259 §2' },
  notUtf8: { code: 'format.not_json', effect: 'rejects', message: 'not UTF-8', clause: 'RFC 8259 §8.1' },
  loneSurrogate: {
    code: 'format.not_json',
    effect: 'rejects',
    message: 'an escape that is half a surrogate pair, so that the string is no Unicode text',
    clause: 'RFC 8259 §8.2',
  },
  tooDeep: { code: 'limit.depth', effect: 'rejects', message: 'nested too deep', clause: 'RFC 8259 §9' },
  mark: {
    code: 'format.byte_order_mark',
    effect: 'kept',
    message: 'the text starts with a byte order mark, which was skipped',
    clause: 'RFC 8259 §8.1',
  },
  forbidden: {
    code: 'format.forbidden_member',
    effect: 'rejects',
    message: 'a member named __proto__, which no VEX format has and which can change other objects',
    clause: 'RFC 8259 §4',
  },
  sameTwice: {
    code: 'format.duplicate_key',
    effect: 'kept',
    message: 'one member twice in an object, with the same value',
    clause: 'RFC 8259 §4',
  },
  differentTwice: {
    code: 'format.duplicate_key',
    effect: 'kept',
    message: 'one member twice in an object, with different values: the last one was read',
    clause: 'RFC 8259 §4',
  },
  overflow: {
    code: 'format.number_range',
    effect: 'rejects',
    message: 'a number beyond the range of an IEEE 754 double',
    clause: 'RFC 8259 §6',
  },
  digitsLost: {
    code: 'format.number_range',
    effect: 'kept',
    message: 'a whole number beyond 2^53 − 1 that lost digits when it was read',
    clause: 'RFC 8259 §6',
  },
} as const satisfies Record<string, Kind>;

export type FindingKind = keyof typeof KINDS;

interface Finding {
  readonly kind: FindingKind;
  readonly offset: number;
  readonly pointer: string;
  readonly message?: string;
  readonly text?: string;
}

export interface FindingDetail {
  /** In place of the kind's own message. */
  readonly message?: string;
  readonly text?: string;
}

/** What was found in one text so far. */
export interface Findings {
  readonly bytes: Uint8Array;
  readonly list: Finding[];
  /** Whether one of them rejects the text. */
  rejected: boolean;
}

export function findingsIn(bytes: Uint8Array): Findings {
  return { bytes, list: [], rejected: false };
}

export function isFull(findings: Findings): boolean {
  return findings.list.length >= MAX_ISSUES;
}

/** Keeps the first MAX_ISSUES findings, and in any case one that rejects the text if there is one. */
export function note(
  findings: Findings,
  kind: FindingKind,
  offset: number,
  path: Path,
  detail: FindingDetail = {},
): void {
  const rejects = KINDS[kind].effect === 'rejects';
  if (isFull(findings)) {
    if (!rejects || findings.rejected) return;
    findings.list.pop();
  }
  findings.rejected ||= rejects;
  findings.list.push({ kind, offset, pointer: pointerOf(findings.bytes, path), ...detail });
}

/** The findings as issues, in the order of the text. */
export function issuesOf({ bytes, list }: Findings): Issue[] {
  const positionOf = positionsIn(bytes);
  return list.toSorted(by((finding) => finding.offset)).map(({ kind, offset, ...detail }) => {
    const { code, effect, message, clause } = KINDS[kind];
    return issueOf(code, effect, { message, clause, ...detail, position: positionOf(offset) });
  });
}

/** Whether an issue is about a member that came twice with two values, so that reading the last one chose between them. */
export function isDifferentTwice(issue: Issue): boolean {
  return issue.code === 'format.duplicate_key' && issue.message === KINDS.differentTwice.message;
}
