/** How far the reading is: rates and time left, on standard error and only where that is a terminal. Shows numbers, no names. */
import { SingleBar } from 'cli-progress';
import type { ReadDocument } from '../service/gather.ts';
import type { World } from './world.ts';

export interface Progress {
  listed(count: number): void;
  read(document: ReadDocument): void;
  stop(): void;
}

const NOTHING: Progress = { listed() {}, read() {}, stop() {} };

const FORMAT = 'reading [{bar}] {value}/{total} documents | {documents}/s | {megabytes} MB/s | {eta_formatted} left';

export function progressOn({ stderr }: World): Progress {
  if (!stderr.isTerminal) return NOTHING;
  const bar = new SingleBar({
    format: FORMAT,
    stream: stderr.stream as NodeJS.WriteStream,
    clearOnComplete: true,
    gracefulExit: false,
    barsize: 20,
  });
  const began = performance.now();
  let bytes = 0;
  let documents = 0;
  return {
    listed: (count) => bar.start(count, 0, { documents: 0, megabytes: 0 }),
    read(document) {
      bytes += document.size;
      documents += 1;
      const seconds = Math.max((performance.now() - began) / 1000, 0.001);
      const rates = { documents: Math.round(documents / seconds), megabytes: (bytes / seconds / 1e6).toFixed(1) };
      bar.update(documents, rates);
    },
    stop: () => bar.stop(),
  };
}
