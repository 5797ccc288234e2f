/** What a distribution writes into the version of its packages: `.el9_4`, `.module+el8.8.0+…`, `+deb12u3`. */
import { isDigit } from '../text.ts';

/**
 * The tag as the platform table knows it: `el9`, `el9_4`, `deb12`. A minor version behind a dot is one in a module's tag
 * only: in `-3.el7.1` it counts rebuilds. Null where the version holds no tag.
 */
export function distTag(version: string): string | null {
  return tagOf(version, 'el', '.+') ?? tagOf(version, 'deb', '+~');
}

/** The stream of a module (`go-toolset:rhel8`), which may name the platform. Null where there is none. */
export function moduleStream(module: string): string | null {
  return module.split(':')[1] ?? null;
}

function tagOf(version: string, mark: string, openers: string): string | null {
  for (let at = version.indexOf(mark, 1); at >= 0; at = version.indexOf(mark, at + 1)) {
    const opener = version.charAt(at - 1);
    const major = digitsFrom(version, at + mark.length);
    if (major === '' || !openers.includes(opener)) continue;
    const end = at + mark.length + major.length;
    const minor = isMinor(version.charAt(end), opener) ? digitsFrom(version, end + 1) : '';
    return `${mark}${major}${minor === '' ? '' : `_${minor}`}`;
  }
  return null;
}

function isMinor(separator: string, opener: string): boolean {
  return separator === '_' || (separator === '.' && opener === '+');
}

function digitsFrom(text: string, from: number): string {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
  return text.slice(from, end);
}
