/** XML that means harm, or is none: refused with one issue that says why and where, before anything is made of it. */
import { describe, expect, it } from 'vitest';
import { normalize } from '../../../../src/core/formats/normalize.ts';
import { parseXml } from '../../../../src/core/formats/xml/parse.ts';
import { withPositions } from '../../../../src/core/std/json/locate.ts';
import { BY_HAND, bytesOf, LENIENT, normal } from '../normal.ts';

const NAMESPACE = 'http://cyclonedx.org/schema/bom/1.6';
const bom = (content: string): string => `<bom xmlns="${NAMESPACE}">${content}</bom>`;
const dtd = (declarations: string, reference = '&e;'): string =>
  `<!DOCTYPE bom [${declarations}]>${bom(`<metadata><timestamp>${reference}</timestamp></metadata>`)}`;

const LAUGHS = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');

const nested = (depth: number): string => bom(`${'<a>'.repeat(depth - 1)}${'</a>'.repeat(depth - 1)}`);

const WITH_DTD = 'a document type declaration';
const MALFORMED = 'not well-formed XML';

describe('is refused', () => {
  it.each([
    ['a document type declaration', `<!DOCTYPE bom>${bom('')}`, WITH_DTD],
    ['one with an external subset', `<!DOCTYPE bom SYSTEM "http://evil.example/bom.dtd">${bom('')}`, WITH_DTD],
    ['billion laughs', dtd(`<!ENTITY e0 "ha">${LAUGHS}`, '&e9;'), WITH_DTD],
    ['quadratic blowup', dtd(`<!ENTITY e "${'a'.repeat(50_000)}">`, '&e;'.repeat(1_000)), WITH_DTD],
    ['an external entity', dtd('<!ENTITY e SYSTEM "file:///etc/passwd">'), WITH_DTD],
    ['a parameter entity', dtd('<!ENTITY % e SYSTEM "http://evil.example/"> %e;', ''), WITH_DTD],
    ['an attribute default', dtd('<!ATTLIST bom serialNumber CDATA "urn:uuid:x">', ''), WITH_DTD],
    ['an entity of HTML', bom('&nbsp;'), MALFORMED],
    ['an entity named like a member of every object', bom('&constructor;'), MALFORMED],
    ['a bomb of processing instructions', bom('<?a b?>'.repeat(100_000)), 'more than 1000 processing instructions'],
    ['another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${bom('')}`, 'another encoding than UTF-8'],
    ['an element that is not closed', `<bom xmlns="${NAMESPACE}">`, MALFORMED],
    ['another end tag', `<bom xmlns="${NAMESPACE}"></bon>`, MALFORMED],
    ['two roots', bom('') + bom(''), MALFORMED],
    ['text after the root', `${bom('')}x`, MALFORMED],
    ['one attribute twice', `<bom xmlns="${NAMESPACE}" version="1" version="2"/>`, MALFORMED],
    ['one attribute twice by two prefixes', bom('<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'), MALFORMED],
    ['a prefix that nobody declares', bom('<p:metadata/>'), MALFORMED],
    ['a less-than in an attribute', bom('<a b="<"/>'), MALFORMED],
    ['a bare ampersand', bom('a & b'), MALFORMED],
    ['a character that XML has not', bom('\u0000'), MALFORMED],
    ['the same by reference', bom('&#0;'), MALFORMED],
    ['half a surrogate pair by reference', bom('&#xD800;'), MALFORMED],
    ['a comment with two hyphens', bom('<!-- a -- b -->'), MALFORMED],
    ['an XML declaration inside', bom('<?xml version="1.0"?>'), MALFORMED],
    ['only a less-than', '<', MALFORMED],
    ['a CDATA section that does not end', bom('<![CDATA['), MALFORMED],
  ])('%s', (_, text, message) => {
    const document = normal(text);
    expect(document.head).toBeNull();
    expect(document.issues.map(({ code, effect }) => `${effect} ${code}`)).toEqual(['rejects format.not_xml']);
    expect(document.issues[0]?.message).toContain(message);
    expect(document.issues[0]?.position?.line).toBe(1);
  });

  it('what is no UTF-8, where it stops being it', () => {
    const bytes = new Uint8Array([...bytesOf(`<?xml version="1.0"?>\n<bom>`), 0xff, ...bytesOf('</bom>')]);
    const [issue, ...others] = normalize(bytes, BY_HAND, LENIENT).issues;
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ code: 'format.not_xml', message: 'not UTF-8', position: { line: 2, column: 6 } });
  });

  it.each([
    ['a root of no namespace', '<bom/>'],
    ['a root of another namespace', '<bom xmlns="http://example.com/"/>'],
    ['another root', `<components xmlns="${NAMESPACE}"><bom/></components>`],
    ['SPDX in RDF', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'],
  ])('%s, as no document that is known', (_, text) => {
    const document = normal(text);
    expect(document.issues.map(({ code, effect }) => `${effect} ${code}`)).toEqual(['rejects format.unknown']);
  });

  it('what is nested deeper than 100 elements, however deep', () => {
    expect(normal(nested(100)).head).not.toBeNull();
    for (const depth of [101, 10_000, 200_000]) {
      const document = normal(nested(depth));
      expect(document.issues.map(({ code }) => code)).toEqual(['limit.depth']);
    }
  });
});

