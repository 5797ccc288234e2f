/** `stella vex lint` and the standards' own rules: what is added to the readers' word, where it shows, and when it is not asked. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { World } from '../../src/cli/world.ts';
import { ORDINARY_BYTES } from '../../src/service/lint.ts';
import type { Breach, Standards } from '../../src/service/standards.ts';
import { csafDocument, UNDEFINED_PRODUCT } from '../adapters/standards/documents.ts';
import { openvex } from './documents.ts';
import { folder, STACK, spawned } from './spawn.ts';
import { linesOf, type Ran, stella } from './world.ts';

const CSAF = JSON.stringify(csafDocument(UNDEFINED_PRODUCT), null, 1);

/** OpenVEX whose schema forbids a version that is a text; the reader does not mind. */
const ODD = openvex().replace('"version":1', '"version":"1"');

function lintOf(files: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<Ran> {
  return stella(['vex', 'lint', folder(files), ...more]);
}

/** The same, with these rules in place of the libraries'. */
async function lintBy(standards: Standards, content: string | null, ...more: readonly string[]): Promise<Ran> {
  const [stdout, stderr] = [[] as string[], [] as string[]];
  const face = (chunks: string[]) => ({
    isTerminal: false,
    stream: process.stdout,
    write: async (text: string) => void chunks.push(text),
  });
  async function* arrivals() {
    yield { path: 'a.json', bytes: content === null ? null : Buffer.from(content), problem: null };
  }
  const world: World = {
    env: {},
    now: 0n,
    version: '1',
    samples: '',
    stdout: face(stdout),
    stderr: face(stderr),
    arrivals,
    standards,
  };
  const code = await run(['vex', 'lint', 'a.json', ...more], world);
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

function saying(breaches: readonly Breach[], total = breaches.length): Standards {
  return { rules: new Map([['schema.openvex', 'm']]), check: async () => ({ breaches, total }) };
}

const BREACH: Breach = { code: 'schema.openvex', severity: 'error', pointer: '/statements/0', message: 'm' };

describe('a breach of a standard', () => {
  it('is a line with its place, the number of the test and its name, and an error', async () => {
    const { code, stdout } = await lintOf({ 'a.json': CSAF });
    expect(code).toBe(1);
    const line = linesOf(stdout).find((each) => each.includes('csaf.6.1.1 '));
    expect(line).toMatch(/\/a\.json:\d+:\d+ \/vulnerabilities\/0\/product_status\/fixed\/1 csaf\.6\.1\.1 error: /);
    expect(line?.endsWith('(CSAF 2.0 §6.1.1 Missing Definition of Product ID)')).toBe(true);
    expect(line).not.toContain(':1:1 ');
  });

  it('is in the JSON record like any issue', async () => {
    const { stdout } = await lintOf({ 'a.json': ODD }, '--format', 'json');
    expect(JSON.parse(stdout)).toEqual([
      {
        path: expect.stringMatching(/a\.json$/),
        issues: [
          {
            code: 'schema.openvex',
            severity: 'error',
            pointer: '/version',
            line: 1,
            column: expect.any(Number),
            message: 'not a whole number',
          },
        ],
        issueTotal: 1,
      },
    ]);
  });

  it('in a wrapper is pointed at in the text that was given', async () => {
    const wrapped = JSON.stringify({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'pkg:npm/left-pad@1.3.0', digest: {} }],
      predicateType: 'https://openvex.dev/ns/v0.2.0',
      predicate: JSON.parse(ODD),
    });
    const { stdout } = await lintOf({ 'a.json': wrapped });
    expect(stdout).toMatch(/ \/predicate\/version schema\.openvex error: not a whole number\n/);
  });

  it('is not said again where the reader has said it', async () => {
    const { code, stdout } = await lintOf({ 'a.json': openvex({ more: {} }) });
    expect(code).toBe(0);
    expect(linesOf(stdout)).toEqual([expect.stringContaining(' format.action_missing warning: ')]);
  });

  it('is said where the reader spoke of something else at the place, or of another place', async () => {
    const odd = openvex({ product: 'pkg:NPM/left-pad@1.3.0' });
    const at = (pointer: string) => lintBy(saying([{ ...BREACH, pointer }]), odd);
    expect(linesOf((await at('/statements/0/products/0/@id')).stdout)).toHaveLength(2);
    const [member, other] = [
      { ...BREACH, member: 'action_statement' },
      { ...BREACH, member: 'supplier' },
    ];
    const told = await lintBy(saying([member]), openvex({ more: {} }));
    const untold = await lintBy(saying([{ ...other, pointer: '/statements' }]), openvex({ more: {} }));
    expect([linesOf(told.stdout).length, linesOf(untold.stdout).length]).toEqual([1, 2]);
  });

  it('of a numbered test is always said', async () => {
    const { stdout } = await lintBy(saying([{ ...BREACH, code: 'csaf.6.1.1' }]), openvex({ more: {} }));
    expect(stdout).toContain('csaf.6.1.1');
  });
});

