/** The language says what is wrong, and where; it never skips what it does not know. */
import { describe, expect, it } from 'vitest';
import { readScenarios } from './language.ts';
import { complaintsOf } from './run.ts';

const EXPECT = 'expect day 0 CVE-2024-0001 in pkg:npm/app@1.0.0 affected';
const SAYS = 'day 0 lab says affected of CVE-2024-0001 in pkg:npm/app@1.0.0';

/** A scenario of these lines; the first of them is line 2. */
function read(...lines: readonly string[]) {
  return readScenarios(['scenario A title', ...lines].join('\n'), 'x.scenario.txt');
}

describe('what is wrong is named with its file and line', () => {
  it.each([
    [['lab whispers affected'], ':2: lab begins no line that is known here'],
    [['policy moed Lattice'], ':2: the policy has no key moed'],
    [['policy mode Latice'], ':2: a mode is HighestWeight, WeightedVote'],
    [['policy decay-days 1.5'], ':2: the days of decay is a whole number, not 1.5'],
    [['policy minimum-weight 0.1234567'], ':2: the minimum weight is a number with at most six decimals'],
    [['policy mode'], ':2: a mode is missing at the end of the line'],
    [['policy constructor 1'], ':2: the policy has no key constructor'],
    [['issuer lab royal'], ':2: a tier is authoritative, trusted'],
    [['issuer lab known wieght 1'], ':2: what follows the tier is weight'],
    [['issuer lab known', 'issuer lab known'], ':3: there is an issuer lab already'],
    [['issuer lab known derives-from cert', EXPECT], ':1: there is no issuer cert to derive from'],
    [
      ['issuer a known derives-from b', 'issuer b known derives-from a', EXPECT],
      ':1: derives-from runs in a circle: a, b, a',
    ],
    [['issuer lab known revoked day unknown'], ':2: this day must be known'],
    [['issuer lab known valid day 1'], ':2: write: valid day N to day N'],
    [['document file format CSAF'], ':2: a document has a day'],
    [['document file day 0', 'document file day 1'], ':3: there is a document file already'],
    [['document file replaces other day 0', EXPECT], ':2: there is no document other'],
    [['document file dreived day 0'], ':2: what is said of a document is format'],
    [['lab says affected of CVE-2024-0001 in pkg:npm/app@1.0.0'], ':2: a statement has a day, or a document'],
    [[`${SAYS} document file`], ':2: there is no document file above'],
    [['document file day 0', `${SAYS} signed document file`], ':3: say on the document line how it is signed'],
    [['day 0 lab says afected of CVE-2024-0001 in pkg:npm/app@1.0.0'], ':2: a status is not_affected, fixed'],
    [['day 0 lab says affected in pkg:npm/app@1.0.0'], ':2: after the status comes: of VULNERABILITY'],
    [['day 0 lab says affected of CVE-2024-0001 pkg:npm/app@1.0.0'], ':2: after the vulnerability comes: in PRODUCT'],
    [['day zero lab says affected'], ':2: a day is a whole number, not zero'],
    [['day 0 24:00 lab says affected'], ':2: there is no time 24:00'],
    [['day 5 to 4 lab says affected'], ':2: the last day comes before the first'],
    [['day 0 3 strangers says affected'], ':2: write: N strangers say STATUS of'],
    [[`${SAYS} singed`], ':2: what does singed mean here?'],
    [[EXPECT.replace('expect day 0', 'expect')], ':2: a day is missing before CVE-2024-0001'],
    [[`${EXPECT} cautius affected`], ':2: nothing that could be expected is called cautius'],
    [[`${EXPECT} conflict disagreement`], ':2: the reason of a conflict is status_disagreement'],
    [[`${EXPECT} left-out lab because`], ':2: a reason is not_yet'],
    [[`${EXPECT} confidence high`], ':2: the confidence is a number'],
    [['expect id GO-1 CVE-2024-0001'], ':2: write: expect id ID is ID'],
    [['day 0 "lab says affected'], ':2: a quotation mark is not closed'],
    [['day 0 "\\q" says affected'], ':2: "\\q" is not a text in quotation marks'],
    [[SAYS], ':1: this scenario expects nothing'],
  ])('%j', (lines, message) => {
    expect(() => read(...lines)).toThrow(`x.scenario.txt${message}`);
  });

  it('before the first scenario', () => {
    expect(() => readScenarios(SAYS, 'x.scenario.txt')).toThrow('x.scenario.txt:1: a scenario begins with');
    expect(() => readScenarios(`  ${SAYS}`, 'x.scenario.txt')).toThrow('x.scenario.txt:1: there is no line above');
  });

  it('also where the scenario begins further down in its file', () => {
    expect(() => readScenarios('scenario A\nlab whispers', 'page.md', 40)).toThrow('page.md:41: lab begins no line');
  });

  it('an identifier or a range that is none', () => {
    const said = (product: string) => () =>
      read(`day 0 lab says affected of CVE-2024-0001 in ${product}`, EXPECT).map(complaintsOf);
    expect(said('pkg:npm/app version vers:npm')).toThrow('x.scenario.txt:2: vers:npm is not a range');
    expect(said('sha-256:12')).toThrow('x.scenario.txt:2: sha-256:12 identifies no product');
  });
});

describe('what does not hold is said with the line of the expectation', () => {
  it.each([
    ['confidence 0.4', 'confidence: expected 0.4, got 0.5'],
    ['outcome majority', 'outcome: expected majority, got unanimous'],
    ['conflict weight_tie', 'conflicts: expected weight_tie, got none'],
    ['role cert echo', 'cert has no voice; voices: lab'],
    ['left-out lab superseded', 'left out of lab: expected superseded , got nothing'],
    ['flip fixed never', 'flip to fixed: expected never, got 0.500001'],
    ['freshness-flip day 3 nothing', 'freshness-flip: expected day 3, got none'],
    ['aliases GO-2024-0100', 'aliases: expected GO-2024-0100, got '],
    ['same-as day 2', 'the answer of day 2: expected'],
  ])('%s', (check, complaint) => {
    const [scenario] = read('issuer lab known', SAYS, `${EXPECT} ${check}`);
    const complaints = scenario === undefined ? [] : complaintsOf(scenario);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(`x.scenario.txt:4: ${complaint}`);
  });
});

describe('how a line is read', () => {
  it('a line that begins with a blank continues the one above; # begins a comment', () => {
    const [scenario] = read(
      'issuer lab known',
      SAYS,
      `${EXPECT}   # as said`,
      '  confidence 0.5 # and here',
      '',
      '# the end',
    );
    expect(scenario?.expectations).toHaveLength(1);
    expect(scenario?.expectations[0]?.checks).toHaveLength(2);
  });

  it('a quoted word is never a keyword, and escapes are those of JSON', () => {
    const [scenario] = read(
      'day 0 "nobody" says affected of CVE-2024-0001 in pkg:npm/app#sub',
      'day 0 "l\\u0430b" says affected of CVE-2024-0001 in pkg:npm/app',
      EXPECT,
    );
    expect(scenario?.statements.map(({ who }) => who)).toEqual(['nobody', 'l\u0430b']);
    expect(scenario?.statements[0]?.product.ids).toEqual(['pkg:npm/app#sub']);
  });

  it('one line for each day, and for each stranger', () => {
    const [scenario] = read('day 0 to 2 2 strangers say affected of CVE-2024-0001 in pkg:npm/app', EXPECT);
    expect(scenario?.statements.map(({ who }) => who)).toEqual([
      ...['stranger-1', 'stranger-2', 'stranger-1', 'stranger-2', 'stranger-1', 'stranger-2'],
    ]);
  });
});
