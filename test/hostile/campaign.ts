/**
 * Runs targets over inputs in batches, each with a seed of its own, so that ten million inputs need no more memory than a
 * thousand, and any batch can be run again alone. The objects that all others rest on are frozen for as long as it runs.
 */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Target } from './targets.ts';

const BATCH = 500;

export interface Slowest {
  readonly target: string;
  readonly milliseconds: number;
  readonly seed: number;
  /** Place in the batch of that seed. */
  readonly index: number;
  readonly input: unknown;
}

export interface Broken {
  readonly target: string;
  readonly seed: number;
  readonly path: string | null;
  readonly reason: string;
  /** After shrinking. */
  readonly input: unknown;
}

export interface Campaign {
  readonly inputs: number;
  readonly perTarget: ReadonlyMap<string, number>;
  readonly slowest: ReadonlyMap<string, Slowest>;
  readonly broken: readonly Broken[];
}

const SHARED: readonly object[] = [
  ...[Object, Function, Array, String, Number, Boolean, BigInt, Symbol, RegExp, Map, Set, WeakMap, Promise, Date],
  ...[Uint8Array, Object.getPrototypeOf(Uint8Array) as typeof Uint8Array, DataView, ArrayBuffer, Error, TypeError],
].map(({ prototype }) => prototype as object);

/** An error's own name is set by assignment, which a frozen prototype would forbid: these are watched only. */
const WATCHED: readonly object[] = [Error.prototype, TypeError.prototype];

function namesOfShared(): string {
  return SHARED.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join('\n');
}

/** For the rest of the process: what would change them throws from now on. */
export function freezeShared(): void {
  for (const prototype of SHARED) if (!WATCHED.includes(prototype)) Object.freeze(prototype);
  for (const namespace of [Math, JSON, Reflect]) Object.freeze(namespace);
}

/** `seed` counts batches of one target: the seed of the nth is `seed` + n. */
export function runTarget(target: Target, inputs: number, seed: number, found: Map<string, Slowest>): Broken | null {
  for (let done = 0, batch = seed; done < inputs; done += BATCH, batch += 1) {
    const broken = runBatch(target, Math.min(BATCH, inputs - done), batch | 0, found);
    if (broken !== null) return broken;
  }
  return null;
}

function runBatch(target: Target, inputs: number, seed: number, found: Map<string, Slowest>): Broken | null {
  let index = -1;
  const before = namesOfShared();
  const property = fc.property(target.input, (input) => {
    index += 1;
    const start = process.hrtime.bigint();
    const first = target.answer(input);
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    if (milliseconds > (found.get(target.name)?.milliseconds ?? 0)) {
      found.set(target.name, { target: target.name, milliseconds, seed, index, input });
    }
    if (!isDeepStrictEqual(target.answer(input), first)) throw new Error('broken: the same input has the same answer');
    if (namesOfShared() !== before) throw new Error('broken: what all objects share is unchanged');
  });
  const result = fc.check(property, { seed, numRuns: inputs, maxSkipsPerRun: 0 });
  if (!result.failed) return null;
  const { errorInstance, counterexample, counterexamplePath } = result;
  const reason =
    errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  return { target: target.name, seed, path: counterexamplePath, reason, input: counterexample?.[0] };
}

export function runCampaign(targets: readonly Target[], inputs: number, seed: number): Campaign {
  const shares = targets.reduce((sum, { share }) => sum + share, 0);
  const slowest = new Map<string, Slowest>();
  const perTarget = new Map<string, number>();
  const broken: Broken[] = [];
  for (const target of targets) {
    const own = targets.length === 1 ? inputs : Math.round((inputs * target.share) / shares);
    perTarget.set(target.name, own);
    const failure = runTarget(target, own, seed, slowest);
    if (failure !== null) broken.push(failure);
  }
  return { inputs: [...perTarget.values()].reduce((sum, n) => sum + n, 0), perTarget, slowest, broken };
}

/** An input as a person can read it and paste it: bytes as the text they are, as far as they are one. */
export function shown(input: unknown, limit = 2000): string {
  const text = JSON.stringify(input, (_, value: unknown) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
    if (value instanceof Set) return [...value];
    return typeof value === 'bigint' ? `${value}n` : value;
  });
  return text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
}
