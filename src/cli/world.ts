/** What a command may touch: told by main.ts, so that a test can be the world. */
import type { Environment } from '../config/layers.ts';
import type { Instant } from '../core/std/instant.ts';
import type { Arrivals } from '../service/ports.ts';
import type { Standards } from '../service/standards.ts';

/** A stream of text towards a person or a program. */
export interface Face {
  readonly isTerminal: boolean;
  readonly stream: NodeJS.WritableStream;
  /** Resolves when more may be written. */
  write(text: string): Promise<void>;
}

export interface Reading {
  readonly maxBytes: number;
  /** Called once, before the first arrival, with the number of arrivals. */
  readonly onListed?: (count: number) => void;
}

export interface World {
  readonly env: Environment;
  /** When the process began; the default as-of. */
  readonly now: Instant;
  readonly version: string;
  /** The folder of sample documents that comes with the package. */
  readonly samples: string;
  readonly stdout: Face;
  readonly stderr: Face;
  readonly arrivals: (paths: readonly string[], reading: Reading) => Arrivals;
  /** Default: those of wire.ts. */
  readonly standards?: Standards;
}
