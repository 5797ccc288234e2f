/** Use case: what holds for each component of an SBOM, and for the whole; and of those that nothing reaches, why. */
import { spokenIds } from '../core/consensus/candidates.ts';
import { moreTelling } from '../core/identity/match-product.ts';
import { matchStatement } from '../core/identity/match-statement.ts';
import { lookupKeys, productText } from '../core/identity/product-key.ts';
import { type World, worldOf } from '../core/lens.ts';
import type { LeftOutReason } from '../core/model/consensus.ts';
import type { Ground } from '../core/model/ground.ts';
import type { Question, Refusal, WhyNot } from '../core/model/match.ts';
import type { Product } from '../core/model/product.ts';
import type { Statement } from '../core/model/statement.ts';
import { isIdentified, type Sbom, type SbomPart } from '../core/sbom/part.ts';
import { type ReadSbom, readSbom } from '../core/sbom/read.ts';
import { sortedUnique } from '../core/std/order.ts';
import type { Evidence } from './gather.ts';
import { statementsInside, vulnerabilitiesIn } from './inside.ts';
import { type Answer, answerTo, placed, vulnerabilitiesOnPlatforms, withPlatforms } from './platforms.ts';
import { evidenceUnder } from './questions.ts';

export type { ReadSbom, Sbom, SbomPart };
export { readSbom };

/** Why nothing is said of a component: the first that holds. */
export type Silence =
  /** Neither package URL, CPE nor hash. */
  | { readonly reason: 'no_identifier' }
  /** No statement names the package. */
  | { readonly reason: 'no_statement' }
  /** Statements answer, and none is admitted or in force. */
  | { readonly reason: 'left_out'; readonly rule: LeftOutReason }
  /** Statements name it, and each is refused by a rule; of several the most telling. */
  | { readonly reason: 'refused'; readonly rule: WhyNot };

export interface Answered {
  readonly part: SbomPart;
  readonly isWhole: boolean;
  /** How often the SBOM lists it. */
  readonly times: number;
  readonly answers: readonly Answer[];
  /** Null where there are answers. */
  readonly silence: Silence | null;
}

/** The whole first, where there is one, then the components in the order of the SBOM, each once. */
export function* answerSbom(sbom: Sbom, evidence: Evidence, ground: Ground): Generator<Answered> {
  const world = worldOf(evidence.heads, ground);
  const joined = evidenceUnder(evidence, world.aliases);
  const { whole } = sbom;
  if (whole !== null) yield { ...answered(whole, null, joined, world), isWhole: true, times: 1 };
  const within = whole !== null && whole.product.ids.length > 0 ? whole.product : null;
  for (const [part, times] of distinct(sbom.parts)) {
    yield { ...answered(part, within, joined, world), isWhole: false, times };
  }
}

/** Components that say the same of themselves are one, in the place of the first. */
function distinct(parts: readonly SbomPart[]): Iterable<readonly [SbomPart, number]> {
  const found = new Map<string, [SbomPart, number]>();
  for (const part of parts) {
    const ids = part.product.ids.map(({ text }) => text);
    const key = JSON.stringify([part.name, part.version, ids]);
    const known = found.get(key);
    if (known === undefined) found.set(key, [part, 1]);
    else known[1] += 1;
  }
  return found.values();
}

type Reached = Pick<Answered, 'part' | 'answers' | 'silence'>;

function answered(part: SbomPart, within: Product | null, evidence: Evidence, world: World): Reached {
  if (part.product.ids.length === 0) return { part, answers: [], silence: { reason: 'no_identifier' } };
  const ask = (vulnerability: string): Question => {
    return within === null
      ? { vulnerability, product: part.product, component: null }
      : { vulnerability, product: within, component: part.product };
  };
  const questions = vulnerabilitiesOf(part.product, within, evidence, world).map(ask);
  const all = [...answersTo(questions, part.product, evidence, world)];
  const answers = all.filter(({ voices }) => voices.length > 0);
  if (answers.length > 0) return { part, answers, silence: null };
  return { part, answers, silence: silenceOf(part, all, ask, evidence) };
}

