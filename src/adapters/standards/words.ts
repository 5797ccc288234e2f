/** What ajv found, in plain words. Text from the document is only ever in `text`; names that a schema gives are ours to say. */
import type { ErrorObject } from 'ajv';

export interface Worded {
  readonly message: string;
  /** The text met. */
  readonly text?: string;
  /** The member that is missing, or that is there and not allowed. */
  readonly member?: string;
}

type Params = Readonly<Record<string, unknown>>;
type Words = (params: Params, error: ErrorObject) => Worded;

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'an object',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'a date and time as RFC 3339 writes it',
  date: 'a date as RFC 3339 writes it',
  uri: 'a URI with its scheme',
  iri: 'an IRI with its scheme',
  'iri-reference': 'an IRI',
  'idn-email': 'an email address',
};

/** So many values are named; of more, only how many there are. */
const MAX_NAMED = 12;

/** By keyword of JSON Schema. */
const WORDS: Readonly<Record<string, Words>> = {
  required: ({ missingProperty }) => ({
    message: `\`${missingProperty}\` is missing`,
    member: String(missingProperty),
  }),
  dependencies: ({ missingProperty, property }) => ({
    message: `\`${missingProperty}\` is missing, which \`${property}\` asks for`,
    member: String(missingProperty),
  }),
  additionalProperties: ({ additionalProperty }) => ({
    message: 'a member that is not allowed here',
    text: String(additionalProperty),
    member: String(additionalProperty),
  }),
  type: ({ type }) => ({
    message: `not ${[type]
      .flat()
      .map((name) => TYPES[String(name)])
      .join(' or ')}`,
  }),
  enum: ({ allowedValues }, error) => ({ message: `not ${oneOf(allowedValues as unknown[])}`, ...met(error) }),
  const: ({ allowedValue }, error) => ({ message: `not ${JSON.stringify(allowedValue)}`, ...met(error) }),
  format: ({ format }, error) => ({ message: `not ${FORMATS[String(format)] ?? format}`, ...met(error) }),
  pattern: ({ pattern }, error) => ({ message: `not of the form ${formOf(String(pattern))}`, ...met(error) }),
  minLength: ({ limit }) => ({ message: limit === 1 ? 'an empty text' : `shorter than ${limit} characters` }),
  maxLength: ({ limit }) => ({ message: `longer than ${limit} characters` }),
  minItems: ({ limit }) => ({ message: limit === 1 ? 'an empty list' : `fewer than ${limit} entries` }),
  maxItems: ({ limit }) => ({ message: `more than ${limit} entries` }),
  minProperties: ({ limit }) => ({ message: limit === 1 ? 'an empty object' : `fewer than ${limit} members` }),
  minimum: ({ limit }) => ({ message: `less than ${limit}` }),
  maximum: ({ limit }) => ({ message: `more than ${limit}` }),
  uniqueItems: ({ i, j }) => ({ message: `entry ${j} is the same as entry ${i}` }),
  not: () => ({ message: 'of a form that is not allowed here' }),
  oneOf: ({ passingSchemas }) => ({
    message: passingSchemas === null ? NO_FORM : 'of more than one of the forms at once',
  }),
  anyOf: () => ({ message: NO_FORM }),
};

const NO_FORM = 'of none of the allowed forms';

export function worded(error: ErrorObject): Worded {
  const words = Object.hasOwn(WORDS, error.keyword) ? WORDS[error.keyword] : undefined;
  return words === undefined ? { message: `against the schema: ${error.keyword}` } : words(error.params, error);
}

function oneOf(values: readonly unknown[]): string {
  if (values.length > MAX_NAMED) return `one of the ${values.length} allowed values`;
  return `${values.length === 1 ? '' : 'one of '}${values.map((value) => JSON.stringify(value)).join(', ')}`;
}

const MAX_FORM = 80;

function formOf(pattern: string): string {
  return pattern.length > MAX_FORM ? 'that the schema asks for' : pattern;
}

function met({ data }: ErrorObject): { text?: string } {
  return typeof data === 'string' ? { text: data } : {};
}
