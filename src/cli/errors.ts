/** What went wrong, for a person: one line what, one line what to do. Exit codes come from failure.ts only. */
import { EXIT_CODES, Failure } from '../failure.ts';
import { escaped, escapedLines } from './escape.ts';
import { print } from './print.ts';
import type { World } from './world.ts';

export async function report(error: unknown, world: World): Promise<number> {
  if (error instanceof Failure) {
    await print(world.stderr, [`error: ${escapedLines(error.message)}`, `hint: ${escaped(error.remedy)}`]);
    return EXIT_CODES[error.kind];
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  await print(world.stderr, [
    `error: a fault in VexLens itself: ${escaped(message)}`,
    'hint: please report it; with VEXLENS_DEBUG=1 it says where it happened',
  ]);
  if (world.env.VEXLENS_DEBUG === '1' && error instanceof Error) {
    await print(world.stderr, [escapedLines(error.stack ?? '')]);
  }
  return EXIT_CODES.bug;
}
