/**
 * `lens`: statements, issuers, policy, as-of in → a consensus out. Pure, total, order-free: any permutation of the
 * statements gives the same consensus (consensus.md). This file tells the story; the steps know their own rules.
 */
import { type Applied, appliedTo, inTimeAt, splitBy } from './consensus/applied.ts';
import { decide } from './consensus/decide.ts';
import { pendingAt, type Replaced, replacedAt } from './consensus/lineage.ts';
import { standingOf } from './consensus/standing.ts';
import { underAliases } from './identity/aliases.ts';
import type { Consensus, LeftOut, LeftOutReason, Speaker } from './model/consensus.ts';
import type { DocumentHead } from './model/document.ts';
import type { AliasTable, Ground, Grounded } from './model/ground.ts';
import type { Question } from './model/match.ts';
import type { Policy } from './model/policy.ts';
import type { Statement } from './model/statement.ts';
import { type Digest, sha256 } from './std/digest.ts';
import { ascending, type Order, sortedUnique } from './std/order.ts';
import { unproven } from './trust/admission.ts';
import { type Directory, directoryOf, speakerOf } from './trust/directory.ts';
import { type Heard, hear, type Spoken } from './trust/hearing.ts';

/** What many questions share: the ground, the directory by name, and which documents stand at the as-of. */
export interface World extends Ground {
  readonly directory: Directory;
  readonly replaced: Replaced;
  /** Revisions that are not in force yet. */
  readonly pending: ReadonlySet<Digest>;
}

/** `heads`: of every document of the evidence, also of those that make no statement. */
export function worldOf(heads: readonly DocumentHead[], ground: Ground): World {
  const { issuers, asOf } = ground;
  return {
    ...ground,
    directory: directoryOf(issuers),
    replaced: replacedAt(heads, asOf),
    pending: pendingAt(heads, asOf),
  };
}

/** `candidates`: at least every statement that could answer the question, in any order; others do no harm. */
export function lens(question: Question, candidates: readonly Statement[], world: World): Consensus & Grounded {
  const [inTime, early] = splitBy(answering(question, candidates, world.aliases), (item) => {
    return inTimeAt(item, world.asOf) && !world.pending.has(item.statement.document.digest);
  });
  const [standing, fallen] = splitBy(inTime, ({ statement: { document } }) => {
    return document.quarantine === null && !world.replaced.has(document.digest);
  });
  const [inContext, atLarge] = splitBy(standing, ({ match }) => match.scope !== 'at_large');

  const leave = (reason: LeftOutReason) => (item: Applied) => leftOutOf(item, reason, question, world);
  const successorOf = successors(standing);
  const leftOut = [
    ...early.map(leave('not_yet')),
    ...fallen.map((item) => silenced(item, successorOf, question, world)),
  ];

  const context = voicesOf(inContext, question, world);
  leftOut.push(...context.refused);
  let heard = hear(context.spoken, world, world.asOf);
  leftOut.push(...heard.leftOut);
  if (heard.voices.length > 0) {
    leftOut.push(...atLarge.map(leave('outranked_by_context')));
  } else if (atLarge.length > 0) {
    const general = voicesOf(atLarge, question, world);
    heard = hear(general.spoken, world, world.asOf);
    leftOut.push(...general.refused, ...heard.leftOut);
  }

  return {
    question,
    asOf: world.asOf,
    mode: world.policy.consensus.mode,
    ...decide(heard.voices, notAdmitted(leftOut), heard.contradicting, world.policy.consensus),
    aliases: aliasesOf(question, heard),
    voices: heard.voices,
    leftOut: leftOut.sort(LEFT_OUT_ORDER),
    policyDigest: world.policy.digest,
    issuerSetDigest: world.issuers.digest,
    ...(world.aliases === undefined ? {} : { aliasDigest: world.aliases.digest }),
    inputDigest: inputDigest(inTime),
  };
}

/** What the operator's table joins answers as if it named the CVE, by a label: the issuer's own word on it is nearer. */
function answering(question: Question, candidates: readonly Statement[], aliases: AliasTable | undefined): Applied[] {
  if (aliases === undefined) return appliedTo(question, candidates);
  const named = new Map<Statement, Statement>();
  const asked = candidates.map((statement) => {
    const joined = underAliases(statement, aliases);
    if (joined !== statement) named.set(joined, statement);
    return joined;
  });
  return appliedTo(question, asked).map((item) => {
    const statement = named.get(item.statement);
    return statement === undefined ? item : { ...item, statement, match: { ...item.match, byLabel: true } };
  });
}

