/** The schemas that come with the package ask for what the published ones ask for. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { describeCorpus } from '../../corpus.ts';
import { ORIGINALS, SCHEMAS, slim, slimFile } from './slim.ts';

describeCorpus('each schema', '', (corpus) => {
  it.each(ORIGINALS)('is the published one without what only people read: %s', (name) => {
    const ours = JSON.parse(readFileSync(join(SCHEMAS, basename(name)), 'utf8'));
    expect(ours).toEqual(slimFile(join(corpus, name)));
  });
});

it('no other schema is there', () => {
  const names = readdirSync(SCHEMAS).filter((name) => name.endsWith('.json'));
  expect(names.sort()).toEqual(ORIGINALS.map((name) => basename(name)).sort());
});

it('a member of a document keeps its name, whatever it is called', () => {
  const schema = {
    title: 'T',
    properties: { title: { type: 'string', description: 'd' }, additionalItems: true },
    items: [{ title: 'T', minLength: 1 }],
    additionalItems: false,
    anyOf: [{ $comment: 'c', items: { title: 'T' }, additionalItems: false }, true],
  };
  expect(slim(schema)).toEqual({
    properties: { title: { type: 'string' }, additionalItems: true },
    items: [{ minLength: 1 }],
    additionalItems: false,
    anyOf: [{ items: {} }, true],
  });
});
