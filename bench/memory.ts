/** Reads one document and prints the peak of this process's memory: `node bench/memory.ts FILE`. */
import { readFileSync } from 'node:fs';
import { readAll } from './reading.ts';

const bytes = readFileSync(process.argv[2] ?? '');
const statements = readAll([bytes]);
const peak = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({ documentMegabytes: Math.round(bytes.length / 1e6), statements, peakRssMegabytes: Math.round(peak) }),
);
