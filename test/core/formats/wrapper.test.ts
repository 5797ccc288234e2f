/** VEX in an in-toto Statement (formats.md §2 "In-toto wrapper"; OpenVEX ATTESTING). */
import { describe, expect, it } from 'vitest';
import { bomOf, PRODUCT, entry as vulnerability } from './cyclonedx/document.ts';
import { issuesOf, keepsTheLaw, normal } from './normal.ts';
import { APP, entry, LIB, openvexOf } from './openvex/document.ts';

const DIGEST = 'a'.repeat(64);
const ARM = 'pkg:apk/distro/git@2.39.0-r1?arch=armv7';
const INTEL = 'pkg:apk/distro/git@2.39.0-r1?arch=x86_64';

function wrap(predicate: unknown, subject: unknown, members: Record<string, unknown> = {}) {
  return normal({
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://openvex.dev/ns/v0.2.0',
    subject,
    predicate,
    ...members,
  });
}

const openvex = (...entries: unknown[]) => openvexOf(entries);
const on = (...products: unknown[]) => entry({ products });
const texts = (document: ReturnType<typeof normal>) =>
  document.statements.map(({ product }) => product.ids.map(({ text }) => text).join(' '));

describe('pointers into a wrapped document', () => {
  it('start where its text is: at /predicate', () => {
    const document = wrap(openvex(on(APP), entry({ status: 'x' })), [{ name: APP }]);
    expect(document.statements[0]?.ref.pointer).toBe('/predicate/statements/0/products/0');
    expect(issuesOf(document)).toEqual(['drops format.status_invalid /predicate/statements/1/status']);
  });
});

