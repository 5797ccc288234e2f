/** The program as people start it: a process, its streams, its signals, and the worst files it may be given. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makePipe } from '../adapters/files/pipe.ts';
import { describeCorpus, filesUnder } from '../corpus.ts';
import { openvex } from './documents.ts';
import { CLEAN, folder, SAMPLES, STACK, STELLA, spawned } from './spawn.ts';
import { linesOf, recordsOf, stella } from './world.ts';

const QUERY = ['vex', 'consensus', 'query'];

describe('starting', () => {
  it('answers --version from package.json, with nothing else loaded', () => {
    const alone = folder({ 'package.json': '{"version":"9.8.7"}' });
    mkdirSync(join(alone, 'bin'));
    cpSync(STELLA, join(alone, 'bin/stella.mjs'));
    const { stdout, status } = spawnSync(process.execPath, [join(alone, 'bin/stella.mjs'), '--version'], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '9.8.7\n']);
    expect(spawned(['-V']).stdout).toBe(spawned(['--version']).stdout);
    expect(spawned(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  const OLD = ['/usr/bin/node'].find((node) => existsSync(node) && major(node) < 24);

  it.skipIf(OLD === undefined)(
    `says what it needs on an old Node${OLD === undefined ? ' (skipped: this machine has none)' : ''}`,
    () => {
      const { code, stdout, stderr } = spawned(['demo'], { node: OLD ?? '' });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^stella needs Node 24 or newer, this is \d+\.\d+\.\d+\n$/);
    },
  );

  it('says so where it is not built', () => {
    const alone = folder({ 'package.json': '{"version":"9.8.7","type":"module"}' });
    mkdirSync(join(alone, 'bin'));
    cpSync(STELLA, join(alone, 'bin/stella.js'));
    const { stderr, status } = spawnSync(process.execPath, [join(alone, 'bin/stella.js'), 'demo'], {
      encoding: 'utf8',
      env: CLEAN,
    });
    expect([status, stderr]).toEqual([70, 'error: stella could not start; install it again, or run `npm run build`\n']);
  });

  it('answers from any folder, by a link, and with a file vexlens.yaml there', () => {
    const here = folder({ 'vexlens.yaml': 'Consensus: { DefaultMode: Lattice }\n', 'a.json': openvex() });
    expect(recordsOf(spawned([...QUERY, '--from', 'a.json'], { cwd: here }).stdout)[0]).toMatchObject({
      mode: 'Lattice',
    });
    symlinkSync(STELLA, join(here, 'stella'));
    const { status } = spawnSync(join(here, 'stella'), ['--version'], {
      env: { ...CLEAN, PATH: `${join(process.execPath, '..')}:${CLEAN.PATH}` },
    });
    expect(status).toBe(0);
  });

  it('gives the same bytes in another time zone, locale and folder', () => {
    const ask = (env: Record<string, string>) =>
      spawned([...QUERY, '--component', '*', '--from', SAMPLES, '--as-of', '2026-11-01'], { env });
    const there = ask({ TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' });
    expect(there.stdout).toBe(ask({ TZ: 'UTC', LC_ALL: 'C' }).stdout);
    expect(there.stdout).not.toBe('');
  });

  it('says which files configure a table', () => {
    const here = folder({ 'vexlens.yaml': 'Consensus: { DefaultMode: Lattice }\n', 'a.json': openvex() });
    const { stderr } = spawned([...QUERY, '--from', 'a.json', '--format', 'table'], { cwd: here });
    expect(stderr).toMatch(/, mode Lattice, 0 registered issuers, configured by vexlens\.yaml\n/);
  });

  it('shows the demonstration, also to a pipe', () => {
    const { code, stdout } = spawned(['demo'], { cwd: fileURLToPath(new URL('../..', import.meta.url)) });
    expect(code).toBe(0);
    expect(stdout).toContain('$ stella vex consensus query --from samples/documents --issuers samples/issuers.yaml');
    expect(stdout).toContain('$ stella vex consensus explain ');
    expect(stdout).toContain('What to try next:');
  });
});

function major(node: string): number {
  return Number.parseInt(spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout, 10);
}

describe('streams', () => {
  it('gives the answer though its remarks cannot be written', () => {
    const script = `"${process.execPath}" "${STELLA}" vex consensus query --from "${SAMPLES}" 2>/dev/full | wc -l; echo "\${PIPESTATUS[0]}"`;
    const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8', env: CLEAN });
    expect(stdout).toMatch(/^[1-9]\d*\n0\n$/);
  });

  it('reads standard input', () => {
    const { code, stdout } = spawned([...QUERY, '--from', '-'], { input: openvex() });
    expect(code).toBe(0);
    expect(recordsOf(stdout)).toHaveLength(1);
  });

  it('ends quietly when the reader of its output goes', () => {
    const script = `"${process.execPath}" "${STELLA}" vex consensus query --component '*' --from "${SAMPLES}" | head -n 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8', env: CLEAN });
    expect(stdout).toBe('0\n');
    expect(stderr).not.toMatch(/EPIPE|error|\n\s+at /);
  });

  it('says so when its output cannot be written', () => {
    const script = `"${process.execPath}" "${STELLA}" vex policy show >/dev/full; echo "$?"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8', env: CLEAN });
    expect(stdout).toBe('10\n');
    expect(stderr).toMatch(/^error: standard output cannot be written: ENOSPC\nhint: .+\n$/);
  });

  it('keeps a terminal’s colour and progress out of a pipe', () => {
    const { stdout, stderr } = spawned([...QUERY, '--from', SAMPLES, '--format', 'table'], {
      env: { FORCE_COLOR: '1' },
    });
    expect(stdout + stderr).not.toContain('\u001b');
  });

  it('ends with 130 on SIGINT', async () => {
    const child = spawn(process.execPath, [STELLA, ...QUERY, '--from', '-'], {
      env: CLEAN,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.write('{');
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve([code, signal])));
    const stderr: string[] = [];
    child.stderr.on('data', (chunk) => stderr.push(String(chunk)));
    // Until it listens a signal would end it by itself; so it is sent until it has ended.
    const timer = setInterval(() => child.kill('SIGINT'), 1000);
    expect(await ended).toEqual([130, null]);
    clearInterval(timer);
    expect(stderr.join('')).toBe('');
  });
});

describe('bad input', () => {
  const bad = folder({
    'binary.json': Uint8Array.from({ length: 5000 }, (_, i) => (i * 197) % 256),
    'deep.json': '['.repeat(200_000),
    'deep-object.json': '{"a":'.repeat(200_000),
    'empty.json': '',
    'good.json': openvex(),
    'html.json': '<!doctype html><title>404</title>',
    'truncated.json': openvex().slice(0, 200),
    'yaml.json': 'author: x\n',
  });
  symlinkSync('nowhere', join(bad, 'dangling.json'));
  symlinkSync('/etc/passwd', join(bad, 'outside.json'));
  makePipe(join(bad, 'pipe.json'));
  writeFileSync(join(bad, 'large.json'), `{"x":"${'x'.repeat(30_000_000)}"}`);
  writeFileSync(join(bad, 'giant.json'), '');
  truncateSync(join(bad, 'giant.json'), 2 ** 36);

  const EXPECTED: Readonly<Record<string, RegExp>> = {
    'binary.json': /format\.not_json error: /,
    'dangling.json': /file\.unreadable a symbolic link that leads nowhere/,
    'deep-object.json': /limit\.depth error: /,
    'deep.json': /limit\.depth error: /,
    'empty.json': /format\.not_json error: /,
    'giant.json':
      /file\.unreadable 68719476736 bytes; Normalization\.MaxDocumentSizeBytes is 10485760\. .* VEXLENS_NORMALIZATION__MAXDOCUMENTSIZEBYTES=68719476736 /,
    'html.json': /format\.not_json error: /,
    'large.json': /file\.unreadable 30000008 bytes; Normalization\.MaxDocumentSizeBytes is 10485760/,
    'outside.json': /file\.unreadable a symbolic link that leads out of the directory/,
    'pipe.json': /file\.unreadable a named pipe, not a regular file/,
    'truncated.json': /format\.not_json error: /,
    'yaml.json': /format\.not_json error: /,
  };

  it('is named file by file, and the others are read', () => {
    const { code, stdout, stderr } = spawned(['vex', 'lint', '--from', bad]);
    expect(code).toBe(1);
    const lines = linesOf(stdout);
    for (const [name, message] of Object.entries(EXPECTED)) {
      const own = lines.filter((line) => line.startsWith(`${join(bad, name)}:`));
      expect([name, own.length > 0]).toEqual([name, true]);
      expect(own[0]).toMatch(message);
    }
    expect(stdout).not.toContain('good.json');
    expect(stderr).toMatch(/^13 files, /);
    expect(stdout + stderr).not.toMatch(STACK);
  });

  it('does not keep the good file from its answer', () => {
    const { code, stdout, stderr } = spawned([...QUERY, '--from', bad]);
    expect(code).toBe(0);
    expect(recordsOf(stdout)).toHaveLength(1);
    expect(stderr).toMatch(/^12 of 13 documents are not used/);
    expect(stderr).not.toMatch(STACK);
  });

  it.each([...Object.keys(EXPECTED), '', 'nothing.json', 'good.json/x', '*.none'])('alone: %s', async (name) => {
    const path = join(bad, name);
    const alone = name === '' ? folder() : path;
    for (const [command, codes] of [
      [
        ['vex', 'lint'],
        [1, 4],
      ],
      [['vex', 'ingest', '--dry-run'], [4]],
      [QUERY, [4]],
      [['vex', 'consensus', 'explain'], [4]],
    ] as const) {
      // Named alone, links are followed: what they lead to is no VEX either.
      const { code, stdout, stderr } = await stella([...command, '--from', alone]);
      expect(codes).toContain(code);
      expect(stdout + stderr).not.toBe('');
      expect(stdout + stderr).not.toMatch(STACK);
    }
  });

  it('larger than the limit is read when the limit is raised as was said', () => {
    const env = { VEXLENS_NORMALIZATION__MAXDOCUMENTSIZEBYTES: '30000008' };
    const { code, stdout } = spawned(['vex', 'lint', '--from', join(bad, 'large.json')], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/large\.json:1:1 - format\.unknown error: /);
  });
});

describeCorpus('the JSON test suite', 'json-test-suite', (path) => {
  const files = filesUnder(path, '.json');

  it(`has an issue for each of ${files.length} files: none of them is VEX`, () => {
    const { code, stdout, stderr } = spawned(['vex', 'lint', '--from', path]);
    expect(code).toBe(1);
    expect(stdout + stderr).not.toMatch(STACK);
    const named = new Set(linesOf(stdout).map((line) => line.slice(0, line.indexOf('.json:') + '.json'.length)));
    expect([...named].sort()).toEqual(files);
    expect(stderr).toContain(`${files.length} files, `);
  });
});
