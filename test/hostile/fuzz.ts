/**
 * `npm run fuzz -- --inputs N --seed S [--target NAME]`: grammar fuzzing of every entry point that outside text reaches.
 * One JSON line for each target with its slowest input, one for each rule that broke with target, seed and shrunk input,
 * and exit code 1 where one did. The same seed gives the same inputs.
 */
import { parseArgs } from 'node:util';
import { freezeShared, runCampaign, shown } from './campaign.ts';
import { TARGETS } from './targets.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '20260101' },
    target: { type: 'string' },
  },
});
const chosen = TARGETS.filter(({ name }) => values.target === undefined || name === values.target);
if (chosen.length === 0) {
  console.error(`no target ${values.target}; there are ${TARGETS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

freezeShared();
const start = process.hrtime.bigint();
const { inputs, perTarget, slowest, broken } = runCampaign(chosen, Number(values.inputs), Number(values.seed));
for (const [target, count] of perTarget) {
  const slow = slowest.get(target);
  const slowestMs = Number((slow?.milliseconds ?? 0).toFixed(1));
  console.log(
    JSON.stringify({
      target,
      inputs: count,
      slowestMs,
      seed: slow?.seed,
      index: slow?.index,
      input: shown(slow?.input ?? null, 160),
    }),
  );
}
for (const { input, ...failure } of broken)
  console.log(JSON.stringify({ broken: failure.target, ...failure, input: shown(input) }));
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const kilobytes = process.resourceUsage().maxRSS;
console.log(
  JSON.stringify({
    inputs,
    seed: Number(values.seed),
    broken: broken.length,
    seconds: Number(seconds.toFixed(1)),
    peakMb: Math.round(kilobytes / 1024),
  }),
);
process.exitCode = broken.length > 0 ? 1 : 0;
