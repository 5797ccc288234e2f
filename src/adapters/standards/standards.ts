/**
 * The rules of the standards, by the libraries that know them. Loading is put off until a document asks for it: this file
 * costs nothing, the first CSAF document about a second. Each validator is made once.
 */
import type { FormatName } from '../../core/model/document.ts';
import { MAX_ISSUES } from '../../core/std/issue.ts';
import type { Json } from '../../core/std/json/view.ts';
import { type Breach, type CsafGroup, RULES } from './rules.ts';

type Rigour = 'mandatory' | 'all';
type Rules = (value: Json, rigour: Rigour) => Promise<readonly Breach[]>;

/** Format and version → its rules. */
const TABLE: Readonly<Record<string, () => Promise<Rules>>> = {
  'OpenVEX 0.2.0': openvex,
  'CSAF 2.0': csaf,
  'CycloneDX 1.4': () => cyclonedx('1.4'),
  'CycloneDX 1.5': () => cyclonedx('1.5'),
  'CycloneDX 1.6': () => cyclonedx('1.6'),
  'CycloneDX 1.7': () => cyclonedx('1.7'),
};

export function standardsByLibraries() {
  const made = new Map<string, Promise<Rules>>();
  return {
    rules: RULES,
    async check(format: FormatName, formatVersion: string, value: Json, rigour: Rigour) {
      const name = `${format} ${formatVersion}`;
      const make = Object.hasOwn(TABLE, name) ? TABLE[name] : undefined;
      if (make === undefined) return null;
      const rules = made.get(name) ?? make();
      made.set(name, rules);
      const breaches = await (await rules)(value, rigour);
      return { breaches: breaches.slice(0, MAX_ISSUES), total: breaches.length };
    },
  };
}

async function openvex(): Promise<Rules> {
  const { openvexValidator } = await import('./openvex.ts');
  const validate = openvexValidator();
  return async (value) => validate(value);
}

async function cyclonedx(version: string): Promise<Rules> {
  const { cyclonedxValidator } = await import('./cyclonedx.ts');
  const validate = cyclonedxValidator(version);
  return async (value) => validate(value);
}

const MANDATORY: readonly CsafGroup[] = ['6.1'];
const ALL: readonly CsafGroup[] = ['6.1', '6.2', '6.3'];

async function csaf(): Promise<Rules> {
  const { csafRules } = await import('./csaf.ts');
  const rules = await csafRules();
  return (value, rigour) => rules(value, rigour === 'all' ? ALL : MANDATORY);
}
