/**
 * The table of options (runbook §3.1, and what VexLens adds under Trust and Consensus). Everything that is known of a key
 * is in its row: the reader of files and variables, `config show`, the documentation and the tests are made from it.
 */
import { FORMATS } from '../core/model/document.ts';
import { TIERS } from '../core/model/issuer.ts';
import { MATCH_KINDS } from '../core/model/match.ts';
import { MODES, STRANGERS } from '../core/model/policy.ts';
import { STATUSES } from '../core/model/status.ts';

/** A list of maps with these members, each one of the words given. */
type RuleMembers = Readonly<Record<string, readonly string[]>>;

interface Described {
  /** One line for a person. */
  readonly doc: string;
  /** False: read and checked, without an effect so far. */
  readonly used: boolean;
}

export type Option = Described &
  (
    | { readonly type: 'text'; readonly default: string }
    /** A text that is never shown. */
    | { readonly type: 'secret'; readonly default: string }
    | { readonly type: 'flag'; readonly default: boolean }
    | { readonly type: 'integer'; readonly default: number; readonly min: number; readonly max: number }
    /** At most six decimals; held in millionths. */
    | { readonly type: 'decimal'; readonly default: number; readonly min: number; readonly max: number }
    | { readonly type: 'choice'; readonly default: string; readonly values: readonly string[] }
    | { readonly type: 'choices'; readonly default: readonly string[]; readonly values: readonly string[] }
    | { readonly type: 'texts'; readonly default: readonly string[] }
    /** A map from these words to decimals. */
    | {
        readonly type: 'factors';
        readonly default: Readonly<Record<string, number>>;
        readonly keys: readonly string[];
        readonly min: number;
        readonly max: number;
      }
    | { readonly type: 'rules'; readonly default: readonly Record<string, string>[]; readonly members: RuleMembers }
  );

// Sums of weights stay exact: 2,000 voices of at most 1 × 2 × 2 are 8 × 10^9 millionths, and 2^53 ÷ 10^6 is 9 × 10^9.
const WEIGHT = { type: 'decimal', min: 0, max: 1, used: true } as const;
const MULTIPLIER = { type: 'decimal', min: 0, max: 2, used: true } as const;
const FLAG = { type: 'flag', used: true } as const;
const LATER = { used: false } as const;

