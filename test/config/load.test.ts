/** Where a value comes from, and what is said of what is wrong. */
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { failureOf, load, problemsOf } from './load.ts';

const threshold = (value: number) => `Consensus:\n  ConflictThreshold: ${value}\n`;
const variable = (value: number) => ({ VEXLENS_CONSENSUS__CONFLICTTHRESHOLD: String(value) });

describe('precedence', () => {
  it.each([
    ['nothing', {}, 300000, 'default'],
    ['the file', { file: threshold(0.4) }, 400000, 'vexlens.yaml:2:22'],
    [
      'a variable over the file',
      { file: threshold(0.4), env: variable(0.5) },
      500000,
      'VEXLENS_CONSENSUS__CONFLICTTHRESHOLD',
    ],
    [
      'the policy file over a variable',
      { file: threshold(0.4), env: variable(0.5), policy: threshold(0.6) },
      600000,
      'policy.yaml:2:22',
    ],
  ])('%s', (_name, texts, value, origin) => {
    const { config, origins } = load(texts);
    expect(config.Consensus.ConflictThreshold).toBe(value);
    expect(origins.get('Consensus.ConflictThreshold')).toBe(origin);
  });

  it('a flag over all', () => {
    const texts = {
      file: 'Consensus: { DefaultMode: Lattice }',
      env: { VEXLENS_CONSENSUS__DEFAULTMODE: 'MostRecent' },
      policy: 'VexLens: { Consensus: { DefaultMode: HighestWeight } }',
    };
    expect(load(texts).config.Consensus.DefaultMode).toBe('HighestWeight');
    expect(load({ ...texts, mode: 'AuthoritativeFirst' }).config.Consensus.DefaultMode).toBe('AuthoritativeFirst');
  });

  it('replaces lists as a whole', () => {
    const texts = {
      file: 'Normalization: { EnabledFormats: [CSAF] }',
      env: { VEXLENS_NORMALIZATION__ENABLEDFORMATS: '["OpenVEX"]' },
    };
    expect(load(texts).config.Normalization.EnabledFormats).toEqual(['OpenVEX']);
    expect(load({ env: { VEXLENS_NORMALIZATION__ENABLEDFORMATS: '' } }).config.Normalization.EnabledFormats).toEqual(
      [],
    );
  });
});

