/**
 * A share of the fuzzing that `npm run fuzz` does, in a process of its own, because it freezes what all objects share.
 * The seed is fixed, so that a run that fails fails again; what broke is printed with target, seed and shrunk input.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runTarget, type Slowest } from './campaign.ts';
import { TARGETS, type Target } from './targets.ts';

const FUZZ = fileURLToPath(new URL('fuzz.ts', import.meta.url));
const [INPUTS, SEED] = ['20000', '20260101'];

it(`only typed values come out of ${INPUTS} inputs, seed ${SEED}`, { timeout: 300_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [FUZZ, '--inputs', INPUTS, '--seed', SEED], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const broken = stdout.split('\n').filter((line) => line.startsWith('{"broken"'));
  expect([...broken, stderr]).toEqual(['']);
  expect(status).toBe(0);
  expect(stdout).toContain(`"inputs":${INPUTS}`);
});

describe('what is broken is found and shrunk', () => {
  const text = TARGETS.find(({ name }) => name === 'purl') as Target;
  const found = new Map<string, Slowest>();
  const run = (answer: (input: unknown) => unknown) => runTarget({ ...text, answer }, 2000, 7, found);

  it('a throw', () => {
    const broken = run((input) => {
      if (String(input).includes('@')) throw new Error('no');
    });
    expect(broken).toMatchObject({ target: 'purl', input: expect.stringContaining('@') });
    expect(String(broken?.input).length).toBeLessThan(20);
  });

  it('an answer that changes', () => {
    let n = 0;
    expect(run(() => ++n)?.reason).toContain('the same input has the same answer');
  });

  it('a change of what all objects share', () => {
    const broken = run(() => Object.assign(Object.prototype, { polluted: true }) && null);
    Reflect.deleteProperty(Object.prototype, 'polluted');
    expect(broken?.reason).toContain('what all objects share is unchanged');
  });
});
