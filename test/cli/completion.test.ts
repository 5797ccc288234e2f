/** The completion scripts know every command and option, and bash agrees with what they offer. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { nameOf } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { SCRIPTS, SHELLS } from '../../src/cli/views/completion.ts';
import { stella } from './world.ts';

describe.each(SHELLS)('%s', (shell) => {
  const script = SCRIPTS[shell](COMMANDS).join('\n');

  it('knows every command and option', () => {
    for (const { path, options } of COMMANDS) {
      for (const word of path) expect(script).toContain(word);
      for (const row of options) expect(script).toMatch(new RegExp(`(--|-l )${nameOf(row)}\\b`));
    }
  });

  it('is what the command prints', async () => {
    expect(await stella(['completion', shell])).toEqual({ code: 0, stdout: `${script}\n`, stderr: '' });
  });
});

it('of a shell that is not known is a usage error', async () => {
  const { code, stderr } = await stella(['completion', 'bsh']);
  expect(code).toBe(2);
  expect(stderr).toContain('did you mean bash?');
});

/** What bash offers after these words, the last of them unfinished. */
function offered(...words: string[]): string[] {
  const script = SCRIPTS.bash(COMMANDS).join('\n');
  const quoted = ['stella', ...words].map((word) => `'${word}'`).join(' ');
  const ask = `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _stella; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['-c', `${script}\n${ask}`], { encoding: 'utf8' });
  return stdout.split('\n').filter((word) => word !== '');
}

describe('bash offers', () => {
  it.each([
    [[''], ['vex', 'completion', 'demo']],
    [
      ['vex', ''],
      ['consensus', 'match', 'sbom', 'lint', 'ingest', 'documents', 'policy', 'config'],
    ],
    [['vex', 'consensus', 'q'], ['query']],
    [['vex', 'consensus', 'query', '--mo'], ['--mode']],
    [['vex', 'consensus', 'query', '--from', 'a', '--mode', 'W'], ['WeightedVote']],
    [
      ['vex', 'lint', '--format', ''],
      ['text', 'json', 'sarif'],
    ],
    [['completion', 'f'], ['fish']],
    [['vex', 'consensus', 'query', '--from', ''], []],
  ])('%j', (words, choices) => {
    expect(offered(...words)).toEqual(choices);
  });
});
