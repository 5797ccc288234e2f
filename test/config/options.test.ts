/** The table of options is the runbook's §3.1, key by key, and every row can be set from a file and from the environment. */
import { describe, expect, it } from 'vitest';
import { OPTIONS, ROWS, type Row, rangeOf, variableOf } from '../../src/config/options.ts';
import { load, problemsOf } from './load.ts';

/** Runbook §3.1, as written there. */
const RUNBOOK = {
  Storage: {
    Driver: 'mongo',
    ConnectionString: '',
    Database: 'stellaops',
    ProjectionsCollection: 'vex_consensus',
    HistoryCollection: 'vex_consensus_history',
    MaxHistoryEntries: 100,
    CommandTimeoutSeconds: 30,
  },
  Trust: {
    AuthoritativeWeight: 1.0,
    TrustedWeight: 0.8,
    KnownWeight: 0.5,
    UnknownWeight: 0.3,
    UntrustedWeight: 0.1,
    SignedMultiplier: 1.2,
    FreshnessDecayDays: 30,
    MinFreshnessFactor: 0.5,
    JustifiedNotAffectedBoost: 1.1,
    FixedStatusBoost: 1.05,
  },
  Consensus: {
    DefaultMode: 'WeightedVote',
    MinimumWeightThreshold: 0.1,
    ConflictThreshold: 0.3,
    RequireJustificationForNotAffected: false,
    MaxStatementsPerComputation: 100,
    EnableConflictDetection: true,
    EmitEvents: true,
  },
  Normalization: {
    EnabledFormats: ['OpenVEX', 'CSAF', 'CycloneDX'],
    StrictMode: false,
    MaxDocumentSizeBytes: 10485760,
    MaxStatementsPerDocument: 10000,
  },
  AirGap: {
    SealedMode: false,
    BundlePath: '/var/lib/stellaops/vex-bundles',
    VerifyBundleSignatures: true,
    AllowedBundleSources: [],
    ExportFormat: 'jsonl',
  },
  Telemetry: {
    MetricsEnabled: true,
    TracingEnabled: true,
    MeterName: 'StellaOps.VexLens',
    ActivitySourceName: 'StellaOps.VexLens',
  },
};

const OURS = [
  'Trust.MatchFactors',
  'Consensus.Strangers',
  'Consensus.AdmitStrangers',
  'Consensus.AdmitInvalidSignatures',
];

const runbookRows = Object.entries(RUNBOOK).flatMap(([section, keys]) =>
  Object.entries(keys).map(([key, value]) => ({ path: `${section}.${key}`, value })),
);

/** A value that is allowed and is not the default; how it is written, and how the configuration holds it. */
function other({ option }: Row): { yaml: string; env: string; held: unknown } {
  switch (option.type) {
    case 'text':
    case 'secret':
      return { yaml: 'other', env: 'other', held: 'other' };
    case 'flag':
      return { yaml: String(!option.default), env: String(!option.default), held: !option.default };
    case 'integer':
      return { yaml: String(option.min + 7), env: String(option.min + 7), held: option.min + 7 };
    case 'decimal':
      return { yaml: '0.123456', env: '0.123456', held: 123456 };
    case 'choice': {
      const word = option.values.at(-1) ?? '';
      return { yaml: word, env: word, held: word };
    }
    case 'choices': {
      const [a, b] = option.values;
      return { yaml: `[${a}, ${b}]`, env: `${a},${b}`, held: [a, b] };
    }
    case 'texts':
      return { yaml: '[a, b]', env: 'a, b', held: ['a', 'b'] };
    case 'factors':
      return { yaml: '{ name: 0.5, cpe: 0.25 }', env: '{"name":0.5,"cpe":0.25}', held: { name: 500000, cpe: 250000 } };
    case 'rules': {
      const rule = { Tier: 'unknown', Status: 'not_affected' };
      return { yaml: JSON.stringify([rule]), env: JSON.stringify([rule]), held: [rule] };
    }
  }
}

/** A value that no row of this type takes. */
const WRONG: Readonly<Record<Row['option']['type'], readonly string[]>> = {
  text: ['[1]', '7', 'true'],
  secret: ['[1]', '7'],
  flag: ['"true"', 'yes', '1', '~x'],
  integer: ['1.5', '-1', '"5"', '9007199254740993', '.inf', '1e400', '{}'],
  decimal: ['0.1234567', '-0.1', '7', '"0.5"', '.nan', '[0.5]'],
  choice: ['NotAWord', '1', '[]'],
  choices: ['OpenVEX', '[Nothing]', '{}', '[1]'],
  texts: ['{}', '[1]', 'plain'],
  factors: ['{ nothing: 1 }', '{ name: 2 }', '[]', '{ name: "1" }'],
  rules: [
    '{}',
    '[{ Tier: unknown }]',
    '[{ Tier: unknown, Status: nothing }]',
    '[x]',
    '[{ Tier: unknown, Status: fixed, More: 1 }]',
  ],
};

describe('the table', () => {
  it('holds every key of the runbook and what VexLens adds, and nothing else', () => {
    const expected = [...runbookRows.map(({ path }) => path), ...OURS, 'Consensus.SignatureRequired'];
    expect(ROWS.map(({ path }) => path).sort()).toEqual(expected.sort());
  });

  it.each(runbookRows)('$path defaults as in the runbook', ({ path, value }) => {
    expect(ROWS.find((row) => row.path === path)?.option.default).toEqual(value);
  });

  it('uses Trust, Consensus and Normalization; the others and events are read, checked and marked', () => {
    const unused = ROWS.filter(({ option }) => !option.used).map(({ path }) => path);
    expect(unused.every((path) => /^(Storage|AirGap|Telemetry)\.|^Consensus\.EmitEvents$/.test(path))).toBe(true);
    expect(unused).toHaveLength(17);
  });

  it('says of every key in one line what it is and what it takes', () => {
    for (const { option } of ROWS) {
      expect(option.doc).toMatch(/^[^\n]{5,100}$/);
      expect(rangeOf(option)).toMatch(/^[^\n]{4,}$/);
    }
  });

  it('holds defaults that its own check takes', () => {
    expect(Object.keys(load({}).config)).toEqual(Object.keys(OPTIONS));
  });
});

describe.each(ROWS)('$path', (row) => {
  const { section, key, option, path } = row;
  const { yaml, env, held } = other(row);
  const inConfig = (loaded: ReturnType<typeof load>) => (loaded.config[section] as Record<string, unknown>)[key];

  it('is set by a file, with or without VexLens around', () => {
    expect(inConfig(load({ file: `${section}:\n  ${key}: ${yaml}\n` }))).toEqual(held);
    const wrapped = load({ file: `VexLens:\n  ${section}:\n    ${key}: ${yaml}\n` });
    expect(inConfig(wrapped)).toEqual(held);
    expect(wrapped.origins.get(path)).toMatch(/^vexlens\.yaml:3:\d+$/);
  });

  it('is set by a variable in any case', () => {
    expect(inConfig(load({ env: { [variableOf(row)]: env } }))).toEqual(held);
    expect(inConfig(load({ env: { [variableOf(row).toLowerCase()]: env } }))).toEqual(held);
  });

  it.each(WRONG[option.type])('refuses %s, with its place', (wrong) => {
    expect(problemsOf({ file: `${section}:\n  ${key}: ${wrong}\n` })).toMatch(
      new RegExp(`^vexlens\\.yaml:2:\\d+: ${path} `),
    );
  });
});