/** By issuer, document, place and component; written out, because a flood of words is sorted by it. */
const LEFT_OUT_ORDER: Order<LeftOut> = (a, b) => {
  const [x, y] = [a.statement.ref, b.statement.ref];
  if (a.speaker.id !== b.speaker.id) return ascending(a.speaker.id, b.speaker.id);
  if (x.digest !== y.digest) return ascending(x.digest, y.digest);
  if (x.pointer !== y.pointer) return ascending(x.pointer, y.pointer);
  return ascending(a.match.component ?? -1, b.match.component ?? -1);
};

function speakerFor({ statement, match }: Applied, question: Question, world: World): Speaker {
  const asked = match.scope === 'at_large' && question.component !== null ? question.component : question.product;
  return speakerOf(world.directory, statement.document, statement.issuer, asked);
}

function leftOutOf(item: Applied, reason: LeftOutReason, question: Question, world: World): LeftOut {
  return { speaker: speakerFor(item, question, world), statement: item.statement, match: item.match, reason };
}

/** The digest of a document → its word here that stands, or null where it has none: each looked for once. */
function successors(standing: readonly Applied[]): (digest: Digest) => Applied | null {
  let byDocument: ReadonlyMap<Digest, readonly Applied[]> | null = null;
  const known = new Map<Digest, Applied | null>();
  return (digest) => {
    const before = known.get(digest);
    if (before !== undefined) return before;
    byDocument ??= Map.groupBy(standing, ({ statement }) => statement.document.digest);
    const words = byDocument.get(digest) ?? [];
    const winner = words.length === 0 ? null : standingOf(words).winner;
    known.set(digest, winner);
    return winner;
  };
}

/** In a quarantined document, or in one that a newer revision replaced: with another word, or with none. */
function silenced(
  item: Applied,
  successorOf: (digest: Digest) => Applied | null,
  question: Question,
  world: World,
): LeftOut {
  const newer = world.replaced.get(item.statement.document.digest);
  if (newer === undefined) return leftOutOf(item, 'quarantined', question, world);
  const winner = successorOf(newer.digest);
  if (winner === null) return { ...leftOutOf(item, 'withdrawn', question, world), rule: 'lineage' };
  return { ...leftOutOf(item, 'superseded', question, world), rule: 'lineage', by: winner.statement };
}

/** One issuer, one voice: the statement of each that stands, and those in its name that fell to it. */
function voicesOf(items: readonly Applied[], question: Question, world: World) {
  const bySpeaker = new Map<string, { speaker: Speaker; words: Applied[] }>();
  for (const item of items) {
    const speaker = speakerFor(item, question, world);
    const group = bySpeaker.get(speaker.id);
    if (group === undefined) bySpeaker.set(speaker.id, { speaker, words: [item] });
    else group.words.push(item);
  }
  const policy = world.policy.consensus;
  const spoken: Spoken[] = [];
  const refused: LeftOut[] = [];
  for (const { speaker, words } of bySpeaker.values()) {
    const [proven, doubted] = splitBy(words, ({ statement }) => unproven({ speaker, statement }, policy) === null);
    // A forgery in somebody's name never silences that issuer's own word.
    const heard = proven.length > 0 ? proven : doubted;
    if (proven.length > 0) refused.push(...doubted.map((item) => doubtedWord(item, speaker, policy)));
    const { winner, fallen, contradicts } = standingOf(heard);
    spoken.push({ speaker, statement: winner.statement, match: winner.match, contradicts });
    for (const { applied, rule } of fallen) {
      // Another component of the very statement that stands is no other word.
      if (applied.statement === winner.statement) continue;
      const { statement, match } = applied;
      refused.push({ speaker, statement, match, reason: 'superseded', rule, by: winner.statement });
    }
  }
  return { spoken, refused };
}

function doubtedWord({ statement, match }: Applied, speaker: Speaker, policy: Policy['consensus']): LeftOut {
  return { speaker, statement, match, reason: unproven({ speaker, statement }, policy) ?? 'signature_invalid' };
}

/** Issuers who had a word in time and were not admitted with it. */
function notAdmitted(leftOut: readonly LeftOut[]): string[] {
  return leftOut
    .filter(({ weight, reason }) => weight !== undefined && reason !== 'over_limit')
    .map((item) => item.speaker.id);
}

/** The other ids of the vulnerability, as admitted voices name them: who is not heard names nothing. */
function aliasesOf(question: Question, { voices }: Heard): string[] {
  const ids = voices.flatMap(({ statement: { vulnerability } }) => {
    const { name, labels, cves } = vulnerability;
    // No chain joins two CVEs, not even in a label.
    return [name, ...labels].filter((id) => !cves.includes(id));
  });
  return sortedUnique(ids).filter((id) => id !== question.vulnerability);
}

/** Of the sorted refs of every statement that applied and was in time, standing or not. */
function inputDigest(items: readonly Applied[]): string {
  return sha256(sortedUnique(items.map(({ statement: { ref } }) => `${ref.digest}#${ref.pointer}`)).join('\n'));
}
