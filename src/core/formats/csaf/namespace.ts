/**
 * `publisher.namespace` is who speaks: the globally unique identifier of the issuing party (CSAF 2.0 §3.2.1.8.5). Two
 * spellings of one URL are one namespace; names beside it are labels (they vary within one issuer's documents).
 */
const MAX_LENGTH = 2048;

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: ':80', https: ':443' };

// Anchored; the classes of neighbouring parts exclude each other's first character.
const URL_PARTS = /^([A-Za-z][A-Za-z0-9+.-]{0,30}):\/\/([^/?#]*)([\s\S]*)$/;

/** Scheme and host in lower case, default port and trailing `/` off. Null where there is no usable text. */
export function readNamespace(text: string | null): string | null {
  const trimmed = (text ?? '').normalize('NFC').trim();
  if (trimmed === '' || trimmed.length > MAX_LENGTH) return null;
  const parts = URL_PARTS.exec(trimmed);
  if (parts === null) return trimmed;
  const [, scheme = '', authority = '', rest = ''] = parts;
  return `${scheme.toLowerCase()}://${hostOf(scheme.toLowerCase(), authority)}${withoutTrailingSlash(rest)}`;
}

/** Whether a text names its scheme and authority, as a namespace does and a feed's nickname does not. */
export function isUrl(text: string): boolean {
  return text.length <= MAX_LENGTH && URL_PARTS.test(text);
}

function hostOf(scheme: string, authority: string): string {
  const at = authority.lastIndexOf('@') + 1;
  const host = authority.slice(at).toLowerCase();
  const port = DEFAULT_PORTS[scheme];
  const bare = port !== undefined && host.endsWith(port) ? host.slice(0, -port.length) : host;
  return authority.slice(0, at) + bare;
}

function withoutTrailingSlash(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}
