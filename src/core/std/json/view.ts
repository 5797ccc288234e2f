/**
 * Views of a JSON value for readers of formats: what it is, or null, and never more than its own members. Names from
 * outside (`constructor`, `toString`) are only ever data.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };
export type JsonObject = { readonly [member: string]: Json };
export type JsonArray = readonly Json[];

export function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !isArray(value) ? value : null;
}

export function asArray(value: Json | undefined): JsonArray | null {
  return isArray(value) ? value : null;
}

export function asText(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** An own member of an object; undefined where the object (or null) has none of that name. */
export function member(object: JsonObject | null, name: string): Json | undefined {
  return object !== null && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** RFC 6901 §3: the pointer one or more steps further in. A number is the index of an element. */
export function pointerTo(base: string, ...segments: readonly (string | number)[]): string {
  let pointer = base;
  for (const segment of segments) pointer += `/${typeof segment === 'number' ? segment : escapeSegment(segment)}`;
  return pointer;
}

/** RFC 6901 §4: the segments of a pointer. A text before the first `/` is no part of a pointer and is left out. */
export function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function escapeSegment(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isArray(value: Json | undefined): value is JsonArray {
  return Array.isArray(value);
}