describe('the list of issues', () => {
  it('is cut at a thousand, readers first, and the rest is counted', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => ({ ...BREACH, pointer: `/x/${i}` }));
    const { stdout, stderr } = await lintBy(saying(many, 1234), openvex({ product: 'pkg:NPM/left-pad@1.3.0' }));
    const lines = linesOf(stdout);
    expect(lines).toHaveLength(1001);
    expect(lines[0]).toContain('identity.purl_not_canonical');
    expect(lines.at(-1)).toBe('a.json:1:1 - and 235 more issues, not listed');
    expect(stderr).toMatch(/^1 file, 1235 issues, /);
  });

  it('that is full already leaves the standard unasked, and says so', async () => {
    const statements = Array.from({ length: 1500 }, (_, i) => ({
      vulnerability: { name: `CVE-2024-${1000 + i}` },
      products: [{ '@id': 'pkg:npm/a@1' }],
      status: 'affected',
    }));
    const content = JSON.stringify({ ...(JSON.parse(openvex()) as object), statements });
    const { stderr } = await lintBy(saying([BREACH]), content);
    expect(stderr).toContain('1 file not held to the rules of a standard: the list of its issues is full\n');
  });
});

describe('--standards', () => {
  const large = JSON.stringify({ ...(JSON.parse(ODD) as object), tooling: 'x'.repeat(ORDINARY_BYTES) });
  const LARGER = `larger than ${ORDINARY_BYTES} bytes; \`--standards always\` checks it all the same`;

  it('auto leaves out what is large, and says so in every format', async () => {
    const text = await lintOf({ 'a.json': large });
    expect([text.code, text.stdout]).toEqual([0, '']);
    expect(linesOf(text.stderr)).toEqual([
      '1 file, 0 issues, 0 errors, 0 unreadable',
      `1 file not held to the rules of a standard: ${LARGER}`,
    ]);
    const json = await lintOf({ 'a.json': large }, '--format', 'json', '--standards', 'auto');
    expect(JSON.parse(json.stdout)).toMatchObject([{ unchecked: LARGER, issues: [] }]);
    const sarif = await lintOf({ 'a.json': large }, '--format', 'sarif');
    expect(JSON.parse(sarif.stdout).runs[0].invocations[0].toolExecutionNotifications).toEqual([
      {
        level: 'note',
        message: { text: expect.stringMatching(/a\.json: not held to the rules of its standard: larger/) },
      },
    ]);
  });

  it('always checks what is large, and asks the tests that only advise', async () => {
    const text = await lintOf({ 'a.json': large }, '--standards', 'always');
    expect(text.stdout).toContain('/version schema.openvex error: ');
    const advised = { 'a.json': JSON.stringify(csafDocument({ vulnerabilities: [{ title: 'x' }] })) };
    expect((await lintOf(advised)).stdout).not.toContain('csaf.');
    expect((await lintOf(advised, '--standards', 'always')).stdout).toContain('csaf.6.3.3 note: ');
  }, 120_000);

  it('never asks nothing, and says nothing of it', async () => {
    const text = await lintOf({ 'a.json': ODD }, '--standards', 'never');
    expect(text).toEqual({ code: 0, stdout: '', stderr: '1 file, 0 issues, 0 errors, 0 unreadable\n' });
    const sarif = await lintOf({ 'a.json': ODD }, '--standards', 'never', '--format', 'sarif');
    expect(JSON.parse(sarif.stdout).runs[0].tool).not.toHaveProperty('extensions');
  });

  it('takes no other word', async () => {
    const { code, stderr } = await lintOf({ 'a.json': ODD }, '--standards', 'alwyas');
    expect(code).toBe(2);
    expect(stderr).toContain('always');
  });
});

