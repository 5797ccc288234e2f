/** The vocabulary of the security profile (SPDX 3.0.1 Security), as tables (formats.md §5). */
import type { Justification } from '../../model/justification.ts';
import type { Status } from '../../model/status.ts';
import { asText, type JsonObject } from '../../std/json/view.ts';

/** Class of a VEX relationship, without what all of them share → its status and the one `relationshipType` it may have. */
const CLASSES: ReadonlyMap<string | null, readonly [Status, type: string]> = new Map([
  ['Affected', ['affected', 'affects']],
  ['Fixed', ['fixed', 'fixedIn']],
  ['NotAffected', ['not_affected', 'doesNotAffect']],
  ['UnderInvestigation', ['under_investigation', 'underInvestigationFor']],
]);

export const JUSTIFICATIONS: ReadonlyMap<string, Justification> = new Map([
  ['componentNotPresent', 'component_not_present'],
  ['vulnerableCodeNotPresent', 'vulnerable_code_not_present'],
  ['vulnerableCodeNotInExecutePath', 'vulnerable_code_not_in_execute_path'],
  ['vulnerableCodeCannotBeControlledByAdversary', 'vulnerable_code_cannot_be_controlled_by_adversary'],
  ['inlineMitigationsAlreadyExist', 'inline_mitigations_already_exist'],
]);

/** The classes of agents; a SoftwareAgent is a tool, which never speaks. */
export const SPEAKERS: ReadonlySet<string> = new Set(['Agent', 'Organization', 'Person']);

/** `type` is the alias of `@type` in the context; both are written. */
export function typeOf(element: JsonObject): string | null {
  return asText(element.type) ?? asText(element['@type']);
}

const VEX_CLASS = /^(?:security_)?Vex(\w{0,64})VulnAssessmentRelationship$/;

/** What of the class is its own, `Affected`; null where the element is no VEX relationship. */
export function vexClassOf(element: JsonObject): string | null {
  return VEX_CLASS.exec(typeOf(element) ?? '')?.[1] ?? null;
}

export interface VexClass {
  readonly status: Status;
  readonly relationshipType: string;
}

/** Null where the class is none of the four. */
export function readVexClass(element: JsonObject): VexClass | null {
  const row = CLASSES.get(vexClassOf(element));
  return row === undefined ? null : { status: row[0], relationshipType: row[1] };
}
