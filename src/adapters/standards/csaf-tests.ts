/**
 * The tests of CSAF 2.0 §6 by csaf-validator-lib, each loaded from its own file: the library's list of informative tests
 * would bring an HTTP client and a spelling program, and nothing here may reach the network.
 */
import type { Json } from '../../core/std/json/view.ts';
import { type Breach, CSAF_SEVERITY, CSAF_TESTS, type CsafGroup, type CsafTest, csafTestsOf } from './rules.ts';
import { shortened } from './text.ts';

interface Finding {
  readonly instancePath: string;
  readonly message: string;
}

interface Result {
  readonly isValid?: boolean;
  readonly errors?: readonly Finding[];
  readonly warnings?: readonly Finding[];
  readonly infos?: readonly Finding[];
}

export type TestFunction = (document: Json) => Result | Promise<Result>;

export interface LoadedTest {
  readonly test: CsafTest;
  readonly run: TestFunction;
}

const FOLDERS: Readonly<Record<CsafGroup, string>> = { '6.1': 'mandatory', '6.2': 'optional', '6.3': 'informative' };

export async function loadTests(group: CsafGroup): Promise<LoadedTest[]> {
  const folder = FOLDERS[group];
  const load = async (test: CsafTest): Promise<LoadedTest> => {
    const name = `${folder}Test_${test.replaceAll('.', '_')}`;
    const module = await import(`@secvisogram/csaf-validator-lib/lib/${folder}Tests/${name}.js`);
    return { test, run: (module as { default: TestFunction }).default };
  };
  return Promise.all(csafTestsOf(group).map(load));
}

/** What one test finds. A test that a document makes stumble has said nothing about it, and that is said. */
export async function breachesOf({ test, run }: LoadedTest, document: Json): Promise<Breach[]> {
  const group = test.slice(0, 3) as CsafGroup;
  const rule = {
    code: `csaf.${test}`,
    severity: CSAF_SEVERITY[group],
    clause: `CSAF 2.0 §${test} ${CSAF_TESTS[test]}`,
  } as const;
  try {
    const found = findingsOf(await run(document));
    return found.map(({ instancePath, message }) => ({
      ...rule,
      pointer: pointerOf(instancePath),
      message: shortened(message),
    }));
  } catch {
    return [{ ...rule, severity: 'note', pointer: '', message: 'the test cannot be run on this document' }];
  }
}

function findingsOf({ isValid, errors = [], warnings = [], infos = [] }: Result): readonly Finding[] {
  const found = [...errors, ...warnings, ...infos];
  return found.length === 0 && isValid === false ? [{ instancePath: '', message: 'the test fails' }] : found;
}

/** The library writes `/` for the whole document, and now and then a slash at the end. */
function pointerOf(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
