/** The pages of docs/formats, written from the tables that the readers use. */

import { CSAF_FIELDS } from '../../../src/core/formats/csaf/fields.ts';
import { STATUS_LISTS } from '../../../src/core/formats/csaf/status-lists.ts';
import { REASONS, RESPONSES, STATES } from '../../../src/core/formats/cyclonedx/analysis.ts';
import { CYCLONEDX_FIELDS } from '../../../src/core/formats/cyclonedx/fields.ts';
import type { FieldGroup, FieldTable } from '../../../src/core/formats/fields.ts';
import { OPENVEX_FIELDS } from '../../../src/core/formats/openvex/fields.ts';
import { JUSTIFICATIONS } from '../../../src/core/formats/spdx3/classes.ts';
import { SPDX_FIELDS } from '../../../src/core/formats/spdx3/fields.ts';
import { JUSTIFICATIONS as FIVE } from '../../../src/core/model/justification.ts';

export interface Page {
  /** File in docs/. */
  readonly file: string;
  readonly text: string;
}

interface Format {
  readonly name: string;
  readonly file: string;
  readonly versions: string;
  readonly intro: string;
  readonly fields: FieldTable;
  readonly vocabulary: readonly Vocabulary[];
}

interface Vocabulary {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const WRITTEN =
  '<!-- Written from the tables in src/core/formats by `UPDATE_DOCS=1 npx vitest run test/core/formats/pages.test.ts`. -->';

const FORMATS: readonly Format[] = [
  {
    name: 'OpenVEX',
    file: 'openvex',
    versions: '0.0.1 and 0.2.0, JSON',
    intro: `The label of a version decides nothing: shapes win, since tools write new shapes under old labels. An entry is a statement
for each of its products, and each of its subcomponents in that product is an assertion. Later entries of one document
override earlier ones on the same vulnerability and product.`,
    fields: OPENVEX_FIELDS,
    vocabulary: [
      { title: 'Justifications', columns: ['label', 'read as'], rows: FIVE.map((label) => [label, 'the same']) },
    ],
  },
  {
    name: 'CSAF',
    file: 'csaf',
    versions: '2.0 and 2.1, JSON',
    intro: `The category of a document never decides whether it speaks: \`product_status\` does. Each product id in a status list is one
statement. A document may be withdrawn, superseded, deleted or a draft; then it is kept, and silent.`,
    fields: CSAF_FIELDS,
    vocabulary: [
      {
        title: 'Status lists',
        columns: ['list', 'status'],
        rows: STATUS_LISTS.map(([list, meaning]) => [list, meaning]),
      },
    ],
  },
  {
    name: 'CycloneDX',
    file: 'cyclonedx',
    versions: '1.4 to 1.7, JSON and XML',
    intro: `A BOM is VEX only where a vulnerability has an analysis with a state. The analysis of an embedded BOM holds in the context of
its product: the product of the statement is \`metadata.component\`, and what \`affects[].ref\` means is the component.

**XML** is turned into the JSON form first, element by element, by its namespace and under any prefix; so the members below
are those of JSON. Two names differ there: \`<responses>\` is \`response\`, and an item of \`<affects>\` is \`<target>\`. Pointers of
statements and issues run in the JSON form (\`/vulnerabilities/0/affects/0\`: the first \`<target>\` of the first
\`<vulnerability>\`); the line and column of an issue are those of the element around it in the XML. An element that comes twice
where JSON has one member is \`format.duplicate_key\`; an element of another namespace is an extension and is left out. A
document type declaration, and with it every entity of its own, is refused (\`format.not_xml\`; decisions/0004-xml.md).
Protobuf is not read.`,
    fields: CYCLONEDX_FIELDS,
    vocabulary: [
      { title: 'States', columns: ['analysis.state', 'status'], rows: [...STATES] },
      {
        title: 'Justifications',
        columns: ['analysis.justification', 'read as', 'fit'],
        rows: [...REASONS].map(([label, [justification, fit]]) => [label, justification, fit]),
      },
      { title: 'Responses', columns: ['analysis.response', 'kind of action'], rows: [...RESPONSES] },
    ],
  },
  {
    name: 'SPDX',
    file: 'spdx',
    versions: '3.0 with the security profile, compact JSON-LD',
    intro: `Off unless \`SPDX\` is in \`Normalization.EnabledFormats\`; the refusal says what to set. Each \`to\` of a VEX relationship in
\`@graph\` is one statement. References are followed inside the document and never out of it. In the tables below a name before
the slash is the class of the element.`,
    fields: SPDX_FIELDS,
    vocabulary: [
      { title: 'Justifications', columns: ['security_justificationType', 'read as'], rows: [...JUSTIFICATIONS] },
    ],
  },
];

export function pages(): Page[] {
  return [
    { file: 'formats.md', text: indexPage() },
    ...FORMATS.map((format) => ({ file: `formats/${format.file}.md`, text: pageOf(format) })),
  ];
}

function pageOf({ name, versions, intro, fields, vocabulary }: Format): string {
  const words = vocabulary.map(({ title, columns, rows }) => `## ${title}\n\n${table(columns, rows)}`);
  return `${[WRITTEN, `# ${name}`, `Read: ${versions}. Every member of the format has a row: where it goes in the statement or its document, or why it is lost, with all inside it.`, intro, ...fields.map(groupOf), ...words].join('\n\n')}\n`;
}

function groupOf({ title, clause, fields }: FieldGroup): string {
  const rows = fields.map(([path, kept, note]) => [`\`${path}\``, kept ?? '–', note]);
  return `## ${title}\n\n${clause}\n\n${table(['member', 'kept as', 'how, or why not'], rows)}`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function indexPage(): string {
  const rows = FORMATS.map(({ name, file, versions, fields }) => {
    const all = fields.flatMap((group) => group.fields);
    const kept = all.filter(([, goes]) => goes !== null).length;
    return [`[${name}](formats/${file}.md)`, versions, `${kept}`, `${all.length - kept}`];
  });
  return `${[
    WRITTEN,
    '# Formats',
    `What is read, and what becomes of each member. The four rules: never widen (an unreadable part may lose a statement, never make
it cover more), never invent a status, never silent (each loss has a code and a pointer, and the counts add up), never look
sideways (one document is read by itself).`,
    table(['format', 'versions', 'members kept', 'members lost'], rows),
    `Any of them may stand in an in-toto Statement (\`https://in-toto.io/Statement/v1\`): its subjects are the products of an
OpenVEX statement that names none, and a filter for all others; pointers then start with \`/predicate\`.

A document that is refused says why in one issue; one that is read says what was lost in its issues and counts:
\`assertions read = accepted + dropped\`, for every document.`,
  ].join('\n\n')}\n`;
}
