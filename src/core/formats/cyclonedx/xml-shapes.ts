/**
 * How the XML form of CycloneDX 1.4 to 1.7 (bom-1.x.xsd) is the JSON form, as tables: element by element, where it stands
 * in the JSON and as what. Only what the reader looks at has a row; of any other element no more than its name is kept.
 */

/** What an element becomes, and under which member of the object around it. */
export type Row =
  | { readonly as: 'text'; readonly member: string }
  | { readonly as: 'object'; readonly member: string; readonly shape: Shape }
  /** An element around its items. */
  | { readonly as: 'list'; readonly member: string; readonly item: string; readonly shape: Shape | null }
  /** An item of a list that has no element around it; its shape is null where items are texts. */
  | { readonly as: 'each'; readonly member: string; readonly shape: Shape | null };

export interface Shape {
  /** Attributes that are members under the same name. */
  readonly attributes: readonly string[];
  /** The member that the text is, where an element has attributes beside a text. */
  readonly content: string | null;
  readonly rows: ReadonlyMap<string, Row>;
}

type Rows = Record<string, (name: string) => Row>;

function shape(rows: Rows, attributes: readonly string[] = [], content: string | null = null): Shape {
  return { attributes, content, rows: new Map(Object.entries(rows).map(([name, row]) => [name, row(name)])) };
}

const text = (member: string): Row => ({ as: 'text', member });
const one =
  (of: Shape) =>
  (member: string): Row => ({ as: 'object', member, shape: of });
const list =
  (item: string, of: Shape | null = null) =>
  (member: string): Row => ({ as: 'list', member, item, shape: of });
const each =
  (of: Shape | null = null) =>
  (member: string): Row => ({ as: 'each', member, shape: of });

function texts(...names: readonly string[]): Rows {
  return Object.fromEntries(names.map((name) => [name, text]));
}

const PERSON = shape(texts('name', 'email', 'phone'), ['bom-ref']);

const ORGANIZATION = shape({ ...texts('name'), url: each(), contact: each(PERSON) }, ['bom-ref']);

const HASH = shape({}, ['alg'], 'content');

const NAMED = { supplier: one(ORGANIZATION), ...texts('group', 'name', 'version') };

/** Components and services hold others of their kind, so a shape is among its own rows. */
function nested(container: string, item: string, rows: Rows, attributes: readonly string[]): Shape {
  const own = new Map<string, Row>();
  const made = { ...shape(rows, attributes), rows: own };
  for (const [name, row] of shape(rows).rows) own.set(name, row);
  own.set(container, { as: 'list', member: container, item, shape: made });
  return made;
}

const COMPONENT = nested(
  'components',
  'component',
  {
    ...NAMED,
    manufacturer: one(ORGANIZATION),
    authors: list('author', PERSON),
    ...texts('author', 'publisher', 'versionRange', 'description', 'scope', 'cpe', 'purl'),
    hashes: list('hash', HASH),
  },
  ['type', 'mime-type', 'bom-ref', 'isExternal'],
);

const SERVICE = nested(
  'services',
  'service',
  { provider: one(ORGANIZATION), ...texts('group', 'name', 'version', 'description') },
  ['bom-ref'],
);

const METADATA = shape({
  ...texts('timestamp'),
  authors: list('author', PERSON),
  component: one(COMPONENT),
  manufacture: one(ORGANIZATION),
  manufacturer: one(ORGANIZATION),
  supplier: one(ORGANIZATION),
  distributionConstraints: one(shape(texts('tlp'))),
});

const SOURCE = shape(texts('name', 'url'));

const RATING = shape({
  source: one(SOURCE),
  ...texts('score', 'severity', 'method', 'vector', 'justification'),
});

const ANALYSIS = shape({
  ...texts('state', 'justification', 'detail', 'firstIssued', 'lastUpdated'),
  responses: () => ({ as: 'list', member: 'response', item: 'response', shape: null }),
});

const VERSION = shape(texts('version', 'range', 'status'));

const TARGET = shape({ ...texts('ref'), versions: list('version', VERSION) });

const VULNERABILITY = shape(
  {
    ...texts('id', 'description', 'detail', 'recommendation', 'workaround'),
    ...texts('created', 'published', 'updated', 'rejected'),
    source: one(SOURCE),
    references: list('reference', shape({ ...texts('id'), source: one(SOURCE) })),
    ratings: list('rating', RATING),
    cwes: list('cwe'),
    analysis: one(ANALYSIS),
    affects: list('target', TARGET),
  },
  ['bom-ref'],
);

export const BOM: Shape = shape(
  {
    metadata: one(METADATA),
    components: list('component', COMPONENT),
    services: list('service', SERVICE),
    vulnerabilities: list('vulnerability', VULNERABILITY),
  },
  ['serialNumber', 'version'],
);
