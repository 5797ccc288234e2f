/** How statements answer a question, or the first rule by which they do not. */
import { matchRecord, productRecord, refRecord } from '../../core/consensus/record.ts';
import type { MatchLine } from '../../service/match.ts';
import { shellWord } from '../hints.ts';
import type { Colours } from './colours.ts';
import { type Column, tableLines } from './table.ts';
import { matchText, productId } from './words.ts';

export function matchLineRecord({ question, statement, component, match, refusal, suggest }: MatchLine): unknown {
  const part = component === null ? undefined : statement.components[component];
  return {
    vulnerability: statement.vulnerability.name,
    product: productRecord(statement.product),
    component: part === undefined ? null : productRecord(part),
    issuer: statement.issuer?.value ?? null,
    status: statement.status,
    asked: {
      vulnerability: question.vulnerability,
      product: productRecord(question.product),
      component: question.component === null ? null : productRecord(question.component),
    },
    matched: match === null ? null : matchRecord(match),
    refused: refusal,
    ...(suggest === undefined ? {} : { suggest }),
    statement: refRecord(statement),
  };
}

/** `placed` names the place of a statement to a person. */
export function* matchLines(
  lines: readonly MatchLine[],
  placed: (line: MatchLine) => string,
  colours: Colours,
): Generator<string> {
  const columns: readonly Column<MatchLine>[] = [
    { head: 'Vulnerability', cell: ({ statement }) => statement.vulnerability.name },
    { head: 'Product', cell: ({ statement }) => productId(statement.product) },
    { head: 'Component', cell: ({ statement, component }) => productId(partOf(statement.components, component)) },
    { head: 'Issuer', cell: ({ statement }) => statement.issuer?.value ?? 'nobody named' },
    {
      head: 'Status',
      cell: ({ statement }) => statement.status,
      paint: (text, { statement }) => colours.status(text, statement.status),
    },
    { head: 'Answers', cell: answerOf },
    { head: 'Asked', cell: ({ refusal }) => refusal?.asked ?? '' },
    { head: 'Stated', cell: ({ refusal }) => refusal?.stated ?? '' },
    ...(lines.some(({ suggest }) => suggest !== undefined) ? [{ head: 'Ask instead', cell: insteadOf }] : []),
    { head: 'Statement', cell: placed },
  ];
  yield* tableLines(columns, lines, colours.heading);
}

function partOf<T>(components: readonly T[], index: number | null): T | null {
  return index === null ? null : (components[index] ?? null);
}

function answerOf({ match, refusal }: MatchLine): string {
  if (match !== null) return `yes: ${matchText(match)}`;
  if (refusal === null) return '';
  return `no: ${refusal.rule}${refusal.detail === undefined ? '' : ` ${refusal.detail}`}`;
}

/** The options that change, as they are typed. */
function insteadOf({ question, suggest }: MatchLine): string {
  if (suggest === undefined || suggest === null) return '';
  const { vulnerability, product, component } = suggest;
  const changed: string[] = [];
  if (vulnerability !== question.vulnerability) changed.push(`--vulnerability ${shellWord(vulnerability)}`);
  if (product !== productId(question.product)) changed.push(`--product ${shellWord(product)}`);
  if (component === null && question.component !== null) changed.push('no --component');
  if (component !== null && component !== productId(question.component)) {
    changed.push(`--component ${shellWord(component)}`);
  }
  return changed.join(' ');
}
