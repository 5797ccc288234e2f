/** What is wrong on a command line is said in one line, with what to do, and ends with the code of the table. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { Failure } from '../../src/failure.ts';
import { openvex } from './documents.ts';
import { folder } from './spawn.ts';
import { linesOf, stella } from './world.ts';

const evidence = folder({ 'a.json': openvex() });
const QUERY = ['vex', 'consensus', 'query', '--from', evidence];

describe('a usage error', () => {
  it.each([
    [['vex', 'consensus', 'qeury'], /^error: unknown command 'qeury'\n\(Did you mean query\?\)\n/],
    [['vexx'], /^error: unknown command 'vexx'\n\(Did you mean vex\?\)\n/],
    [[...QUERY, '--prodct', 'x'], /^error: unknown option '--prodct'\n\(Did you mean --product\?\)\nhint: /],
    [['vex', 'consensus', 'query', '--vulnerabilty', 'x'], /Did you mean --vulnerability\?/],
    [[...QUERY, '--product'], /^error: option '--product <product>' argument missing\nhint: /],
    [
      ['vex', 'consensus', 'query'],
      /^error: --from <path\.\.\.> is missing: VEX documents.*\nhint: stella vex consensus query --help/,
    ],
    [['vex', 'match', '--from', evidence], /^error: --product <product> is missing/],
    [
      ['vex', 'lint', '--from', evidence, '--format', 'srif'],
      /^error: --format "srif" is not known; did you mean sarif\?\nhint: It takes text, json, sarif\.\n$/,
    ],
    [[...QUERY, '--format', 'csv'], /^error: --format "csv" is not known; known: table, json, jsonl\n/],
    [[...QUERY, '--status', 'afected'], /^error: --status "afected" is not known; did you mean affected\?\n/],
    [[...QUERY, '--status', 'fixed,'], /^error: --status "" is not known/],
    [
      [...QUERY, '--mode', 'weightedvote'],
      /^error: --mode: Consensus\.DefaultMode must be one of .*; did you mean WeightedVote\?\n/,
    ],
    [[...QUERY, '--as-of', 'yesterday'], /^error: --as-of "yesterday" is no instant\nhint: Write an RFC 3339 instant/],
    [[...QUERY, '--as-of', '2025-01-01T00:00:00'], /^error: --as-of/],
    [[...QUERY, '--min-confidence', '1.1'], /^error: --min-confidence "1\.1" is no confidence\n/],
    [[...QUERY, '--min-confidence', '70%'], /^error: --min-confidence/],
    [[...QUERY, '--product', ''], /^error: --product: nothing is named by it\n/],
    [[...QUERY, '--policy', '/nowhere.yaml'], /^error: \/nowhere\.yaml: there is no such file\n/],
    [[...QUERY, '--issuers', '/nowhere.yaml'], /^error: \/nowhere\.yaml: there is no such file\n/],
    [[...QUERY, '--config', '/nowhere.yaml'], /^error: \/nowhere\.yaml: there is no such file\n/],
    [['vex', 'policy', 'show', 'more'], /^error: too many arguments/],
    [['completion'], /^error: missing required argument 'shell'/],
    [[...QUERY, '--product', 'x\u001b[31m', '--nope\u001b[2J'], /^error: unknown option '--nope\\u\{1b\}\[2J'/],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await stella(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('in a configuration lists every problem', async () => {
    const config = join(folder({ 'c.yaml': 'Trust:\n  KnownWeigth: 1\n  TrustedWeight: 9\n' }), 'c.yaml');
    const { code, stderr } = await stella([...QUERY, '--config', config]);
    expect(code).toBe(2);
    expect(linesOf(stderr)).toEqual([
      'error: 2 problems in the configuration',
      `  ${config}:2:3: unknown key Trust.KnownWeigth; did you mean KnownWeight?`,
      `  ${config}:3:18: Trust.TrustedWeight must be a number, 0 to 1, not 9`,
      'hint: Correct the places named; `stella vex config show --format json` says what each key takes.',
    ]);
  });
});

describe('help', () => {
  it.each(COMMANDS.map(({ path }) => [path.join(' '), path]))(
    'of %s names its options and an example',
    async (_name, path) => {
      const { code, stdout, stderr } = await stella([...path, '--help']);
      expect([code, stderr]).toEqual([0, '']);
      const command = COMMANDS.find((candidate) => candidate.path === path);
      for (const { flags } of command?.options ?? []) expect(stdout).toContain(flags);
      for (const example of command?.examples ?? []) expect(stdout).toContain(example);
    },
  );

  it('of stella lists every command', async () => {
    const { code, stdout } = await stella(['--help']);
    expect(code).toBe(0);
    for (const { path } of COMMANDS) expect(stdout).toContain(path.join(' '));
  });

  it('is shown, as an error, where no command is named', async () => {
    for (const args of [[], ['vex'], ['vex', 'consensus']]) {
      const { code, stdout, stderr } = await stella(args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('Usage: stella');
    }
  });

  it('has examples that run', async () => {
    for (const { examples, path } of COMMANDS) {
      for (const example of examples.filter((line) => line.startsWith('stella '))) {
        const words = example.split(/ [>]/)[0]?.split(' ').slice(1) ?? [];
        const { code, stderr } = await stella([...words, ...(path[0] === 'completion' ? [] : ['--help'])]);
        expect([example, code, stderr]).toEqual([example, 0, '']);
      }
    }
  });
});

describe('the exit code', () => {
  const failing = (error: Error) => ({
    // biome-ignore lint/correctness/useYield: it fails before it has anything to yield
    arrivals: async function* () {
      throw error;
    },
  });

  it.each([
    ['negative', 1],
    ['usage', 2],
    ['forbidden', 3],
    ['not_found', 4],
    ['sealed', 5],
    ['temporary', 10],
    ['bug', 70],
  ] as const)('of a failure of kind %s is %i', async (kind, code) => {
    const ran = await stella(QUERY, failing(new Failure(kind, 'what\u001b[31m', 'do')));
    expect(ran).toEqual({ code, stdout: '', stderr: 'error: what\\u{1b}[31m\nhint: do\n' });
  });

  it('of an unknown error is 70, in one line, and its stack is shown on request only', async () => {
    const error = new TypeError('x is not\na function\u001b[31m');
    const { code, stderr } = await stella(QUERY, failing(error));
    expect(code).toBe(70);
    expect(linesOf(stderr)).toEqual([
      'error: a fault in VexLens itself: TypeError: x is not\\u{a}a function\\u{1b}[31m',
      'hint: please report it; with VEXLENS_DEBUG=1 it says where it happened',
    ]);
    const debugged = await stella(QUERY, { ...failing(error), env: { VEXLENS_DEBUG: '1' } });
    expect(debugged.stderr).toContain('usage.test.ts');
    expect(debugged.stderr).not.toContain('\u001b');
  });
});
