/** `stella completion bash|zsh|fish`: the table of commands as a completion script. */
import { EXIT_CODES, Failure } from '../../failure.ts';
import type { Command } from '../command.ts';
import { oneOf } from '../inputs.ts';
import { print } from '../print.ts';
import { SCRIPTS, SHELLS } from '../views/completion.ts';

/** The table holds this command too, so it is asked for when it is needed. */
export function completion(commands: () => readonly Command[]): Command {
  return {
    path: ['completion'],
    summary: 'a completion script for a shell',
    options: [],
    argument: { name: '<shell>', doc: SHELLS.join(', '), values: SHELLS },
    examples: ['source <(stella completion bash)', 'stella completion fish > ~/.config/fish/completions/stella.fish'],
    async run({ argument }, world) {
      if (argument === null) throw new Failure('usage', 'no shell is named', `Name one of ${SHELLS.join(', ')}.`);
      await print(world.stdout, SCRIPTS[oneOf(SHELLS, argument, 'the shell')](commands()));
      return EXIT_CODES.ok;
    },
  };
}