describe('is read', () => {
  it.each([
    ['a few processing instructions', `<?xml version="1.0"?><?xml-stylesheet href="a"?>${bom('<?a b?>')}`],
    ['XML 1.1, by the rules of 1.0', `<?xml version="1.1"?>${bom('')}`],
    ['a declared UTF-8', `<?xml version="1.0" encoding="utf-8" standalone="yes"?>${bom('')}`],
    ['comments', `<!-- a -->${bom('<!-- b -->')}<!-- c -->`],
    [
      '20,000 attributes',
      `<bom xmlns="${NAMESPACE}" ${Array.from({ length: 20_000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
    ],
    [
      'a text in 100,000 pieces',
      bom(`<metadata><timestamp>${'<![CDATA[ ]]>&#32;'.repeat(100_000)}</timestamp></metadata>`),
    ],
  ])('%s', (_, text) => {
    expect(normal(text).head?.format).toBe('CycloneDX');
  });
});

describe('the walk', () => {
  it('tells nothing after a fault, and finds it in any piece of a long text', () => {
    const heard: string[] = [];
    const text = `<a>${'x'.repeat(200_000)}<b></c>${'<d/>'.repeat(50_000)}</a>`;
    const fault = parseXml(text, {
      open: ({ local }) => heard.push(local),
      text: () => {},
      close: () => heard.push('/'),
    });
    expect(heard.slice(0, 2)).toEqual(['a', 'b']);
    expect(heard).not.toContain('d');
    expect(fault).toMatchObject({ code: 'format.not_xml', text: 'unexpected close tag.', clause: 'XML 1.0 §2.1' });
    expect(fault?.offset).toBe(text.indexOf('</c>') + 4);
  });

  it('leaves pairs of surrogates whole between two pieces', () => {
    let text = '';
    const emoji = '😀'.repeat(100_000);
    parseXml(`<a>x${emoji}</a>`, {
      open() {},
      text: (data) => {
        text += data;
      },
      close() {},
    });
    expect(text).toBe(`x${emoji}`);
  });
});

it('the reader of positions in JSON does not stumble over XML', () => {
  const text = bom('<x>');
  const { issues } = normal(text);
  expect(withPositions(bytesOf(text), issues)).toEqual(issues);
  const unplaced = issues.map(({ position: _, ...issue }) => issue);
  expect(withPositions(bytesOf(text), unplaced)[0]?.position).toEqual({ line: 1, column: 1, offset: 0 });
});
