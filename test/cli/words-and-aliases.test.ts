/** `--aliases`, `match --suggest` and `documents show`, as a person and a program meet them. */
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { showDocument } from '../../src/cli/commands/documents.ts';
import type { World } from '../../src/cli/world.ts';
import { sha256 } from '../../src/core/std/digest.ts';
import { evidenceFrom } from '../../src/wire.ts';
import { openvex } from './documents.ts';
import { folder, spawned } from './spawn.ts';
import { linesOf, recordsOf, stella } from './world.ts';

const ACME = openvex({ author: 'Acme', vulnerability: 'RHSA-2024:1' });
const BETA = openvex({ author: 'Beta', status: 'fixed', more: {} });
const evidence = folder({ 'acme.json': ACME, 'beta.json': BETA });
const files = folder({
  'aliases.yaml': 'RHSA-2024:1: [CVE-2024-0001, CVE-2024-0002]',
  'empty.yaml': '',
  'osv.json': JSON.stringify({ id: 'RHSA-2024:1', modified: '2024-01-01T00:00:00Z', aliases: ['CVE-2024-0003'] }),
  'wrong.yaml': 'CVE-2024-0001: [CVE-2024-0002]',
});
const file = (name: string) => join(files, name);
const FROM = ['--from', evidence];
const QUERY = ['vex', 'consensus', 'query', ...FROM];

function idsOf(stdout: string): unknown[] {
  return recordsOf(stdout).map(({ vulnerability }) => (vulnerability as { id: string }).id);
}

describe('--aliases', () => {
  it('joins ids to CVEs, and its digest is in every answer', async () => {
    const { code, stdout } = await stella([
      ...QUERY,
      '--aliases',
      file('aliases.yaml'),
      '--vulnerability',
      'RHSA-2024:1',
    ]);
    expect([code, idsOf(stdout)]).toEqual([0, ['CVE-2024-0001', 'CVE-2024-0002']]);
    const digests = recordsOf(stdout).map(({ aliasDigest }) => aliasDigest);
    expect(digests).toEqual([expect.stringMatching(/^sha256:[0-9a-f]{64}$/), digests[0]]);
  });

  it('takes several files', async () => {
    const { stdout } = await stella([...QUERY, '--aliases', file('aliases.yaml'), file('osv.json')]);
    expect(idsOf(stdout)).toEqual(['CVE-2024-0001', 'CVE-2024-0002', 'CVE-2024-0003']);
  });

  it('is explained, too', async () => {
    const args = [
      'vex',
      'consensus',
      'explain',
      ...FROM,
      '--aliases',
      file('aliases.yaml'),
      '--vulnerability',
      'RHSA-2024:1',
    ];
    const [first] = recordsOf((await stella(args)).stdout);
    expect(first).toMatchObject({ aliasDigest: expect.anything(), voices: [{}, {}] });
  });

  it('changes nothing where it is not given, and but the digest where it is empty', async () => {
    const [plain, empty] = await Promise.all([stella(QUERY), stella([...QUERY, '--aliases', file('empty.yaml')])]);
    const without = recordsOf(plain.stdout);
    expect(without.every((record) => !('aliasDigest' in record))).toBe(true);
    expect(recordsOf(empty.stdout).map(({ aliasDigest: _, digest: __, ...rest }) => rest)).toEqual(
      without.map(({ digest: _, ...rest }) => rest),
    );
  });

  it('is refused with its place where it would join two CVEs', async () => {
    const { code, stdout, stderr } = await stella([...QUERY, '--aliases', file('wrong.yaml')]);
    expect([code, stdout]).toEqual([2, '']);
    expect(linesOf(stderr)).toEqual([
      `error: ${file('wrong.yaml')}:1:1: "CVE-2024-0001" is a CVE: write the other id before the colon and its CVEs behind it`,
      'hint: Correct the places named: each entry is `id: [CVE-…]`, or an OSV record; nothing was read.',
    ]);
  });
});

