/** The options that commands share, as rows. */
import { MODES } from '../core/model/policy.ts';
import { STATUSES } from '../core/model/status.ts';
import type { OptionRow } from './command.ts';

export const FROM: OptionRow = {
  flags: '--from <path...>',
  doc: 'VEX documents: files, directories, patterns, - for standard input',
  required: true,
  files: true,
};

export const CONFIG: OptionRow = {
  flags: '--config <file>',
  doc: 'configuration file (default: vexlens.yaml here, where there is one)',
  files: true,
};

export const POLICY: OptionRow = {
  flags: '--policy <file>',
  doc: 'policy file: sections Trust and Consensus',
  files: true,
};

export const MODE: OptionRow = { flags: '--mode <mode>', doc: 'how weights become a status', values: MODES };

export const ISSUERS: OptionRow = {
  flags: '--issuers <file>',
  doc: 'who is trusted: issuers with their names and tiers',
  files: true,
};

export const ALIASES: OptionRow = {
  flags: '--aliases <file...>',
  doc: 'which CVEs stand behind other ids: a map id: [CVE], or OSV records',
  files: true,
};

export const PLATFORMS: OptionRow = {
  flags: '--platforms <file>',
  doc: 'which products a distribution’s packages stand on: rows before those that come with VexLens',
  files: true,
};

export const AS_OF: OptionRow = {
  flags: '--as-of <instant>',
  doc: 'the instant the answer holds for, such as 2025-01-31T00:00:00Z (default: now)',
};

export const VULNERABILITY: OptionRow = {
  flags: '--vulnerability <id>',
  doc: 'any id: a CVE, an advisory, an alias',
};

export const PRODUCT: OptionRow = {
  flags: '--product <product>',
  doc: 'a package URL, a CPE, a hash (sha256:…) or a name',
};

export const COMPONENT: OptionRow = {
  flags: '--component <component>',
  doc: 'the same, inside the product; * = each component that a statement names',
};

export const SELECTION: readonly OptionRow[] = [
  VULNERABILITY,
  PRODUCT,
  COMPONENT,
  { flags: '--status <status...>', doc: 'only these statuses', values: STATUSES },
  { flags: '--conflicts', doc: 'only answers with a conflict' },
  { flags: '--min-confidence <n>', doc: 'only answers at least this sure, 0 to 1' },
];

export const GROUND: readonly OptionRow[] = [MODE, AS_OF, POLICY, ISSUERS, ALIASES, PLATFORMS, CONFIG];

export const FORMATS = ['table', 'json', 'jsonl'] as const;

export const FORMAT: OptionRow = {
  flags: '--format <format>',
  doc: 'table, json or jsonl (default: table on a terminal, jsonl to a pipe)',
  values: FORMATS,
};
