/** `[day N] WHO says STATUS of VULNERABILITY in PRODUCT …`: what is said, by whom, when, and in which document. */
import { isJustification } from '../../src/core/model/justification.ts';
import { STATUSES } from '../../src/core/model/status.ts';
import { DAY } from '../../src/core/std/instant.ts';
import { known, readSignature } from './document-line.ts';
import { DAY_ZERO, readDay, readDayNumber, readKnownDay, readWhole } from './quantities.ts';
import { type DocumentLine, type ProductWords, type StatementLine, UNSIGNED } from './scenario.ts';
import { readUntil, type Words } from './words.ts';

/** `[day N [to N]] WHO says …`: one statement, or one for each day, or one for each of N strangers. */
export function readStatements(words: Words, documents: readonly DocumentLine[]): StatementLine[] {
  const times = readTimes(words);
  const voices = readVoices(words);
  const said = readSaid(words, documents);
  const inherited = times[0] === 'inherited';
  if (inherited && said.document === null) words.fail('a statement has a day, or a document that has one');
  return times.flatMap((stated) => voices.map((who) => ({ ...said, who, stated })));
}

function readTimes(words: Words): StatementLine['stated'][] {
  if (!words.take('day')) return ['inherited'];
  const first = readDay(words);
  if (first === null || !words.take('to')) return [first];
  const last = DAY_ZERO + readDayNumber(words) * DAY;
  if (last < first) words.fail('the last day comes before the first');
  return Array.from({ length: Number((last - first) / DAY) + 1 }, (_, i) => first + BigInt(i) * DAY);
}

function readVoices(words: Words): (string | null)[] {
  const isCrowd = /^\d+$/.test(words.keyword() ?? '');
  if (isCrowd) {
    const count = readWhole(words, 'a number of strangers');
    if (!words.take('strangers') || !words.take('say')) words.fail('write: N strangers say STATUS of …');
    return Array.from({ length: count }, (_, i) => `stranger-${i + 1}`);
  }
  const isNobody = words.keyword() === 'nobody';
  const who = words.next('who speaks');
  if (!words.take('says')) words.fail(`${who} begins no line that is known here; a statement is: day N WHO says …`);
  return [isNobody ? null : who];
}

const AFTER_PRODUCT = [
  ...[
    'also',
    'version',
    'unreadable',
    'bare-repeat',
    'with',
    'updated',
    'signed',
    'signed-by',
    'forged',
    'unknown-key',
  ],
  'document',
];

function readSaid(words: Words, documents: readonly DocumentLine[]): Omit<StatementLine, 'who' | 'stated'> {
  const status = words.oneOf(STATUSES, 'a status');
  const label = words.keyword() ?? '';
  const justification = isJustification(label) && words.take(label) ? label : null;
  const weak = words.take('weak');
  if (!words.take('of')) words.fail(`after the status comes: of VULNERABILITY in PRODUCT, not ${words.keyword()}`);
  const vulnerability = words.next('a vulnerability');
  const aliases = words.take('alias') ? readUntil(words, ['in'], 'an alias') : [];
  if (!words.take('in')) words.fail('after the vulnerability comes: in PRODUCT');
  const said = { at: words.at, status, justification, weak, vulnerability, aliases, product: readProduct(words) };
  const components = words.take('with') ? readUntil(words, AFTER_PRODUCT, 'a component') : [];
  const updated = words.take('updated') ? readKnownDay(words) : null;
  const signature = readSignature(words) ?? UNSIGNED;
  const document = words.take('document') ? known(words, documents, words.next('a document')) : null;
  if (document !== null && signature !== UNSIGNED) words.fail('say on the document line how it is signed');
  return { ...said, components, updated, signature, document };
}

function readProduct(words: Words): ProductWords {
  const id = words.next('a product');
  const others = words.take('also') ? readUntil(words, AFTER_PRODUCT, 'another id of the product') : [];
  const version = words.take('version') ? words.next('a version') : null;
  const unreadable = words.take('unreadable') ? words.next('a version') : null;
  return { ids: [id, ...others], version, unreadable, bareRepeat: words.take('bare-repeat') };
}
