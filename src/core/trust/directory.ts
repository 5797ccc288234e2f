/**
 * Who is speaking: the issuer's name in a document, looked up in the directory. A name that nobody registered is a
 * stranger; a document that names nobody speaks for whoever delivered it. Tier comes from the directory, never from a name.
 */
import type { Speaker } from '../model/consensus.ts';
import type { DocumentHead } from '../model/document.ts';
import type { Issuer, IssuerSet } from '../model/issuer.ts';
import type { Identifier, Product } from '../model/product.ts';
import type { IssuerName } from '../model/statement.ts';
import { lowerTier } from './tiers.ts';

export interface Directory {
  /** The issuer that answers to a name: the exact text, else the e-mail address in `<…>`. */
  find(name: IssuerName): Issuer | null;
  byId(id: string): Issuer | null;
}

/** The address in `Name <address>`, in lower case; null where there is none. */
export function addressIn(name: string): string | null {
  const open = name.lastIndexOf('<');
  const close = name.lastIndexOf('>');
  return open >= 0 && close > open + 1 ? name.slice(open + 1, close).toLowerCase() : null;
}

export function directoryOf(set: IssuerSet): Directory {
  const names = new Map<string, Issuer>();
  const ids = new Map<string, Issuer>();
  for (const issuer of set.issuers) {
    ids.set(issuer.id, issuer);
    for (const name of issuer.names) names.set(name, issuer);
  }
  return {
    find(name) {
      const address = addressIn(name.value);
      return names.get(name.value) ?? (address === null ? null : (names.get(address) ?? null));
    },
    byId: (id) => ids.get(id) ?? null,
  };
}

/** A stranger's id: who it says it is, marked as said; or the one who delivered the document. */
function strangerId(head: DocumentHead, name: IssuerName | null): string {
  return name === null ? `delivery:${head.delivery.source}` : `${name.scheme}:${name.value}`;
}

/** Whether the asked product lies within what an issuer is registered as responsible for; its own names always do. */
export function isResponsibleFor(issuer: Issuer, asked: Product): boolean {
  if (issuer.products === null || asked.name !== undefined || asked.ids.length === 0) return true;
  return issuer.products.some((scope) => asked.ids.some((id) => isWithin(scopeText(id), scope)));
}

/** What a scope is a prefix of: a purl as it stands, a CPE as `cpe:vendor:product`. */
function scopeText({ kind, text }: Identifier): string {
  if (kind !== 'cpe') return text;
  const [, , , vendor = '', product = ''] = text.split(':');
  return `cpe:${vendor}:${product}`;
}

/** `pkg:rpm/redhat` covers itself and what lies below it, never `pkg:rpm/redhatter`. */
function isWithin(text: string, scope: string): boolean {
  return text.startsWith(scope) && (text.length === scope.length || '/:@?#'.includes(text.charAt(scope.length)));
}

/** Outside its own products an issuer speaks at most as `known` (consensus.md §4). */
export function speakerOf(directory: Directory, head: DocumentHead, name: IssuerName | null, asked: Product): Speaker {
  const issuer = name === null ? null : directory.find(name);
  if (issuer === null) return { id: strangerId(head, name), registered: false, tier: 'unknown', inScope: true };
  const inScope = isResponsibleFor(issuer, asked);
  const tier = inScope ? issuer.tier : lowerTier(issuer.tier, 'known');
  return { id: issuer.id, registered: true, tier, inScope };
}
