/** The index loses nothing: `node bench/matching.ts --property 100000` asks more. */
import { expect, it } from 'vitest';
import { compareWithLinear } from './index-answer.ts';

it('the index answers as the plain definition does', () => {
  const { answers, lost } = compareWithLinear(20260101, 3000);
  expect(lost).toEqual([]);
  // Without meetings the comparison would say nothing.
  expect(answers).toBeGreaterThan(300);
});