describe('a document that no rules fit', () => {
  it.each([
    ['{"@context": "https://openvex.dev/ns", "statements": []}', 'there are no rules here for OpenVEX 0.0.1'],
    [
      '{"@context": "https://openvex.dev/ns#x", "statements": []}',
      'there are no rules here for OpenVEX without a version',
    ],
    ['{"author": "a", "statements": [{"status": "fixed"}]}', 'there are no rules here for OpenVEX without a version'],
    ['{"bomFormat": "CycloneDX", "specVersion": "1.3"}', 'there are no rules here for CycloneDX 1.3'],
    ['{"bomFormat": "CycloneDX"}', 'there are no rules here for CycloneDX without a version'],
    ['{"document": {"csaf_version": "2.1"}}', 'there are no rules here for CSAF 2.1'],
    ['{"document": {"tracking": {"status": "deleted"}}}', 'there are no rules here for CSAF without a version'],
  ])('is said not to be held to any: %s', async (content, reason) => {
    const { stderr } = await lintOf({ 'a.json': content });
    expect(stderr).toContain(`1 file not held to the rules of a standard: ${reason}\n`);
  });

  it('because it is no JSON is said to be none, where it was read all the same', async () => {
    const xml = '<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><components/></bom>';
    const { stderr } = await lintOf({ 'a.json': xml });
    expect(stderr).toContain('1 file not held to the rules of a standard: the rules here are for JSON\n');
  });

  it.each([
    '[1]',
    '{}',
    '[',
    '{"_type": "https://in-toto.io/Statement/v1"}',
    '{"bomFormat": "CycloneDX", "specVersion": "1.6", "document": {"csaf_version": "2.0"}}',
  ])('because it is none of a format has its reader’s word only: %s', async (content) => {
    const { stdout, stderr } = await lintOf({ 'a.json': content });
    expect(linesOf(stderr)).toHaveLength(1);
    expect(stdout).not.toMatch(/schema\.|csaf\./);
  });
});

describe('sarif', () => {
  it('has the rules of the standards as an extension, and results point into it', async () => {
    const { stdout } = await lintOf({ 'a.json': CSAF, 'b.json': ODD }, '--format', 'sarif');
    const [run] = JSON.parse(stdout).runs;
    const [extension, second] = run.tool.extensions;
    expect(second).toBeUndefined();
    expect(extension.name).toBe('VEX standards');
    const ids = extension.rules.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId, ruleIndex, rule, message } of run.results) {
      if (ruleIndex !== undefined) {
        expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
        continue;
      }
      expect(rule).toEqual({ id: ruleId, index: ids.indexOf(ruleId), toolComponent: { index: 0 } });
      expect(message.text).not.toBe('');
    }
    const [own] = run.results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'csaf.6.1.1');
    expect(own.message.text).toContain('(CSAF 2.0 §6.1.1 Missing Definition of Product ID)');
    expect(own.locations[0].logicalLocations).toEqual([
      { fullyQualifiedName: '/vulnerabilities/0/product_status/fixed/1' },
    ]);
  });
});

