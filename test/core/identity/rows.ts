/** The language of matching.txt → questions and statements. */

import { identifierReader } from '../../../src/core/identity/identifier.ts';
import { readStatedVersion } from '../../../src/core/identity/version/range-text.ts';
import { readVulnerability } from '../../../src/core/identity/vulnerability.ts';
import type { DocumentHead } from '../../../src/core/model/document.ts';
import type { Question } from '../../../src/core/model/match.ts';
import {
  ANY_VERSION,
  type Identifier,
  type IdentifierKind,
  type Product,
  type Version,
} from '../../../src/core/model/product.ts';
import type { IssuerName, Statement } from '../../../src/core/model/statement.ts';
import type { Status } from '../../../src/core/model/status.ts';
import { UNSIGNED } from '../../../src/core/model/verification.ts';

export interface Row {
  readonly section: string;
  readonly line: number;
  readonly text: string;
  readonly question: Question;
  readonly statement: Statement;
  readonly expected: readonly (readonly string[])[];
}

const CVE = 'CVE-2026-0001';
const STATUSES: Readonly<Record<string, Status>> = {
  affected: 'affected',
  investigating: 'under_investigation',
  fixed: 'fixed',
  clear: 'not_affected',
};
const ids = identifierReader();

export function readMatching(text: string): Row[] {
  const rows: Row[] = [];
  let section = '';
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('==')) {
      section = line.slice(2).trim();
      continue;
    }
    const parts = withDigests(line).split(' | ');
    if (parts.length !== 3) throw new Error(`matching.txt line ${i + 1}: three parts are needed`);
    const [question = '', statement = '', expected = ''] = parts;
    rows.push({
      section,
      line: i + 1,
      text: line,
      question: readQuestion(question),
      statement: readStatement(statement),
      expected: expected.split(', ').map(readExpected),
    });
  }
  return rows;
}

/** `{1}` stands for a SHA-256, `{s1}` for a SHA-1, `{m1}` for an MD5, `{x1}` for a SHA-512. */
function withDigests(line: string): string {
  return line.replace(/\{(s|m|x)?(\d)\}/g, (_, kind: string | undefined, digit: string) =>
    digit.repeat({ s: 40, m: 32, x: 128 }[kind ?? ''] ?? 64),
  );
}

function readExpected(text: string): string[] {
  const [first = '', second = '', ...others] = text.trim().split(' ');
  return [`${first} ${second}`, ...others];
}

function readQuestion(text: string): Question {
  const [vulnerability, rest] = splitOff(text, ' in ') ?? [CVE, text];
  const [product = '', component] = rest.split(' + ');
  const { product: read, issuer } = readProduct(product);
  const asked = {
    vulnerability,
    product: read,
    component: component === undefined ? null : readProduct(component).product,
  };
  return issuer === null ? asked : { ...asked, nameOf: issuer };
}

function splitOff(text: string, mark: string): [string, string] | null {
  const at = text.indexOf(mark);
  return at < 0 || text.slice(0, at).includes('"') ? null : [text.slice(0, at), text.slice(at + mark.length)];
}

function readStatement(text: string): Statement {
  const bare = text.endsWith(' bare');
  const [status = '', ...words] = (bare ? text.slice(0, -5) : text).split(' ');
  const [names, rest] = splitOff(words.join(' '), ' of ') ?? [CVE, words.join(' ')];
  const [product = '', ...components] = rest.split(' > ');
  const { product: read, issuer } = readProduct(product);
  const [name = null, ...aliases] = names.split(' = ');
  const { vulnerability } = readVulnerability(name, aliases);
  const known = STATUSES[status];
  if (vulnerability === null || known === undefined) throw new Error(`no statement: ${text}`);
  return statementOf(
    known,
    vulnerability,
    bare ? { ...read, bareRepeat: true } : read,
    components.map((one) => readProduct(one).product),
    issuer,
  );
}

export function statementOf(
  status: Status,
  vulnerability: Statement['vulnerability'],
  product: Product,
  components: readonly Product[] = [],
  issuer: string | null = null,
): Statement {
  const name: IssuerName | null = issuer === null ? null : { scheme: 'author', value: issuer };
  return {
    ref: { digest: 'sha256:0', pointer: '' },
    document: { ...HEAD, issuer: name },
    issuer: name,
    vulnerability,
    product,
    components,
    status,
    statedAs: status,
    justification: null,
    justifiedAs: [],
    fit: null,
    impact: null,
    actions: [],
    notes: [],
    issued: { instant: null, source: 'none' },
    updated: { instant: null, source: 'none' },
    affirmed: null,
    index: 0,
    issues: [],
  };
}

const HEAD: DocumentHead = {
  digest: 'sha256:0',
  format: 'OpenVEX',
  formatVersion: '0.2.0',
  id: null,
  issuer: null,
  instant: null,
  lineage: null,
  derived: false,
  ends: null,
  quarantine: null,
  delivery: { source: 'test', place: null, listed: null, replaces: null },
  verification: UNSIGNED,
};

interface ReadProduct {
  readonly product: Product;
  readonly issuer: string | null;
}

function readProduct(text: string): ReadProduct {
  const [beforePlatforms = '', ...platforms] = text.split(' on ');
  const [beforePath = '', ...path] = beforePlatforms.split(' via ');
  const at = beforePath.indexOf(' @');
  const [named, version] = at < 0 ? [beforePath, null] : [beforePath.slice(0, at), beforePath.slice(at + 2)];
  const issuer = /\(([a-z]+)\)$/.exec(named.trim())?.[1] ?? null;
  const vendor = /<([A-Za-z]+)>/.exec(named)?.[1];
  const branches = /\[(.*)\]/
    .exec(named)?.[1]
    ?.split('/')
    .map((name) => ['product_name', name] as const);
  const parts = named
    .replace(/\([a-z]+\)$/, '')
    .replace(/\[.*\]/, '')
    .replace(/<[A-Za-z]+>/, '')
    .split(' = ')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const name = parts.find((part) => part.startsWith('"'))?.slice(1, -1);
  const read = parts.filter((part) => !part.startsWith('"')).map(readId);
  return {
    product: {
      ids: read,
      ...(name === undefined ? {} : { name }),
      ...(vendor === undefined ? {} : { vendor }),
      version: version === null ? own(read) : stated(version),
      ...(branches === undefined ? {} : { branches }),
      ...(path.length === 0 ? {} : { path: path.map((one) => readProduct(one).product) }),
      ...(platforms.length === 0 ? {} : { platforms: platforms.map((one) => readProduct(one).product) }),
    },
    issuer,
  };
}

function own(read: readonly Identifier[]): Version {
  const versions = read.flatMap(({ version, kind }) => (kind === 'purl' && version !== null ? [version] : []));
  const [first] = versions;
  return first === undefined || versions.some((version) => version !== first)
    ? ANY_VERSION
    : { kind: 'exact', text: first };
}

function stated(text: string): Version {
  return readStatedVersion(text).version;
}

function readId(text: string): Identifier {
  const [prefix = '', ...rest] = text.split(':');
  const { id } = (['model', 'serial', 'sku', 'uri'] as string[]).includes(prefix)
    ? ids.read(prefix as IdentifierKind, rest.join(':'))
    : /^(sha|md)-?\d+$/i.test(prefix)
      ? ids.read('hash', text)
      : ids.readAny(text);
  if (id === null) throw new Error(`no identifier: ${text}`);
  return id;
}
