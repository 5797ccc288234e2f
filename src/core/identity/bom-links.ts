/**
 * A part of another BOM (`urn:cdx:serial/version#ref`). What it is in there only the asker's BOM can say: asked for that
 * BOM's product with the part inside it, a statement on the link answers (formats.md §4, "BOM-Link elsewhere").
 */
import type { Product } from '../model/product.ts';
import { lowerAscii } from './text.ts';

const BOM_LINK = 'urn:cdx:';

export interface BomPart {
  /** The BOM as a whole. */
  readonly bom: string;
  /** Percent-decoded once. */
  readonly ref: string;
}

/** Null where the text is no link to a part. */
export function readBomPart(uri: string): BomPart | null {
  const hash = uri.indexOf('#');
  if (hash < 0 || hash === uri.length - 1 || lowerAscii(uri.slice(0, BOM_LINK.length)) !== BOM_LINK) return null;
  return { bom: uri.slice(0, hash), ref: decoded(uri.slice(hash + 1)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The component as the stated link names it, where the asked product is the BOM that the link leads into; null where it
 * is another. A component that is given by its ref alone is given the link's name.
 */
export function insideBom(asked: Product, component: Product, stated: Product): Product | null {
  for (const id of stated.ids) {
    const part = id.kind === 'uri' ? readBomPart(id.text) : null;
    if (part === null || !hasUri(asked, part.bom)) continue;
    return hasUri(component, part.ref) ? { ...component, ids: [...component.ids, id] } : component;
  }
  return null;
}

function hasUri({ ids }: Product, text: string): boolean {
  return ids.some((id) => id.kind === 'uri' && id.text === text);
}