describe('an issue', () => {
  const odd = openvex({ product: 'pkg:NPM/left-pad@1.3.0' });

  it('is shown with what there is to say: the text met, the clause, the place', async () => {
    const breach = { ...BREACH, text: 'met\u001b', clause: 'C §1' };
    const { stdout } = await lintBy(saying([breach, { ...BREACH, pointer: '' }]), odd);
    const [, full, bare] = linesOf(stdout);
    expect(full).toMatch(/^a\.json:1:\d+ \/statements\/0 schema\.openvex error: m: "met\\u001b" \(C §1\)$/);
    expect(bare).toBe('a.json:1:1 - schema.openvex error: m');
    const json = JSON.parse((await lintBy(saying([breach]), odd, '--format', 'json')).stdout);
    expect(json[0].issues[1]).toMatchObject({ text: 'met\u001b', clause: 'C §1' });
  });

  it('of a file without bytes is that there are none', async () => {
    const text = await lintBy(saying([]), null);
    expect([text.code, text.stdout]).toEqual([1, 'a.json:1:1 - file.unreadable it cannot be read\n']);
    const json = JSON.parse((await lintBy(saying([]), null, '--format', 'json')).stdout);
    expect(json).toEqual([{ path: 'a.json', problem: 'it cannot be read', issues: [], issueTotal: 0 }]);
    const { runs } = JSON.parse((await lintBy(saying([]), null, '--format', 'sarif')).stdout);
    expect(runs[0].results).toMatchObject([
      { ruleId: 'file.unreadable', locations: [{ physicalLocation: { artifactLocation: { uri: 'a.json' } } }] },
    ]);
    expect(runs[0].results[0].locations[0]).not.toHaveProperty('logicalLocations');
  });

  it('of standard input names no file', async () => {
    const ran = await stella(['vex', 'lint', '-', '--format', 'sarif'], { stdin: ODD });
    const [result] = JSON.parse(ran.stdout).runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('stdin:');
  });
});

/** Runs with a hook that refuses an import that matches, written `importer > name`. */
function without(pattern: string): { NODE_OPTIONS: string } {
  const hook = `import { registerHooks } from 'node:module';
    registerHooks({ resolve(name, context, next) {
      if (new RegExp(${JSON.stringify(pattern)}).test((context.parentURL ?? '') + ' > ' + name)) throw new Error('refused ' + name);
      return next(name, context);
    } });`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(hook)}` };
}

describe('the libraries', () => {
  const documents = folder({ 'a.json': openvex(), 'b.json': CSAF });
  const LIBRARIES = ' > (ajv|@secvisogram/)';

  it.each([
    ['vex', 'consensus', 'query', '--from', documents],
    ['vex', 'ingest', '--dry-run', '--from', documents],
    ['vex', 'lint', documents, '--standards', 'never'],
  ])('are not loaded by %s %s %s', (...args) => {
    const { stdout, stderr } = spawned(args, { env: without(LIBRARIES) });
    expect(stderr).not.toContain('refused');
    expect(stdout + stderr).not.toMatch(STACK);
  });

  it('are loaded by lint, the one for CSAF only where there is CSAF', () => {
    expect(spawned(['vex', 'lint', documents], { env: without(LIBRARIES) }).code).toBe(70);
    const open = join(documents, 'a.json');
    expect(spawned(['vex', 'lint', open], { env: without(' > @secvisogram/') })).toMatchObject({
      code: 0,
      stdout: '',
    });
  });

  it('reach for no network and no other program', () => {
    const env = without(
      ' > (node:)?(net|tls|dns|dgram|https?|http2)$| > undici|@secvisogram/.* > .*(child_process|hunspell)',
    );
    const { code, stdout } = spawned(['vex', 'lint', documents, '--standards', 'always'], { env });
    expect(code).toBe(1);
    expect(stdout).toContain('csaf.6.1.1 error: ');
  }, 120_000);
});
