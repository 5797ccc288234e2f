/**
 * The flags, threats and remediations of a vulnerability with the products that they name. A flag or remediation that
 * names nobody is ignored, never spread (tests 6.1.32, 6.1.29); a threat that names nobody is about all products of the
 * vulnerability (CSAF 2.0 §3.2.3.14).
 */
import type { IssueLog } from '../../std/issue.ts';
import { asArray, asObject, type JsonObject, member } from '../../std/json/view.ts';
import type { Groups, NamedProducts } from './groups.ts';
import { type RemarkReader, readFlag, readRemediation, readThreat } from './remarks.ts';
import type { Remark } from './said.ts';

interface Kind {
  readonly list: string;
  readonly read: RemarkReader;
  /** The test that an entry without products fails; null where it is about everybody. */
  readonly failing: string | null;
}

const KINDS: readonly Kind[] = [
  { list: 'threats', read: readThreat, failing: null },
  { list: 'flags', read: readFlag, failing: 'CSAF 2.0 §6.1.32' },
  { list: 'remediations', read: readRemediation, failing: 'CSAF 2.0 §6.1.29' },
];

export interface Entry {
  readonly remark: Remark;
  readonly named: readonly NamedProducts[];
}

export interface Entries {
  readonly everybody: readonly Remark[];
  readonly entries: readonly Entry[];
}

export function entriesAbout(vulnerability: JsonObject, pointer: string, groups: Groups, log: IssueLog): Entries {
  const everybody: Remark[] = [];
  const entries: Entry[] = [];
  for (const { list, read, failing } of KINDS) {
    for (const [i, item] of listOf(vulnerability, list, pointer, log).entries()) {
      const at = `${pointer}/${list}/${i}`;
      const entry = asObject(item);
      const remark = entry === null ? notAnObject(at, log) : read(entry, at, log);
      if (entry === null || remark === null) continue;
      const named = groups.named(entry, at);
      if (named !== null) entries.push({ remark, named });
      else if (failing === null) everybody.push(remark);
      else
        log.add('identity.product_missing', 'kept', {
          pointer: at,
          message: 'ignored: it names no product',
          clause: failing,
        });
    }
  }
  return { everybody, entries };
}

function listOf(vulnerability: JsonObject, list: string, pointer: string, log: IssueLog) {
  const value = member(vulnerability, list);
  const items = asArray(value);
  if (value !== undefined && items === null) {
    log.add('format.schema', 'kept', {
      pointer: `${pointer}/${list}`,
      message: 'not a list',
      clause: 'CSAF 2.0 §3.2.3',
    });
  }
  return items ?? [];
}

function notAnObject(pointer: string, log: IssueLog): null {
  log.add('format.schema', 'kept', { pointer, message: 'not an object', clause: 'CSAF 2.0 §3.2.3' });
  return null;
}
