/** The schemas that come with the package, read when they are first asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `src/adapters/standards` in a checkout, `dist/adapters/standards` when installed: both are as deep. */
const SCHEMAS = join(import.meta.dirname, '../../../schemas');

export function schemaFile(name: string): object {
  return JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8')) as object;
}