describe('match --suggest', () => {
  const inside = openvex({ product: 'pkg:npm/app@1.0.0' }).replace(
    '"@id":"pkg:npm/app@1.0.0"',
    '"@id":"pkg:npm/app@1.0.0","subcomponents":[{"@id":"pkg:npm/left-pad@1.3.0"}]',
  );
  const more = folder({ 'acme.json': ACME, 'beta.json': BETA, 'inside.json': inside });
  const MATCH = ['vex', 'match', '--from', more, '--product', 'pkg:npm/left-pad'];

  it('gives a program the whole question to ask, or null', async () => {
    const records = recordsOf((await stella([...MATCH, '--vulnerability', 'CVE-2024-0001', '--suggest'])).stdout);
    const whole = { vulnerability: 'CVE-2024-0001', product: 'pkg:npm/left-pad@1.3.0', component: null };
    expect(records.map(({ refused, suggest }) => [(refused as { rule: string }).rule, suggest])).toEqual([
      ['package_differs', { ...whole, product: 'pkg:npm/app@1.0.0', component: whole.product }],
      ['version_unstated', whole],
      ['vulnerability_differs', { ...whole, vulnerability: 'RHSA-2024:1' }],
    ]);
  });

  it('gives null where there is nothing', async () => {
    const args = ['vex', 'match', '--from', evidence, '--product', 'pkg:npm/x', '--vulnerability', 'CVE-2024-0001'];
    expect(recordsOf((await stella([...args, '--suggest'])).stdout)).toMatchObject([{ suggest: null }]);
    const { stdout } = await stella([...args, '--suggest'], { terminal: true, env: { NO_COLOR: '1' } });
    expect(stdout).toMatch(/no: package_differs +pkg:npm\/x +pkg:npm\/left-pad@1\.3\.0 +\S+beta\.json#/);
  });

  it('gives a person the options that change, beside both values of the rule that failed', async () => {
    const terminal = { terminal: true, env: { NO_COLOR: '1' } };
    const { stdout } = await stella([...MATCH.slice(0, -1), 'pkg:npm/left-pad@1.0.0', '--suggest'], terminal);
    const [head = '', ...lines] = linesOf(stdout);
    expect(head).toMatch(/Answers +Asked +Stated +Ask instead +Statement$/);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /no: version_differs +1\.0\.0 +1\.3\.0 +--product pkg:npm\/left-pad@1\.3\.0 +\S+#\/statements\/0/,
      ),
    );
  });

  it('names the product inside which it is a component', async () => {
    const asked = ['vex', 'match', '--from', more, '--vulnerability', 'CVE-2024-0001', '--suggest'];
    const terminal = { terminal: true, env: { NO_COLOR: '1' } };
    const lines = async (...args: string[]) => linesOf((await stella([...asked, ...args], terminal)).stdout);
    expect(await lines('--product', 'pkg:npm/left-pad@1.3.0')).toContainEqual(
      expect.stringContaining(' --product pkg:npm/app@1.0.0 --component pkg:npm/left-pad@1.3.0 '),
    );
    expect(await lines('--product', 'pkg:npm/x', '--component', 'pkg:npm/left-pad@9')).toContainEqual(
      expect.stringMatching(/Beta .* --component pkg:npm\/left-pad@1\.3\.0 /),
    );
  });

  it('without it says nothing of it', async () => {
    const { stdout } = await stella(MATCH, { terminal: true });
    expect(stdout).not.toContain('Ask instead');
    for (const record of recordsOf((await stella(MATCH)).stdout)) expect(record).not.toHaveProperty('suggest');
  });

  it('works under --aliases', async () => {
    const args = [...MATCH, '--aliases', file('aliases.yaml'), '--vulnerability', 'CVE-2024-0002', '--suggest'];
    expect(recordsOf((await stella(args)).stdout)).toContainEqual(
      expect.objectContaining({
        vulnerability: 'RHSA-2024:1',
        suggest: { vulnerability: 'CVE-2024-0002', product: 'pkg:npm/left-pad@1.3.0', component: null },
      }),
    );
  });
});

describe('documents show', () => {
  const SHOW = ['vex', 'documents', 'show'];
  const digest = sha256(ACME);

  it('prints the very bytes of a document, or of the assertion', async () => {
    expect(await stella([...SHOW, digest, ...FROM])).toEqual({ code: 0, stdout: ACME, stderr: '' });
    const { code, stdout } = await stella([...SHOW, `${digest.slice(7, 17)}#/statements/0`, ...FROM]);
    expect([code, stdout]).toEqual([0, JSON.stringify(JSON.parse(ACME).statements[0])]);
  });

  it('leads from every answer to its words', async () => {
    for (const record of recordsOf((await stella(['vex', 'match', ...FROM, '--product', 'pkg:npm/left-pad'])).stdout)) {
      const { document, pointer } = record.statement as { document: string; pointer: string };
      const { stdout } = await stella([...SHOW, `${document}#${pointer}`, ...FROM]);
      expect(JSON.parse(stdout)).toEqual({ '@id': (record.product as { id: string }).id });
    }
  });

  it('shows a terminal nothing that it would obey', async () => {
    const odd = '\ufeff{\r\n\t"a": "\u202e\u009b31m"}\n';
    const { stdout } = await stella([...SHOW, sha256(odd), '--from', folder({ 'a.json': odd })], { terminal: true });
    expect(stdout).toBe('\\u{feff}{\n\t"a": "\\u{202e}\\u{9b}31m"}\n');
  });

  it('prints what is no UTF-8 byte for byte', async () => {
    const bytes = Uint8Array.of(0x7b, 0xff, 0xfe, 0x00, 0x7d);
    const chunks: Buffer[] = [];
    const stream = new PassThrough().on('data', (chunk: Buffer) => chunks.push(chunk));
    const face = { isTerminal: false, stream, write: async () => {} };
    const world: World = {
      env: {},
      now: 0n,
      version: '1',
      samples: '',
      stdout: face,
      stderr: face,
      arrivals: evidenceFrom(stream),
    };
    const options = new Map([['from', [folder({ 'a.json': bytes })]]]);
    expect(await showDocument.run({ options, argument: sha256(bytes) }, world)).toBe(0);
    expect(Buffer.concat(chunks)).toEqual(Buffer.from(bytes));
    await expect(showDocument.run({ options, argument: null }, world)).rejects.toThrow('no document is named');
  });

  it('writes the same to a pipe of a process', () => {
    expect(spawned([...SHOW, digest, ...FROM])).toEqual({ code: 0, stdout: ACME, stderr: '' });
  });

  it.each([
    ['00000000', 4, /^error: none of the 2 documents read has a digest that begins with sha256:00000000\nhint: /],
    [`${digest}#/statements/1`, 4, /^error: there is nothing at \/statements\/1 in sha256:[0-9a-f]{64}\nhint: /],
    [digest.slice(7, 14), 2, /^error: a digest has 8 to 64 hexadecimal digits\nhint: /],
    [`${digest}#statements`, 2, /^error: a pointer is empty or begins with a slash/],
  ])('%s ends with %i', async (address, code, message) => {
    const ran = await stella([...SHOW, address, ...FROM]);
    expect([ran.code, ran.stdout]).toEqual([code, '']);
    expect(ran.stderr).toMatch(message);
  });
});
