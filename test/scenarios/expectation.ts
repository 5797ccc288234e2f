/** `expect day N VULNERABILITY in PRODUCT [with COMPONENT] STATUS …`: a question, and what is known of its answer. */
import { CONFLICT_REASONS, type ConflictReason, SEVERITIES } from '../../src/core/model/consensus.ts';
import { STATUSES, type Status } from '../../src/core/model/status.ts';
import type { Instant } from '../../src/core/std/instant.ts';
import { CHECKS, readUntilCheck } from './checks.ts';
import { readKnownDay } from './quantities.ts';
import { type Check, same } from './seen.ts';
import type { Place, Words } from './words.ts';

export interface Expectation {
  readonly at: Place;
  readonly asOf: Instant;
  readonly vulnerability: string;
  readonly product: string;
  readonly component: string | null;
  readonly checks: readonly Check[];
}

interface WantedConflict {
  readonly reason: ConflictReason;
  readonly severity: (typeof SEVERITIES)[number] | null;
  /** Null = not checked. */
  readonly between: readonly string[] | null;
}

export function readExpectation(words: Words): Expectation {
  const asOf = readKnownDay(words);
  const vulnerability = words.next('a vulnerability');
  if (!words.take('in')) words.fail('after the vulnerability comes: in PRODUCT');
  const product = words.next('a product');
  const component = words.take('with') ? words.next('a component') : null;
  const status = words.take('nothing') ? null : words.oneOf(STATUSES, 'the status (or nothing)');
  return { at: words.at, asOf, vulnerability, product, component, checks: readChecks(words, status) };
}

/** Conflicts are compared as a whole: where one is named, or none, all are. */
function readChecks(words: Words, status: Status | null): Check[] {
  const checks: Check[] = [({ consensus }) => same('status', status, consensus.status)];
  let conflicts: WantedConflict[] | null = null;
  while (!words.done()) {
    const word = words.next('what is expected');
    if (word === 'no' && words.take('conflict')) conflicts = [];
    else if (word === 'conflict') conflicts = [...(conflicts ?? []), readConflict(words)];
    else {
      const read = Object.hasOwn(CHECKS, word) ? CHECKS[word] : undefined;
      checks.push((read ?? words.fail(`nothing that could be expected is called ${word}`))(words));
    }
  }
  return conflicts === null ? checks : [...checks, conflictsAre(conflicts)];
}

function readConflict(words: Words): WantedConflict {
  const reason = words.oneOf(CONFLICT_REASONS, 'the reason of a conflict');
  const severity = SEVERITIES.find((candidate) => words.take(candidate)) ?? null;
  if (!words.take('between')) return { reason, severity, between: null };
  return { reason, severity, between: readUntilCheck(words, 'an issuer') };
}

function conflictsAre(wanted: readonly WantedConflict[]): Check {
  return ({ consensus, idOf }) => {
    const reasons = wanted.map(({ reason }) => reason).join(', ') || 'none';
    const found = consensus.conflicts.map(({ reason }) => reason).join(', ') || 'none';
    const differing = wanted.map(({ reason, severity, between }) => {
      const conflict = consensus.conflicts.find((candidate) => candidate.reason === reason);
      const issuers = between?.map(idOf).sort().join(' ');
      return (
        (severity === null ? null : same(`severity of ${reason}`, severity, conflict?.severity)) ??
        (between === null ? null : same(`issuers of ${reason}`, issuers, conflict?.issuers.join(' ')))
      );
    });
    return same('conflicts', reasons, found) ?? differing.find((complaint) => complaint !== null) ?? null;
  };
}
