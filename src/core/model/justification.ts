/** Why a product is not affected: OpenVEX 0.2.0 "Status Justifications", equal to CSAF 2.0 §3.2.3.5 flags. */
export const JUSTIFICATIONS = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const;

export type Justification = (typeof JUSTIFICATIONS)[number];

/** How well a format's own label says the same as one of the five (formats.md §4). `weak` earns no boost. */
export type Fit = 'same' | 'near' | 'weak';

export function isJustification(text: unknown): text is Justification {
  return (JUSTIFICATIONS as readonly unknown[]).includes(text);
}

/** Of several, the weakest claim counts: the last in the order of JUSTIFICATIONS (formats.md §3, test 6.1.33). */
export function weakest(labels: readonly Justification[]): Justification | null {
  return JUSTIFICATIONS.findLast((label) => labels.includes(label)) ?? null;
}
