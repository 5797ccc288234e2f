/** `stella vex match`: which statements answer a question, and for those that come near, why they do not. */
import { by } from '../../core/std/order.ts';
import { EXIT_CODES } from '../../failure.ts';
import { type MatchLine, matchReport } from '../../service/match.ts';
import { type Command, type Given, isGiven } from '../command.ts';
import { evidenceIn } from '../evidence.ts';
import { aliasesIn, answerFormat, configOf, selectionOf } from '../inputs.ts';
import { ALIASES, COMPONENT, CONFIG, FORMAT, FROM, PRODUCT, VULNERABILITY } from '../options.ts';
import { placesIn } from '../places.ts';
import { interruptible, print } from '../print.ts';
import { coloursFor } from '../views/colours.ts';
import { matchLineRecord, matchLines } from '../views/matches.ts';
import { writeRecords } from '../views/records.ts';
import { counted } from '../views/words.ts';
import type { World } from '../world.ts';

const SUGGEST = { flags: '--suggest', doc: 'for each that does not answer, what to ask instead so that it does' };

export const match: Command = {
  path: ['vex', 'match'],
  summary: 'which statements answer a question, and why the others do not',
  options: [FROM, { ...PRODUCT, required: true }, VULNERABILITY, COMPONENT, SUGGEST, ALIASES, CONFIG, FORMAT],
  examples: [
    'stella vex match --from documents/ --product pkg:golang/k8s.io/dns@v1.26.0 --vulnerability CVE-2025-0426',
    'stella vex match --from documents/ --product pkg:golang/k8s.io/dns --suggest',
  ],
  run: runMatch,
};

async function runMatch(given: Given, world: World): Promise<number> {
  const format = answerFormat(given, world);
  const { config } = configOf(given, world);
  const selection = selectionOf(given);
  const options = { ...aliasesIn(given), suggest: isGiven(given, 'suggest') };
  const gathered = await evidenceIn(given, config, world);
  const report = matchReport(gathered.evidence, selection, options);
  let lines = 0;
  const counting = async function* () {
    for await (const line of interruptible(report)) {
      lines += 1;
      yield line;
    }
  };
  if (format === 'table') await showTable(counting(), placesIn(gathered), world);
  else await writeRecords(world.stdout, format, records(counting()));
  if (lines > 0) return EXIT_CODES.ok;
  const searched = counted(gathered.evidence.statements.length, 'statement');
  await print(world.stderr, [
    `none of ${searched} names this package or this vulnerability`,
    'hint: without --vulnerability all that is said of the product is listed; a package URL matches without its version, too',
  ]);
  return EXIT_CODES.not_found;
}

async function showTable(
  lines: AsyncIterable<MatchLine>,
  placed: ReturnType<typeof placesIn>,
  world: World,
): Promise<void> {
  const rows: MatchLine[] = [];
  for await (const line of lines) rows.push(line);
  if (rows.length === 0) return;
  rows.sort(by(nearness));
  await print(
    world.stdout,
    matchLines(rows, ({ statement }) => placed(statement), coloursFor(world)),
  );
  const answering = rows.filter(({ match: found }) => found !== null).length;
  await print(world.stdout, [`${answering} of ${counted(rows.length, 'line')} answer`]);
}

/** A person looks for what answers, then for what nearly does; statements on other vulnerabilities come last. */
function nearness({ match: found, refusal }: MatchLine): number {
  if (found !== null) return 0;
  return refusal?.rule === 'vulnerability_differs' ? 2 : 1;
}

async function* records(lines: AsyncIterable<MatchLine>): AsyncGenerator<unknown> {
  for await (const line of lines) yield matchLineRecord(line);
}
