/**
 * Defaults < vexlens.yaml < environment < policy file < flags → one frozen configuration. Either everything holds, or
 * a Failure lists every problem of every source with its place.
 */
import { checkOption } from './check.ts';
import type { Config } from './config.ts';
import { isMissing, type ReadText, readTextFile } from './file.ts';
import {
  defaults,
  type Environment,
  type Flag,
  type Setting,
  settingsOfEnvironment,
  settingsOfFlags,
  settingsOfText,
} from './layers.ts';
import { OPTIONS, POLICY_SECTIONS, ROWS, type SectionName } from './options.ts';
import { type Problem, refuseAny } from './problems.ts';

export interface ConfigSources {
  readonly env: Environment;
  /** `--config`; null = `vexlens.yaml` in the working directory, where there is one. */
  readonly configFile: string | null;
  /** `--policy`: sections Trust and Consensus. */
  readonly policyFile: string | null;
  readonly flags: readonly Flag[];
}

export interface LoadedConfig {
  readonly config: Config;
  /** Where each key got its value: `Trust.KnownWeight` → `vexlens.yaml:3:5`. */
  readonly origins: ReadonlyMap<string, string>;
  /** The files that were read: a file that lies about in a folder must not weigh answers unseen. */
  readonly files: readonly string[];
}

export const CONFIG_FILE = 'vexlens.yaml';
export const MAX_CONFIG_BYTES = 262_144;

const SECTIONS = Object.keys(OPTIONS) as SectionName[];
const REMEDY = 'Correct the places named; `stella vex config show --format json` says what each key takes.';

/** Throws Failure `usage`. */
export function loadConfig(sources: ConfigSources, readText: ReadText = readTextFile): LoadedConfig {
  const problems: Problem[] = [];
  const files: string[] = [];
  const remembering: ReadText = (path, maxBytes) => {
    const text = readText(path, maxBytes);
    files.push(path);
    return text;
  };
  const settings = [
    ...defaults(),
    ...fileSettings(sources.configFile ?? CONFIG_FILE, SECTIONS, sources.configFile === null, remembering, problems),
    ...settingsOfEnvironment(sources.env, problems),
    ...(sources.policyFile === null
      ? []
      : fileSettings(sources.policyFile, POLICY_SECTIONS, false, remembering, problems)),
    ...settingsOfFlags(sources.flags),
  ];
  const loaded = { ...assemble(settings, problems), files };
  refuseAny(problems, 'the configuration', REMEDY);
  return loaded;
}

function fileSettings(
  path: string,
  sections: readonly SectionName[],
  mayBeMissing: boolean,
  readText: ReadText,
  problems: Problem[],
): Setting[] {
  let text: string;
  try {
    text = readText(path, MAX_CONFIG_BYTES);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    if (!(mayBeMissing && isMissing(error))) problems.push({ at: path, message: reason });
    return [];
  }
  return settingsOfText(text, path, sections, problems);
}

/** Later settings win; all are checked. */
function assemble(settings: readonly Setting[], problems: Problem[]): Omit<LoadedConfig, 'files'> {
  const values = new Map<string, unknown>();
  const origins = new Map<string, string>();
  for (const { row, node } of settings) {
    values.set(row.path, checkOption(row.path, row.option, node, problems));
    origins.set(row.path, node.at);
  }
  const sections = SECTIONS.map((section) => {
    const rows = ROWS.filter((row) => row.section === section);
    return [section, Object.fromEntries(rows.map((row) => [row.key, values.get(row.path)]))] as const;
  });
  // Every row has been checked by its type, which is what the type of a Config is made from.
  return { config: deepFreeze(Object.fromEntries(sections)) as Config, origins };
}

function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) deepFreeze(member);
  return Object.freeze(value);
}
