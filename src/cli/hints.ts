/** What to try next, on standard error. */
import type { Evidence } from '../service/gather.ts';
import { platformsNaming } from '../service/platforms.ts';
import { type Given, textIn, textsIn } from './command.ts';
import { escaped } from './escape.ts';
import type { Tally } from './views/answers.ts';
import { counted } from './views/words.ts';

const ASKED = ['vulnerability', 'product', 'component', 'status', 'conflicts', 'min-confidence'];

/** What was searched, and the command that says why nothing answered. */
export function* nothingFound(given: Given, evidence: Evidence): Generator<string> {
  const asked = ASKED.filter((name) => given.options.has(name)).map((name) => {
    return [`--${name}`, ...textsIn(given, name).map(shellWord)].join(' ');
  });
  const what = asked.length === 0 ? 'anything' : asked.join(' ');
  yield escaped(`nothing found for ${what} among ${counted(evidence.statements.length, 'statement')}`);
  const vulnerability = textIn(given, 'vulnerability');
  const product = textIn(given, 'product');
  yield* platformHint(product, evidence);
  const words = [
    'stella vex match --from',
    ...textsIn(given, 'from').map(shellWord),
    ...(vulnerability === null ? [] : ['--vulnerability', shellWord(vulnerability)]),
    '--product',
    product === null ? 'PRODUCT' : shellWord(product),
  ];
  yield escaped(`hint: \`${words.join(' ')}\` lists every statement that comes near, and why it does not answer`);
}

/** For a package that does not say what it stands on: the products to ask in. */
function* platformHint(product: string | null, evidence: Evidence): Generator<string> {
  const platforms = product === null ? [] : platformsNaming(evidence, product);
  if (product === null || platforms.length === 0) return;
  yield 'hint: statements name this package in products; ask in one of them, or add its distro to the package URL:';
  for (const platform of platforms)
    yield escaped(`  --product ${shellWord(platform)} --component ${shellWord(product)}`);
}

export function* strangersHint({ strangers, voices }: Tally): Generator<string> {
  if (strangers === 0) return;
  yield `hint: ${strangers} of ${counted(voices, 'voice')} come from strangers: those who say the same count once; --issuers FILE says who is trusted`;
}

const PLAIN_WORD = /^[A-Za-z0-9_./:@%+=,-]+$/;

/** As it can be typed into a shell again. */
export function shellWord(text: string): string {
  return PLAIN_WORD.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
