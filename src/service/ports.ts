/** The ports of the use cases: what they need from the world, in plain values. */

/** One thing that arrived: its bytes, or why there are none. */
export interface Arrival {
  /** How to name it to a person: a path, `-` for standard input. */
  readonly path: string;
  readonly bytes: Uint8Array | null;
  /** One line, set where bytes is null: unreadable, not a regular file, larger than a limit. */
  readonly problem: string | null;
}

/** In a fixed order: arguments as given, directories walked in code-unit order. */
export type Arrivals = AsyncIterable<Arrival>;
