/**
 * The spellings under which an issuer's name is looked up (formats.md §2, §3): a namespace is compared with scheme and host
 * in lower case, without default port and trailing slash; an address in lower case. The operator may write either way.
 */

const ADDRESS = /^[^\s<>@]{1,200}@[^\s<>@]{1,200}$/;

/** The name as written, and its normal form where that differs. */
export function spellingsOf(name: string): string[] {
  const normal = ADDRESS.test(name) ? name.toLowerCase() : namespaceOf(name);
  return normal === null || normal === name ? [name] : [name, normal];
}

function namespaceOf(name: string): string | null {
  const scheme = ['https://', 'http://'].find((prefix) => name.toLowerCase().startsWith(prefix));
  if (scheme === undefined) return null;
  const rest = name.slice(scheme.length);
  const slash = rest.indexOf('/');
  const [host, path] = slash < 0 ? [rest, ''] : [rest.slice(0, slash), rest.slice(slash)];
  const port = scheme === 'https://' ? ':443' : ':80';
  const bare = host.toLowerCase().endsWith(port) ? host.slice(0, -port.length) : host;
  return `${scheme}${bare.toLowerCase()}${path.endsWith('/') ? path.slice(0, -1) : path}`;
}
