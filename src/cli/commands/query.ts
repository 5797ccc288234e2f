/** `stella vex consensus query`: which answers hold. */
import { answerRecord } from '../../core/consensus/record.ts';
import type { Consensus } from '../../core/model/consensus.ts';
import { EXIT_CODES } from '../../failure.ts';
import { query } from '../../service/query.ts';
import { type Command, type Given, isGiven } from '../command.ts';
import { evidenceIn } from '../evidence.ts';
import { nothingFound, strangersHint } from '../hints.ts';
import { answerFormat, configOf, type Format, groundOf, selectionOf } from '../inputs.ts';
import { FORMAT, FROM, GROUND, SELECTION } from '../options.ts';
import { interruptible, print } from '../print.ts';
import { answerLines, count, groundLine, newTally, type Tally } from '../views/answers.ts';
import { coloursFor } from '../views/colours.ts';
import { writeRecords } from '../views/records.ts';
import type { World } from '../world.ts';

export const queryAnswers: Command = {
  path: ['vex', 'consensus', 'query'],
  summary: 'which answers hold: status, confidence, conflicts',
  options: [FROM, ...SELECTION, ...GROUND, FORMAT],
  examples: [
    'stella vex consensus query --from documents/ --issuers issuers.yaml --conflicts',
    'stella vex consensus query --from documents/ --vulnerability CVE-2024-24786 --product pkg:golang/k8s.io/dns@v1.25.0',
  ],
  run: runQuery,
};

async function runQuery(given: Given, world: World): Promise<number> {
  const format = answerFormat(given, world);
  const { config, files } = configOf(given, world);
  const ground = groundOf(given, config, world);
  const selection = selectionOf(given);
  const { evidence } = await evidenceIn(given, config, world);
  if (format === 'table') await print(world.stderr, [groundLine(ground, files)]);
  const tally = newTally();
  await show(format, world, tallied(query(evidence, selection, ground), tally), tally);
  if (tally.answers === 0) {
    await print(world.stderr, nothingFound(given, evidence));
    return EXIT_CODES.not_found;
  }
  if (!isGiven(given, 'issuers')) await print(world.stderr, strangersHint(tally));
  return EXIT_CODES.ok;
}

async function* tallied(answers: Iterable<Consensus>, tally: Tally): AsyncGenerator<Consensus> {
  for await (const answer of interruptible(answers)) {
    count(tally, answer);
    yield answer;
  }
}

async function show(format: Format, world: World, answers: AsyncIterable<Consensus>, tally: Tally): Promise<void> {
  if (format !== 'table') return writeRecords(world.stdout, format, records(answers));
  const rows: Consensus[] = [];
  for await (const answer of answers) rows.push(answer);
  await print(world.stdout, answerLines(rows, tally, coloursFor(world)));
}

async function* records(answers: AsyncIterable<Consensus>): AsyncGenerator<unknown> {
  for await (const answer of answers) yield answerRecord(answer, false);
}
