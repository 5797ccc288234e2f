/** All benchmarks, one JSON line a figure: `npm run bench`. Ratios within one run; nothing here is a test. */
import { benchConsensus } from './consensus.ts';
import { report } from './measure.ts';
import { benchReading } from './reading.ts';
import { benchStartup } from './startup.ts';

report('machine', { node: process.version, platform: `${process.platform} ${process.arch}` });
benchStartup();
benchConsensus();
benchReading();
