/** `stella vex consensus explain`: why an answer holds, who was close, what would change it. */
import { EXIT_CODES } from '../../failure.ts';
import { explain } from '../../service/explain.ts';
import type { Command, Given } from '../command.ts';
import { evidenceIn } from '../evidence.ts';
import { nothingFound } from '../hints.ts';
import { answerFormat, configOf, groundOf, selectionOf } from '../inputs.ts';
import { FORMAT, FROM, GROUND, SELECTION } from '../options.ts';
import { placesIn } from '../places.ts';
import { interruptible, print, printer } from '../print.ts';
import { groundLine } from '../views/answers.ts';
import { coloursFor } from '../views/colours.ts';
import { type Explanation, explanationLines, explanationRecord, type Placed } from '../views/explanation.ts';
import { writeRecords } from '../views/records.ts';
import type { World } from '../world.ts';

export const explainAnswers: Command = {
  path: ['vex', 'consensus', 'explain'],
  summary: 'why an answer holds: every voice with its weight, who was left out, what would change it',
  options: [FROM, ...SELECTION, ...GROUND, FORMAT],
  examples: [
    'stella vex consensus explain --from documents/ --issuers issuers.yaml --vulnerability CVE-2025-0426 --product pkg:golang/k8s.io/dns@v1.25.0',
  ],
  run: runExplain,
};

async function runExplain(given: Given, world: World): Promise<number> {
  const format = answerFormat(given, world);
  const { config, files } = configOf(given, world);
  const ground = groundOf(given, config, world);
  const selection = selectionOf(given);
  const gathered = await evidenceIn(given, config, world);
  const tally = { answers: 0 };
  const explanations = tallied(explain(gathered.evidence, selection, ground), tally);
  if (format === 'table') {
    await print(world.stderr, [groundLine(ground, files)]);
    await showPages(explanations, placesIn(gathered), world);
  } else {
    await writeRecords(world.stdout, format, records(explanations));
  }
  if (tally.answers > 0) return EXIT_CODES.ok;
  await print(world.stderr, nothingFound(given, gathered.evidence));
  return EXIT_CODES.not_found;
}

async function* tallied(explanations: Iterable<Explanation>, tally: { answers: number }): AsyncGenerator<Explanation> {
  for await (const explanation of interruptible(explanations)) {
    if (explanation.consensus.outcome !== 'no_data') tally.answers += 1;
    yield explanation;
  }
}

async function showPages(explanations: AsyncIterable<Explanation>, placed: Placed, world: World): Promise<void> {
  const out = printer(world.stdout);
  const colours = coloursFor(world);
  let isFirst = true;
  for await (const explanation of explanations) {
    if (!isFirst) await out.line('');
    isFirst = false;
    for (const line of explanationLines(explanation, placed, colours)) await out.line(line);
  }
  await out.flush();
}

async function* records(explanations: AsyncIterable<Explanation>): AsyncGenerator<unknown> {
  for await (const explanation of explanations) yield explanationRecord(explanation);
}
