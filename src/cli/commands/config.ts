/** `stella vex config show`: every key with its value, where the value comes from, and what it takes. */
import { EXIT_CODES } from '../../failure.ts';
import type { Command, Given } from '../command.ts';
import { answerFormat, configOf } from '../inputs.ts';
import { CONFIG, FORMAT, MODE, POLICY } from '../options.ts';
import { print } from '../print.ts';
import { coloursFor } from '../views/colours.ts';
import { writeRecords } from '../views/records.ts';
import { SETTING_COLUMNS, type Shown, settingRecord, shownSettings } from '../views/settings.ts';
import { tableLines } from '../views/table.ts';
import type { World } from '../world.ts';

export const showConfig: Command = {
  path: ['vex', 'config', 'show'],
  summary: 'every key with its value, its source and its range',
  options: [MODE, POLICY, CONFIG, FORMAT],
  examples: ['VEXLENS_CONSENSUS__DEFAULTMODE=Lattice stella vex config show'],
  run: runShow,
};

async function runShow(given: Given, world: World): Promise<number> {
  const format = answerFormat(given, world);
  const { config, origins } = configOf(given, world);
  const settings = shownSettings(config, origins);
  if (format === 'table') await print(world.stdout, tableLines(SETTING_COLUMNS, settings, coloursFor(world).heading));
  else await writeRecords(world.stdout, format, records(settings));
  return EXIT_CODES.ok;
}

async function* records(settings: readonly Shown[]): AsyncGenerator<unknown> {
  for (const setting of settings) yield settingRecord(setting);
}
