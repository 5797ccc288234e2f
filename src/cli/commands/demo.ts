/** `stella demo`: the main job on the sample documents: each command as it can be typed, and what it answers. */
import { EXIT_CODES } from '../../failure.ts';
import { query } from '../../service/query.ts';
import type { Command, Given } from '../command.ts';
import { escaped } from '../escape.ts';
import { evidenceIn } from '../evidence.ts';
import { shellWord } from '../hints.ts';
import { configOf, groundOf, selectionOf } from '../inputs.ts';
import { print } from '../print.ts';
import { coloursFor } from '../views/colours.ts';
import { productId } from '../views/words.ts';
import type { World } from '../world.ts';
import { explainAnswers } from './explain.ts';
import { queryAnswers } from './query.ts';

export const demo: Command = {
  path: ['demo'],
  summary: 'shows the main commands at work on the sample documents',
  options: [],
  examples: [],
  run: runDemo,
};

type Options = Given['options'];

async function runDemo(_given: Given, world: World): Promise<number> {
  const documents = `${world.samples}/documents`;
  const evidence: Options = new Map<string, string | readonly string[]>([
    ['from', [documents]],
    ['issuers', `${world.samples}/issuers.yaml`],
  ]);
  const conflicting: Options = new Map([...evidence, ['component', '*'], ['conflicts', true]]);
  await say(world, 'Five real VEX documents whose issuers do not agree. Where do they conflict?');
  await show(queryAnswers, conflicting, world);
  const asked = await firstDisagreement(conflicting, world);
  if (asked !== null) {
    await say(world, 'One says affected, another not_affected. Why does the answer hold, and what would change it?');
    await show(explainAnswers, new Map([...evidence, ...asked]), world);
  }
  await print(world.stdout, ['', 'What to try next:', ...NEXT.map((line) => `  ${line}`)]);
  return EXIT_CODES.ok;
}

const NEXT = [
  'stella vex consensus query --from YOUR-DOCUMENTS --vulnerability CVE-… --product pkg:…',
  'stella vex match --from YOUR-DOCUMENTS --product pkg:…    which statements come near, and why they do not answer',
  'stella vex lint YOUR-DOCUMENTS                            what is wrong in them, and where',
  'stella vex policy show                                    the numbers behind the weights',
];

async function say(world: World, text: string): Promise<void> {
  await print(world.stdout, ['', text]);
}

/** Prints the command line and runs just that, as a table whatever the stream. */
async function show(command: Command, options: Options, world: World): Promise<void> {
  const words = [...options].flatMap(([name, value]) => [`--${name}`, ...wordsOf(value)]);
  const line = ['stella', ...command.path, ...words].join(' ');
  await print(world.stdout, ['', coloursFor(world).heading(`$ ${escaped(line)}`)]);
  await command.run({ options: new Map([...options, ['format', 'table']]), argument: null }, world);
}

function wordsOf(value: string | readonly string[] | true): string[] {
  if (value === true) return [];
  return (typeof value === 'string' ? [value] : value).map(shellWord);
}

/** The question of the first disagreement on a status, as options. */
async function firstDisagreement(options: Options, world: World): Promise<Options | null> {
  const given = { options, argument: null };
  const { config } = configOf(given, world);
  const { evidence } = await evidenceIn(given, config, world);
  const answers = query(evidence, selectionOf(given), groundOf(given, config, world));
  const found = answers.find(({ conflicts }) => conflicts.some(({ reason }) => reason === 'status_disagreement'));
  if (found === undefined) return null;
  const { vulnerability, product, component } = found.question;
  return new Map([
    ['vulnerability', vulnerability],
    ['product', productId(product)],
    ...(component === null ? [] : [['component', productId(component)] as const]),
  ]);
}
