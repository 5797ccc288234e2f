/** Every name given and every file met brings one arrival: bytes or a problem, in a fixed order, and never a throw for one of them. */
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arrivals } from '../../../src/adapters/files/arrivals.ts';
import { readFileWithin } from '../../../src/adapters/files/read.ts';
import { Failure } from '../../../src/failure.ts';
import type { Arrival } from '../../../src/service/ports.ts';
import { makePipe } from './pipe.ts';

async function* streamOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

interface Collected {
  readonly arrivals: Arrival[];
  readonly failure: Failure | null;
}

async function collect(paths: readonly string[], maxBytes = 1000, stdin = streamOf()): Promise<Collected> {
  const all: Arrival[] = [];
  try {
    for await (const arrival of arrivals(paths, { maxBytes, stdin })) all.push(arrival);
  } catch (error) {
    if (error instanceof Failure) return { arrivals: all, failure: error };
    throw error;
  }
  return { arrivals: all, failure: null };
}

/** A folder with these files; the text of each is its name. */
function folderOf(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'vexlens-files-'));
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
  return folder;
}

const textOf = ({ bytes }: Arrival) => (bytes === null ? null : Buffer.from(bytes).toString());
const pathsIn = (folder: string, { arrivals: all }: Collected) => all.map(({ path }) => path.replace(`${folder}/`, ''));
const problemIn = ({ arrivals: all }: Collected) => all.map(({ problem }) => problem);

describe('a directory', () => {
  it('is walked in the order of code units, each directory as a whole', async () => {
    const folder = folderOf('b.json', 'a/z.json', 'a/B.json', 'a.json', 'Z.vex', 'é.json', 'a/sub/x.json');
    const collected = await collect([folder]);
    expect(pathsIn(folder, collected)).toEqual([
      'Z.vex',
      'a/B.json',
      'a/sub/x.json',
      'a/z.json',
      'a.json',
      'b.json',
      'é.json',
    ]);
    expect(collected.arrivals.map(textOf)).toEqual(pathsIn(folder, collected));
  });

  it('gives what could be VEX, and nothing hidden', async () => {
    const folder = folderOf(
      'a.json',
      'B.JSON',
      'c.vex',
      'README.md',
      'a.json.asc',
      'a.json.sha256',
      '.git/x.json',
      '.hidden.json',
      'json',
    );
    expect(pathsIn(folder, await collect([folder]))).toEqual(['B.JSON', 'a.json', 'c.vex']);
  });

  it('is walked however deep it is', async () => {
    const folder = folderOf(`${'d/'.repeat(300)}x.json`);
    expect((await collect([folder])).arrivals).toHaveLength(1);
  });

  it('holds other things than files: each says what it is', async () => {
    const folder = folderOf('a.json');
    makePipe(join(folder, 'pipe.json'));
    mkdirSync(join(folder, 'folder.json'));
    const collected = await collect([folder]);
    expect(pathsIn(folder, collected)).toEqual(['a.json', 'pipe.json']);
    expect(problemIn(collected)[1]).toContain('a named pipe, not a regular file');
  });

  it('follows links inside itself, never out of itself, and no circle', async () => {
    const outside = folderOf('secret.json');
    const folder = folderOf('..data/mounted.json', 'sub/x.json');
    symlinkSync('..data/mounted.json', join(folder, 'mounted.json'));
    symlinkSync(join(outside, 'secret.json'), join(folder, 'out.json'));
    symlinkSync('/etc/passwd', join(folder, 'passwd.json'));
    symlinkSync('nowhere', join(folder, 'dangling.json'));
    symlinkSync('loop.json', join(folder, 'loop.json'));
    symlinkSync('..', join(folder, 'sub/up'));
    const collected = await collect([folder]);
    const said = Object.fromEntries(
      collected.arrivals.map((arrival) => [arrival.path.replace(`${folder}/`, ''), arrival.problem ?? textOf(arrival)]),
    );
    expect(said).toEqual({
      'dangling.json': 'a symbolic link that leads nowhere',
      'loop.json': 'a symbolic link that was not followed',
      'mounted.json': '..data/mounted.json',
      'out.json': 'a symbolic link that leads out of the directory; it was not followed',
      'passwd.json': 'a symbolic link that leads out of the directory; it was not followed',
      'sub/x.json': 'sub/x.json',
    });
  });

  it('next to another of a longer name is not inside it', async () => {
    const folder = folderOf('a/x.json', 'ab/y.json');
    symlinkSync('../ab/y.json', join(folder, 'a/y.json'));
    expect(problemIn(await collect([join(folder, 'a')]))[1]).toContain('leads out of the directory');
  });
});

