/**
 * What one question costs among 300,000 statements that are indexed: finding the candidates and matching each.
 * `node bench/matching.ts --property N [--seed S]` compares the index with the plain definition on N questions instead.
 */
import { parseArgs } from 'node:util';
import { candidatesAmong } from '../src/core/consensus/candidates.ts';
import { matchStatement } from '../src/core/identity/match-statement.ts';
import { compareWithLinear, diceOf, questionFrom, statementsFrom } from '../test/hostile/index-answer.ts';
import { median, report, rounds } from './measure.ts';

const STATEMENTS = 300_000;
const QUESTIONS = 20_000;
/** About twenty statements a package and vulnerability, as where several issuers speak. */
const [PACKAGES, VULNERABILITIES] = [3_000, 300];

export function benchMatching(): void {
  const dice = diceOf(1);
  const statements = statementsFrom(dice, STATEMENTS, PACKAGES, VULNERABILITIES);
  const index = candidatesAmong(statements);
  const questions = Array.from({ length: QUESTIONS }, () => questionFrom(dice, PACKAGES, VULNERABILITIES));
  let [candidates, answers] = [0, 0];
  const seconds = rounds(5, () => {
    [candidates, answers] = [0, 0];
    for (const question of questions) {
      for (const statement of index.to(question)) {
        candidates += 1;
        answers += matchStatement(question, statement).matches.length;
      }
    }
  });
  report('matching.indexed', {
    statements: STATEMENTS,
    questions: QUESTIONS,
    candidatesPerQuestion: Number((candidates / QUESTIONS).toFixed(2)),
    answers,
    microsecondsPerQuestion: Number(((median(seconds) / QUESTIONS) * 1e6).toFixed(2)),
    target: 50,
  });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { property: { type: 'string' }, seed: { type: 'string', default: '1' } } });
  if (values.property === undefined) benchMatching();
  else {
    const { questions, answers, lost } = compareWithLinear(Number(values.seed), Number(values.property));
    report('matching.index_is_the_definition', { questions, answers, lost: lost.length, seed: Number(values.seed) });
    process.exitCode = lost.length > 0 ? 1 : 0;
  }
}
