/** What a vulnerability is called in CSAF: one `cve`, and `ids` of systems (CSAF 2.0 §3.2.3.2, §3.2.3.6). */
import { isCve, readVulnerability } from '../../identity/vulnerability.ts';
import type { VulnerabilityName } from '../../model/statement.ts';
import type { JsonObject } from '../../std/json/view.ts';
import { cannot, type Put } from '../products.ts';
import { filled, isSame } from '../written.ts';

export function putName(vulnerability: VulnerabilityName): Put<JsonObject> {
  const { name, cves, labels } = vulnerability;
  const cve = isCve(name) ? name : cves[0];
  const own = cve === undefined ? putId(name) : null;
  if (cve === undefined && own === null) return cannot('left out: its name is no id that CSAF can write');
  const others = [...cves, ...labels].filter((id) => id !== cve && (own === null || id !== name));
  // Beside a name that is of no known scheme, one that is would become the name.
  const taken = own !== null && !standsAlone(own);
  const put = others.map(putId).filter((id) => id !== null && !(taken && standsAlone(id)));
  const json = filled({ cve, ids: [own, ...put].filter((id) => id !== null) });
  const labelled =
    put.length < others.length ? ([['vulnerability.labels', 'not an id that CSAF can write']] as const) : [];
  const renamed =
    cve !== undefined && cve !== name ? ([['vulnerability.name', 'CSAF calls it by its CVE']] as const) : [];
  return { json, losses: [...labelled, ...renamed], why: null };
}

function standsAlone({ text }: JsonObject): boolean {
  return isId(String(text));
}

function isId(text: string): boolean {
  return readVulnerability(null, [], { url: text }).vulnerability !== null;
}

/** What a page that shows a bare number is about; only the page itself is read as that id. */
const BUGZILLA = 'RHBZ#';
const BUGZILLA_PAGE = 'https://bugzilla.redhat.com/show_bug.cgi?id=';

/** Text of a known scheme stands alone; other text is read with its system's name in front, so it must have one. */
function putId(id: string): JsonObject | null {
  if (id.startsWith(BUGZILLA))
    return { system_name: 'Red Hat Bugzilla ID', text: BUGZILLA_PAGE + id.slice(BUGZILLA.length) };
  if (isId(id)) return { system_name: id.slice(0, Math.max(id.indexOf('-'), 0)) || 'ID', text: id };
  for (const slash of [id.lastIndexOf('/'), id.indexOf('/')]) {
    const [system, text] = [id.slice(0, Math.max(slash, 0)), id.slice(slash + 1)];
    const whole = isSame([system, text], [system.trim(), text.trim()]);
    if (system !== '' && text !== '' && whole && !isId(text)) return { system_name: system, text };
  }
  return null;
}
