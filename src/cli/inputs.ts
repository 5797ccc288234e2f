/** What was typed → what the use cases take. What does not fit is a `usage` Failure that names the option. */
import { loadAliases } from '../config/aliases.ts';
import type { Config } from '../config/config.ts';
import { loadIssuers, NO_ISSUERS } from '../config/issuers.ts';
import { type LoadedConfig, loadConfig } from '../config/load.ts';
import { suggestion } from '../config/nearest.ts';
import { loadPlatforms } from '../config/platforms.ts';
import { policyOf } from '../config/policy.ts';
import { quoted } from '../config/tree.ts';
import type { AliasTable, Ground } from '../core/model/ground.ts';
import type { PlatformRow } from '../core/model/platform.ts';
import type { Selection } from '../core/model/selection.ts';
import { STATUSES, type Status } from '../core/model/status.ts';
import { type Millionths, ONE, toMillionths } from '../core/std/fixed.ts';
import { type Instant, readInstant } from '../core/std/instant.ts';
import { Failure } from '../failure.ts';
import type { Normalization } from '../service/gather.ts';
import { isCpe } from '../service/platforms.ts';
import { aliasTable, readAliasId } from '../service/questions.ts';
import { type Given, isGiven, textIn, textsIn } from './command.ts';
import { FORMATS } from './options.ts';
import type { World } from './world.ts';

export type Format = (typeof FORMATS)[number];

export function configOf(given: Given, { env }: World): LoadedConfig {
  const mode = textIn(given, 'mode');
  return loadConfig({
    env,
    configFile: textIn(given, 'config'),
    policyFile: textIn(given, 'policy'),
    flags: mode === null ? [] : [{ path: 'Consensus.DefaultMode', text: mode, at: '--mode' }],
  });
}

export function normalizationOf({ Normalization }: Config): Normalization {
  return {
    enabledFormats: new Set(Normalization.EnabledFormats),
    strictMode: Normalization.StrictMode,
    maxDocumentSizeBytes: Normalization.MaxDocumentSizeBytes,
    maxStatementsPerDocument: Normalization.MaxStatementsPerDocument,
  };
}

export function groundOf(given: Given, config: Config, world: World): Ground {
  const issuers = textIn(given, 'issuers');
  return {
    policy: policyOf(config),
    issuers: issuers === null ? NO_ISSUERS : loadIssuers(issuers),
    asOf: asOfIn(given, world),
    ...aliasesIn(given),
    ...platformsIn(given),
  };
}

/** Nothing where the option is not given: an answer tells an empty table from none. */
export function aliasesIn(given: Given): { aliases?: AliasTable } {
  const files = textsIn(given, 'aliases');
  return files.length === 0 ? {} : { aliases: aliasTable(loadAliases(files, readAliasId)) };
}

/** Nothing where the option is not given: then the rows that come with VexLens stand alone. */
function platformsIn(given: Given): { platforms?: readonly PlatformRow[] } {
  const file = textIn(given, 'platforms');
  return file === null ? {} : { platforms: loadPlatforms(file, isCpe) };
}

function asOfIn(given: Given, { now }: World): Instant {
  const text = textIn(given, 'as-of');
  if (text === null) return now;
  const read = readInstant(text);
  if (read?.notes.every((note) => note === 'time.date_only')) return read.instant;
  const remedy = 'Write an RFC 3339 instant with its zone, such as 2025-01-31T12:00:00Z, or a date (its start in UTC).';
  throw new Failure('usage', `--as-of ${quoted(text)} is no instant`, remedy);
}

export function selectionOf(given: Given): Selection {
  return {
    vulnerability: textIn(given, 'vulnerability'),
    product: textIn(given, 'product'),
    component: textIn(given, 'component'),
    statuses: statusesIn(given),
    conflictsOnly: isGiven(given, 'conflicts'),
    minConfidence: confidenceIn(given),
  };
}

function statusesIn(given: Given): Status[] {
  const words = textsIn(given, 'status').flatMap((text) => text.split(','));
  return words.map((word) => oneOf(STATUSES, word.trim(), '--status'));
}

function confidenceIn(given: Given): Millionths {
  const text = textIn(given, 'min-confidence');
  if (text === null) return 0;
  const value = /^\d(?:\.\d{1,6})?$/.test(text) ? toMillionths(Number(text)) : null;
  if (value !== null && value <= ONE) return value;
  throw new Failure(
    'usage',
    `--min-confidence ${quoted(text)} is no confidence`,
    'Give a number from 0 to 1, such as 0.7.',
  );
}

/** `otherwise` where the option is not given. */
export function formatOf<T extends string>(given: Given, formats: readonly T[], otherwise: T): T {
  const text = textIn(given, 'format');
  return text === null ? otherwise : oneOf(formats, text, '--format');
}

/** A table for a person, lines for a program. */
export function answerFormat(given: Given, { stdout }: World): Format {
  return formatOf(given, FORMATS, stdout.isTerminal ? 'table' : 'jsonl');
}

export function oneOf<T extends string>(known: readonly T[], word: string, option: string): T {
  const found = known.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  const near = suggestion(word, known);
  throw new Failure('usage', `${option} ${quoted(word)} is not known${near}`, `It takes ${known.join(', ')}.`);
}
