/** SPDX 3.0 with the security profile (formats.md §5), rule by rule. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeInstant } from '../../../../src/core/std/instant.ts';
import { issuesOf, keepsTheLaw, normal } from '../normal.ts';
import {
  ACME,
  APP,
  CREATED,
  CREATION,
  CVE,
  DOCUMENT,
  iri,
  LIB,
  type Members,
  NOT_AFFECTED,
  one,
  PACKAGE,
  PART,
  spdx,
  spdxOf,
  VULNERABILITY,
  vex,
} from './document.ts';

const SPDX = 'https://spdx.org/rdf/3.0.1/terms/Core/';
const idsOf = (document: ReturnType<typeof spdx>) =>
  document.statements.map(({ product, components }) =>
    [product, ...components].map(({ ids }) => ids.map(({ text }) => text).join(' ')),
  );
const ends = (document: ReturnType<typeof spdx>) => ({
  dropped: document.counts.dropped,
  accepted: document.counts.accepted,
});
const textOf = (instant: bigint | null | undefined) => (typeof instant === 'bigint' ? writeInstant(instant) : null);

describe('a document', () => {
  it('as the specification has it is read without a word', () => {
    const document = spdx(spdxOf());
    expect(document.issues).toEqual([]);
    expect(document.head).toMatchObject({
      format: 'SPDX',
      formatVersion: '3.0.1',
      id: iri('document'),
      derived: false,
    });
    expect(document.head?.issuer).toEqual({ scheme: 'agent', value: 'ACME Inc.' });
    expect(document.head?.lineage).toEqual({
      key: JSON.stringify(['SPDX', 'ACME Inc.', iri('document')]),
      needsDistinctVersions: false,
      version: null,
      generated: null,
    });
    expect(textOf(document.head?.instant)).toBe(CREATED);
    expect(document.statements).toHaveLength(1);
    expect(document.statements[0]).toMatchObject({
      ref: { pointer: '/@graph/6/to/0' },
      status: 'affected',
      statedAs: 'affects',
      vulnerability: { name: CVE, cves: [CVE], labels: ['GHSA-r9p9-mrjm-926w'] },
      product: { name: 'acme-app', vendor: 'ACME Inc.', version: { kind: 'exact', text: '1.3.0' } },
      components: [],
      actions: [{ kind: 'advice', text: 'Upgrade to 1.4.' }],
    });
    expect(spdx(spdxOf(), true).statements).toHaveLength(1);
  });

  it.each([
    ['https://spdx.org/rdf/3.0.0/spdx-context.jsonld', '3.0.0', []],
    [['x', 'https://spdx.org/rdf/3.0/spdx-context.jsonld'], '3.0', []],
    ['https://spdx.org/rdf/3.', '3.0', []],
    ['https://spdx.org/rdf/3.1/spdx-context.jsonld', '3.1', ['kept format.version_unsupported /@context']],
  ])('of context %j', (context, version, issues) => {
    const document = spdx({ ...spdxOf(), '@context': context });
    expect(document.head?.formatVersion).toBe(version);
    expect(issuesOf(document)).toEqual(issues);
  });

  it('is no SPDX 3 without its context or graph', () => {
    expect(issuesOf(spdx({ ...spdxOf(), '@context': 'https://spdx.org/rdf/4.0/x' }))).toEqual([
      'rejects format.unknown ',
    ]);
    expect(issuesOf(spdx({ ...spdxOf(), '@graph': {} }))).toEqual(['rejects format.schema /@graph']);
  });

  it('without relationships of VEX says nothing, which is said', () => {
    const other = vex({ type: 'security_CvssV3VulnAssessmentRelationship' });
    expect(issuesOf(spdx(spdxOf([other, 7, null, { type: 7 }])))).toEqual(['kept format.no_statements /@graph']);
  });

  it.each([
    ['no SpdxDocument', [{ ...DOCUMENT, type: 'Bundle' }]],
    ['more than one SpdxDocument', [DOCUMENT, { ...DOCUMENT, spdxId: iri('other') }]],
  ])('with %s has no head of its own', (message, others) => {
    const document = one({}, others);
    expect(document.issues.map((issue) => issue.message)).toEqual([message, 'no time of the SpdxDocument']);
    expect(document.head).toMatchObject({ id: null, issuer: null, lineage: null, instant: null });
    expect(document.statements[0]?.issuer?.value).toBe('ACME Inc.');
    expect(document.statements[0]?.issued.source).toBe('statement');
  });

  it('over the limit is refused whole', () => {
    const document = normal(spdxOf([vex({ to: [iri('app'), iri('elliptic')] })]), {
      enabledFormats: new Set(['SPDX']),
      maxStatements: 1,
    });
    expect(document.head).toBeNull();
    expect(document.counts).toMatchObject({ read: 2, dropped: { 'limit.statements': 2 } });
  });

  it('in an in-toto statement is read', () => {
    const wrapped = {
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'https://spdx.dev/Document/v3',
      subject: [{ name: APP }],
      predicate: spdxOf([vex({ to: [iri('app'), iri('elliptic')] })]),
    };
    const document = spdx(wrapped);
    expect(document.statements.map(({ ref }) => ref.pointer)).toEqual(['/predicate/@graph/6/to/0']);
    expect(ends(document)).toEqual({ dropped: { 'format.subject_unlisted': 1 }, accepted: 1 });
  });

  it('with a member twice that decides loses what rests on it', () => {
    const text = JSON.stringify(spdxOf()).replace(
      '"relationshipType":',
      '"relationshipType":"fixedIn","relationshipType":',
    );
    const document = normal(text, { enabledFormats: new Set(['SPDX']) });
    expect(ends(document)).toEqual({ dropped: { 'format.duplicate_key': 1 }, accepted: 0 });
  });
});

describe('the status', () => {
  it.each([
    ['security_VexAffectedVulnAssessmentRelationship', 'affects', 'affected'],
    ['security_VexFixedVulnAssessmentRelationship', 'fixedIn', 'fixed'],
    ['security_VexNotAffectedVulnAssessmentRelationship', 'doesNotAffect', 'not_affected'],
    ['security_VexUnderInvestigationVulnAssessmentRelationship', 'underInvestigationFor', 'under_investigation'],
    ['VexFixedVulnAssessmentRelationship', 'fixedIn', 'fixed'],
  ])('of %s that %s', (type, relationshipType, status) => {
    expect(one({ type, relationshipType }).statements[0]).toMatchObject({ status, statedAs: relationshipType });
    expect(one({ type: undefined, '@type': type, relationshipType }).statements[0]?.status).toBe(status);
  });

  it('that the type contradicts is none', () => {
    const document = one({
      relationshipType: 'doesNotAffect',
      to: [iri('app'), iri('elliptic'), `${SPDX}NoneElement`],
    });
    expect(ends(document)).toEqual({ dropped: { 'format.contradiction': 2, 'identity.placeholder': 1 }, accepted: 0 });
    expect(issuesOf(document).at(-1)).toBe('drops format.contradiction /@graph/6');
  });

  it('stands without a type, noted', () => {
    const document = one({ relationshipType: undefined });
    expect(issuesOf(document)).toEqual(['kept format.schema /@graph/6/relationshipType']);
    expect(document.statements[0]).toMatchObject({ status: 'affected', issues: ['format.schema'] });
  });

  it('of another class is none, and counts', () => {
    const document = one({ type: 'security_VexLikelyVulnAssessmentRelationship', to: [iri('app'), iri('elliptic')] });
    expect(ends(document)).toEqual({ dropped: { 'format.status_invalid': 2 }, accepted: 0 });
  });

  it.each(['security_withdrawnTime', 'withdrawnTime', 'endTime'])('with %s is withdrawn', (member) => {
    const document = one({ [member]: '2024-05-01T00:00:00Z' });
    expect(ends(document)).toEqual({ dropped: { 'format.tombstone': 1 }, accepted: 0 });
    expect(one({ [member]: null }).counts.accepted).toBe(1);
  });
});

describe('the vulnerability', () => {
  const named = (members: Members, from: unknown = iri('vuln')) =>
    one({ from }, [{ ...VULNERABILITY, externalIdentifier: undefined, ...members }]);
  const external = (externalIdentifierType: unknown, identifier: unknown) => ({ externalIdentifierType, identifier });

  it.each<[string, Members, string, string]>([
    ['a CVE', { externalIdentifier: [external('cve', 'cve-2020-28498')] }, iri('vuln'), CVE],
    ['a lone identifier', { externalIdentifier: external('cve', CVE) }, iri('vuln'), CVE],
    ['another id', { externalIdentifier: [external('securityOther', 'OSV-2021-1')] }, iri('vuln'), 'OSV-2021-1'],
    ['a name that is a CVE', { name: CVE }, iri('vuln'), CVE],
    [
      'the end of its IRI',
      { spdxId: 'urn:spdx.dev:vuln-cve-2020-28498', name: 'A title' },
      'urn:spdx.dev:vuln-cve-2020-28498',
      CVE,
    ],
    ['the end of an IRI elsewhere', {}, 'https://acme.example/vulns#GHSA-R9P9-mrjm-926w', 'GHSA-r9p9-mrjm-926w'],
    ['a known page', {}, 'https://nvd.nist.gov/vuln/detail/CVE-2020-28498', CVE],
  ])('is %s', (_, members, from, name) => {
    expect(named(members, from).statements[0]?.vulnerability.name).toBe(name);
  });

  it.each<[string, Members, unknown]>([
    ['a title', { name: 'Heartbleed' }, iri('vuln')],
    ['a placeholder', { externalIdentifier: [external('cve', 'NOASSERTION')] }, iri('vuln')],
    ['no identifier of the schema', { externalIdentifier: [7, external(7, CVE), external('cve', 7)] }, iri('vuln')],
    ['a reference that is none', {}, 7],
    ['nothing', {}, undefined],
    ['the element that stands for nothing', {}, `${SPDX}NoAssertionElement`],
    ['an element in its place without anything', {}, { type: 'security_Vulnerability' }],
  ])('is not %s', (_, members, from) => {
    const document = named(members, from);
    expect(ends(document)).toEqual({ dropped: { 'identity.vulnerability_missing': 1 }, accepted: 0 });
    expect(issuesOf(document)).toEqual(['drops identity.vulnerability_missing /@graph/6']);
  });

  it('may stand in the place of the reference', () => {
    expect(one({ from: { ...VULNERABILITY, spdxId: undefined } }).statements[0]?.vulnerability.name).toBe(CVE);
    expect(one({ from: { '@id': iri('vuln') } }).statements[0]?.vulnerability.name).toBe(CVE);
  });

  it('of several CVEs is at least one of them where it affects', () => {
    const externalIdentifier = [external('cve', CVE), external('cve', 'CVE-2020-0001')];
    const [statement] = named({ externalIdentifier }).statements;
    expect(statement?.vulnerability).toMatchObject({ cves: ['CVE-2020-0001', CVE], atLeastOne: true });
    expect(statement?.issues).toEqual(['identity.several_cves']);
  });
});

describe('the products', () => {
  const app = (members: Members) => one({}, [{ ...PACKAGE, software_packageUrl: undefined, ...members }]);
  const sha = 'a'.repeat(64);

  it('are one statement each, in their order', () => {
    const document = one({ to: [iri('app'), iri('elliptic'), 'pkg:npm/other@2'] });
    expect(idsOf(document)).toEqual([[APP], [LIB], ['pkg:npm/other@2']]);
    expect(document.statements.map(({ index, ref }) => [index, ref.pointer])).toEqual([
      [0, '/@graph/6/to/0'],
      [1, '/@graph/6/to/1'],
      [2, '/@graph/6/to/2'],
    ]);
    expect(document.counts).toMatchObject({ read: 3, accepted: 3, statements: 3 });
  });

  it.each<[string, Members, Members]>([
    [
      'all identifiers',
      {
        externalIdentifier: [
          { externalIdentifierType: 'packageUrl', identifier: APP },
          { externalIdentifierType: 'cpe22', identifier: 'cpe:/a:acme:app:1.3.0' },
          { externalIdentifierType: 'cpe23', identifier: 'cpe:2.3:a:acme:app:1.3.0:*:*:*:*:*:*:*' },
          { externalIdentifierType: 'swid', identifier: 'x' },
        ],
        verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: sha }, { type: 'PackageVerificationCode' }, 7],
      },
      {
        ids: [{ kind: 'purl' }, { kind: 'cpe' }, { kind: 'hash', text: `sha-256:${sha}` }],
        version: { kind: 'exact', text: '1.3.0' },
      },
    ],
    ['name and version', {}, { ids: [], name: 'acme-app', version: { kind: 'exact', text: '1.3.0' } }],
    ['a range for a version', { software_packageVersion: '<4.2' }, { version: { kind: 'range' } }],
    ['no version', { software_packageVersion: undefined }, { version: { kind: 'any' } }],
    [
      'the purl before the version beside it',
      { software_packageUrl: 'pkg:npm/a@2' },
      { version: { kind: 'exact', text: '2' } },
    ],
    [
      'the version beside a purl that has none',
      { software_packageUrl: 'pkg:npm/a' },
      { version: { kind: 'exact', text: '1.3.0' } },
    ],
    ['its IRI where nothing else is there', { name: undefined }, { ids: [{ kind: 'uri', text: iri('app') }] }],
    ['its IRI where its name is a placeholder', { name: 'NOASSERTION' }, { ids: [{ kind: 'uri', text: iri('app') }] }],
  ])('have %s', (_, members, product) => {
    expect(app(members).statements[0]?.product).toMatchObject(product);
  });

  it('with a name only are noted', () => {
    const document = app({});
    expect(issuesOf(document)).toEqual(['kept identity.name_only /@graph/6/to/0']);
    expect(document.statements[0]?.issues).toEqual(['identity.name_only']);
  });

  it('that are elsewhere are their IRI', () => {
    expect(one({ to: ['urn:acme:app'] }).statements[0]?.product).toEqual({
      ids: [{ kind: 'uri', text: 'urn:acme:app', raw: 'urn:acme:app', key: 'uri:urn:acme:app', version: null }],
      version: { kind: 'any' },
    });
  });

  it('may stand in the place of the reference, and then say what they say elsewhere', () => {
    expect(idsOf(one({ to: [PACKAGE, { type: 'software_Package', name: 'x' }] }))).toEqual([[APP], ['']]);
    expect(ends(one({ to: [{ ...PACKAGE, software_packageUrl: LIB }] }))).toEqual({
      dropped: { 'identity.product_redefined': 1 },
      accepted: 0,
    });
    expect(idsOf(one({ to: { spdxId: iri('app') } }))).toEqual([[APP]]);
    expect(one({ to: iri('app') }).statements[0]?.ref.pointer).toBe('/@graph/6/to');
  });

  it.each<[string, unknown, string]>([
    ['none listed', [], 'identity.product_missing'],
    ['no list', undefined, 'identity.product_missing'],
    ['nothing', [`${SPDX}NoneElement`], 'identity.placeholder'],
    ['no assertion', ['NoAssertionElement'], 'identity.placeholder'],
    ['no reference', [7], 'format.schema'],
    ['an empty one', [{}], 'format.schema'],
    ['a blank node that is not there', ['_:nobody'], 'identity.product_dangling'],
    ['an element in its place without anything', [{ type: 'software_Package' }], 'identity.product_missing'],
    ['an IRI as long as a page', [`urn:${'x'.repeat(3_000)}`], 'limit.identifiers'],
  ])('%s: dropped', (_, to, code) => {
    const document = one({ to });
    expect(ends(document)).toEqual({ dropped: { [code]: 1 }, accepted: 0 });
    expect(issuesOf(document).filter((issue) => issue.startsWith('drops'))).toHaveLength(1);
  });

  it('defined twice differently stand for nothing, alike for one', () => {
    const twice = (members: Members) => spdx(spdxOf([vex()], [PACKAGE, { ...PACKAGE, ...members }]));
    expect(ends(twice({ name: 'other' }))).toEqual({ dropped: { 'identity.product_redefined': 1 }, accepted: 0 });
    expect(ends(twice({}))).toEqual({ dropped: {}, accepted: 1 });
  });

  it('are followed once a document, and spoken of once', () => {
    const document = spdx(
      spdxOf([vex(), vex({ spdxId: iri('vex-2'), ...NOT_AFFECTED })], [{ ...PACKAGE, software_packageUrl: undefined }]),
    );
    expect(issuesOf(document)).toEqual(['kept identity.name_only /@graph/6/to/0']);
    expect(document.statements.map(({ issues }) => issues)).toEqual([['identity.name_only'], ['identity.name_only']]);
  });
});

describe('the assessed element', () => {
  it('is the component', () => {
    expect(idsOf(one({ security_assessedElement: iri('elliptic'), to: [iri('app'), iri('elliptic')] }))).toEqual([
      [APP, LIB],
      [LIB],
    ]);
    expect(idsOf(one({ assessedElement: iri('elliptic') }))).toEqual([[APP, LIB]]);
    expect(idsOf(one({ security_assessedElement: null }))).toEqual([[APP]]);
  });

  it('takes its codes along', () => {
    const document = one({ security_assessedElement: iri('elliptic') }, [{ ...PART, externalIdentifier: undefined }]);
    expect(document.statements[0]?.issues).toEqual(['identity.name_only']);
  });

  it.each([
    [`${SPDX}NoneElement`, 'identity.placeholder'],
    [7, 'format.schema'],
    ['_:x', 'identity.product_dangling'],
  ])(
    'that is %j takes the statement with it: kept, it would be on the whole product',
    (security_assessedElement, code) => {
      expect(ends(one({ security_assessedElement, to: [iri('app'), 'urn:x'] }))).toEqual({
        dropped: { [code]: 2 },
        accepted: 0,
      });
    },
  );
});

describe('the reasons', () => {
  const reasons = (members: Members) => one(members).statements[0];

  it.each([
    ['componentNotPresent', 'component_not_present'],
    ['vulnerableCodeNotPresent', 'vulnerable_code_not_present'],
    ['vulnerableCodeNotInExecutePath', 'vulnerable_code_not_in_execute_path'],
    ['vulnerableCodeCannotBeControlledByAdversary', 'vulnerable_code_cannot_be_controlled_by_adversary'],
    ['inlineMitigationsAlreadyExist', 'inline_mitigations_already_exist'],
  ])('%s is %s', (label, justification) => {
    expect(reasons({ ...NOT_AFFECTED, security_justificationType: label })).toMatchObject({
      justification,
      justifiedAs: [label],
      fit: 'same',
    });
  });

  it('of another label is kept as it was said', () => {
    const statement = reasons({ ...NOT_AFFECTED, security_justificationType: 'because' });
    expect(statement).toMatchObject({ justification: null, justifiedAs: ['because'], fit: null });
    expect(statement?.issues).toEqual(['format.justification_invalid']);
  });

  it('under another status are notes, and a label is ignored', () => {
    const statement = reasons({
      security_justificationType: 'componentNotPresent',
      security_impactStatement: 'Bad.',
      security_statusNotes: 'Note.',
    });
    expect(statement).toMatchObject({ justification: null, justifiedAs: [], impact: null, notes: ['Note.', 'Bad.'] });
    expect(statement?.issues).toEqual(['format.justification_misplaced']);
  });

  it('why not, and what to do', () => {
    const impact = { ...NOT_AFFECTED, security_impactStatement: 'Not built in.', security_actionStatement: 'Nothing.' };
    expect(reasons(impact)).toMatchObject({ impact: 'Not built in.', actions: [], notes: ['Nothing.'] });
    const dated = { security_actionStatementTime: ['2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z'] };
    expect(reasons(dated)?.actions).toEqual([{ kind: 'advice', text: 'Upgrade to 1.4.', at: '2024-01-01T00:00:00Z' }]);
  });

  it('that are missing are noted', () => {
    expect(reasons({ ...NOT_AFFECTED, security_justificationType: undefined })?.issues).toEqual([
      'format.not_affected_unexplained',
    ]);
    expect(reasons({ security_actionStatement: undefined })?.issues).toEqual(['format.action_missing']);
  });
});

describe('who says so', () => {
  const by = (createdBy: unknown, others: readonly Members[] = [], members: Members = {}) =>
    one(members, [{ ...CREATION, createdBy }, ...others]);
  const person = {
    type: 'Person',
    spdxId: iri('ann'),
    name: 'Ann',
    externalIdentifier: [{ externalIdentifierType: 'email', identifier: 'ann@acme.example' }],
  };

  it.each<[string, Members, string | undefined]>([
    ['a person with an address', person, 'Ann <ann@acme.example>'],
    ['an address alone', { ...person, name: undefined }, 'ann@acme.example'],
    ['an agent without a name', { type: 'Agent', spdxId: iri('ann') }, iri('ann')],
    ['a tool', { ...person, type: 'SoftwareAgent' }, undefined],
    ['a person without anything', { type: 'Person', '@id': '_:ann' }, undefined],
    ['no agent at all', { ...person, type: undefined }, undefined],
  ])('%s', (_, agent, issuer) => {
    expect(by([agent.spdxId ?? '_:ann'], [agent]).statements[0]?.issuer?.value).toBe(issuer);
  });

  it('an agent elsewhere is its IRI, and a blank one nobody', () => {
    expect(by('https://elsewhere.example/ann').head?.issuer?.value).toBe('https://elsewhere.example/ann');
    const nobody = by(['_:x', `${SPDX}NoAssertionElement`, 7]);
    expect(nobody.head?.issuer).toBeNull();
    expect(issuesOf(nobody)).toEqual(['kept identity.issuer_missing /@graph/6']);
  });

  it('the first that is no tool', () => {
    const tool = { type: 'SoftwareAgent', spdxId: iri('tool'), name: 'Tool' };
    expect(by([iri('tool'), iri('acme')], [tool]).head?.issuer?.value).toBe('ACME Inc.');
  });

  it('the relationship\u2019s own maker, else the document\u2019s, else who supplied it', () => {
    const own = { type: 'CreationInfo', created: '2024-04-01T00:00:00Z', createdBy: [iri('ann')] };
    expect(one({ creationInfo: own }, [person]).statements[0]?.issuer?.value).toBe('Ann <ann@acme.example>');
    expect(one({ creationInfo: undefined }).statements[0]?.issuer?.value).toBe('ACME Inc.');
    const supplied = { suppliedBy: [iri('acme')] };
    expect(by([], [], supplied).statements[0]?.issuer?.value).toBe('ACME Inc.');
    expect(by([], [], { security_suppliedBy: iri('acme') }).statements[0]?.issuer?.value).toBe('ACME Inc.');
  });
});

describe('when', () => {
  const own = { type: 'CreationInfo', created: '2024-02-01T00:00:00Z', createdBy: [iri('acme')] };
  it.each<[string, Members, unknown[], string]>([
    ['of the document', {}, [CREATED, 'document', null, 'none'], CREATED],
    ['of the relationship', { creationInfo: own }, ['2024-02-01T00:00:00Z', 'statement', null, 'none'], CREATED],
    [
      'published',
      { security_publishedTime: '2024-01-01T00:00:00Z' },
      ['2024-01-01T00:00:00Z', 'statement', null, 'none'],
      CREATED,
    ],
    [
      'published, as the examples spell it',
      { publishedTime: '2024-01-01T00:00:00Z' },
      ['2024-01-01T00:00:00Z', 'statement', null, 'none'],
      CREATED,
    ],
    [
      'modified',
      { security_modifiedTime: '2024-06-01T00:00:00Z' },
      [CREATED, 'document', '2024-06-01T00:00:00Z', 'statement'],
      '2024-06-01T00:00:00Z',
    ],
  ])('%s', (_, members, times, affirmed) => {
    const [statement] = one(members).statements;
    expect([
      textOf(statement?.issued.instant),
      statement?.issued.source,
      textOf(statement?.updated.instant),
      statement?.updated.source,
    ]).toEqual(times);
    expect(textOf(statement?.affirmed)).toBe(affirmed);
    expect(statement?.issues).toEqual(affirmed === CREATED ? [] : ['time.after_document']);
  });

  it('nobody says', () => {
    const document = one({}, [{ ...CREATION, created: undefined }]);
    expect(document.statements[0]).toMatchObject({ issued: { instant: null, source: 'none' }, affirmed: null });
    expect(issuesOf(document)).toEqual(['kept time.missing ']);
  });

  it('unreadable, said once where it stands', () => {
    expect(issuesOf(one({}, [{ ...CREATION, created: 'now' }]))).toEqual([
      'kept time.unreadable /@graph/5/created',
      'kept time.missing ',
    ]);
    const inline = { ...DOCUMENT, creationInfo: { ...CREATION, '@id': undefined, created: 'now' } };
    expect(issuesOf(one({}, [inline]))).toContain('kept time.unreadable /@graph');
  });
});

const odd = fc.constantFrom(undefined, null, '', 0, [], {}, 'x', '_:x', [[]], [{}], `${SPDX}NoneElement`);
const or = <T>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> => fc.oneof({ weight: 6, arbitrary: usual }, odd);
const reference = fc.constantFrom<unknown>(iri('app'), iri('elliptic'), iri('vuln'), 'urn:cve-2020-1234', LIB, PACKAGE);
const relationship = fc
  .record(
    {
      type: or(
        fc.constantFrom(
          'security_VexFixedVulnAssessmentRelationship',
          'security_VexNotAffectedVulnAssessmentRelationship',
          'security_VexXVulnAssessmentRelationship',
        ),
      ),
      relationshipType: or(fc.constantFrom('fixedIn', 'doesNotAffect')),
      from: or(reference),
      to: or(fc.array(or(reference), { maxLength: 4 })),
      security_assessedElement: or(reference),
      security_justificationType: or(fc.constantFrom('componentNotPresent')),
      security_impactStatement: or(fc.string()),
      security_withdrawnTime: fc.constantFrom(undefined, undefined, undefined, '2024-01-01T00:00:00Z'),
      security_publishedTime: or(fc.constantFrom('2024-01-01T00:00:00Z')),
      creationInfo: or(fc.constant('_:creationinfo')),
    },
    { requiredKeys: ['type'] },
  )
  .map((members) => vex(members as Members));
const elements = fc.array(
  fc.oneof({ weight: 5, arbitrary: relationship }, or(fc.constantFrom<unknown>(ACME, PART, DOCUMENT))),
  { maxLength: 5 },
);

describe('every document', () => {
  it.each([false, true])('is read or refused, and the counts add up (strict: %s)', (strict) => {
    fc.assert(
      fc.property(elements, or(elements), (graph, other) => {
        for (const document of [spdxOf(graph), spdxOf([], [], { '@graph': other })]) {
          const result = spdx(document, strict);
          expect(keepsTheLaw(result)).toBe(true);
          expect(result.head !== null || result.issues.some(({ effect }) => effect === 'rejects')).toBe(true);
          expect(new Set(result.statements.map(({ ref }) => ref.pointer)).size).toBe(result.statements.length);
        }
      }),
      { numRuns: 400 },
    );
  });
});

it('a document that would be read a thousand times over is read once', () => {
  const identifiers = Array.from({ length: 20_000 }, (_, i) => ({
    externalIdentifierType: 'securityOther',
    identifier: `X-${i}`,
  }));
  const many = Array.from({ length: 5_000 }, (_, i) =>
    vex({ spdxId: iri(`vex-${i}`), creationInfo: undefined, suppliedBy: iri('acme') }),
  );
  const others = [
    { ...VULNERABILITY, externalIdentifier: identifiers },
    { ...ACME, externalIdentifier: identifiers },
    { ...CREATION, createdBy: [] },
  ];
  const document = spdx(spdxOf(many, others));
  expect(document.counts.read).toBe(5_000);
  expect(document.statements[0]?.issuer?.value).toBe('ACME Inc.');
});
