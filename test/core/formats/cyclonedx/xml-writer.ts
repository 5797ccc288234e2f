/**
 * A BOM in JSON → the same BOM in XML, by the rules of bom-1.x.xsd as a writer would have them. It shares nothing with the
 * reader, so that an error in the reader's tables shows.
 */

/** Lists that have an element around them: member → element around, element of an item. */
const LISTS: Readonly<Record<string, readonly [around: string, item: string]>> = {
  components: ['components', 'component'],
  services: ['services', 'service'],
  vulnerabilities: ['vulnerabilities', 'vulnerability'],
  references: ['references', 'reference'],
  ratings: ['ratings', 'rating'],
  cwes: ['cwes', 'cwe'],
  response: ['responses', 'response'],
  affects: ['affects', 'target'],
  versions: ['versions', 'version'],
  authors: ['authors', 'author'],
  hashes: ['hashes', 'hash'],
  advisories: ['advisories', 'advisory'],
  licenses: ['licenses', 'license'],
  externalReferences: ['externalReferences', 'reference'],
  dependencies: ['dependencies', 'dependency'],
  properties: ['properties', 'property'],
};

/** Lists that have none. */
const REPEATED = new Set(['url', 'contact']);

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  bom: ['serialNumber', 'version'],
  component: ['bom-ref', 'type', 'mime-type', 'isExternal'],
  hash: ['alg'],
};

const NOT_WRITTEN = new Set(['bomFormat', 'specVersion', '$schema']);

export interface WritingOptions {
  /** The prefix of the BOM's namespace; none is the default namespace. */
  readonly prefix?: string;
  /** How a text is written; escaped by default. */
  readonly text?: (text: string) => string;
  readonly before?: string;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"'\t\r\n]|[^\x20-\x7e]/gu, (char) => `&#x${char.codePointAt(0)?.toString(16)};`);
}

export function writeXml(bom: Readonly<Record<string, unknown>>, options: WritingOptions = {}): string {
  const { prefix = '', text = escaped, before = '<?xml version="1.0" encoding="UTF-8"?>\n' } = options;
  const colon = prefix === '' ? '' : `${prefix}:`;

  function element(name: string, value: unknown, extra = ''): string {
    if (typeof value !== 'object' || value === null) return tag(name, extra, value === null ? '' : text(String(value)));
    const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
    const own = ATTRIBUTES[name] ?? ['bom-ref'];
    const isAttribute = (member: string): boolean => own.includes(member);
    const attributes = members
      .filter(([member]) => isAttribute(member))
      .map(([member, inner]) => ` ${member}="${escaped(String(inner))}"`);
    const content =
      name === 'hash'
        ? text(String((value as { content: unknown }).content))
        : inside(members.filter(([member]) => !isAttribute(member)));
    return tag(name, extra + attributes.join(''), content);
  }

  function inside(members: readonly (readonly [string, unknown])[]): string {
    return members.map(([member, value]) => (NOT_WRITTEN.has(member) ? '' : written(member, value))).join('');
  }

  function written(member: string, value: unknown): string {
    if (!Array.isArray(value)) return element(member, value);
    if (REPEATED.has(member)) return value.map((item) => element(member, item)).join('');
    const [around, item] = LISTS[member] ?? [member, 'item'];
    return tag(around, '', value.map((one) => element(item, one)).join('\n'));
  }

  function tag(name: string, attributes: string, content: string): string {
    return `<${colon}${name}${attributes}>${content}</${colon}${name}>`;
  }

  const uri = `http://cyclonedx.org/schema/bom/${bom.specVersion}`;
  return before + element('bom', bom, prefix === '' ? ` xmlns="${uri}"` : ` xmlns:${prefix}="${uri}"`);
}
