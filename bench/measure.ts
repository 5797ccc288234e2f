/** What the benchmarks share. Figures are medians of rounds in one run; compare ratios, never single times. */

/** Seconds of each round, after one that does not count. */
export function rounds(n: number, work: () => void): number[] {
  work();
  return Array.from({ length: n }, () => secondsOf(work));
}

/** The two in turn, A B A B, so that a machine whose speed drifts drifts for both. */
export function inTurns(n: number, a: () => void, b: () => void): { a: number[]; b: number[] } {
  a();
  b();
  const times = { a: [] as number[], b: [] as number[] };
  for (let i = 0; i < n; i += 1) {
    times.a.push(secondsOf(a));
    times.b.push(secondsOf(b));
  }
  return times;
}

function secondsOf(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** One JSON line a figure. */
export function report(name: string, figures: Readonly<Record<string, number | string>>): void {
  console.log(JSON.stringify({ bench: name, ...figures }));
}
