/**
 * The scenario language (README.md): text → scenarios. Each line begins with the word that says what it is; an unknown
 * word is an error, never ignored. A document and an issuer are declared before they are named.
 */
import { circleIn } from '../../src/config/derivations.ts';
import { DEFAULT_POLICY } from '../../src/config/policy.ts';
import { readDocument } from './document-line.ts';
import { readExpectation } from './expectation.ts';
import { readIssuer } from './issuer-line.ts';
import { readPolicy } from './policy-words.ts';
import type { Scenario } from './scenario.ts';
import { readStatements } from './statement-line.ts';
import { linesOf, readRest, ScenarioError, type Words } from './words.ts';

/** A scenario while it is read. */
type Draft = { -readonly [K in keyof Scenario]: Scenario[K] extends readonly (infer T)[] ? T[] : Scenario[K] };

type LineReader = (words: Words, draft: Draft) => void;

const LINES: Readonly<Record<string, LineReader>> = {
  policy: (words, draft) => {
    draft.policy = readPolicy(words, draft.policy);
  },
  issuer: (words, draft) => draft.issuers.push(readIssuer(words, draft.issuers)),
  document: (words, draft) => draft.documents.push(readDocument(words, draft.documents)),
  expect: (words, draft) => {
    if (!words.take('id')) return draft.expectations.push(readExpectation(words));
    const id = words.next('an id');
    if (!words.take('is')) words.fail('write: expect id ID is ID …');
    return draft.aliases.push({ at: words.at, id, behind: readRest(words, 'what stands behind it') });
  },
};

/** `firstLine` is where the text begins in its file. */
export function readScenarios(text: string, file: string, firstLine = 1): Scenario[] {
  const drafts: Draft[] = [];
  for (const words of linesOf(text, file, firstLine)) {
    if (words.take('scenario')) {
      drafts.push(draftOf(words));
      continue;
    }
    const draft = drafts.at(-1) ?? words.fail('a scenario begins with: scenario TITLE');
    readLine(words, draft);
    if (!words.done()) words.fail(`what does ${words.next('it')} mean here?`);
  }
  for (const draft of drafts) check(draft);
  return drafts;
}

/** What can be seen only when a scenario has been read to its end. */
function check({ at, expectations, aliases, documents, issuers }: Draft): void {
  if (expectations.length + aliases.length === 0) throw new ScenarioError(at, 'this scenario expects nothing');
  const names = documents.map(({ name }) => name);
  const ids = issuers.map(({ id }) => id);
  for (const { at: place, replaces } of documents) {
    if (replaces !== null && !names.includes(replaces))
      throw new ScenarioError(place, `there is no document ${replaces}`);
  }
  for (const source of issuers.flatMap(({ derivesFrom }) => derivesFrom.map(({ issuer }) => issuer))) {
    if (!ids.includes(source)) throw new ScenarioError(at, `there is no issuer ${source} to derive from`);
  }
  const circle = circleIn(issuers);
  if (circle !== null) throw new ScenarioError(at, `derives-from runs in a circle: ${circle.join(', ')}`);
}

function draftOf(words: Words): Draft {
  const title = readRest(words, 'a title').join(' ');
  const { trust, consensus } = DEFAULT_POLICY;
  const lists = { issuers: [], documents: [], statements: [], expectations: [], aliases: [] };
  return { title, at: words.at, policy: { trust, consensus }, ...lists };
}

function readLine(words: Words, draft: Draft): void {
  const first = words.keyword() ?? '';
  if (Object.hasOwn(LINES, first)) {
    words.take(first);
    LINES[first]?.(words, draft);
  } else draft.statements.push(...readStatements(words, draft.documents));
}