describe('the result', () => {
  it('is frozen to its leaves', () => {
    const { config } = load({ env: { VEXLENS_TRUST__MATCHFACTORS: '{"name":0.5}' } });
    expect(() => Object.assign(config.Trust, { KnownWeight: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config.Trust.MatchFactors, { name: 1 })).toThrow(TypeError);
    expect(Object.isFrozen(config.Normalization.EnabledFormats)).toBe(true);
  });

  it('takes empty files and empty sections as nothing said', () => {
    for (const file of ['', '\n', '# only words\n', '---\n', 'VexLens:\n', 'Trust:\nConsensus: ~\n', '{}']) {
      expect(load({ file }).config).toEqual(load({}).config);
    }
  });
});

describe('what is wrong', () => {
  it.each([
    [
      'a misspelt key',
      'VexLens:\n  Trust:\n    AuthoritivWeight: 1\n',
      'vexlens.yaml:3:5: unknown key VexLens.Trust.AuthoritivWeight; did you mean AuthoritativeWeight?',
    ],
    [
      'a key in the wrong case',
      'Trust:\n  knownWeight: 1\n',
      'vexlens.yaml:2:3: unknown key Trust.knownWeight; did you mean KnownWeight?',
    ],
    [
      'a section in the wrong case',
      'trust:\n  KnownWeight: 1\n',
      'vexlens.yaml:1:1: unknown key trust; did you mean Trust?',
    ],
    [
      'a wrapper in the wrong case',
      'vexlens:\n  Trust: {}\n',
      'vexlens.yaml:1:1: unknown key vexlens; did you mean VexLens?',
    ],
    ['a key beside the wrapper', 'VexLens: {}\nTrust: {}\n', 'vexlens.yaml:2:1: Trust beside VexLens: put it inside'],
    [
      'a key that is like none',
      'Trust:\n  Xyzzy: 1\n',
      'vexlens.yaml:2:3: unknown key Trust.Xyzzy; known: AuthoritativeWeight, TrustedWeight,',
    ],
    ['a section that is no map', 'Trust: 5\n', 'vexlens.yaml:1:8: Trust must be a map, not 5'],
    ['a file that is no map', '- 1\n', 'vexlens.yaml:1:1: the file must be a map, not a list'],
    [
      'a mode in the wrong case',
      'Consensus:\n  DefaultMode: weightedvote',
      'vexlens.yaml:2:16: Consensus.DefaultMode must be one of HighestWeight, WeightedVote, Lattice, AuthoritativeFirst, MostRecent, not the text "weightedvote"; did you mean WeightedVote?',
    ],
    [
      'a format that is not known',
      'Normalization: { EnabledFormats: [openvex] }',
      'vexlens.yaml:1:35: Normalization.EnabledFormats must be one of OpenVEX, CSAF, CycloneDX, SPDX, not the text "openvex"; did you mean OpenVEX?',
    ],
    [
      'seven decimals',
      'Trust:\n  KnownWeight: 0.1234567',
      'vexlens.yaml:2:16: Trust.KnownWeight must have at most six decimals, not 0.1234567',
    ],
    [
      'nothing where a number belongs',
      'Trust:\n  KnownWeight:',
      'vexlens.yaml:2:15: Trust.KnownWeight must be a number, 0 to 1, not nothing',
    ],
    [
      'a match kind that is not known',
      'Trust:\n  MatchFactors:\n    versionles: 1',
      'vexlens.yaml:3:5: Trust.MatchFactors has no versionles; did you mean versionless?',
    ],
    [
      'a rule with a member too many',
      'Consensus:\n  SignatureRequired:\n    - { Tier: known, Stauts: fixed }',
      'vexlens.yaml:3:22: Consensus.SignatureRequired has no Stauts; did you mean Status?',
    ],
    ['a key twice', 'Trust:\n  KnownWeight: 1\n  KnownWeight: 1\n', 'vexlens.yaml:3:3: "KnownWeight" twice in one map'],
    [
      'an anchor used',
      'Trust: &a { KnownWeight: 1 }\nConsensus: *a\n',
      'vexlens.yaml:2:12: the alias *a: aliases are not read, write the value out',
    ],
    ['a merge key', 'Trust: { <<: { KnownWeight: 1 } }', 'vexlens.yaml:1:10: unknown key Trust.<<'],
    [
      'a tag',
      'Trust:\n  KnownWeight: !!str 1\n',
      'vexlens.yaml:2:22: a tag: tags are not read, write the value plainly',
    ],
    ['a tag of a language', 'Trust: !!js/function "x"', 'vexlens.yaml:1:'],
    ['a second document', 'Trust: {}\n---\nTrust: {}\n', 'vexlens.yaml:2:1: not YAML'],
    ['not YAML', 'Trust: [1\n', 'vexlens.yaml:2:1: not YAML'],
    ['a tab', 'Trust:\n\tKnownWeight: 1\n', 'vexlens.yaml:2:1: not YAML: Tabs are not allowed as indentation'],
    ['a key that is a list', '? [a]\n: 1\n', 'vexlens.yaml:1:3: a key that is no plain text'],
    ['deep nesting', `Trust: ${'['.repeat(30)}${']'.repeat(30)}`, 'vexlens.yaml:1:20: nested deeper than 12'],
    ['very deep nesting', `${'['.repeat(100_000)}`, 'vexlens.yaml:'],
    ['__proto__', '__proto__: { Trust: 1 }\n', 'vexlens.yaml:1:1: unknown key __proto__'],
    ['constructor as a section', 'constructor: {}\n', 'vexlens.yaml:1:1: unknown key constructor'],
    [
      '__proto__ as a match kind',
      'Trust: { MatchFactors: { __proto__: 1 } }',
      'vexlens.yaml:1:26: Trust.MatchFactors has no __proto__',
    ],
  ])('%s', (_name, file, message) => {
    const said = problemsOf({ file });
    expect(said.split('\n  ').find((line) => line.startsWith(message)) ?? said).toContain(message);
    expect(said).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  it('leaves the prototype of objects alone', () => {
    problemsOf({
      file: '__proto__: { polluted: true }\n',
      env: { VEXLENS_TRUST__MATCHFACTORS: '{"__proto__":{"polluted":1}}' },
    });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('names every problem of every source at once', () => {
    const said = problemsOf({
      file: 'Trust:\n  KnownWeigth: 1\n  TrustedWeight: 3\nStorage:\n  Driver: oracle\n',
      env: { VEXLENS_TRUST__UNKNOWNWEIGHT: 'many', VEXLENS_TRUST__X: '1' },
      policy: 'Normalization: { StrictMode: true }',
      mode: 'Vote',
    });
    expect(said.split('\n  ')).toEqual([
      '7 problems in the configuration',
      'vexlens.yaml:2:3: unknown key Trust.KnownWeigth; did you mean KnownWeight?',
      'VEXLENS_TRUST__X: unknown variable',
      'policy.yaml:1:1: Normalization does not belong here; only Trust and Consensus do',
      'vexlens.yaml:3:18: Trust.TrustedWeight must be a number, 0 to 1, not 3',
      'vexlens.yaml:5:11: Storage.Driver must be one of mongo, memory, not the text "oracle"',
      'VEXLENS_TRUST__UNKNOWNWEIGHT: Trust.UnknownWeight must be a number, 0 to 1, not the text "many"',
      '--mode: Consensus.DefaultMode must be one of HighestWeight, WeightedVote, Lattice, AuthoritativeFirst, MostRecent, not the text "Vote"',
    ]);
  });

  it('keeps outside text on one line', () => {
    expect(problemsOf({ file: '"a\\nb\\u001b[31m": 1\n' })).toBe(
      'vexlens.yaml:1:1: unknown key a\\nb\\u001b[31m; known: Storage, Trust, Consensus, Normalization, AirGap, Telemetry, VexLens',
    );
  });
});

describe('variables', () => {
  it.each([
    ['VEXLENS_TRUST__KNOWNWIEGHT', 'unknown variable; did you mean VEXLENS_TRUST__KNOWNWEIGHT?'],
    ['VEXLENS_TRUST_KNOWNWEIGHT', 'unknown variable; did you mean VEXLENS_TRUST__KNOWNWEIGHT?'],
    ['VEXLENS_TRUST__KNOWN_WEIGHT', 'unknown variable; did you mean VEXLENS_TRUST__KNOWNWEIGHT?'],
    ['VEXLENS_ZZZ__QQQ', 'unknown variable'],
  ])('%s', (name, message) => {
    expect(problemsOf({ env: { [name]: '0.5' } })).toBe(`${name}: ${message}`);
  });

  it('lets names of others be: an orchestrator sets them for a service called vexlens', () => {
    const env = {
      VEXLENS_SERVICE_HOST: '10.0.0.1',
      VEXLENS_PORT_8080_TCP: 'tcp://10.0.0.1:8080',
      VEXLENS_DEBUG: '1',
      VEXLENSES: 'x',
    };
    expect(load({ env }).config).toEqual(load({}).config);
  });

  it('refuses one key in two spellings', () => {
    const env = { VEXLENS_TRUST__KNOWNWEIGHT: '0.5', vexlens_trust__knownweight: '0.6' };
    expect(problemsOf({ env })).toBe(
      'vexlens_trust__knownweight: sets Trust.KnownWeight, and so does VEXLENS_TRUST__KNOWNWEIGHT',
    );
  });

  it.each([
    ['VEXLENS_NORMALIZATION__STRICTMODE', 'yes', 'must be true or false, not the text "yes"'],
    ['VEXLENS_NORMALIZATION__STRICTMODE', 'TRUE', 'must be true or false, not the text "TRUE"'],
    ['VEXLENS_TRUST__KNOWNWEIGHT', '0x1', 'must be a number, 0 to 1, not the text "0x1"'],
    ['VEXLENS_TRUST__KNOWNWEIGHT', '', 'must be a number, 0 to 1, not the text ""'],
    ['VEXLENS_TRUST__FRESHNESSDECAYDAYS', '1e1', 'must be a whole number, 0 to 36500, not the text "1e1"'],
    ['VEXLENS_TRUST__MATCHFACTORS', '{"name"', 'not YAML'],
    ['VEXLENS_CONSENSUS__SIGNATUREREQUIRED', '[{"Tier":"unknown"}]', 'needs Status in each entry'],
  ])('%s=%s', (name, text, message) => {
    expect(problemsOf({ env: { [name]: text } })).toContain(message);
  });
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vexlens-config-'));
  const from = (configFile: string) => loadConfig({ env: {}, configFile, policyFile: null, flags: [] });

  it.each([
    ['that is not there', join(folder, 'none.yaml'), 'there is no such file'],
    ['that is a directory', folder, 'it is a directory'],
  ])('refuses one %s', (_name, path, reason) => {
    expect(failureOf(() => from(path))).toBe(`${path}: ${reason}`);
  });

  it('refuses one that is too large or no text', () => {
    const large = join(folder, 'large.yaml');
    writeFileSync(large, '#'.repeat(300_000));
    expect(failureOf(() => from(large))).toBe(`${large}: it is larger than 262144 bytes`);
    const binary = join(folder, 'binary.yaml');
    writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00]));
    expect(failureOf(() => from(binary))).toBe(`${binary}: it is not UTF-8 text`);
  });

  it('reads one from disk', () => {
    const file = join(folder, 'good.yaml');
    writeFileSync(file, '\uFEFFConsensus: { DefaultMode: Lattice }\n');
    chmodSync(file, 0o400);
    expect(from(file).config.Consensus.DefaultMode).toBe('Lattice');
  });

  it('answers hostile sizes in no time that grows by the square', () => {
    const keys = Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(problemsOf({ file: keys })).toContain('30000 problems in the configuration');
  });
});
