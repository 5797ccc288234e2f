/** OpenVEX 0.2.0 by its JSON Schema. */
import { schemaFile } from './files.ts';
import { type Validate, validator } from './schema.ts';

export function openvexValidator(): Validate {
  return validator('schema.openvex', { draft: '2020-12', schema: schemaFile('openvex_json_schema.json'), parts: {} });
}
