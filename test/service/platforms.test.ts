import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { candidatesAmong } from '../../src/core/consensus/candidates.ts';
import { answerRecord, consensusDigest } from '../../src/core/consensus/record.ts';
import type { PlatformRow } from '../../src/core/model/platform.ts';
import type { Product } from '../../src/core/model/product.ts';
import { ANY_VERSION } from '../../src/core/model/product.ts';
import { EVERYTHING } from '../../src/core/model/selection.ts';
import type { Statement } from '../../src/core/model/statement.ts';
import type { Instant } from '../../src/core/std/instant.ts';
import type { Evidence } from '../../src/service/gather.ts';
import { platformsNaming } from '../../src/service/platforms.ts';
import { query } from '../../src/service/query.ts';
import { normal } from '../core/formats/normal.ts';
import { DEFAULTS, day, product, said, VULNERABILITY, world } from '../core/world.ts';
import { describeCorpus } from '../corpus.ts';

const RHEL_8 = product('cpe:/a:redhat:enterprise_linux:8::appstream');
const EUS_8_8 = product('cpe:/o:redhat:rhel_eus:8.8::baseos');
const HTTPD = 'pkg:rpm/redhat/httpd@2.4.37-56.module%2Bel8.8.0%2B18758?arch=x86_64&distro=redhat-8.8';
const STATED = product('pkg:rpm/redhat/httpd@2.4.37-56.module%2Bel8.8.0%2B18758?arch=x86_64');

function evidenceOf(statements: readonly Statement[]): Evidence {
  return { statements, heads: statements.map(({ document }) => document), candidates: candidatesAmong(statements) };
}

interface Asked {
  readonly product?: string;
  readonly vulnerability?: string | null;
  readonly component?: string | null;
  readonly platforms?: readonly PlatformRow[];
  readonly asOf?: Instant;
}

function ask(statements: readonly Statement[], asked: Asked = {}) {
  const { product: text = HTTPD, vulnerability = VULNERABILITY, component = null, platforms, asOf = day(1) } = asked;
  const ground = { ...world(statements, [], DEFAULTS, asOf), ...(platforms === undefined ? {} : { platforms }) };
  return [...query(evidenceOf(statements), { ...EVERYTHING, product: text, vulnerability, component }, ground)];
}

function shown(answers: ReturnType<typeof ask>): string[] {
  return answers.map(({ question, status }) => `${question.platform?.row ?? 'itself'}: ${status}`);
}

const redhat = (word: Partial<Parameters<typeof said>[0]> = {}) =>
  said({ by: 'Red Hat', status: 'affected', product: RHEL_8, components: [STATED], ...word });

const named = (name: string): Product => ({ ids: [], name, version: ANY_VERSION });

