/** A tree's node against its row: the value as the configuration holds it, or problems with their places. */
import { toMillionths } from '../core/std/fixed.ts';
import { suggestion } from './nearest.ts';
import { type Option, rangeOf } from './options.ts';
import type { Problem } from './problems.ts';
import { type Mapping, met, type Node, named } from './tree.ts';

type Report = (at: string, message: string) => undefined;

type Check<T extends Option['type']> = (option: Extract<Option, { type: T }>, node: Node, report: Report) => unknown;

const CHECKS: { readonly [T in Option['type']]: Check<T> } = {
  text: (_option, node, report) => textOf(node, report),
  secret: (_option, node, report) =>
    node.is === 'scalar' && typeof node.value === 'string' ? node.value : report(node.at, 'must be a text'),
  flag: (_option, node, report) =>
    node.is === 'scalar' && typeof node.value === 'boolean'
      ? node.value
      : report(node.at, `must be true or false, not ${met(node)}`),
  integer: (option, node, report) =>
    isInteger(node) && inRange(option, node) ? numberOf(node) : misfit(option, node, report),
  decimal: (option, node, report) => decimalOf(option, node, report),
  choice: (option, node, report) => wordOf(option.values, node, report),
  choices: (option, node, report) =>
    listOf(node, report, (item) => wordOf(option.values, item, report), `a list out of ${option.values.join(', ')}`),
  texts: (_option, node, report) => listOf(node, report, (item) => textOf(item, report), 'a list of texts'),
  factors: (option, node, report) => factorsOf(option, node, report),
  rules: (option, node, report) =>
    listOf(node, report, (item) => ruleOf(option.members, item, report), rangeOf(option)),
};

/** Undefined where there is a problem; every problem is added to the list, with `path` before it. */
export function checkOption(path: string, option: Option, node: Node, problems: Problem[]): unknown {
  const report: Report = (at, message) => {
    problems.push({ at, message: `${path} ${message}` });
    return undefined;
  };
  const check = CHECKS[option.type] as Check<Option['type']>;
  return check(option as never, node, report);
}

function numberOf(node: Node): number {
  return node.is === 'scalar' && typeof node.value === 'number' ? node.value : Number.NaN;
}

function isInteger(node: Node): boolean {
  return Number.isSafeInteger(numberOf(node));
}

function inRange(range: { readonly min: number; readonly max: number }, node: Node): boolean {
  const number = numberOf(node);
  return number >= range.min && number <= range.max;
}

function misfit(option: Option, node: Node, report: Report): undefined {
  return report(node.at, `must be ${rangeOf(option)}, not ${met(node)}`);
}

function decimalOf(range: { readonly min: number; readonly max: number }, node: Node, report: Report) {
  if (!inRange(range, node)) return report(node.at, `must be a number, ${range.min} to ${range.max}, not ${met(node)}`);
  const value = toMillionths(numberOf(node));
  return value ?? report(node.at, `must have at most six decimals, not ${met(node)}`);
}

function textOf(node: Node, report: Report): string | undefined {
  if (node.is === 'scalar' && typeof node.value === 'string') return node.value;
  return report(node.at, `must be a text, not ${met(node)}`);
}

function wordOf(values: readonly string[], node: Node, report: Report): string | undefined {
  if (node.is !== 'scalar' || typeof node.value !== 'string') {
    return report(node.at, `must be one of ${values.join(', ')}, not ${met(node)}`);
  }
  if (values.includes(node.value)) return node.value;
  return report(node.at, `must be one of ${values.join(', ')}, not ${met(node)}${near(node.value, values)}`);
}

function near(word: string, values: readonly string[]): string {
  const words = suggestion(word, values);
  return words.startsWith('; did') ? words : '';
}

function listOf(node: Node, report: Report, item: (node: Node) => unknown, what: string): unknown {
  if (node.is !== 'list') return report(node.at, `must be ${what}, not ${met(node)}`);
  const values = node.items.map(item);
  return values.includes(undefined) ? undefined : values;
}

function factorsOf(option: Extract<Option, { type: 'factors' }>, node: Node, report: Report) {
  if (node.is !== 'map') return report(node.at, `must be ${rangeOf(option)}, not ${met(node)}`);
  const factors = node.members.map(({ key, at, value }) => {
    if (!option.keys.includes(key)) return report(at, `has no ${named(key)}${suggestion(key, option.keys)}`);
    const factor = decimalOf(option, value, (place, message) => report(place, `for ${key} ${message}`));
    return factor === undefined ? undefined : ([key, factor] as const);
  });
  if (factors.includes(undefined)) return undefined;
  return Object.fromEntries(factors.filter((factor) => factor !== undefined));
}

type Members = Extract<Option, { type: 'rules' }>['members'];

function ruleOf(members: Members, node: Node, report: Report) {
  const wanted = Object.keys(members);
  if (node.is !== 'map') return report(node.at, `must hold maps with ${wanted.join(' and ')}, not ${met(node)}`);
  for (const { key, at } of node.members) {
    if (!wanted.includes(key)) return report(at, `has no ${named(key)}${suggestion(key, wanted)}`);
  }
  const rule = wanted.map((name) => [name, memberOf(members[name] ?? [], name, node, report)] as const);
  return rule.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(rule);
}

function memberOf(values: readonly string[], name: string, node: Mapping, report: Report): string | undefined {
  const member = node.members.find(({ key }) => key === name);
  if (member === undefined) return report(node.at, `needs ${name} in each entry`);
  return wordOf(values, member.value, (at, message) => report(at, `${name} ${message}`));
}
