/** Records for programs: one JSON array, or one record a line. Never colour, never progress. */
import { jsonText } from '../escape.ts';
import { printer } from '../print.ts';
import type { Face } from '../world.ts';

export async function writeRecords(
  face: Face,
  format: 'json' | 'jsonl',
  records: AsyncIterable<unknown>,
): Promise<void> {
  const out = printer(face);
  if (format === 'jsonl') for await (const record of records) await out.line(jsonText(record));
  else await writeArray(out.line, records);
  await out.flush();
}

async function writeArray(line: (text: string) => Promise<void>, records: AsyncIterable<unknown>): Promise<void> {
  let last: string | null = null;
  for await (const record of records) {
    if (last !== null) await line(`${last},`);
    last = `${last === null ? '[' : ''}${jsonText(record)}`;
  }
  await line(last === null ? '[]' : `${last}]`);
}

/** One document, for a person too. */
export async function writeDocument(face: Face, format: 'json' | 'jsonl', document: unknown): Promise<void> {
  const out = printer(face);
  await out.line(jsonText(document, format === 'json' ? 2 : 0));
  await out.flush();
}
