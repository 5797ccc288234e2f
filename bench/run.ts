/** All benchmarks, one JSON line a figure: `npm run bench`. Ratios within one run; nothing here is a test. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflatedText } from '../test/core/formats/csaf/inflate.ts';
import { benchConsensus } from './consensus.ts';
import { benchMatching } from './matching.ts';
import { report } from './measure.ts';
import { benchReading } from './reading.ts';
import { benchStartup } from './startup.ts';

report('machine', { node: process.version, platform: `${process.platform} ${process.arch}` });
benchStartup();
benchConsensus();
benchReading();
benchMatching();
benchMemoryOfReading();

/** The peak of a process that reads a document less that of one that reads next to nothing, over the document's size. */
function benchMemoryOfReading(): void {
  const folder = mkdtempSync(join(tmpdir(), 'vexlens-bench-'));
  try {
    const baseline = peakOf(folder, openvexOf(1));
    for (const [format, text] of [
      ['openvex', openvexOf(60_000)],
      ['csaf', inflatedText({ statements: 22_000 })],
    ] as const) {
      const megabytes = Buffer.byteLength(text) / 1e6;
      const timesTheSize = Number(((peakOf(folder, text) - baseline) / megabytes).toFixed(1));
      report(`memory.${format}`, { megabytes: Math.round(megabytes), baselineMb: baseline, timesTheSize, target: 12 });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function peakOf(folder: string, text: string): number {
  const file = join(folder, 'document.json');
  writeFileSync(file, text);
  const output = execFileSync(process.execPath, [fileURLToPath(new URL('memory.ts', import.meta.url)), file]);
  return (JSON.parse(output.toString()) as { peakRssMegabytes: number }).peakRssMegabytes;
}

function openvexOf(statements: number): string {
  const head = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'x',
    author: 'a',
    timestamp: '2024-01-01T00:00:00Z',
    version: 1,
  };
  const entries = Array.from({ length: statements }, (_, i) => ({
    vulnerability: { name: `CVE-2024-${1000 + i}` },
    products: [
      { '@id': `pkg:npm/package-${i % 5000}@1.${i}.0`, identifiers: { purl: `pkg:npm/package-${i % 5000}@1.${i}.0` } },
    ],
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    impact_statement: `The function is never called in build ${i}.`,
  }));
  return JSON.stringify({ ...head, statements: entries }, null, 2);
}
