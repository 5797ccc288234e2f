/** A scenario → the statements, heads, issuers and policy that the lens is asked with. */
import { issuerSet } from '../../src/config/issuers.ts';
import { identified } from '../../src/config/policy.ts';
import { type IdentifierReader, identifierReader } from '../../src/core/identity/identifier.ts';
import { readVers } from '../../src/core/identity/version/vers.ts';
import { readVulnerability, vulnerabilityUnder } from '../../src/core/identity/vulnerability.ts';
import type { DocumentHead } from '../../src/core/model/document.ts';
import type { IssuerSet } from '../../src/core/model/issuer.ts';
import type { IdentifiedPolicy } from '../../src/core/model/policy.ts';
import { ANY_VERSION, type Product, type Version } from '../../src/core/model/product.ts';
import type { IssuerName, StatedTime, Statement } from '../../src/core/model/statement.ts';
import type { Verification } from '../../src/core/model/verification.ts';
import { type Digest, sha256 } from '../../src/core/std/digest.ts';
import type { Instant } from '../../src/core/std/instant.ts';
import { plainDocument } from './document-line.ts';
import type { DocumentLine, ProductWords, Scenario, Signature, StatementLine } from './scenario.ts';
import { ScenarioError } from './words.ts';

export interface Evidence {
  readonly statements: readonly Statement[];
  readonly heads: readonly DocumentHead[];
  readonly issuers: IssuerSet;
  readonly policy: IdentifiedPolicy;
}

const NO_TIME: StatedTime = { instant: null, source: 'none' };

export function evidenceOf(scenario: Scenario): Evidence {
  const issuers = issuerSet(scenario.issuers);
  const ids = identifierReader();
  const declared = new Map(scenario.documents.map((line) => [line.name, headOf(line, null, scenario)]));
  const heads = [...declared.values()];
  const counts = new Map<string, number>();
  const statements: Statement[] = [];
  for (const [order, line] of scenario.statements.entries()) {
    const own = line.document === null ? headOf(ownDocument(line, order), line.who, scenario) : null;
    const head = own ?? declared.get(line.document ?? '');
    if (head === undefined) throw new ScenarioError(line.at, `there is no document ${line.document}`);
    if (own !== null) heads.push(own);
    const index = counts.get(head.digest) ?? 0;
    counts.set(head.digest, index + 1);
    statements.push(statementOf(line, head, index, ids));
  }
  return { statements, heads, issuers, policy: identified(scenario.policy) };
}

function ownDocument(line: StatementLine, order: number): DocumentLine {
  const plain = plainDocument(line, `statement ${order}`);
  const instant = line.stated === 'inherited' ? null : line.stated;
  return { ...plain, signature: line.signature, instant };
}

function digestOf(name: string, scenario: Scenario): Digest {
  return sha256(`${scenario.title}\n${name}`);
}

function headOf(line: DocumentLine, who: string | null, scenario: Scenario): DocumentHead {
  const { name, format, instant, lineage, derived, ends, source, listed, replaces } = line;
  return {
    digest: digestOf(name, scenario),
    format,
    formatVersion: '',
    id: lineage?.byId === true ? lineage.key : null,
    issuer: who === null ? null : nameOf(who),
    instant,
    lineage:
      lineage === null
        ? null
        : {
            key: lineage.key,
            needsDistinctVersions: lineage.byId,
            version: lineage.version,
            generated: line.generated,
          },
    derived,
    ends,
    quarantine: line.draft ? 'format.draft' : null,
    delivery: { source, place: null, listed, replaces: replaces === null ? null : digestOf(replaces, scenario) },
    verification: verificationOf(line.signature, who ?? speakerIn(line, scenario), scenario),
  };
}

/** Who speaks in a declared document: the first of its statements says so. */
function speakerIn(line: DocumentLine, scenario: Scenario): string | null {
  return scenario.statements.find(({ document }) => document === line.name)?.who ?? null;
}

function verificationOf(signature: Signature, who: string | null, { issuers }: Scenario): Verification {
  if (signature.by === 'nobody') return { verdict: 'none', issuer: null };
  if (signature.by === 'forger') return { verdict: 'invalid', issuer: null };
  if (signature.by === 'stranger') return { verdict: 'unknown_key', issuer: null };
  if (signature.by === 'issuer') return { verdict: 'valid', issuer: signature.issuer };
  return { verdict: 'valid', issuer: issuers.find(({ names }) => who !== null && names.includes(who))?.id ?? who };
}

export function nameOf(who: string): IssuerName {
  return { scheme: 'author', value: who.normalize('NFC').trim() };
}

function statementOf(line: StatementLine, document: DocumentHead, index: number, ids: IdentifierReader): Statement {
  const { vulnerability } = readVulnerability(line.vulnerability, line.aliases);
  if (vulnerability === null) throw new ScenarioError(line.at, `${line.vulnerability} names no vulnerability`);
  const issued = timeOf(line, document);
  const updated: StatedTime = line.updated === null ? NO_TIME : { instant: line.updated, source: 'statement' };
  return {
    ref: { digest: document.digest, pointer: `/statements/${index}` },
    document,
    issuer: line.who === null ? null : nameOf(line.who),
    vulnerability: vulnerabilityUnder(line.status, vulnerability),
    product: productOf(line.product, line, ids),
    components: line.components.map((text) => plainProduct(text, line, ids)),
    status: line.status,
    statedAs: line.status,
    justification: line.justification,
    justifiedAs: line.justification === null ? [] : [line.justification],
    fit: line.justification === null ? null : line.weak ? 'weak' : 'same',
    impact: null,
    actions: [],
    notes: [],
    issued,
    updated,
    affirmed: latest(updated.instant ?? issued.instant, document.instant),
    index,
    issues: [],
  };
}

function timeOf({ stated }: StatementLine, document: DocumentHead): StatedTime {
  if (stated === null) return NO_TIME;
  if (stated !== 'inherited') return { instant: stated, source: 'statement' };
  return document.instant === null ? NO_TIME : { instant: document.instant, source: 'document' };
}

function latest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function plainProduct(text: string, line: StatementLine, ids: IdentifierReader): Product {
  return productOf({ ids: [text], version: null, unreadable: null, bareRepeat: false }, line, ids);
}

function productOf(words: ProductWords, line: StatementLine, ids: IdentifierReader): Product {
  const found = words.ids.map((text) => {
    const { id } = text.startsWith('sha') ? ids.read('hash', text) : ids.readAny(text);
    if (id === null) throw new ScenarioError(line.at, `${text} identifies no product`);
    return id;
  });
  const product = { ids: found, version: versionOf(words, line) };
  return words.bareRepeat ? { ...product, bareRepeat: true } : product;
}

function versionOf({ version, unreadable }: ProductWords, line: StatementLine): Version {
  if (unreadable !== null) return { kind: 'unreadable', text: unreadable };
  if (version === null) return ANY_VERSION;
  if (!version.startsWith('vers:')) return { kind: 'exact', text: version };
  const read = readVers(version);
  if (read === null) throw new ScenarioError(line.at, `${version} is not a range like vers:npm/>=1.0.0|<2.0.0`);
  return { kind: 'range', range: read.range };
}
