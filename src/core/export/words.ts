/** How each format says a status where it has nothing more to say: a word that is not of this table says more. */
import type { FormatName } from '../model/document.ts';
import type { Statement } from '../model/statement.ts';
import type { Status } from '../model/status.ts';
import type { PartLoss } from './loss.ts';

type Words = Readonly<Record<Status, string>>;

const PLAIN: Words = {
  not_affected: 'not_affected',
  fixed: 'fixed',
  under_investigation: 'under_investigation',
  affected: 'affected',
};

export const ORDINARY: Readonly<Record<FormatName, Words>> = {
  OpenVEX: PLAIN,
  SPDX: PLAIN,
  CSAF: { ...PLAIN, not_affected: 'known_not_affected', affected: 'known_affected' },
  CycloneDX: { ...PLAIN, fixed: 'resolved', under_investigation: 'in_triage', affected: 'exploitable' },
};

/** `word`: how it is written. */
export function wordLosses({ document, status, statedAs }: Statement, word: string): readonly PartLoss[] {
  if (statedAs === word || statedAs === ORDINARY[document.format][status]) return [];
  return [['statedAs', `${statedAs} is said as ${word}`]];
}