describe('a name', () => {
  it('is read whatever its extension, in the order given, as often as given', async () => {
    const folder = folderOf('b.txt', 'a');
    const paths = ['b.txt', 'a', 'b.txt'].map((name) => join(folder, name));
    expect((await collect(paths)).arrivals.map(textOf)).toEqual(['b.txt', 'a', 'b.txt']);
  });

  it.each([
    ['that is not there', '/nowhere/at/all.json', 'there is no such file or directory'],
    ['below a file', '/etc/passwd/x.json', 'there is no such file or directory'],
    ['of a device', '/dev/null', 'a device, not a regular file'],
    ['that is too long', `/${'x'.repeat(5000)}`, 'its name is too long'],
    ['that is empty', '', 'there is no such file or directory'],
    ['with a NUL', '/tmp/\0.json', 'it cannot be read (ERR_INVALID_ARG_VALUE)'],
    ['of a pattern without hits', '/nowhere/*.json', 'a pattern that no file matches'],
    ['of a pattern for directories', '/us[r]', 'a pattern that matches directories only'],
  ])('%s is a problem, and the others are read', async (_name, path, problem) => {
    const folder = folderOf('a.json');
    const { arrivals: all, failure } = await collect([path, join(folder, 'a.json')]);
    expect(failure).toBeNull();
    expect(all[0]).toEqual({ path, bytes: null, problem });
    expect(all[1]?.problem).toBeNull();
  });

  it('of a pipe is not waited for', async () => {
    const folder = folderOf('a.json');
    makePipe(join(folder, 'pipe'));
    expect(problemIn(await collect([join(folder, 'pipe'), folder]))[0]).toContain('a named pipe');
  });

  it('of a link is followed: it was asked for', async () => {
    const folder = folderOf('a.json', 'real/b.json');
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    expect(pathsIn(folder, await collect([join(folder, 'link')]))).toEqual(['link/b.json']);
  });

  it('with the signs of a pattern that is there is that file', async () => {
    const folder = folderOf('[a].json', 'a.json');
    expect((await collect([join(folder, '[a].json')])).arrivals.map(textOf)).toEqual(['[a].json']);
  });

  it('of a pattern gives files in order', async () => {
    const folder = folderOf('b.json', 'a.json', 'sub/c.json', 'x.md');
    expect(pathsIn(folder, await collect([join(folder, '*.json')]))).toEqual(['a.json', 'b.json']);
    expect(pathsIn(folder, await collect([join(folder, '**')]))).toEqual(['a.json', 'b.json', 'sub/c.json', 'x.md']);
  });
});

it('a pipe that took the place of a file after it was found is not waited for', async () => {
  const path = join(folderOf(), 'pipe');
  makePipe(path);
  expect((await readFileWithin(path, 10)).problem).toContain('a named pipe');
});

describe('the limit', () => {
  it('takes a file of exactly that size and refuses one byte more, unread, with the remedy', async () => {
    const folder = folderOf();
    writeFileSync(join(folder, 'a.json'), 'x'.repeat(1000));
    writeFileSync(join(folder, 'b.json'), 'x'.repeat(1001));
    const { arrivals: all } = await collect([folder]);
    expect(all[0]?.bytes).toHaveLength(1000);
    expect(all[1]).toMatchObject({
      bytes: null,
      problem:
        '1001 bytes; Normalization.MaxDocumentSizeBytes is 1000. It was not read. ' +
        'Set VEXLENS_NORMALIZATION__MAXDOCUMENTSIZEBYTES=1001 to read it',
    });
  });

  it('does not touch the bytes of a giant', async () => {
    const folder = folderOf('giant.json');
    truncateSync(join(folder, 'giant.json'), 2 ** 40);
    expect(problemIn(await collect([folder]))[0]).toContain('1099511627776 bytes');
  });

  it('holds for files that say they are empty', async () => {
    const { arrivals: all } = await collect(['/proc/cpuinfo', '/proc/self/maps'], 1_000_000);
    expect(all.every(({ bytes }) => bytes !== null && bytes.length > 100)).toBe(true);
    expect(problemIn(await collect(['/proc/self/maps'], 50))[0]).toContain('more than 50 bytes');
  });
});

describe('standard input', () => {
  it('is read once', async () => {
    const collected = await collect(['-', '-'], 1000, streamOf('{"a"', ':1}'));
    expect(collected.arrivals.map(textOf)).toEqual(['{"a":1}', null]);
    expect(problemIn(collected)[1]).toBe('standard input was named before and has been read');
  });

  it('has the limit', async () => {
    expect(problemIn(await collect(['-'], 10, streamOf('x'.repeat(8), 'x'.repeat(8))))[0]).toContain(
      'more than 10 bytes',
    );
  });

  it('that breaks is a problem', async () => {
    const broken = (async function* () {
      yield Buffer.from('x');
      throw Object.assign(new Error('broken'), { code: 'EIO' });
    })();
    expect(problemIn(await collect(['-'], 10, broken))[0]).toBe('the device reports a read error');
  });
});

describe('nothing readable', () => {
  it.each([
    ['an empty directory', folderOf('README.md'), 'nothing to read in'],
    ['a missing file', '/nowhere.json', 'nothing readable in'],
  ])('%s is not found', async (_name, path, message) => {
    const { failure } = await collect([path]);
    expect(failure?.kind).toBe('not_found');
    expect(failure?.message).toBe(`${message} ${path}`);
  });

  it('an empty file is readable: it is for the reader of documents to judge', async () => {
    const folder = folderOf();
    writeFileSync(join(folder, 'empty.json'), '');
    const { arrivals: all, failure } = await collect([folder]);
    expect(failure).toBeNull();
    expect(all[0]?.bytes).toHaveLength(0);
  });
});

it('leaves no file open', async () => {
  const folder = folderOf('a.json', 'b.json');
  writeFileSync(join(folder, 'large.json'), 'x'.repeat(2000));
  const openFiles = () => readdirSync('/proc/self/fd').length;
  const before = openFiles();
  for (let i = 0; i < 20; i++) await collect([folder, '/dev/null']);
  expect(openFiles()).toBeLessThanOrEqual(before + 1);
});

it('tells the number of arrivals before the first', async () => {
  const folder = folderOf('a.json', 'b.json');
  const events: unknown[] = [];
  const options = { maxBytes: 10, stdin: streamOf(), onListed: (count: number) => events.push(count) };
  for await (const { path } of arrivals([folder, '/nowhere'], options)) events.push(path.replace(`${folder}/`, ''));
  expect(events).toEqual([3, 'a.json', 'b.json', '/nowhere']);
});
