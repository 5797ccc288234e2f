/**
 * One JSON Schema → the breaches of a value. Everything that a schema refers to is given with it: nothing is fetched, and a
 * reference that leads elsewhere is an error when the schema is compiled.
 */
import { Ajv, type ErrorObject, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json } from '../../core/std/json/view.ts';
import { isIdnEmail, isIri, isIriReference } from './formats.ts';
import type { Breach, SchemaRule } from './rules.ts';
import { shortened } from './text.ts';
import { UNIQUE_ITEMS } from './unique.ts';
import { type Worded, worded } from './words.ts';

export interface SchemaSource {
  readonly draft: '7' | '2020-12';
  readonly schema: object;
  /** What it refers to, by the URI it is referred to. */
  readonly parts: Readonly<Record<string, object>>;
}

export type Validate = (value: Json) => Breach[];

/** `verbose` gives the text met. The published schemas mix types freely and name members of their own; else all is strict. */
const OPTIONS: Options = {
  allErrors: true,
  verbose: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  validateFormats: true,
};

export function validator(code: SchemaRule, { draft, schema, parts }: SchemaSource): Validate {
  const ajv = draft === '7' ? new Ajv(OPTIONS) : new Ajv2020(OPTIONS);
  addFormats.default(ajv, ['date-time', 'date', 'uri']);
  for (const [name, test] of Object.entries({ iri: isIri, 'iri-reference': isIriReference, 'idn-email': isIdnEmail }))
    ajv.addFormat(name, test);
  ajv.addVocabulary(['license']);
  ajv.removeKeyword('uniqueItems').addKeyword(UNIQUE_ITEMS);
  for (const [uri, part] of Object.entries(parts)) ajv.addSchema(part, uri);
  const validate = ajv.compile(schema);
  return (value) => {
    validate(value);
    return gathered(validate.errors ?? []).map(({ error, nearest }) => breachOf(code, error, nearest));
  };
}

interface Gathered {
  readonly error: ErrorObject;
  /** Where no form fits: what each of them lacks. */
  readonly nearest: readonly ErrorObject[];
}

/**
 * ajv reports the failure of every form that a place may have, and then that none fits. Those are one breach: the last
 * takes in what came before it from inside. That a condition failed is never news: what it asks for is reported, too.
 */
function gathered(errors: readonly ErrorObject[]): Gathered[] {
  const kept: Gathered[] = [];
  for (const error of errors) {
    if (error.keyword === 'if') continue;
    const nearest: ErrorObject[] = [];
    if (error.keyword === 'anyOf' || error.keyword === 'oneOf') {
      for (let last = kept.at(-1); last !== undefined && isInside(last.error, error); last = kept.at(-1)) {
        nearest.unshift(last.error);
        kept.pop();
      }
    }
    kept.push({ error, nearest });
  }
  return kept;
}

/** Deeper in the value; or at the same place, but not by a keyword that stands beside. */
function isInside(inner: ErrorObject, { instancePath, schemaPath }: ErrorObject): boolean {
  if (inner.instancePath.startsWith(`${instancePath}/`)) return true;
  return inner.instancePath === instancePath && parentOf(inner.schemaPath) !== parentOf(schemaPath);
}

function parentOf(schemaPath: string): string {
  return schemaPath.slice(0, schemaPath.lastIndexOf('/'));
}

const MAX_NEAREST = 3;

function breachOf(code: SchemaRule, error: ErrorObject, nearest: readonly ErrorObject[]): Breach {
  const { message, text, member } = worded(error);
  const lacks = [...new Set(nearest.map((inner) => within(error, inner, worded(inner))))];
  const more = lacks.length > MAX_NEAREST ? '; …' : '';
  return {
    code,
    severity: 'error',
    pointer: error.instancePath,
    message: lacks.length === 0 ? message : `${message}: ${lacks.slice(0, MAX_NEAREST).join('; ')}${more}`,
    ...(text === undefined ? {} : { text: shortened(text) }),
    ...(member === undefined ? {} : { member }),
  };
}

/** What a form lacks, said from the place that has none. */
function within({ instancePath }: ErrorObject, inner: ErrorObject, { message }: Worded): string {
  const deeper = shortened(inner.instancePath.slice(instancePath.length + 1));
  return deeper === '' ? message : `\`${deeper}\` is ${message}`;
}
