/** What each command answers, to a person and to a program. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JUSTIFIED, openvex } from './documents.ts';
import { folder, SAMPLES } from './spawn.ts';
import { linesOf, recordsOf, stella } from './world.ts';

const evidence = folder({
  'acme.json': openvex(),
  'beta.json': openvex({ author: 'Beta', status: 'not_affected', more: JUSTIFIED }),
  'other.json': openvex({ author: 'Beta', vulnerability: 'CVE-2024-0002', status: 'fixed', more: {} }),
});
const issuers = join(folder({ 'issuers.yaml': 'Issuers: [{ Id: acme, Names: [Acme], Tier: known }]' }), 'issuers.yaml');
const FROM = ['--from', evidence];
const PAIR = ['--vulnerability', 'CVE-2024-0001', '--product', 'pkg:npm/left-pad@1.3.0'];
const QUERY = ['vex', 'consensus', 'query'];
const EXPLAIN = ['vex', 'consensus', 'explain'];

describe('query', () => {
  it('gives a program one record a line, each with its as-of', async () => {
    const { code, stdout, stderr } = await stella([...QUERY, ...FROM]);
    expect(code).toBe(0);
    expect(recordsOf(stdout)).toMatchObject([
      {
        vulnerability: { id: 'CVE-2024-0001' },
        status: 'not_affected',
        asOf: '2026-01-01T00:00:00Z',
        mode: 'WeightedVote',
      },
      { vulnerability: { id: 'CVE-2024-0002' }, status: 'fixed' },
    ]);
    expect(stderr).toBe(
      'hint: 3 of 3 voices come from strangers: those who say the same count once; --issuers FILE says who is trusted\n',
    );
  });

  it('gives a person a table with its sum, and the as-of beside it', async () => {
    const { code, stdout, stderr } = await stella([...QUERY, ...FROM, '--issuers', issuers], {
      terminal: true,
      env: { NO_COLOR: '1' },
    });
    expect(code).toBe(0);
    expect(linesOf(stdout)).toEqual([
      'Vulnerability  Product                 Component  Status    Confidence  Outcome    Conflicts            Voices',
      expect.stringMatching(
        /^CVE-2024-0001 {2}pkg:npm\/left-pad@1\.3\.0 +affected +0\.\d{3} {2}majority {3}status_disagreement +2$/,
      ),
      expect.stringMatching(/^CVE-2024-0002 {2}pkg:npm\/left-pad@1\.3\.0 +fixed +0\.\d{3} {2}unanimous +1$/),
      '2 answers, 1 conflict, 2 of 3 voices from strangers',
    ]);
    expect(stderr).toContain('as of 2026-01-01T00:00:00Z, mode WeightedVote, 1 registered issuer\n');
    expect(stderr).not.toContain('--issuers');
  });

  it('colours a terminal, unless NO_COLOR or a dumb one says no', async () => {
    const coloured = (env: Record<string, string>) => stella([...QUERY, ...FROM], { terminal: true, env });
    expect((await coloured({})).stdout).toContain('\u001b[32mnot_affected');
    expect((await coloured({ NO_COLOR: '1' })).stdout).not.toContain('\u001b');
    expect((await coloured({ TERM: 'dumb' })).stdout).not.toContain('\u001b');
    expect((await stella([...QUERY, ...FROM, '--format', 'table'])).stdout).not.toContain('\u001b');
    expect((await stella([...QUERY, ...FROM, '--format', 'json'], { terminal: true })).stdout).not.toContain('\u001b');
  });

  it('gives one JSON document on request', async () => {
    const { stdout } = await stella([...QUERY, ...FROM, '--format', 'json']);
    const lines = await stella([...QUERY, ...FROM, '--format', 'jsonl']);
    expect(JSON.parse(stdout)).toEqual(recordsOf(lines.stdout));
    const none = await stella([...QUERY, ...FROM, '--format', 'json', '--status', 'under_investigation']);
    expect([none.code, JSON.parse(none.stdout)]).toEqual([4, []]);
  });

  it.each([
    [['--conflicts'], ['CVE-2024-0001']],
    [['--status', 'fixed'], ['CVE-2024-0002']],
    [
      ['--status', 'fixed,not_affected'],
      ['CVE-2024-0001', 'CVE-2024-0002'],
    ],
    [
      ['--status', 'fixed', '--status', 'not_affected'],
      ['CVE-2024-0001', 'CVE-2024-0002'],
    ],
    [['--vulnerability', 'cve-2024-0002'], ['CVE-2024-0002']],
    [
      ['--min-confidence', '0'],
      ['CVE-2024-0001', 'CVE-2024-0002'],
    ],
    [
      ['--product', 'pkg:npm/left-pad@1.3.0'],
      ['CVE-2024-0001', 'CVE-2024-0002'],
    ],
  ])('%j', async (args, ids) => {
    const { stdout } = await stella([...QUERY, ...FROM, ...args]);
    expect(recordsOf(stdout).map(({ vulnerability }) => (vulnerability as { id: string }).id)).toEqual(ids);
  });

  it('answers for another instant and in another mode', async () => {
    const [record] = recordsOf(
      (await stella([...QUERY, ...FROM, ...PAIR, '--as-of', '2026-06-01', '--mode', 'Lattice'])).stdout,
    );
    expect(record).toMatchObject({ asOf: '2026-06-01T00:00:00Z', mode: 'Lattice', outcome: 'most_conservative' });
  });

  it('gives the same bytes for the same question', async () => {
    const ask = () => stella([...QUERY, ...FROM, '--format', 'json']);
    expect((await ask()).stdout).toBe((await ask()).stdout);
  });

  it('says what was searched when nothing was found, and what to try', async () => {
    const { code, stderr } = await stella([
      ...QUERY,
      ...FROM,
      '--vulnerability',
      'CVE-1999-9999',
      '--product',
      "pkg:npm/o'x",
    ]);
    expect(code).toBe(4);
    expect(linesOf(stderr)).toEqual([
      `nothing found for --vulnerability CVE-1999-9999 --product 'pkg:npm/o'\\''x' among 3 statements`,
      `hint: \`stella vex match --from ${evidence} --vulnerability CVE-1999-9999 --product 'pkg:npm/o'\\''x'\` lists every statement that comes near, and why it does not answer`,
    ]);
  });

  it('names the documents that it could not use', async () => {
    const mixed = folder({ 'a.json': openvex(), 'b.json': '{', 'c.json': '[]' });
    const { code, stderr } = await stella([...QUERY, '--from', mixed]);
    expect(code).toBe(0);
    expect(linesOf(stderr).slice(0, 3)).toEqual([
      '2 of 3 documents are not used; `stella vex lint` says more:',
      expect.stringMatching(/\/b\.json: format\.not_json: /),
      expect.stringMatching(/\/c\.json: format\.unknown: /),
    ]);
  });
});

describe('explain', () => {
  it('gives a program the record with voices and what would change it', async () => {
    const { code, stdout } = await stella([...EXPLAIN, ...FROM, ...PAIR, '--issuers', issuers]);
    expect(code).toBe(0);
    expect(recordsOf(stdout)).toMatchObject([
      {
        status: 'affected',
        voices: [
          { issuer: 'acme', tier: 'known', factors: { tier: 0.5, signature: 1 } },
          { issuer: 'author:Beta', registered: false },
        ],
        leftOut: [],
        runnerUp: { status: 'not_affected' },
        flips: [{ to: 'not_affected', tier: null }, { to: 'fixed' }, { to: 'under_investigation' }],
        freshnessFlip: null,
      },
    ]);
  });

  it('gives a person a page', async () => {
    const { stdout } = await stella([...EXPLAIN, ...FROM, ...PAIR, '--issuers', issuers, '--format', 'table']);
    for (const text of [
      'CVE-2024-0001 in pkg:npm/left-pad@1.3.0\n',
      '  affected: majority, confidence 0.',
      'Voices',
      `${join(evidence, 'acme.json')}#/statements/0/products/0`,
      'conflict status_disagreement (high) between acme, author:Beta',
      'to not_affected: one more voice of 0.',
    ]) {
      expect(stdout).toContain(text);
    }
    expect(stdout).not.toContain('Left out');
  });

  it('shows who was left out, and why', async () => {
    const policy = join(folder({ 'p.yaml': 'Consensus: { AdmitStrangers: false }' }), 'p.yaml');
    const { stdout } = await stella([
      ...EXPLAIN,
      ...FROM,
      ...PAIR,
      '--policy',
      policy,
      '--issuers',
      issuers,
      '--format',
      'table',
    ]);
    expect(stdout).toMatch(/Left out\n.*\n +author:Beta +not_affected +issuer_not_found/);
  });

  it('of nothing is not found', async () => {
    expect((await stella([...EXPLAIN, ...FROM, '--vulnerability', 'CVE-1999-9999'])).code).toBe(4);
  });
});

describe('match', () => {
  it('says which statements answer and why the others do not', async () => {
    const asked = ['--product', 'pkg:npm/left-pad@1.4.0', '--vulnerability', 'CVE-2024-0001'];
    const { code, stdout } = await stella(['vex', 'match', ...FROM, ...asked]);
    expect(code).toBe(0);
    const records = recordsOf(stdout);
    expect(records[0]).toMatchObject({
      vulnerability: 'CVE-2024-0001',
      product: { id: 'pkg:npm/left-pad@1.3.0' },
      component: null,
      issuer: expect.stringMatching(/Acme|Beta/),
      matched: null,
      refused: { rule: 'version_differs', asked: '1.4.0', stated: '1.3.0' },
      statement: { document: expect.stringMatching(/^sha256:/), pointer: '/statements/0/products/0' },
    });
  });

  it('gives a person a table', async () => {
    const { stdout } = await stella([
      'vex',
      'match',
      ...FROM,
      '--product',
      'pkg:npm/left-pad@1.3.0',
      '--format',
      'table',
    ]);
    expect(stdout).toMatch(/Acme +affected +yes: exact, product/);
    expect(stdout).toMatch(/3 of 3 lines answer\n$/);
  });

  it('of nothing is not found, and says so', async () => {
    const { code, stdout, stderr } = await stella([
      'vex',
      'match',
      ...FROM,
      '--product',
      'pkg:npm/nothing',
      '--format',
      'table',
    ]);
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain('none of 3 statements names this package');
  });
});

describe('lint', () => {
  it('gives lines that an editor understands', async () => {
    const path = join(folder({ 'a.json': '{\n  "x": 1,\n}' }), 'a.json');
    const { code, stdout, stderr } = await stella(['vex', 'lint', path]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^[^\n]*\/a\.json:3:1 \S+ format\.not_json error: [^\n]*\n$/);
    expect(stderr).toBe('1 file, 1 issue, 1 error, 0 unreadable\n');
  });

  it('says nothing and exits 0 where nothing is wrong', async () => {
    const path = folder({ 'a.json': openvex() });
    expect(await stella(['vex', 'lint', '--from', path])).toEqual({
      code: 0,
      stdout: '',
      stderr: '1 file, 0 issues, 0 errors, 0 unreadable\n',
    });
  });

  it('exits 0 where all is odd but kept, and 1 where a file cannot be read', async () => {
    const odd = folder({ 'a.json': openvex({ more: {} }) });
    expect((await stella(['vex', 'lint', '--from', odd])).code).toBe(0);
    const { code, stdout } = await stella(['vex', 'lint', '--from', odd, '/nowhere.json']);
    expect(code).toBe(1);
    expect(stdout).toContain('/nowhere.json:1:1 - file.unreadable there is no such file or directory\n');
  });

  it('gives JSON on request', async () => {
    const path = folder({ 'a.json': '[', 'b.json': openvex() });
    const { stdout } = await stella(['vex', 'lint', '--from', path, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject([
      { issues: [{ code: 'format.not_json', severity: 'error', line: 1, column: 2 }], issueTotal: 1 },
      { issues: [], issueTotal: 0 },
    ]);
  });
});

describe('ingest --dry-run', () => {
  it('gives one record a document with exactly the members named, and the total', async () => {
    const path = folder({ 'a.json': openvex(), 'b.json': '[' });
    const { code, stdout, stderr } = await stella(['vex', 'ingest', '--dry-run', '--from', path]);
    expect(code).toBe(0);
    const [a, b, total] = recordsOf(stdout);
    expect(a).toEqual({
      path: join(path, 'a.json'),
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      format: 'OpenVEX',
      issuer: 'Acme',
      read: 1,
      accepted: 1,
      dropped: {},
      statuses: { not_affected: 0, fixed: 0, under_investigation: 0, affected: 1 },
      issues: [],
    });
    expect(b).toEqual({
      path: join(path, 'b.json'),
      digest: expect.stringMatching(/^sha256:/),
      format: null,
      issuer: null,
      read: 0,
      accepted: 0,
      dropped: {},
      statuses: { not_affected: 0, fixed: 0, under_investigation: 0, affected: 0 },
      issues: [
        {
          code: 'format.not_json',
          severity: 'error',
          pointer: expect.any(String),
          line: 1,
          column: 2,
          message: expect.any(String),
        },
      ],
    });
    expect(total).toEqual({
      total: { documents: 2, read: 1, accepted: 1, dropped: 0, droppedBy: {}, duplicates: 0 },
    });
    expect(stderr).toBe('1 of 2 documents refused; `stella vex lint` says where and why\n');
  });

  it('says of the same bytes where they came before, and counts them as every path brings them', async () => {
    const path = folder({ 'a.json': openvex(), 'b.json': openvex() });
    const [, b, total] = recordsOf((await stella(['vex', 'ingest', '--dry-run', '--from', path])).stdout);
    expect(b).toMatchObject({ read: 1, accepted: 1, sameAs: join(path, 'a.json') });
    expect(total).toMatchObject({ total: { documents: 2, read: 2, accepted: 2, dropped: 0, duplicates: 1 } });
  });

  it('keeps the law: what was read was accepted or dropped, by code', async () => {
    const { stdout } = await stella(['vex', 'ingest', '--dry-run', '--from', SAMPLES, evidence]);
    for (const record of recordsOf(stdout)) {
      const { read, accepted, dropped } = (record.total ?? record) as {
        read: number;
        accepted: number;
        dropped: Record<string, number> | number;
      };
      const lost = typeof dropped === 'number' ? [dropped] : Object.values(dropped);
      expect(read).toBe(accepted + lost.reduce((sum, number) => sum + number, 0));
    }
  });

  it('shows a person a table', async () => {
    const path = folder({ 'a.json': openvex(), 'b.json': '[' });
    const { stdout } = await stella(['vex', 'ingest', '--dry-run', '--from', path, '--format', 'table']);
    expect(stdout).toMatch(/a\.json +OpenVEX +Acme +1 +1/);
    expect(stdout).toMatch(/b\.json .* refused: format\.not_json, /);
    expect(stdout).toMatch(/2 documents, 1 read, 1 accepted\n$/);
  });

  it('exits 4 where no document was readable, and still says why', async () => {
    const refused = await stella(['vex', 'ingest', '--dry-run', '--from', folder({ 'a.json': '[' })]);
    expect(refused.code).toBe(4);
    const missing = await stella(['vex', 'ingest', '--dry-run', '--from', '/nowhere.json']);
    expect(missing.code).toBe(4);
    expect(recordsOf(missing.stdout)).toMatchObject([
      { path: '/nowhere.json', problem: 'there is no such file or directory', digest: null, accepted: 0 },
      { total: { documents: 0 } },
    ]);
  });

  it('without --dry-run has nowhere to record', async () => {
    const { code, stderr } = await stella(['vex', 'ingest', ...FROM]);
    expect(code).toBe(2);
    expect(stderr).toContain('it comes with the storage\nhint: Add --dry-run');
  });
});

describe('policy show', () => {
  it('shows every number, the digest and the largest weight', async () => {
    const { stdout } = await stella(['vex', 'policy', 'show', '--mode', 'Lattice', '--format', 'table']);
    expect(stdout).toMatch(/Trust\.SignedMultiplier +1\.2\n/);
    expect(stdout).toMatch(/Consensus\.DefaultMode +Lattice\n/);
    expect(stdout).toMatch(/largest possible weight 1\.32 /);
    expect(stdout).toMatch(/policy digest sha256:[0-9a-f]{64}\n$/);
  });

  it('names the digest that answers carry', async () => {
    const [policy] = recordsOf((await stella(['vex', 'policy', 'show'])).stdout);
    const [answer] = recordsOf((await stella([...QUERY, ...FROM])).stdout);
    expect(policy).toMatchObject({ largestWeight: 1.32, digest: answer?.policyDigest, 'Trust.KnownWeight': 0.5 });
  });
});

describe('config show', () => {
  it('shows each key, its value and where it is from, and marks what is not used yet', async () => {
    const env = { VEXLENS_TRUST__KNOWNWEIGHT: '0.6', VEXLENS_STORAGE__CONNECTIONSTRING: 'mongodb://u:canary@h' };
    const { stdout } = await stella(['vex', 'config', 'show', '--format', 'table'], { env });
    expect(stdout).toMatch(/Trust\.KnownWeight +0\.6 +VEXLENS_TRUST__KNOWNWEIGHT +weight of a known issuer\n/);
    expect(stdout).toMatch(/Storage\.Driver +mongo +default +where the record is kept \(not used yet\)\n/);
    expect(stdout).toMatch(/Storage\.ConnectionString +\(set, not shown\)/);
    const records = recordsOf((await stella(['vex', 'config', 'show'], { env })).stdout);
    expect(records.find(({ key }) => key === 'Trust.KnownWeight')).toEqual({
      key: 'Trust.KnownWeight',
      value: 0.6,
      origin: 'VEXLENS_TRUST__KNOWNWEIGHT',
      variable: 'VEXLENS_TRUST__KNOWNWEIGHT',
      takes: 'a number, 0 to 1, at most six decimals',
      doc: 'weight of a known issuer',
      used: true,
    });
  });
});

/** When all sample documents have spoken. */
const LATER = { now: '2026-11-20T00:00:00Z' };

describe('demo', () => {
  it('prints commands that give what it shows', async () => {
    const { code, stdout } = await stella(['demo'], LATER);
    expect(code).toBe(0);
    const commands = linesOf(stdout).filter((line) => line.startsWith('$ stella '));
    expect(commands).toHaveLength(2);
    for (const line of commands) {
      const words = line
        .slice('$ stella '.length)
        .split(' ')
        .map((word) => word.replaceAll("'", ''));
      const alone = await stella([...words, '--format', 'table'], LATER);
      expect(alone.code).toBe(0);
      expect(stdout).toContain(alone.stdout);
    }
  });
});

describe('progress', () => {
  it('is shown on a terminal only, with rates, and cleared', async () => {
    const { stderr } = await stella([...QUERY, ...FROM], { terminal: true });
    expect(stderr).toMatch(/3\/3 documents \| \d+\/s \| \d+\.\d MB\/s \| .* left/);
    expect((await stella([...QUERY, ...FROM])).stderr).not.toContain('documents');
  });
});