describe('a distribution’s package', () => {
  test('is answered by the vendor’s word on its platform, and the answer says which row did it', () => {
    const [answer] = ask([redhat()]);
    expect(answer === undefined ? null : answerRecord(answer, false)).toMatchObject({
      status: 'affected',
      product: { id: 'cpe:2.3:o:redhat:enterprise_linux:8.8:*:*:*:*:*:*:*' },
      component: { id: HTTPD },
      platform: { row: 'redhat-minor', id: 'cpe:2.3:o:redhat:enterprise_linux:8.8:*:*:*:*:*:*:*' },
    });
  });

  test.each([VULNERABILITY, null])('by vulnerability %s', (vulnerability) => {
    expect(shown(ask([redhat()], { vulnerability }))).toEqual(['redhat-minor: affected']);
  });

  test('the word on the whole platform counts, too', () => {
    expect(shown(ask([redhat({ components: [] })], { vulnerability: null }))).toEqual(['redhat-minor: affected']);
  });

  test('two streams are two answers', () => {
    const fixed = redhat({ product: EUS_8_8, status: 'fixed' });
    expect(shown(ask([redhat(), fixed]))).toEqual(['redhat-minor: affected', 'redhat-minor: fixed']);
  });

  test('the package’s own answer stands beside it', () => {
    const own = said({ by: 'Acme', status: 'not_affected', product: product('pkg:rpm/redhat/httpd') });
    expect(shown(ask([redhat(), own]))).toEqual(['itself: not_affected', 'redhat-minor: affected']);
    expect(shown(ask([own]))).toEqual(['itself: not_affected']);
  });

  test('where nobody speaks, the question as it was asked is answered', () => {
    expect(shown(ask([redhat({ product: product('cpe:/o:redhat:enterprise_linux:9') })]))).toEqual(['itself: null']);
  });

  test('asked inside a product, it is not moved to a platform', () => {
    expect(shown(ask([redhat()], { product: 'pkg:oci/app', component: HTTPD }))).toEqual(['itself: null']);
  });

  test('a condition on the platform is met by it', () => {
    const conditional = redhat({ product: { ...STATED, platforms: [RHEL_8] }, components: [] });
    expect(shown(ask([conditional], { vulnerability: null }))).toEqual(['redhat-minor: affected']);
  });

  test.each(['httpd', 'httpd-2.4.37-56.module+el8.8.0+18758', 'httpd-0:2.4.37-56.module+el8.8.0+18758.x86_64'])(
    'documents that list it by the name %s are heard',
    (name) => {
      const [answer, ...others] = ask([redhat({ components: [named(name)] })]);
      expect(others).toEqual([]);
      expect(answer?.question).toMatchObject({ platform: { row: 'redhat-minor' }, nameOf: 'Red Hat' });
      expect(answer?.voices[0]?.match).toMatchObject({ by: 'name', scope: 'component' });
    },
  );

  test('so are those that name the platform only', () => {
    const nobody = redhat({ by: null, product: named('Red Hat Enterprise Linux 8') });
    expect(shown(ask([nobody]))).toEqual(['redhat-minor: affected']);
  });

  test('without a version it has one name', () => {
    const bare = 'pkg:rpm/redhat/httpd?distro=rhel-8';
    expect(shown(ask([redhat({ components: [named('httpd')] })], { product: bare }))).toEqual([
      'redhat-major: affected',
    ]);
  });

  test('the operator’s rows come first', () => {
    const own: PlatformRow = {
      id: 'own',
      type: 'rpm',
      namespaces: ['redhat'],
      source: 'distro',
      patterns: ['redhat-{major}.{minor}'],
      products: [{ cpe: 'cpe:/o:acme:appliance:{major}' }],
    };
    const acme = redhat({ by: 'Acme', status: 'fixed', product: product('cpe:/o:acme:appliance:8') });
    expect(shown(ask([acme], { platforms: [own] }))).toEqual(['own: fixed']);
  });

  test('the platform is part of the digest', () => {
    const [answer] = ask([redhat()]);
    if (answer === undefined) throw new Error('no answer');
    const { platform, ...question } = answer.question;
    expect(platform).toBeDefined();
    expect(consensusDigest({ ...answer, question })).not.toBe(consensusDigest(answer));
  });
});

describe('a package that does not say what it stands on', () => {
  const evidence = evidenceOf([redhat(), redhat({ product: EUS_8_8 })]);

  test('gets the products that name it', () => {
    const found = platformsNaming(evidence, 'pkg:rpm/redhat/httpd');
    expect(found).toEqual([RHEL_8, EUS_8_8].map(({ ids }) => ids[0]?.text));
    expect(platformsNaming(evidence, 'pkg:rpm/redhat/httpd', 1)).toEqual(found.slice(0, 1));
  });

  test.each([HTTPD, 'pkg:npm/httpd', 'httpd', ''])('not so %j', (text) => {
    expect(platformsNaming(evidence, text)).toEqual([]);
  });
});

describeCorpus('Red Hat’s own documents', '', (corpus) => {
  test.each([
    [
      'claircore-redhat-vex/rhel/vex/testdata/cve-2023-4154.json',
      'pkg:rpm/redhat/samba@4.17.5-1.el9?arch=x86_64',
      'redhat-tag-major: not_affected',
    ],
    [
      'guac-testdata/internal/testing/testdata/exampledata/rhsa-csaf.json',
      'pkg:rpm/redhat/openssl@1.1.1k-7.el8_6?arch=x86_64&epoch=1&distro=rhel-8.6',
      'redhat-minor: affected',
    ],
  ])('%s answers for %s', (path, text, answer) => {
    const { statements } = normal(readFileSync(join(corpus, path), 'utf8'));
    expect(shown(ask(statements, { product: text, vulnerability: null, asOf: day(200) }))).toEqual([answer]);
  });
});
