/** Statements of one vulnerability: its word, laid over each thing and version that it affects. */
import { vulnerabilityUnder } from '../../identity/vulnerability.ts';
import type { Statement, VulnerabilityName } from '../../model/statement.ts';
import type { IssueCode } from '../../std/issue.ts';
import type { EntryState } from './entry.ts';
import { type List, placeIn, statementsOn } from './lists.ts';
import { statusUnder } from './marks.ts';
import { reasonsUnder } from './reasons.ts';
import { type Row, rowsOf } from './rows.ts';
import type { Word } from './word.ts';

export function readAffects(state: EntryState, word: Word, affects: List, pointer: string): void {
  const { vulnerability } = word;
  let index = state.read;
  let lost = 0;
  for (const [position, item] of affects.items.entries()) {
    const rows = rowsOf(state, item, placeIn(affects, `${pointer}/affects`, position));
    if (vulnerability === null) lost += rows.length;
    else for (const row of rows) state.statements.push(statementOf(state, { ...word, vulnerability }, row, index));
    index += statementsOn(item);
  }
  if (lost === 0) return;
  state.tally.drop('identity.vulnerability_missing', lost);
  state.log.add('identity.vulnerability_missing', 'drops', { pointer });
}

type NamedWord = Word & { readonly vulnerability: VulnerabilityName };

/** `first`: the index of the item's first statement. */
function statementOf({ head, log }: EntryState, word: NamedWord, row: Row, first: number): Statement {
  const { target, place, version } = row;
  const { status, differs } = statusUnder(word.status, row);
  const affected = version === null ? target.affected : { ...target.affected, version: version.version };
  const marks: IssueCode[] = differs ? ['format.version_status_differs'] : [];
  for (const code of marks) log.add(code, 'kept', { pointer: place });
  return {
    ref: { digest: head.digest, pointer: place },
    document: head,
    issuer: head.issuer,
    vulnerability: vulnerabilityUnder(status, word.vulnerability),
    product: target.within ?? affected,
    components: target.within === null ? [] : [affected],
    status,
    statedAs: status === word.status ? word.texts.state : (row.mark ?? word.texts.state),
    ...reasonsUnder(status, word.texts),
    issued: word.issued,
    updated: word.updated,
    affirmed: word.affirmed,
    index: first + row.position,
    issues: [...new Set([...word.issues, ...target.notes, ...(version?.notes ?? []), ...marks])],
  };
}
