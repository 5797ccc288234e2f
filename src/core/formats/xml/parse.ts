/**
 * A walk over an XML 1.0 text with namespaces (W3C XML 1.0, Namespaces in XML 1.0), without a DTD. Invariant: no entity is
 * ever expanded but the five of XML itself and references to characters, nothing outside the text is looked at, and the
 * first fault ends the walk.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { IssueCode } from '../../std/issue.ts';

export interface XmlElement {
  /** The namespace; empty where the element is in none. */
  readonly uri: string;
  readonly local: string;
  /** Those in no namespace: in XML those with a prefix are somebody else's. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** Where its `<` is, in UTF-16 code units. */
  readonly offset: number;
}

export interface XmlVisitor {
  open(element: XmlElement): void;
  /** Character data, in as many pieces as it comes. */
  text(text: string): void;
  close(): void;
}

export interface XmlFault {
  readonly code: IssueCode;
  readonly message: string;
  /** What the parser says of it, or what was met. */
  readonly text?: string;
  readonly clause: string;
  /** In UTF-16 code units. */
  readonly offset: number;
}

/** Elements inside one another, as for JSON (formats.md §11). */
const MAX_DEPTH = 100;

/** Beginnings of processing instructions, which say nothing to a reader of BOMs; those in comments and CDATA count too. */
const MAX_INSTRUCTIONS = 1_000;

/** How much the parser is given at once: it stops between two pieces, and looks for a prefix in all open elements. */
const PIECE = 8_192;

const ENCODINGS = new Set(['utf-8', 'utf8', 'us-ascii']);

/** Null where the whole text was walked. */
export function parseXml(text: string, visitor: XmlVisitor): XmlFault | null {
  // XML 1.1 is read by the rules of 1.0, which are stricter; `forceXMLVersion` is what asks for that.
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  let fault: XmlFault | null = null;
  let depth = 0;
  const refuse = (found: Omit<XmlFault, 'offset'>): void => {
    fault ??= { ...found, offset: parser.position };
  };
  if (hasInstructions(text)) refuse(TOO_MANY);
  // Six listeners and no more: with a seventh the engine keeps the parser as a hash table, and it is five times slower.
  parser.on('error', ({ message }) => refuse({ ...MALFORMED, text: message.replace(/^\d+:\d+: /, '') }));
  parser.on('doctype', () => refuse(WITH_DTD));
  parser.on('opentag', (tag) => {
    if (depth === 0 && !isUtf8(parser.xmlDecl.encoding)) refuse(NOT_UTF8);
    depth += 1;
    if (depth > MAX_DEPTH) refuse(TOO_DEEP);
    if (fault === null) visitor.open(elementOf(tag, startOf(text, parser.position)));
  });
  parser.on('closetag', () => {
    depth -= 1;
    if (fault === null) visitor.close();
  });
  const hear = (data: string): void => {
    if (fault === null) visitor.text(data);
  };
  parser.on('text', hear);
  parser.on('cdata', hear);
  for (let at = 0; at < text.length && fault === null; at += PIECE) parser.write(text.slice(at, at + PIECE));
  if (fault === null) parser.close();
  return fault;
}

function elementOf({ uri, local, attributes }: SaxesTagNS, offset: number): XmlElement {
  const own: (readonly [name: string, value: string])[] = [];
  for (const attribute of Object.values(attributes)) {
    if (attribute.uri === '') own.push([attribute.name, attribute.value]);
  }
  return { uri, local, attributes: own, offset };
}

function isUtf8(encoding: string | undefined): boolean {
  return encoding === undefined || ENCODINGS.has(encoding.toLowerCase());
}

function hasInstructions(text: string): boolean {
  let at = -1;
  for (let count = 0; count <= MAX_INSTRUCTIONS; count += 1) {
    at = text.indexOf('<?', at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** The `<` of the tag that ends before `end`: there is no other in a tag. */
function startOf(text: string, end: number): number {
  let at = end - 1;
  while (text.charCodeAt(at) !== LESS_THAN) at -= 1;
  return at;
}

const LESS_THAN = 0x3c;

const MALFORMED = { code: 'format.not_xml', message: 'not well-formed XML', clause: 'XML 1.0 §2.1' } as const;

const WITH_DTD = {
  code: 'format.not_xml',
  message: 'a document type declaration: no DTD and no entity of its own is read',
  clause: 'XML 1.0 §2.8',
} as const;

const NOT_UTF8 = {
  code: 'format.not_xml',
  message: 'declares another encoding than UTF-8',
  clause: 'XML 1.0 §4.3.3',
} as const;

const TOO_MANY = {
  code: 'format.not_xml',
  message: `more than ${MAX_INSTRUCTIONS} processing instructions, or what begins like one`,
  clause: 'XML 1.0 §2.6',
} as const;

const TOO_DEEP = {
  code: 'limit.depth',
  message: `elements nested deeper than ${MAX_DEPTH}`,
  clause: 'XML 1.0 §3',
} as const;
