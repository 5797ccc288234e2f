/** The open elements of a BOM in XML, as what they become in its JSON form. */
import { type Json, pointerTo } from '../../std/json/view.ts';
import type { XmlElement } from '../xml/parse.ts';
import { BOM, type Row, type Shape } from './xml-shapes.ts';

export type Frame = ObjectFrame | ListFrame | TextFrame;

export interface ObjectFrame extends Place {
  readonly as: 'object';
  readonly shape: Shape;
  readonly value: Record<string, Json>;
  text: string;
}

export interface ListFrame extends Place {
  readonly as: 'list';
  /** The element of an item. */
  readonly item: string;
  readonly shape: Shape | null;
  readonly value: Json[];
  text: string;
}

export interface TextFrame extends Place {
  readonly as: 'text';
  text: string;
  /** There is an element in it, so it is no text. */
  isMixed: boolean;
}

/** Where an element goes when it is closed. */
interface Place {
  /** Null for the BOM itself. */
  readonly around: ObjectFrame | ListFrame | null;
  readonly member: string;
  /** One of several under that member. */
  readonly isOneOf: boolean;
}

/** The namespaces of BOMs; the version follows. */
const NAMESPACE = 'http://cyclonedx.org/schema/bom/';

/** The frame of the BOM itself; null where the text is none. */
export function rootOf({ uri, local }: XmlElement): ObjectFrame | null {
  if (local !== 'bom' || !uri.startsWith(NAMESPACE)) return null;
  const value: Record<string, Json> = { bomFormat: 'CycloneDX', specVersion: uri.slice(NAMESPACE.length) };
  return { as: 'object', shape: BOM, value, text: '', around: null, member: '', isOneOf: false };
}

export function frameBy(row: Row, around: ObjectFrame): Frame {
  const { member } = row;
  if (row.as === 'text') return frameOf(null, { around, member, isOneOf: false });
  if (row.as !== 'list') return frameOf(row.shape, { around, member, isOneOf: row.as === 'each' });
  return { as: 'list', item: row.item, shape: row.shape, value: [], text: '', around, member, isOneOf: false };
}

export function itemOf(around: ListFrame): Frame {
  return frameOf(around.shape, { around, member: String(around.value.length), isOneOf: false });
}

function frameOf(shape: Shape | null, place: Place): Frame {
  if (shape === null) return { as: 'text', text: '', isMixed: false, ...place };
  return { as: 'object', shape, value: {}, text: '', ...place };
}

/** What a closed element is; one with elements where a text should be is of the wrong type in JSON too. */
export function jsonOf(frame: Frame): Json {
  if (frame.as === 'text') return frame.isMixed ? {} : frame.text.trim();
  return frame.value;
}

export function takeAttributes({ shape, value }: ObjectFrame, { attributes }: XmlElement): void {
  for (const [name, text] of attributes) {
    if (!shape.attributes.includes(name)) continue;
    // `version` of a BOM is the one number among them.
    value[name] = shape === BOM && /^[+-]?\d{1,15}$/.test(text.trim()) ? Number(text) : text;
  }
}

/** Whether a member of that name comes from elsewhere: an attribute, the text, an element of another name, the namespace. */
export function isTaken({ shape: { attributes, content, rows }, value }: ObjectFrame, name: string): boolean {
  if (Object.hasOwn(value, name) && value[name] !== null) return true;
  return attributes.includes(name) || content === name || [...rows.values()].some(({ member }) => member === name);
}

/** RFC 6901 pointer in the JSON form. */
export function placeOf(frame: Frame): string {
  const segments: string[] = [];
  for (let at: Frame = frame; at.around !== null; at = at.around) segments.push(at.member);
  return pointerTo('', ...segments.reverse());
}
