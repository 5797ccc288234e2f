/**
 * One issuer, one voice: which of an issuer's statements on a pair stands (formats.md §7 "which matching statement speaks",
 * §8 "across lineages"). In stages, because one comparator over all steps has circles; the last stages do not depend on
 * arrival. Everything that falls is kept with the rule that beat it.
 */
import type { StandingRule } from '../model/consensus.ts';
import { SCOPES } from '../model/match.ts';
import type { Statement } from '../model/statement.ts';
import { badness } from '../model/status.ts';
import { UNKNOWN_TIME } from '../std/instant.ts';
import { by, byGreatest, inTurn, type Order } from '../std/order.ts';
import { type Applied, statedAt } from './applied.ts';
import { sameWordAs } from './same-word.ts';

export interface Fallen {
  readonly applied: Applied;
  readonly rule: StandingRule;
}

export interface Standing {
  readonly winner: Applied;
  readonly fallen: readonly Fallen[];
  /** The issuer contradicts itself: only caution decided, or a newer, broader word says another status. */
  readonly contradicts: boolean;
}

type Stage = readonly [rule: StandingRule, keep: (candidates: readonly Applied[]) => readonly Applied[]];

const BY_RANK = ['hash', 'purl', 'cpe', 'model', 'serial', 'sku', 'uri', 'name'];

const MOST_SPECIFIC: Order<Applied> = inTurn(
  by(({ match }) => SCOPES.indexOf(match.scope)),
  by(({ match }) => match.precision),
  byGreatest(({ match }) => match.qualifiers),
  by(({ match }) => BY_RANK.indexOf(match.by)),
  by(({ match }) => Number(match.byLabel)),
  by(({ match }) => Number(match.folded)),
);

const STAGES: readonly Stage[] = [
  ['more_specific', (all) => firstBy(all, MOST_SPECIFIC)],
  [
    'newer_statement',
    (all) =>
      firstBy(
        all,
        byGreatest(({ statement }) => statedAt(statement)),
      ),
  ],
  [
    'newer_document',
    (all) =>
      firstBy(
        all,
        byGreatest(({ statement }) => statement.document.instant ?? UNKNOWN_TIME),
      ),
  ],
  ['later_in_document', laterInDocument],
  [
    'cautious',
    (all) =>
      firstBy(
        all,
        byGreatest(({ statement }) => badness(statement.status)),
      ),
  ],
  [
    'document_order',
    (all) =>
      firstBy(
        all,
        inTurn(
          byGreatest(({ statement }) => statement.ref.digest),
          byGreatest(({ statement }) => statement.ref.pointer),
          by(({ match }) => match.component ?? -1),
        ),
      ).slice(0, 1),
  ],
];

/** All items that no item precedes. */
function firstBy<T>(items: readonly T[], order: Order<T>): readonly T[] {
  let best: T[] = [];
  for (const item of items) {
    const [front] = best;
    const difference = front === undefined ? -1 : order(item, front);
    if (difference < 0) best = [item];
    else if (difference === 0) best.push(item);
  }
  return best;
}

/** OpenVEX "each overriding the previous": position is content, so the later entry of a document stands. */
function laterInDocument(candidates: readonly Applied[]): readonly Applied[] {
  const last = new Map<string, number>();
  for (const { statement } of candidates) {
    const { digest } = statement.ref;
    last.set(digest, Math.max(last.get(digest) ?? -1, statement.index));
  }
  return candidates.filter(
    ({ statement }) => statement.document.format !== 'OpenVEX' || statement.index === last.get(statement.ref.digest),
  );
}

/** `candidates` are of one issuer and at least one. */
export function standingOf(candidates: readonly Applied[]): Standing {
  const specific = firstBy(
    candidates,
    by(({ match }) => SCOPES.indexOf(match.scope)),
  );
  const byComponents = specific[0]?.match.scope === 'by_components';
  return byComponents ? mostCautiousComponent(candidates) : settle(candidates);
}

function settle(candidates: readonly Applied[]): Standing {
  let left = candidates;
  const beaten: { applied: Applied; rule: StandingRule }[] = [];
  for (const [rule, keep] of STAGES) {
    if (left.length === 1) break;
    const kept = new Set(keep(left));
    for (const applied of left) if (!kept.has(applied)) beaten.push({ applied, rule });
    left = [...kept];
  }
  const winner = left[0] as Applied;
  const isSame = sameWordAs(winner.statement);
  return {
    winner,
    fallen: beaten.map((fallen) => named(fallen, isSame)),
    contradicts: beaten.some((f) => isContradiction(f, winner)),
  };
}

/** The same word in another document is shown as such, whichever rule set it aside. */
function named({ applied, rule }: Fallen, isSame: (statement: Statement) => boolean): Fallen {
  return { applied, rule: isSame(applied.statement) ? 'same_content' : rule };
}

function isContradiction({ applied, rule }: Fallen, winner: Applied): boolean {
  if (applied.statement.status === winner.statement.status) return false;
  return rule === 'cautious' || (rule === 'more_specific' && statedAt(applied.statement) > statedAt(winner.statement));
}

/** A question about the whole that an issuer answers by parts: first one word a component, then the most cautious. */
function mostCautiousComponent(candidates: readonly Applied[]): Standing {
  const slots = Map.groupBy(candidates, ({ slot }) => slot);
  const words = [...slots.values()].map(settle);
  const winners = words.map(({ winner }) => winner);
  const worst = firstBy(
    winners,
    byGreatest(({ statement }) => badness(statement.status)),
  );
  const { winner } = settle(worst);
  const isSame = sameWordAs(winner.statement);
  const others: Fallen[] = winners
    .filter((applied) => applied !== winner)
    .map((applied) => named({ applied, rule: 'other_component' }, isSame));
  return {
    winner,
    fallen: [...words.flatMap(({ fallen }) => fallen), ...others],
    contradicts: words.some(({ contradicts }) => contradicts),
  };
}
