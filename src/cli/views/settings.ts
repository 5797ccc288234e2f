/** The configuration and the policy, key by key. A secret is never shown, whatever the format. */

import type { Config } from '../../config/config.ts';
import { type Option, ROWS, type Row, rangeOf, variableOf } from '../../config/options.ts';
import { largestWeight } from '../../config/policy.ts';
import type { IdentifiedPolicy } from '../../core/model/policy.ts';
import { fromMillionths } from '../../core/std/fixed.ts';
import type { Column } from './table.ts';

export interface Shown {
  readonly row: Row;
  readonly value: unknown;
  readonly origin: string;
}

export function shownSettings(config: Config, origins: ReadonlyMap<string, string>): Shown[] {
  return ROWS.map((row) => ({ row, value: valueIn(config, row), origin: origins.get(row.path) ?? '' }));
}

/** As it is written in a file. */
function valueIn(config: Config, { section, key, option }: Row): unknown {
  return plain(option, (config[section] as Readonly<Record<string, unknown>>)[key]);
}

function plain(option: Option, value: unknown): unknown {
  if (option.type === 'secret') return value === '' ? '' : '(set, not shown)';
  if (option.type === 'decimal') return fromMillionths(value as number);
  if (option.type !== 'factors') return value;
  const factors = Object.entries(value as Readonly<Record<string, number>>);
  return Object.fromEntries(factors.map(([kind, factor]) => [kind, fromMillionths(factor)]));
}

export const SETTING_COLUMNS: readonly Column<Shown>[] = [
  { head: 'Key', cell: ({ row }) => row.path },
  { head: 'Value', cell: ({ value }) => (typeof value === 'string' ? value : JSON.stringify(value)) },
  { head: 'From', cell: ({ origin }) => origin },
  { head: 'What it is', cell: ({ row }) => `${row.option.doc}${row.option.used ? '' : ' (not used yet)'}` },
];

export function settingRecord({ row, value, origin }: Shown): unknown {
  return {
    key: row.path,
    value,
    origin,
    variable: variableOf(row),
    takes: rangeOf(row.option),
    doc: row.option.doc,
    used: row.option.used,
  };
}

export interface NamedValue {
  readonly name: string;
  readonly value: unknown;
}

/** Every number and mode of a policy, in the words of the configuration. */
export function policyNumbers(config: Config): NamedValue[] {
  const rows = ROWS.filter(({ section, option }) => ['Trust', 'Consensus'].includes(section) && option.used);
  return rows.map((row) => ({ name: row.path, value: valueIn(config, row) }));
}

export function policyRecord(config: Config, policy: IdentifiedPolicy): unknown {
  const numbers = policyNumbers(config).map(({ name, value }) => [name, value]);
  return {
    ...Object.fromEntries(numbers),
    largestWeight: fromMillionths(largestWeight(policy)),
    digest: policy.digest,
  };
}

export const POLICY_COLUMNS: readonly Column<NamedValue>[] = [
  { head: 'Key', cell: ({ name }) => name },
  { head: 'Value', cell: ({ value }) => (typeof value === 'string' ? value : JSON.stringify(value)) },
];
