/** Arguments → exit code. Nothing escapes as an exception: what goes wrong is reported, whoever threw it. */
import { CommanderError } from 'commander';
import { EXIT_CODES } from '../failure.ts';
import { COMMANDS } from './commands.ts';
import { report } from './errors.ts';
import { treeOf } from './tree.ts';
import type { World } from './world.ts';

export async function run(args: readonly string[], world: World): Promise<number> {
  try {
    return await dispatch(args, world);
  } catch (error) {
    return await report(error, world);
  }
}

async function dispatch(args: readonly string[], world: World): Promise<number> {
  let exit: number = EXIT_CODES.ok;
  const shown: { text: string; isError: boolean }[] = [];
  const tree = treeOf(COMMANDS, world, shown, async (command, given) => {
    exit = await command.run(given, world);
  });
  try {
    await tree.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version were asked for, or the command line is wrong: commander has said what.
    exit = error.exitCode === 0 ? EXIT_CODES.ok : EXIT_CODES.usage;
  }
  for (const { text, isError } of shown) await (isError ? world.stderr : world.stdout).write(text);
  return exit;
}
