/** `npm run conformance`: every standard's own suite, one JSON line each; exit code 1 where a case is worse than it was. */
import { CORE_SUITES, runCoreSuites } from './core-suites.ts';
import { corpusFolder } from './files.ts';
import { isRegression, type Outcome, outcomeOf, recordOf } from './suite.ts';
import { SUITES } from './suites.ts';

function report(outcome: Outcome): void {
  console.log(JSON.stringify(recordOf(outcome)));
  for (const name of outcome.failed) console.error(`${outcome.suite}: not met: ${name}`);
  for (const name of outcome.gone) console.error(`${outcome.suite}: no gap any more, take it off the list: ${name}`);
  if (isRegression(outcome)) process.exitCode = 1;
}

function isHere({ name, folder }: { readonly name: string; readonly folder: string }): boolean {
  const here = corpusFolder(folder) !== null;
  if (!here) console.log(JSON.stringify({ suite: name, skipped: `../shared/corpus/${folder} is absent` }));
  return here;
}

for (const { name, folder, cases } of SUITES.filter(isHere)) {
  report(outcomeOf(name, await cases(corpusFolder(folder) ?? '')));
}
const core = CORE_SUITES.filter(isHere);
if (core.length > 0) for (const outcome of await runCoreSuites(core)) report(outcome);
