/** CycloneDX by the JSON Schema of its version, with those that it refers to. */
import { schemaFile } from './files.ts';
import { type Validate, validator } from './schema.ts';

const PARTS = ['spdx.schema.json', 'jsf-0.82.schema.json', 'cryptography-defs.schema.json'];
const BASE = 'http://cyclonedx.org/schema/';

export function cyclonedxValidator(version: string): Validate {
  return validator('schema.cyclonedx', {
    draft: '7',
    schema: schemaFile(`bom-${version}.schema.json`),
    parts: Object.fromEntries(PARTS.map((name) => [`${BASE}${name}`, schemaFile(name)])),
  });
}
