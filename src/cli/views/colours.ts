/** Colour for a person at a terminal who has not said NO_COLOR (no-color.org); else none. */
import picocolors from 'picocolors';
import type { Status } from '../../core/model/status.ts';
import type { World } from '../world.ts';

export interface Colours {
  heading(text: string): string;
  status(text: string, status: Status | null): string;
  warning(text: string): string;
  faint(text: string): string;
}

export function coloursFor({ stdout, env }: World): Colours {
  const wanted = stdout.isTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  const { bold, red, green, yellow, blue, dim } = picocolors.createColors(wanted);
  const ofStatus = { affected: red, under_investigation: yellow, fixed: blue, not_affected: green };
  return {
    heading: bold,
    status: (text, status) => (status === null ? dim(text) : ofStatus[status](text)),
    warning: yellow,
    faint: dim,
  };
}