export const OPTIONS = {
  Storage: {
    Driver: {
      type: 'choice',
      default: 'mongo',
      values: ['mongo', 'memory'],
      doc: 'where the record is kept',
      ...LATER,
    },
    ConnectionString: { type: 'secret', default: '', doc: 'how to reach the storage', ...LATER },
    Database: { type: 'text', default: 'stellaops', doc: 'the database', ...LATER },
    ProjectionsCollection: { type: 'text', default: 'vex_consensus', doc: 'holds the answers', ...LATER },
    HistoryCollection: { type: 'text', default: 'vex_consensus_history', doc: 'holds former answers', ...LATER },
    MaxHistoryEntries: {
      type: 'integer',
      default: 100,
      min: 1,
      max: 1_000_000,
      doc: 'former answers kept for a pair',
      ...LATER,
    },
    CommandTimeoutSeconds: {
      type: 'integer',
      default: 30,
      min: 1,
      max: 3600,
      doc: 'longest wait for the storage',
      ...LATER,
    },
  },
  Trust: {
    AuthoritativeWeight: { ...WEIGHT, default: 1.0, doc: 'weight of an authoritative issuer' },
    TrustedWeight: { ...WEIGHT, default: 0.8, doc: 'weight of a trusted issuer' },
    KnownWeight: { ...WEIGHT, default: 0.5, doc: 'weight of a known issuer' },
    UnknownWeight: { ...WEIGHT, default: 0.3, doc: 'weight of an issuer that nobody registered' },
    UntrustedWeight: { ...WEIGHT, default: 0.1, doc: 'weight of an untrusted issuer' },
    SignedMultiplier: { ...MULTIPLIER, default: 1.2, doc: 'factor for a valid signature of the issuer itself' },
    FreshnessDecayDays: {
      type: 'integer',
      default: 30,
      min: 0,
      max: 36_500,
      doc: 'days until a statement has aged to the minimum; 0 = it does not age',
      used: true,
    },
    MinFreshnessFactor: { ...WEIGHT, default: 0.5, doc: 'factor for a statement that is old, or of unknown age' },
    JustifiedNotAffectedBoost: { ...MULTIPLIER, default: 1.1, doc: 'factor for not_affected with a justification' },
    FixedStatusBoost: { ...MULTIPLIER, default: 1.05, doc: 'factor for fixed' },
    MatchFactors: {
      type: 'factors',
      default: {},
      keys: MATCH_KINDS,
      min: 0,
      max: 1,
      doc: 'factor for a kind of match, for the loose ones; 1 where it is not named',
      used: true,
    },
  },
  Consensus: {
    DefaultMode: {
      type: 'choice',
      default: 'WeightedVote',
      values: MODES,
      doc: 'how weights become a status',
      used: true,
    },
    MinimumWeightThreshold: { ...MULTIPLIER, default: 0.1, doc: 'a voice that weighs less is left out' },
    ConflictThreshold: { ...WEIGHT, default: 0.3, doc: 'share of dissent from which there is a conflict' },
    RequireJustificationForNotAffected: { ...FLAG, default: false, doc: 'leave out not_affected without one' },
    MaxStatementsPerComputation: {
      type: 'integer',
      default: 100,
      min: 1,
      max: 2000,
      doc: 'voices that one answer rests on: the highest tiers, then the heaviest',
      used: true,
    },
    EnableConflictDetection: { ...FLAG, default: true, doc: 'look for conflicts' },
    EmitEvents: { type: 'flag', default: true, doc: 'tell of changed answers', ...LATER },
    Strangers: {
      type: 'choice',
      default: 'count_once',
      values: STRANGERS,
      doc: 'what the word of unregistered issuers counts together',
      used: true,
    },
    AdmitStrangers: { ...FLAG, default: true, doc: 'hear issuers that nobody registered' },
    AdmitInvalidSignatures: { ...FLAG, default: false, doc: 'hear documents whose signature is wrong' },
    SignatureRequired: {
      type: 'rules',
      default: [],
      members: { Tier: TIERS, Status: STATUSES },
      doc: 'tier and status pairs that count only with a valid signature',
      used: true,
    },
  },
  Normalization: {
    EnabledFormats: {
      type: 'choices',
      default: ['OpenVEX', 'CSAF', 'CycloneDX'],
      values: FORMATS,
      doc: 'formats that are read',
      used: true,
    },
    StrictMode: { ...FLAG, default: false, doc: 'refuse a document for what is otherwise noted' },
    MaxDocumentSizeBytes: {
      type: 'integer',
      default: 10_485_760,
      min: 1,
      max: 500_000_000,
      doc: 'a larger document is refused',
      used: true,
    },
    MaxStatementsPerDocument: {
      type: 'integer',
      default: 10_000,
      min: 1,
      max: 10_000_000,
      doc: 'a document with more statements is refused',
      used: true,
    },
  },
  AirGap: {
    SealedMode: { type: 'flag', default: false, doc: 'no network at all', ...LATER },
    BundlePath: { type: 'text', default: '/var/lib/stellaops/vex-bundles', doc: 'where bundles are', ...LATER },
    VerifyBundleSignatures: { type: 'flag', default: true, doc: 'refuse an unsigned bundle', ...LATER },
    AllowedBundleSources: { type: 'texts', default: [], doc: 'sources whose bundles are taken', ...LATER },
    ExportFormat: { type: 'choice', default: 'jsonl', values: ['jsonl'], doc: 'how a bundle is written', ...LATER },
  },
  Telemetry: {
    MetricsEnabled: { type: 'flag', default: true, doc: 'count and measure', ...LATER },
    TracingEnabled: { type: 'flag', default: true, doc: 'trace requests', ...LATER },
    MeterName: { type: 'text', default: 'StellaOps.VexLens', doc: 'name of the meter', ...LATER },
    ActivitySourceName: { type: 'text', default: 'StellaOps.VexLens', doc: 'name of the trace source', ...LATER },
  },
} as const satisfies Record<string, Record<string, Option>>;

export type SectionName = keyof typeof OPTIONS;

/** The sections that shape an answer: a policy file holds nothing else. */
export const POLICY_SECTIONS: readonly SectionName[] = ['Trust', 'Consensus'];

/** A key with the name by which people call it: `Trust.KnownWeight`. */
export interface Row {
  readonly section: SectionName;
  readonly key: string;
  readonly path: string;
  readonly option: Option;
}

export const ROWS: readonly Row[] = (Object.keys(OPTIONS) as SectionName[]).flatMap((section) =>
  Object.entries(OPTIONS[section]).map(([key, option]) => ({ section, key, path: `${section}.${key}`, option })),
);

/** The variable that sets a key: `VEXLENS_TRUST__KNOWNWEIGHT`. */
export function variableOf(row: Row): string {
  return `VEXLENS_${row.section}__${row.key}`.toUpperCase();
}

/** What a key takes, in words. */
export function rangeOf(option: Option): string {
  switch (option.type) {
    case 'text':
    case 'secret':
      return 'a text';
    case 'flag':
      return 'true or false';
    case 'integer':
      return `a whole number, ${option.min} to ${option.max}`;
    case 'decimal':
      return `a number, ${option.min} to ${option.max}, at most six decimals`;
    case 'choice':
      return `one of ${option.values.join(', ')}`;
    case 'choices':
      return `a list out of ${option.values.join(', ')}`;
    case 'texts':
      return 'a list of texts';
    case 'factors':
      return `a map from ${option.keys.join(', ')} to numbers, ${option.min} to ${option.max}`;
    case 'rules':
      return `a list of maps with ${Object.keys(option.members).join(' and ')}`;
  }
}
