/** Loads configurations from texts instead of files. */
import { loadIssuers } from '../../src/config/issuers.ts';
import { type LoadedConfig, loadConfig } from '../../src/config/load.ts';
import { Failure } from '../../src/failure.ts';

export interface Texts {
  readonly file?: string;
  readonly policy?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly mode?: string;
}

export function load({ file = '', policy, env = {}, mode }: Texts): LoadedConfig {
  const texts: Readonly<Record<string, string>> = { 'vexlens.yaml': file, 'policy.yaml': policy ?? '' };
  return loadConfig(
    {
      env,
      configFile: null,
      policyFile: policy === undefined ? null : 'policy.yaml',
      flags: mode === undefined ? [] : [{ path: 'Consensus.DefaultMode', text: mode, at: '--mode' }],
    },
    (path) => texts[path] ?? '',
  );
}

/** The message of the Failure, which must be one of `usage`. */
export function failureOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Failure && error.kind === 'usage' && error.remedy !== '') return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}

export function problemsOf(texts: Texts): string {
  return failureOf(() => load(texts));
}

export function issuersIn(text: string) {
  return loadIssuers('issuers.yaml', () => text);
}

export function issuerProblems(text: string): string {
  return failureOf(() => issuersIn(text));
}
