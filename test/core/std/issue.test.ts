import { describe, expect, it } from 'vitest';
import {
  ISSUE_CODES,
  type IssueCode,
  issueLog,
  issueOf,
  MAX_ISSUE_TEXT,
  MAX_ISSUES,
} from '../../../src/core/std/issue.ts';

describe('an issue', () => {
  it('says what its code means unless told otherwise', () => {
    expect(issueOf('time.missing', 'kept')).toEqual({
      code: 'time.missing',
      effect: 'kept',
      severity: 'warning',
      pointer: '',
      message: ISSUE_CODES['time.missing'].meaning,
    });
  });

  it('carries what it is told', () => {
    const position = { line: 2, column: 3, offset: 9 };
    const detail = { pointer: '/a', message: 'not so', text: 'x', clause: 'CSAF 2.0 §3.2.3.9', position };
    expect(issueOf('format.schema', 'drops', detail)).toEqual({
      code: 'format.schema',
      effect: 'drops',
      severity: 'error',
      ...detail,
    });
  });

  it.each([
    ['format.not_json', 'rejects', 'error'],
    ['format.status_invalid', 'drops', 'error'],
    ['format.byte_order_mark', 'kept', 'warning'],
    ['format.no_statements', 'kept', 'note'],
    ['format.status_missing', 'kept', 'note'],
  ] as const)('%s that is %s is an %s', (code, effect, severity) => {
    expect(issueOf(code, effect).severity).toBe(severity);
  });

  it('cuts the text it met, between characters', () => {
    const exact = 'x'.repeat(MAX_ISSUE_TEXT);
    expect(issueOf('format.schema', 'drops', { text: exact }).text).toBe(exact);
    expect(issueOf('format.schema', 'drops', { text: `${exact}y` }).text).toBe(`${exact}…`);
    const pair = `${'x'.repeat(MAX_ISSUE_TEXT - 1)}😀 and more`;
    expect(issueOf('format.schema', 'drops', { text: pair }).text).toBe(`${'x'.repeat(MAX_ISSUE_TEXT - 1)}…`);
  });
});

it('the codes are in the groups that the readers know', () => {
  const groups = new Set(Object.keys(ISSUE_CODES).map((code) => code.split('.')[0]));
  expect([...groups].sort()).toEqual(['format', 'identity', 'limit', 'time']);
});

describe('a log', () => {
  it('keeps what it starts with and what is added, in turn', () => {
    const log = issueLog([issueOf('time.tie', 'kept')]);
    log.add('format.schema', 'drops', { pointer: '/statements/0' });
    expect(log.issues.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['time.tie', ''],
      ['format.schema', '/statements/0'],
    ]);
    expect(log.total).toBe(2);
  });

  it('keeps the first thousand and counts the rest', () => {
    const log = issueLog();
    for (let count = 0; count < MAX_ISSUES + 5; count++) log.add('time.tie', 'kept');
    expect(log.issues).toHaveLength(MAX_ISSUES);
    expect(log.total).toBe(MAX_ISSUES + 5);
    expect(log.strictRefuses).toBe(false);
    log.add('time.missing', 'kept');
    expect(log.issues).toHaveLength(MAX_ISSUES);
    expect(log.strictRefuses).toBe(true);
  });

  it.each([
    ['time.missing', true],
    ['time.tie', false],
    ['format.status_missing', false],
  ] as const)('that starts with or is told %s makes strict mode refuse: %s', (code: IssueCode, refuses) => {
    expect(issueLog([issueOf(code, 'kept')]).strictRefuses).toBe(refuses);
    const log = issueLog();
    log.add(code, 'kept');
    expect(log.strictRefuses).toBe(refuses);
  });
});
