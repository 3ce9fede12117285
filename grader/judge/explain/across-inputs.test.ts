import { expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { compareValues } from '../compare/compare.ts';
import { factorAcrossInputs } from './across-inputs.ts';
import { patternWords } from './pattern-words.ts';

const TOLERANCE = { absolute: 1e-5, relative: 1e-5 };
const EXPECTED = [1.5, -2.25, 0.75, 4];
const BATCHES = [2, 5, 7, 8];

/** What is said when each expected value comes back changed by `factor` of its batch. */
function said(factor: (batch: number, run: number) => number, runs = BATCHES): string | null {
  const inputs = runs.map((batch, run) => {
    const expected = tensor(EXPECTED[run] ?? 1);
    const actual = tensor((EXPECTED[run] ?? 1) * factor(batch, run));
    const mismatch = compareValues(actual, expected, { tolerance: TOLERANCE });
    if (mismatch === null) throw new Error('They agree.');
    return { mismatch, sizes: { batch, classes: run + 2, mode: 'a' } };
  });
  const fact = factorAcrossInputs(inputs);
  return fact && patternWords({ fact });
}

it('tells a factor that is the same on every input', () => {
  expect(said(() => 0.5)).toBe('On every input that failed, yours is 0.5 × what is expected.');
  expect(said(() => -1)).toContain('−1 ×');
});

it('names the size that a sum left undivided, or that was divided by once too often', () => {
  expect(said((batch) => batch)).toContain('yours is batch × what is expected: is there a sum');
  expect(said((batch) => 1 / batch)).toContain('divided by batch');
  expect(said((batch, run) => batch * (run + 2))).toContain('yours is batch · classes ×');
});

it('says nothing of a factor within a hundredth of 1', () => {
  expect(said(() => 1 + 4e-4)).toBeNull();
  expect(said(() => 0.997)).toBeNull();
  expect(said(() => 0.98)).toContain('0.98 ×');
});

it('says nothing of factors that differ, of few inputs, or of a size that never varies', () => {
  expect(said((_, run) => [2, 3, 4.5, 9][run] ?? 1)).toBeNull();
  expect(said(() => 0.5, [2, 5])).toBeNull();
  expect(said((batch, run) => batch + run * 0.1, [3, 3, 3])).toBeNull();
});
