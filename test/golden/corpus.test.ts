/** The answers to the whole corpus are one digest, whatever the order in which its files arrive. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeCorpus } from '../corpus.ts';
import { corpusAnswers, corpusFiles } from './corpus-digest.ts';

const GOLDEN = fileURLToPath(new URL('corpus-digest.txt', import.meta.url));
/** All fifty in CI; a few by default, to keep the plain test run short. SHUFFLES=n for any other number. */
const SHUFFLES = Number(process.env.SHUFFLES ?? (process.env.CI === 'true' ? 50 : 3));

/** A fixed shuffle for each seed (Fisher and Yates, with a linear congruential step). */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  for (let i = result.length - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

describeCorpus('the whole corpus', '', (corpus) => {
  const files = corpusFiles(corpus);

  test('gives the golden digest', async () => {
    const { digest, answers } = await corpusAnswers(files);
    expect(answers).toBeGreaterThan(10_000);
    if (process.env.UPDATE_GOLDEN === '1' || !existsSync(GOLDEN)) writeFileSync(GOLDEN, `${digest}\n`);
    expect(digest).toBe(readFileSync(GOLDEN, 'utf8').trim());
  });

  test(`gives it in ${SHUFFLES} shuffled orders`, { timeout: 600_000 }, async () => {
    const { digest } = await corpusAnswers(files);
    for (let seed = 1; seed <= SHUFFLES; seed += 1) {
      expect((await corpusAnswers(shuffled(files, seed))).digest, `seed ${seed}`).toBe(digest);
    }
  });
});
