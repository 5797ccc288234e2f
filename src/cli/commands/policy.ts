/** `stella vex policy show`: every number that shapes an answer, and the digest by which answers name the policy. */
import { largestWeight, policyOf } from '../../config/policy.ts';
import { EXIT_CODES } from '../../failure.ts';
import type { Command, Given } from '../command.ts';
import { answerFormat, configOf } from '../inputs.ts';
import { CONFIG, FORMAT, MODE, POLICY } from '../options.ts';
import { print } from '../print.ts';
import { coloursFor } from '../views/colours.ts';
import { writeDocument } from '../views/records.ts';
import { POLICY_COLUMNS, policyNumbers, policyRecord } from '../views/settings.ts';
import { tableLines } from '../views/table.ts';
import { exact } from '../views/words.ts';
import type { World } from '../world.ts';

export const showPolicy: Command = {
  path: ['vex', 'policy', 'show'],
  summary: 'every number of the policy in force, its digest, the largest possible weight',
  options: [MODE, POLICY, CONFIG, FORMAT],
  examples: ['stella vex policy show --policy strict.yaml'],
  run: runShow,
};

async function runShow(given: Given, world: World): Promise<number> {
  const format = answerFormat(given, world);
  const { config } = configOf(given, world);
  const policy = policyOf(config);
  if (format === 'table') {
    await print(world.stdout, [
      ...tableLines(POLICY_COLUMNS, policyNumbers(config), coloursFor(world).heading),
      `largest possible weight ${exact(largestWeight(policy))} = greatest tier × signature × greatest status factor`,
      `policy digest ${policy.digest}`,
    ]);
  } else {
    await writeDocument(world.stdout, format, policyRecord(config, policy));
  }
  return EXIT_CODES.ok;
}
