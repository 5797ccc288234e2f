/** Statements → a CycloneDX 1.6 BOM with its product, the parts that are spoken of, and the VEX, in the schema's order. */
import type { Identifier } from '../model/product.ts';
import type { IssuerName, Statement } from '../model/statement.ts';
import { writeInstant } from '../std/instant.ts';
import type { Json } from '../std/json/view.ts';
import { bomOf } from './cyclonedx/bom.ts';
import { vulnerabilitiesOf } from './cyclonedx/vulnerabilities.ts';
import { lossLog, type PartLoss } from './loss.ts';
import { standing } from './overtaken.ts';
import { filled, issuerLosses, revisionOf, type Writer } from './written.ts';

export const writeCycloneDx: Writer = (head, statements, options = {}) => {
  const log = lossLog();
  for (const statement of statements) log.add(statement.ref.pointer, issuerLosses(statement, head));
  const written = standing(statements, log);
  const bom = bomOf(written);
  const vulnerabilities = vulnerabilitiesOf(written, bom, head.instant, log);
  const { version, losses } = revisionOf(head);
  log.add('', [...losses, ...issuerOf(head.issuer).losses]);
  if (head.instant === null) log.add('', [['timestamp', 'the document’s time is unknown']]);
  const { authors, manufacturer } = issuerOf(head.issuer);
  const id = options.id ?? head.id;
  const serial = id !== null && SERIAL.test(id) && !isLinked(written, `${id.slice(9)}/${version}`) ? id : null;
  if (serial === null && id !== null) log.add('', [['id', 'a BOM has a serial number that is a UUID of its own']]);
  const instant = head.instant ?? options.issued ?? null;
  const document = filled({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serial,
    version,
    metadata: filled({
      timestamp: instant === null ? null : writeInstant(instant),
      authors,
      component: bom.main,
      manufacturer,
    }),
    components: bom.components,
    vulnerabilities,
  });
  return { document, losses: log.losses };
};

const SERIAL = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Under its own number a BOM-Link would lead into the BOM itself. */
function isLinked(statements: readonly Statement[], bom: string): boolean {
  const products = new Set(statements.map(({ product }) => product));
  const leads = ({ text }: Identifier): boolean => text.toLowerCase().split('#')[0] === `urn:cdx:${bom}`;
  return [...products].some(({ ids }) => ids.some(leads));
}

interface Maker {
  readonly authors?: Json;
  readonly manufacturer?: Json;
  readonly losses: readonly PartLoss[];
}

/** A person as `authors[]`, with the address in its place; anybody else as `manufacturer`. */
function issuerOf(issuer: IssuerName | null): Maker {
  if (issuer === null) return { losses: [] };
  const { scheme, value, role } = issuer;
  const losses: PartLoss[] = role === undefined ? [] : [['issuer', 'CycloneDX has no place for the role']];
  if (scheme === 'author') {
    const [, name = value, email] = /^([^<>]+) <([^<> ]+)>$/.exec(value) ?? [];
    return { authors: [filled({ name, email })], losses };
  }
  if (scheme !== 'organization')
    losses.push(['issuer', `CycloneDX names an organization, and this is the ${scheme} ${value}`]);
  return { manufacturer: { name: value }, losses };
}
