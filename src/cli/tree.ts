/** The rows of the table of commands as a tree that commander parses. */
import { Argument, Command as Branch, Option } from 'commander';
import { Failure } from '../failure.ts';
import { type Command, type Given, nameOf, type OptionRow } from './command.ts';
import { escapedLines } from './escape.ts';
import { FROM } from './options.ts';
import type { World } from './world.ts';

export type Dispatch = (command: Command, given: Given) => Promise<void>;

/** What commander wants to say, in order; the caller writes it. */
export type Shown = { text: string; isError: boolean }[];

const GROUPS: Readonly<Record<string, string>> = {
  vex: 'VEX documents and what follows from them',
  'vex consensus': 'which answer holds, and why',
  'vex documents': 'the documents themselves',
  'vex policy': 'the numbers that shape an answer',
  'vex config': 'the configuration in force',
};

export function treeOf(commands: readonly Command[], world: World, shown: Shown, dispatch: Dispatch): Branch {
  const root = quiet(new Branch('stella'), shown).description(
    'One deterministic answer per vulnerability and product from many issuers’ VEX, with the reasons.',
  );
  root.version(world.version, '-V, --version', 'print the version');
  for (const command of commands) addTo(root, command, shown, dispatch);
  const lines = commands.map(({ path, summary }) => `  ${path.join(' ').padEnd(22)} ${summary}`);
  root.addHelpText('after', `\nAll commands:\n${lines.join('\n')}`);
  return root;
}

/** Commander neither prints nor exits by itself; what it quotes of the command line is made fit to print. */
function quiet(branch: Branch, shown: Shown): Branch {
  return branch
    .exitOverride()
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => shown.push({ text, isError: false }),
      writeErr: (text) => shown.push({ text: escapedLines(text), isError: true }),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
}

function addTo(root: Branch, command: Command, shown: Shown, dispatch: Dispatch): void {
  const around = command.path.slice(0, -1).reduce((branch, word, i) => {
    const found = branch.commands.find((child) => child.name() === word);
    return found ?? groupIn(branch, word, GROUPS[command.path.slice(0, i + 1).join(' ')] ?? '', shown);
  }, root);
  const leaf = quiet(around.command(command.path.at(-1) ?? ''), shown).description(command.summary);
  for (const row of command.options) leaf.addOption(optionOf(row));
  if (command.argument !== undefined) leaf.addArgument(new Argument(command.argument.name, command.argument.doc));
  if (command.takesPaths) leaf.addArgument(new Argument('[path...]', FROM.doc));
  if (command.examples.length > 0) leaf.addHelpText('after', `\nExamples:\n  ${command.examples.join('\n  ')}`);
  leaf.showHelpAfterError(`hint: stella ${command.path.join(' ')} --help`);
  leaf.action(() => dispatch(command, completeIn(givenIn(leaf, command), command)));
}

/** Asked after commander has read the line: a misspelt option is named before the one that is missing for it. */
function completeIn(given: Given, { options, path }: Command): Given {
  const missing = options.find((row) => row.required === true && !given.options.has(nameOf(row)));
  if (missing === undefined) return given;
  throw new Failure(
    'usage',
    `${missing.flags} is missing: ${missing.doc}`,
    `stella ${path.join(' ')} --help shows an example.`,
  );
}

function groupIn(branch: Branch, word: string, doc: string, shown: Shown): Branch {
  return quiet(branch.command(word), shown).description(doc).showHelpAfterError('hint: add --help to see the commands');
}

function optionOf(row: OptionRow): Option {
  const listed = row.values === undefined || row.doc.includes(row.values[0] ?? '');
  return new Option(row.flags, listed ? row.doc : `${row.doc}: ${row.values?.join(', ')}`);
}

function givenIn(leaf: Branch, command: Command): Given {
  const values = leaf.opts<Record<string, unknown>>();
  const options = new Map<string, string | readonly string[] | true>();
  for (const row of command.options) {
    const value = values[optionOf(row).attributeName()];
    if (typeof value === 'string' || value === true) options.set(nameOf(row), value);
    else if (Array.isArray(value)) options.set(nameOf(row), value.map(String));
  }
  if (!command.takesPaths) return { options, argument: leaf.args[0] ?? null };
  const named = [options.get('from') ?? []].flat().filter((path) => path !== true);
  if (leaf.args.length > 0) options.set('from', [...leaf.args, ...named]);
  return { options, argument: null };
}
