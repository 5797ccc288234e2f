/** Lines to a stream, gathered into chunks; between chunks the process hears its signals. */
import { setImmediate } from 'node:timers/promises';
import type { Face } from './world.ts';

const CHUNK = 65_536;

export interface Printer {
  line(text: string): Promise<void>;
  flush(): Promise<void>;
}

export function printer(face: Face): Printer {
  let waiting = '';
  const flush = async () => {
    const chunk = waiting;
    waiting = '';
    if (chunk !== '') await face.write(chunk);
  };
  return {
    async line(text) {
      waiting += `${text}\n`;
      if (waiting.length >= CHUNK) await flush();
    },
    flush,
  };
}

/** All lines at once. */
export async function print(face: Face, lines: Iterable<string>): Promise<void> {
  const out = printer(face);
  for (const line of lines) await out.line(line);
  await out.flush();
}

const TURN_MILLISECONDS = 50;

/** The items of a long computation, with a turn of the event loop now and then, so that SIGINT ends it. */
export async function* interruptible<T>(items: Iterable<T>): AsyncGenerator<T> {
  let last = performance.now();
  for (const item of items) {
    yield item;
    if (performance.now() - last < TURN_MILLISECONDS) continue;
    await setImmediate();
    last = performance.now();
  }
}
