/**
 * A scenario, run: its statements and issuers are given to the lens and each expectation is compared with the answer. What
 * must hold of every answer, whatever the scenario expects, is checked as well (invariants.ts).
 */
import { candidatesAmong } from '../../src/core/consensus/candidates.ts';
import { explain } from '../../src/core/explain.ts';
import { matchStatement } from '../../src/core/identity/match-statement.ts';
import { askedProduct } from '../../src/core/identity/product-key.ts';
import { normaliseVulnerabilityId } from '../../src/core/identity/vulnerability.ts';
import { lens, worldOf } from '../../src/core/lens.ts';
import type { Consensus } from '../../src/core/model/consensus.ts';
import type { Question } from '../../src/core/model/match.ts';
import type { Product } from '../../src/core/model/product.ts';
import type { Statement } from '../../src/core/model/statement.ts';
import type { Instant } from '../../src/core/std/instant.ts';
import { directoryOf, speakerOf } from '../../src/core/trust/directory.ts';
import type { Expectation } from './expectation.ts';
import { brokenInvariants } from './invariants.ts';
import { type Evidence, evidenceOf, nameOf } from './model.ts';
import type { Scenario } from './scenario.ts';
import type { Seen } from './seen.ts';
import { type Place, ScenarioError } from './words.ts';

/** Everything that does not hold, each with its place; empty where all is well. */
export function complaintsOf(scenario: Scenario): string[] {
  const evidence = evidenceOf(scenario);
  return [
    ...scenario.aliases.flatMap(({ at, id, behind }) => {
      const found = candidatesAmong(evidence.statements).behind(normaliseVulnerabilityId(id)).join(' ');
      return found === behind.join(' ') ? [] : [placed(at, `behind ${id}: expected ${behind.join(' ')}, got ${found}`)];
    }),
    ...scenario.expectations.flatMap((expectation) => complaintsOn(expectation, evidence)),
  ];
}

function complaintsOn(expectation: Expectation, evidence: Evidence): string[] {
  const question = questionOf(expectation);
  const seen = look(question, expectation.asOf, evidence);
  const found = expectation.checks.map((check) => check(seen)).filter((complaint) => complaint !== null);
  const broken = brokenInvariants(question, expectation.asOf, evidence, seen.explanation);
  return [...found, ...broken].map((complaint) => placed(expectation.at, complaint));
}

function placed(at: Place, complaint: string): string {
  return `${at.file}:${at.line}: ${complaint}`;
}

function questionOf({ at, vulnerability, product, component }: Expectation): Question {
  return {
    vulnerability: normaliseVulnerabilityId(vulnerability),
    product: asked(product, at),
    component: component === null ? null : asked(component, at),
  };
}

function asked(text: string, at: Place): Product {
  const { product } = askedProduct(text);
  if (product === null) throw new ScenarioError(at, `${text} names no product`);
  return product;
}

function look(question: Question, asOf: Instant, evidence: Evidence): Seen {
  const { statements, heads, policy, issuers } = evidence;
  const candidates = candidatesAmong(statements).to(question);
  const answerAt = (instant: Instant): Consensus => {
    return lens(question, candidates, worldOf(heads, { policy, issuers, asOf: instant }));
  };
  const consensus = answerAt(asOf);
  return {
    consensus,
    explanation: explain(consensus, worldOf(heads, { policy, issuers, asOf })),
    idOf: (who) => idOf(who, evidence),
    at: answerAt,
    refusalsOf: (who) => {
      const theirs = statements.filter((statement) => speakerIdOf(statement, evidence) === idOf(who, evidence));
      return theirs.flatMap((statement) => matchStatement(question, statement).misses.map(({ refusal }) => refusal));
    },
  };
}

/** As VexLens lists a speaker: by the id in the directory, or for a stranger by what the document says. */
function idOf(who: string, { issuers }: Evidence): string {
  if (who === 'nobody') return 'delivery:local';
  if (who.startsWith('delivery:')) return who;
  const name = nameOf(who);
  return directoryOf(issuers).find(name)?.id ?? `${name.scheme}:${name.value}`;
}

function speakerIdOf({ document, issuer, product }: Statement, { issuers }: Evidence): string {
  return speakerOf(directoryOf(issuers), document, issuer, product).id;
}
