/**
 * Orders. Every sort in VexLens names one, so that no answer depends on arrival, locale or map order.
 * Text is compared by UTF-16 code unit, as RFC 8785 §3.2.3 does.
 */
export type Order<T> = (a: T, b: T) => number;

type Key = string | number | bigint;

export function ascending<K extends Key>(a: K, b: K): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders by one key, smallest first. */
export function by<T>(key: (item: T) => Key): Order<T> {
  return (a, b) => ascending(key(a), key(b));
}

/** Orders by one key, greatest first. */
export function byGreatest<T>(key: (item: T) => Key): Order<T> {
  return (a, b) => ascending(key(b), key(a));
}

/** The first order that tells two items apart decides. */
export function inTurn<T>(...orders: readonly Order<T>[]): Order<T> {
  return (a, b) => {
    for (const order of orders) {
      const difference = order(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Distinct texts in code-unit order. */
export function sortedUnique(texts: Iterable<string>): string[] {
  const sorted = [...texts];
  if (sorted.length < 2) return sorted;
  // Without a comparator the language itself sorts by code unit.
  sorted.sort();
  return sorted.filter((text, i) => i === 0 || text !== sorted[i - 1]);
}
