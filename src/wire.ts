/** Which adapters stand behind the ports. Only this file knows them; sealed mode is to be decided here, once. */
import { arrivals } from './adapters/files/arrivals.ts';
import { standardsByLibraries } from './adapters/standards/standards.ts';
import type { World } from './cli/world.ts';
import type { Standards } from './service/standards.ts';

/** What the commands read from: files, directories, patterns, standard input. */
export function evidenceFrom(stdin: AsyncIterable<Uint8Array>): World['arrivals'] {
  return (paths, { maxBytes, onListed }) =>
    arrivals(paths, { maxBytes, stdin, ...(onListed === undefined ? {} : { onListed }) });
}

/** The standards' own rules. Nothing is loaded before the first document is checked. */
export function standards(): Standards {
  return standardsByLibraries();
}
