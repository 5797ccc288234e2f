/** Texts as they come from outside: mostly near what an identifier, a version, a range or a time looks like, never quite. */
import fc from 'fast-check';

/** What breaks readers: separators, marks of other grammars, names of members of every object, odd characters. */
const SPOILERS = [
  ...['', ' ', '\t', '\n', '\u0000', '\u200b', '\u202e', '\ufeff', '\ud800', '\udc00', '😀', 'é', 'e\u0301', 'İ', 'K'],
  ...[
    '/',
    '//',
    '@',
    '?',
    '#',
    '&',
    '=',
    '%',
    '%2',
    '%2F',
    '%00',
    '%ZZ',
    '%C3%28',
    ':',
    '::',
    '|',
    '||',
    ',',
    ';',
    '*',
  ],
  ...[
    '\\',
    '\\*',
    '"',
    "'",
    '<',
    '>',
    '<=',
    '!=',
    '~',
    '~~',
    '^',
    '+',
    '-',
    '--',
    '_',
    '.',
    '..',
    '...',
    '[',
    ']',
    '{',
    '}',
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', '-0', '1e400'],
  ...[
    '0',
    '00',
    '9007199254740993',
    '9'.repeat(40),
    'a'.repeat(300),
    '(a+)+',
    '$&',
    '$\u007bx}',
    '../',
    'on',
    ' on ',
    ' @',
    'v',
  ],
] as const;

export const spoiler = fc.constantFrom(...SPOILERS);

/** A text put together from fitting pieces, with spoilers in between. */
export function pieces(...fitting: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: spoiler });
  return fc.array(piece, { maxLength: 14 }).map((all) => all.join(''));
}

/** Mostly what fits, now and then anything at all. */
export function mostly<T>(fitting: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 9, arbitrary: fitting }, { weight: 1, arbitrary: other });
}

export const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), pieces('a', '1', ' '), spoiler);

/** Spoilt at one place, or left as it is. */
export function spoilt(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(text, fc.nat(200), fc.nat(3), mostly(fc.constant(''), spoiler)).map(([whole, at, gone, put]) => {
    if (put === '') return whole;
    const from = whole.length === 0 ? 0 : at % whole.length;
    return whole.slice(0, from) + put + whole.slice(from + gone);
  });
}

const HEX = '0123456789abcdef';
const digest = fc.constantFrom(HEX.repeat(4), 'A'.repeat(64), '1'.repeat(40), '2'.repeat(32), '3'.repeat(128), HEX);

const TYPES =
  'npm pypi golang maven deb rpm apk oci docker nuget gem cargo composer generic github swift conan bitnami'.split(' ');

export const versionText = mostly(
  fc.oneof(
    fc.constantFrom(
      '1',
      '1.0',
      '1.0.0',
      '2.0',
      'v1.2.3',
      '1.0.0-rc.1',
      '1:2.3-4',
      '0:1.2-3.el9',
      '1.0~beta',
      '1.0_p1-r2',
    ),
    fc.constantFrom(
      '2024-01-01',
      '2024-01-01T00:00:00Z',
      '1.1.1w',
      '3.0.0-alpha.1+b',
      '1!2.0.post1.dev3',
      'latest',
      '1.x',
      '4+',
    ),
    pieces(
      '0',
      '1',
      '2',
      '10',
      '.',
      '.',
      '-',
      '+',
      '~',
      '_',
      'a',
      'rc',
      'alpha',
      ':',
      'r',
      'p',
      '^',
      'post',
      'dev',
      'RELEASE',
    ),
  ),
  anyText,
);

export const purlText = spoilt(
  fc
    .tuple(
      mostly(fc.constantFrom(...TYPES), anyText),
      pieces('a', 'b', '/', '%40s', 'redhat', 'openssl', '-', '.'),
      fc.option(versionText, { nil: null }),
      fc.array(
        fc.tuple(
          mostly(
            fc.constantFrom('arch', 'distro', 'epoch', 'tag', 'vers', 'repository_url', 'checksum', 'upstream'),
            anyText,
          ),
          mostly(
            fc.constantFrom('x86_64', 'rhel-9', '1', 'docker.io/x', 'vers:npm/<2', 'a-1-1.src.rpm', '1.0'),
            anyText,
          ),
        ),
        { maxLength: 4 },
      ),
      fc.option(pieces('p', '/', '..', '.'), { nil: null }),
    )
    .map(([type, name, version, qualifiers, subpath]) => {
      const query = qualifiers.map(([key, value]) => `${key}=${value}`).join('&');
      return `pkg:${type}/${name}${version === null ? '' : `@${version}`}${query && `?${query}`}${subpath === null ? '' : `#${subpath}`}`;
    }),
);

