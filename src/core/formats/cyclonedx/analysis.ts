/** The vocabulary of `vulnerabilities[].analysis` (CycloneDX 1.7 impactAnalysis*), as tables (formats.md §4). */
import type { Fit, Justification } from '../../model/justification.ts';
import type { Status } from '../../model/status.ts';

export const STATES: ReadonlyMap<string, Status> = new Map([
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
  ['exploitable', 'affected'],
  ['in_triage', 'under_investigation'],
  ['not_affected', 'not_affected'],
  ['false_positive', 'not_affected'],
]);

/**
 * The commonest crosswalk; converters disagree. `requires_dependency` is not component_not_present: another part is
 * absent. Perimeter and mitigating controls are neither built in nor complete (OpenVEX 0.2.0 "Status Justifications").
 */
export const REASONS: ReadonlyMap<string, readonly [Justification, Fit]> = new Map([
  ['code_not_present', ['vulnerable_code_not_present', 'same']],
  ['code_not_reachable', ['vulnerable_code_not_in_execute_path', 'same']],
  ['requires_configuration', ['vulnerable_code_cannot_be_controlled_by_adversary', 'near']],
  ['requires_dependency', ['vulnerable_code_cannot_be_controlled_by_adversary', 'near']],
  ['requires_environment', ['vulnerable_code_cannot_be_controlled_by_adversary', 'near']],
  ['protected_by_compiler', ['inline_mitigations_already_exist', 'near']],
  ['protected_at_runtime', ['inline_mitigations_already_exist', 'near']],
  ['protected_at_perimeter', ['inline_mitigations_already_exist', 'weak']],
  ['protected_by_mitigating_control', ['inline_mitigations_already_exist', 'weak']],
]);

/** `response[]` → the kind of action. */
export const RESPONSES: ReadonlyMap<string, string> = new Map([
  ['update', 'update'],
  ['rollback', 'rollback'],
  ['workaround_available', 'workaround'],
  ['will_not_fix', 'no_fix_planned'],
  ['can_not_fix', 'none_available'],
]);
