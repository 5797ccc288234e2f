/** Text from outside reaches no terminal as it is, whichever command prints it (hardening T35, S27); secrets reach nothing (T39). */
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { openvex } from './documents.ts';
import { FORBIDDEN, PAYLOADS } from './payloads.ts';
import { folder, SAMPLES } from './spawn.ts';
import { stella } from './world.ts';

/** What the reader of JSON refuses is not said by any document. */
const SAYABLE = PAYLOADS.filter((payload) => payload.isWellFormed());

const documents = folder(
  Object.fromEntries(
    SAYABLE.flatMap((payload, i) => [
      [
        `a${i}.json`,
        openvex({
          author: `A${payload}`,
          product: `p${payload}`,
          vulnerability: `V-${payload}`,
          status: 'not_affected',
          more: { justification: payload, impact_statement: payload },
        }),
      ],
      [
        `b${i}.json`,
        openvex({ author: payload, product: `pkg:npm/${payload}@1`, status: payload, timestamp: payload }),
      ],
    ]),
  ),
);
// All of them on one pair, so that they are in conflict with one another.
const conflicting = folder(
  Object.fromEntries(
    SAYABLE.map((payload, i) => [
      `d${i}.json`,
      openvex({ author: payload, status: i % 2 === 0 ? 'affected' : 'fixed' }),
    ]),
  ),
);
// Names of files are outside text, too; a slash and a NUL cannot be in one.
const named = folder(
  Object.fromEntries(
    SAYABLE.map((payload) => [`${payload.replaceAll(/[/\0]/g, '')}.json`, openvex({ author: payload })]),
  ),
);
const broken = folder(Object.fromEntries(PAYLOADS.map((payload, i) => [`c${i}.json`, `{"${payload}": ${payload}}`])));

const FROM = ['--from', documents, conflicting, named, broken, `${named}/none\u001b[31m\u202e.json`];

const FACES: readonly (readonly string[])[] = [
  ['vex', 'consensus', 'query', ...FROM, '--format', 'table'],
  ['vex', 'consensus', 'query', ...FROM, '--format', 'json'],
  ['vex', 'consensus', 'query', ...FROM, '--format', 'jsonl'],
  ['vex', 'consensus', 'explain', ...FROM, '--format', 'table'],
  ['vex', 'consensus', 'explain', ...FROM, '--format', 'jsonl'],
  ['vex', 'match', ...FROM, '--product', 'pkg:npm/left-pad@1.3.0', '--format', 'table'],
  ['vex', 'match', ...FROM, '--product', 'pkg:npm/left-pad@1.3.0', '--format', 'jsonl'],
  ['vex', 'lint', ...FROM, '--format', 'text'],
  ['vex', 'lint', ...FROM, '--format', 'json'],
  ['vex', 'lint', ...FROM, '--format', 'sarif'],
  ['vex', 'ingest', '--dry-run', ...FROM, '--format', 'table'],
  ['vex', 'ingest', '--dry-run', ...FROM, '--format', 'jsonl'],
];

describe.each(FACES.map((args) => [args.filter((word) => !FROM.includes(word)).join(' '), args]))(
  '%s',
  (_name, args) => {
    it('prints nothing that a terminal obeys, hides or reorders', async () => {
      const { code, stdout, stderr } = await stella(args);
      expect(code).not.toBe(70);
      expect(stdout).not.toMatch(FORBIDDEN);
      expect(stderr).not.toMatch(FORBIDDEN);
      expect(stdout).toContain(args.includes('table') || args.includes('text') ? '\\u{1b}' : '\\u001b');
    });
  },
);

it('a payload as an argument is shown escaped', async () => {
  for (const payload of PAYLOADS.filter((text) => !text.includes('\0'))) {
    for (const args of [
      ['vex', 'consensus', 'query', '--from', `/nowhere/${payload}`],
      ['vex', 'consensus', 'query', '--from', SAMPLES, '--vulnerability', payload, '--product', payload],
      ['vex', 'consensus', 'query', '--from', SAMPLES, '--mode', payload],
      ['vex', 'consensus', 'query', '--from', SAMPLES, '--as-of', payload],
      [payload],
      ['vex', 'policy', 'show', `--${payload}`],
    ]) {
      const { code, stdout, stderr } = await stella(args);
      expect(code).not.toBe(70);
      expect(stdout + stderr).not.toMatch(FORBIDDEN);
    }
  }
});

describe('a secret', () => {
  const CANARY = 'canary-7f3a';
  const URL_WITH_SECRET = `mongodb://user:${CANARY}@db.example/x`;

  it('is in no output of any command', async () => {
    const env = { VEXLENS_STORAGE__CONNECTIONSTRING: URL_WITH_SECRET };
    for (const { path } of COMMANDS) {
      for (const more of [
        ['--help'],
        ['--format', 'table'],
        ['--format', 'json'],
        ['--from', SAMPLES, '--dry-run'],
        ['--from', SAMPLES],
      ]) {
        const { stdout, stderr } = await stella([...path, ...more], { env });
        expect(stdout + stderr).not.toContain(CANARY);
      }
    }
  });

  it('is not quoted when it is under the wrong key, or of the wrong type', async () => {
    const wrong = [
      { VEXLENS_STORAGE__DRIVER: URL_WITH_SECRET },
      { VEXLENS_TRUST__KNOWNWEIGHT: URL_WITH_SECRET },
      { VEXLENS_NORMALIZATION__ENABLEDFORMATS: URL_WITH_SECRET },
      { VEXLENS_TRUST__MATCHFACTORS: URL_WITH_SECRET },
    ];
    for (const env of wrong) {
      const { code, stdout, stderr } = await stella(['vex', 'config', 'show'], { env });
      expect(code).toBe(2);
      expect(stdout + stderr).not.toContain(CANARY);
    }
  });
});
