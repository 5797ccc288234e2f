/**
 * Statements and questions over a small world of packages, so that many meet: what the index finds must be all that the
 * plain definition finds, which looks at every statement.
 */
import { type Candidates, candidatesAmong } from '../../src/core/consensus/candidates.ts';
import { askedProduct } from '../../src/core/identity/asked-product.ts';
import { identifierReader } from '../../src/core/identity/identifier.ts';
import { matchStatement } from '../../src/core/identity/match-statement.ts';
import { readVulnerability } from '../../src/core/identity/vulnerability.ts';
import type { Question } from '../../src/core/model/match.ts';
import type { Product } from '../../src/core/model/product.ts';
import type { Statement } from '../../src/core/model/statement.ts';
import { STATUSES } from '../../src/core/model/status.ts';
import { statementOf } from '../core/identity/rows.ts';

/** A number below n; a xorshift, the same for a seed everywhere. */
export type Dice = (n: number) => number;

export function diceOf(seed: number): Dice {
  let state = seed | 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

const ids = identifierReader();
const SHAPES: readonly ((i: number, version: number) => string)[] = [
  (i, version) => `pkg:npm/p${i}@1.${version}.0`,
  (i) => `pkg:npm/p${i}`,
  (i, version) => `pkg:rpm/redhat/p${i}@1.${version}-1?arch=x86_64&upstream=p${i}-src-1-1.src.rpm`,
  (i, version) => `pkg:rpm/redhat/p${i}-src@1.${version}-1?arch=src`,
  (i, version) => `pkg:oci/p${i}@sha256:${String(version).repeat(64)}`,
  (i, version) => `pkg:docker/x/p${i}@1.${version}?repository_url=docker.io`,
  (i, version) => `cpe:2.3:a:acme:p${i}:1.${version}:*:*:*:*:*:*:*`,
  (i) => `cpe:/a:acme:p${i}`,
  (_, version) => `sha256:${String(version).repeat(64)}`,
  (i) => `model:X-${i}`,
  (i) => `model:X-${String(i).slice(0, 1)}*`,
  (i) => `Acme Product ${i}`,
  (i, version) => `pkg:npm/p${i} @vers:npm/<1.${version}.0`,
  (i, version) => `pkg:npm/p${i}@1.${version}.0 on cpe:/o:acme:os${i % 3}`,
];

function productFrom(dice: Dice, packages: number): Product {
  const shape = SHAPES[dice(SHAPES.length)] as (typeof SHAPES)[number];
  const { product } = askedProduct(shape(dice(packages), dice(5)), ids);
  if (product === null) throw new Error('a shape that names nothing');
  return product;
}

export function statementsFrom(dice: Dice, n: number, packages: number, vulnerabilities: number): Statement[] {
  return Array.from({ length: n }, () => {
    const cve = dice(vulnerabilities);
    const name = dice(10) === 0 ? `GHSA-a-b-${cve}` : `CVE-2024-${1000 + cve}`;
    const { vulnerability } = readVulnerability(name, dice(5) === 0 ? [`GO-2024-${dice(vulnerabilities)}`] : []);
    if (vulnerability === null) throw new Error(name);
    const components = dice(3) === 0 ? Array.from({ length: 1 + dice(2) }, () => productFrom(dice, packages)) : [];
    const status = STATUSES[dice(STATUSES.length)] ?? 'affected';
    return statementOf(status, vulnerability, productFrom(dice, packages), components, dice(2) === 0 ? 'Ann' : 'Bob');
  });
}

export function questionFrom(dice: Dice, packages: number, vulnerabilities: number): Question {
  const ids = [
    `CVE-2024-${1000 + dice(vulnerabilities)}`,
    `GO-2024-${dice(vulnerabilities)}`,
    `GHSA-a-b-${dice(vulnerabilities)}`,
  ];
  const asked = {
    vulnerability: ids[dice(8)] ?? ids[0] ?? '',
    product: productFrom(dice, packages),
    component: dice(2) === 0 ? productFrom(dice, packages) : null,
  };
  return dice(4) === 0 ? { ...asked, nameOf: 'Ann' } : asked;
}

export interface Comparison {
  readonly questions: number;
  /** Statements that answered, over all questions. */
  readonly answers: number;
  /** Questions for which the index lost a statement. */
  readonly lost: readonly Question[];
}

export function compareWithLinear(seed: number, questions: number): Comparison {
  const dice = diceOf(seed);
  const [packages, vulnerabilities] = [6, 3];
  const lost: Question[] = [];
  let answers = 0;
  let [statements, index]: [Statement[], Candidates | null] = [[], null];
  for (let i = 0; i < questions; i += 1) {
    if (i % 100 === 0 || index === null) {
      statements = statementsFrom(dice, 60, packages, vulnerabilities);
      index = candidatesAmong(statements);
    }
    const question = questionFrom(dice, packages, vulnerabilities);
    const found = new Set(index.to(question));
    const linear = statements.filter((statement) => matchStatement(question, statement).matches.length > 0);
    answers += linear.length;
    if (linear.some((statement) => !found.has(statement))) lost.push(question);
  }
  return { questions, answers, lost };
}
