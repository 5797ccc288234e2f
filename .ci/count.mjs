// Prints the closing line from vitest's JSON report; the reasons of what was skipped come before it.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const tests = report.testResults.flatMap((file) => file.assertionResults);
const of = (...states) => tests.filter(({ status }) => states.includes(status));
const skipped = of('pending', 'skipped', 'todo', 'disabled');
for (const { fullName } of skipped) console.log(`skipped: ${fullName}`);
console.log(`${of('passed').length} passed, ${of('failed').length} failed, ${skipped.length} skipped`);
process.exit(of('failed').length > 0 || of('passed').length === 0 ? 1 : 0);