function answersTo(questions: readonly Question[], part: Product, evidence: Evidence, world: World): Iterable<Answer> {
  const place = placed(part, world.platforms);
  if (place === null) return questions.map((question) => answerTo(question, evidence, world));
  return withPlatforms(questions, place, vulnerabilitiesOnPlatforms(evidence, place, world), evidence, world);
}

/** What somebody says of it as a product, or inside this whole. */
function vulnerabilitiesOf(part: Product, within: Product | null, evidence: Evidence, world: World): string[] {
  const onPart = evidence.candidates.vulnerabilitiesOn(lookupKeys(part));
  if (within === null) return onPart;
  return sortedUnique([...onPart, ...vulnerabilitiesIn(statementsInside(evidence, lookupKeys(part)), world.aliases)]);
}

function silenceOf(
  part: SbomPart,
  answers: readonly Answer[],
  ask: (vulnerability: string) => Question,
  evidence: Evidence,
): Silence {
  const [left] = answers.flatMap(({ leftOut }) => leftOut);
  if (left !== undefined) return { reason: 'left_out', rule: left.reason };
  const refusal = refusalOf(near(part.product, evidence), ask);
  if (refusal !== null) return { reason: 'refused', rule: refusal.rule };
  return { reason: isIdentified(part) ? 'no_statement' : 'no_identifier' };
}

/** How many statements are looked at for a reason. */
const MAX_NEAR = 1000;

/** The statements that name the package, as a product or inside one. */
function near(part: Product, evidence: Evidence): Statement[] {
  const keys = lookupKeys(part);
  const onPart = evidence.candidates.vulnerabilitiesOn(keys).flatMap((vulnerability) => {
    return evidence.candidates.to({ vulnerability, product: part, component: null });
  });
  return [...new Set([...onPart, ...statementsInside(evidence, keys)])].slice(0, MAX_NEAR);
}

function refusalOf(statements: readonly Statement[], ask: (vulnerability: string) => Question): Refusal | null {
  let telling: Refusal | null = null;
  for (const statement of statements) {
    const [vulnerability = ''] = spokenIds(statement.vulnerability);
    for (const { refusal } of matchStatement(ask(vulnerability), statement).misses) {
      telling = moreTelling(telling, refusal);
    }
  }
  return telling;
}

/** How a component is named: by its identifiers, else by its name and version. */
export function partText({ product, name, version }: SbomPart): string {
  const text = productText(product);
  if (text !== '') return text;
  return name === null ? '' : `${name}${version === null ? '' : ` ${version}`}`;
}

export interface SbomTotal {
  readonly format: string;
  /** Of the SBOM, the whole not counted; `distinct` without those that repeat another. */
  components: number;
  distinct: number;
  /** Distinct components with an answer. */
  answered: number;
  /** By why: `no_identifier`, `no_statement`, `left_out:REASON`, `refused:RULE`. */
  readonly unreached: Map<string, number>;
  answers: number;
  conflicts: number;
  readonly statuses: Map<string, number>;
}

export function newTotal({ format, formatVersion }: Sbom): SbomTotal {
  const none = { components: 0, distinct: 0, answered: 0, answers: 0, conflicts: 0 };
  return { format: `${format} ${formatVersion}`, ...none, unreached: new Map(), statuses: new Map() };
}

/** Counts one answered component into the total. */
export function addTo(total: SbomTotal, { isWhole, times, answers, silence }: Answered): void {
  for (const { status, conflicts } of answers) {
    total.answers += 1;
    if (conflicts.length > 0) total.conflicts += 1;
    countUp(total.statuses, status ?? 'none');
  }
  if (isWhole) return;
  total.components += times;
  total.distinct += 1;
  if (silence === null) total.answered += 1;
  else countUp(total.unreached, silenceText(silence));
}

function countUp(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export function silenceText(silence: Silence): string {
  return 'rule' in silence ? `${silence.reason}:${silence.rule}` : silence.reason;
}