export const cpeText = spoilt(
  fc.oneof(
    fc
      .array(fc.constantFrom('a', 'o', '*', '-', 'acme', 'a\\:b', '9', '9.2', 'x?', '*x', '\\-', '??a'), {
        maxLength: 12,
      })
      .map((parts) => `cpe:2.3:${parts.join(':')}`),
    fc
      .array(fc.constantFrom('a', 'o', '', '-', 'redhat', 'enterprise_linux', '9', '%02', '%01a', '~~~x~~', 'a%21'), {
        maxLength: 8,
      })
      .map((parts) => `cpe:/${parts.join(':')}`),
    fc.constantFrom('cpe:/o:redhat:enterprise_linux:9::baseos', 'cpe:2.3:a:acme:a:1:*:*:*:*:*:*:*'),
  ),
);

export const hashText = spoilt(
  fc
    .tuple(fc.constantFrom('sha256', 'sha-256', 'SHA-256', 'md5', 'sha-512', 'blake2b', 'sha1'), digest)
    .map((all) => all.join(':')),
);

export const rangeText = spoilt(
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom(
          'npm',
          'pypi',
          'deb',
          'rpm',
          'maven',
          'generic',
          'semver',
          'all',
          'none',
          'other',
          'NPM',
          'datetime',
          'openssl',
        ),
        fc.array(fc.tuple(fc.constantFrom('', '<', '<=', '>', '>=', '!=', '='), versionText), { maxLength: 6 }),
      )
      .map(([scheme, all]) => `vers:${scheme}/${all.map((one) => one.join('')).join('|')}`),
    pieces(
      '<',
      '<=',
      '>=',
      '1',
      '2.0',
      ' ',
      ' and ',
      ' earlier',
      'versions',
      'before ',
      'prior to ',
      ' through ',
      '|',
      ',',
      'all',
    ),
    versionText,
  ),
);

export const idText = mostly(
  fc.oneof(
    fc.constantFrom(
      'CVE-2024-1234',
      'CVE-2024-1235',
      'cve-2024-1234',
      'GHSA-AAAA-bbbb-cccc',
      'GO-2024-1',
      'RHSA-2024:1',
      'CVE-1-1',
    ),
    fc.constantFrom(
      'https://nvd.nist.gov/vuln/detail/CVE-2024-1234',
      'https://github.com/a/b/security/advisories/GHSA-a-b-c?x#y',
      'https://bugzilla.redhat.com/show_bug.cgi?id=123',
    ),
    pieces('CVE', '-', '2024', '1234', 'GHSA', 'https://', 'osv.dev', '/', 'vulnerability/', '?id=', '.html'),
  ),
  anyText,
);

export const timeText = spoilt(
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom(
          '2024-02-29',
          '2023-02-29',
          '0001-01-01',
          '9999-12-31',
          '0000-01-01',
          '2024-13-01',
          '2016-12-31',
        ),
        fc.constantFrom('', 'T', 't', ' '),
        fc.constantFrom('', '00:00', '23:59:60', '12:34:56', '24:00:00', '23:59:59.999999999999', '01:02:03,5'),
        fc.constantFrom('', 'Z', 'z', '+00:00', '-23:59', '+0530', '+24:00'),
      )
      .map((all) => all.join('')),
    fc.constantFrom('2024-01-01T00:00:00Z', '2025-11-21T08:47:05.688613Z', '0001-01-01T00:00:00Z'),
  ),
);

export const productText = mostly(
  fc.oneof(
    purlText,
    cpeText,
    hashText,
    idText,
    pieces('model:', 'serial:', 'sku:', 'uri:', 'name:', 'X-', '*', '?', '1', 'Acme', ' ', 'Foo'),
    fc.tuple(purlText, cpeText).map((both) => both.join(' on ')),
    fc
      .tuple(fc.constantFrom('Acme Foo', 'urn:uuid:1', 'https://example.com/a'), rangeText)
      .map((both) => both.join(' @')),
  ),
  anyText,
);