describe('subjects as products', () => {
  it('are those of statements that name none', () => {
    const subjects = [{ name: ARM, digest: { sha256: DIGEST } }, { uri: INTEL }];
    const document = wrap(openvex(entry({ products: undefined }), on(ARM)), subjects);
    expect(texts(document)).toEqual([`${ARM} sha-256:${DIGEST}`, INTEL, ARM]);
    expect(document.statements.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(new Set(document.statements.map(({ ref }) => ref.pointer)).size).toBe(3);
    expect(document.counts).toMatchObject({ read: 3, accepted: 3, statements: 3 });
  });

  it('have the subcomponents of the statement', () => {
    const document = wrap(openvex(entry({ products: [], subcomponents: [LIB] })), [{ name: ARM }, { name: INTEL }]);
    expect(document.statements.map(({ components }) => components[0]?.ids[0]?.text)).toEqual([LIB, LIB]);
  });

  it.each([
    ['a name that is no purl', [{ name: 'ghcr.io/x', digest: { sha256: DIGEST } }], [`sha-256:${DIGEST}`], []],
    ['digests that are no hashes of files', [{ name: ARM, digest: { gitCommit: 'abc', sha1: 7 } }], [ARM], []],
    [
      'nothing to compare',
      [{ name: '_' }],
      [],
      ['kept identity.placeholder /subject/0', 'drops identity.product_missing /predicate/statements/0'],
    ],
    [
      'no object',
      ['x'],
      [],
      ['kept identity.placeholder /subject/0', 'drops identity.product_missing /predicate/statements/0'],
    ],
    [
      'a purl that is spelled oddly',
      [{ name: 'pkg:APK/distro/git@1' }],
      ['pkg:apk/distro/git@1'],
      ['kept identity.purl_not_canonical /subject/0'],
    ],
  ])('with %s', (_, subject, products, issues) => {
    const document = wrap(openvex(entry({ products: undefined })), subject);
    expect(texts(document)).toEqual(products);
    expect(issuesOf(document)).toEqual(issues);
  });

  it('none: nothing is filtered, noted, and a statement without products is lost', () => {
    const document = wrap(openvex(entry({ products: undefined }), on(LIB)), undefined);
    expect(texts(document)).toEqual([LIB]);
    expect(issuesOf(document)).toEqual([
      'kept format.schema /subject',
      'drops identity.product_missing /predicate/statements/0',
    ]);
  });
});

describe('subjects as a filter', () => {
  it('let through what they name, and no sibling', () => {
    const document = wrap(openvex(on(ARM, INTEL), on(INTEL)), [{ name: ARM }]);
    expect(texts(document)).toEqual([ARM]);
    expect(document.counts).toMatchObject({ read: 3, accepted: 1, dropped: { 'format.subject_unlisted': 2 } });
    expect(issuesOf(document)).toEqual([
      'drops format.subject_unlisted /predicate/statements/0/products/1',
      'drops format.subject_unlisted /predicate/statements/1/products/0',
    ]);
  });

  it.each([
    ['the digest in an oci purl', `pkg:oci/app@sha256:${DIGEST}`, { name: 'x', digest: { sha256: DIGEST } }, true],
    ['another digest', `pkg:oci/app@sha256:${'b'.repeat(64)}`, { name: 'x', digest: { sha256: DIGEST } }, false],
    ['a shared hash', { hashes: { 'sha-256': DIGEST } }, { digest: { 'SHA-256': DIGEST.toUpperCase() } }, true],
    ['all versions of the subject', 'pkg:npm/lib', { name: LIB }, true],
    ['one version where the subject is all', LIB, { name: 'pkg:npm/lib' }, false],
    ['another version', 'pkg:npm/lib@2.0.0', { name: LIB }, false],
    [
      'a range that only cautious statuses would match',
      'pkg:generic/x?vers=vers:generic/%3C2a',
      { name: 'pkg:generic/x@1a' },
      false,
    ],
    ['another package', 'pkg:npm/other', { name: LIB }, false],
    ['what cannot be compared', 'nginx', { name: '_' }, false],
  ])('know %s', (_, product, subject, passes) => {
    expect(wrap(openvex(on(product)), [subject]).statements).toHaveLength(passes ? 1 : 0);
  });

  it('drop every assertion of a statement', () => {
    const document = wrap(openvex(on({ '@id': APP, subcomponents: [LIB, 'pkg:npm/b'] })), [{ name: ARM }]);
    expect(document.counts).toMatchObject({ read: 2, dropped: { 'format.subject_unlisted': 2 } });
    expect(keepsTheLaw(document)).toBe(true);
  });

  it('are compared with so many products, and no more', () => {
    const many = (count: number, version: string) =>
      Array.from({ length: count }, (_, i) => `pkg:npm/lib@${i}.0.0${version}`);
    const subjects = many(1_000, '').map((name) => ({ name }));
    expect(wrap(openvex(on(...many(1_000, ''))), subjects).statements).toHaveLength(1_000);
    expect(wrap(openvex(on(...many(50, '+build'))), subjects).statements).toHaveLength(50);
    const bomb = wrap(openvex(on(...many(1_000, '-rc'))), subjects);
    expect(bomb.head).toBeNull();
    expect(bomb.counts.dropped).toEqual({ 'limit.expansion': 1_000 });
    expect(bomb.issues.filter(({ effect }) => effect === 'rejects')).toHaveLength(1);
  });
});

describe('predicates', () => {
  it.each([
    ['https://openvex.dev/ns', []],
    ['text/vex', []],
    ['https://cyclonedx.org/bom', ['kept format.predicate_mismatch /predicateType']],
    ['https://example.com/vex', ['kept format.predicate_mismatch /predicateType']],
    [undefined, ['kept format.predicate_mismatch /predicateType']],
  ])('of type %s are read as what they are', (predicateType, issues) => {
    const document = wrap(openvex(on(APP)), [{ name: APP }], { predicateType });
    expect(document.head?.format).toBe('OpenVEX');
    expect(issuesOf(document)).toEqual(issues);
  });

  it('may be CycloneDX', () => {
    const component = { ...PRODUCT, purl: `pkg:oci/app@sha256:${DIGEST}` };
    const bom = bomOf([vulnerability()], {}, { component });
    const members = { predicateType: 'https://cyclonedx.org/bom/v1.6' };
    expect(wrap(bom, [{ digest: { sha256: DIGEST } }], members).statements).toHaveLength(1);
    expect(wrap(bom, [{ digest: { sha256: 'b'.repeat(64) } }], members).counts.dropped).toEqual({
      'format.subject_unlisted': 1,
    });
  });

  it.each([undefined, 'text', []])('%j: there is no document', (predicate) => {
    const document = wrap(predicate, [{ name: APP }]);
    expect(document.head).toBeNull();
    expect(issuesOf(document)).toEqual(['rejects format.unknown /predicate']);
  });

  it('of no known format are refused at their place', () => {
    expect(issuesOf(wrap({ a: 1 }, [{ name: APP }]))).toEqual(['rejects format.unknown /predicate']);
  });

  it('of another version of the wrapper are read, noted', () => {
    const document = wrap(openvex(on(APP)), [{ name: APP }], { _type: 'https://in-toto.io/Statement/v2' });
    expect(issuesOf(document)).toEqual(['kept format.version_unsupported /_type']);
    expect(document.counts.accepted).toBe(1);
    const old = wrap(openvex(on(APP)), [{ name: APP }], { _type: 'https://in-toto.io/Statement/v0.1' });
    expect(old.issues).toEqual([]);
  });

  it('keep the reader\u2019s refusal', () => {
    const document = wrap(openvexOf([on(APP)], { statements: 7 }), [{ name: APP }]);
    expect(document.head).toBeNull();
    expect(issuesOf(document)).toEqual(['rejects format.schema /predicate/statements']);
  });
});
