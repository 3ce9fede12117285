import { expect, it } from 'vitest';
import type { Progress } from '#grader/protocol.ts';
import { patternWords } from './pattern-words.ts';
import { progressPatterns } from './progress-patterns.ts';

const progressWords = (curve: readonly Progress[]): string[] =>
  progressPatterns(curve).map((fact) => patternWords({ fact }));

const curve = (losses: readonly (number | 'NaN' | 'Infinity')[]) =>
  losses.map((loss, i) => ({ step: i * 10, values: { loss } }));

it('names the step at which a loss is no number any more', () => {
  expect(progressWords(curve([2.3, 5, 'NaN', 'NaN']))).toEqual([
    'Your loss is NaN from step 20 on: are the steps too large, or is the logarithm of 0 taken?',
  ]);
  expect(progressWords(curve([2.3, 'Infinity', 'NaN']))[0]).toContain(
    'Your loss is infinite from step 10 on',
  );
});

it('says that a loss does not fall', () => {
  expect(progressWords(curve([2.3, 2.31, 2.29]))).toEqual([
    'Your loss does not fall: 2.3 at step 0, 2.29 at step 20.',
  ]);
  expect(progressWords(curve([1, 3, 90]))[0]).toContain('does not fall');
});

it('says nothing of a loss that falls, of two points, or of what is no loss', () => {
  expect(progressWords(curve([2.3, 1, 0.4]))).toEqual([]);
  expect(progressWords(curve([1, 2]))).toEqual([]);
  expect(progressWords([])).toEqual([]);
  const accuracy = [0.1, 0.5, 0.9].map((value, step) => ({ step, values: { accuracy: value } }));
  expect(progressWords(accuracy)).toEqual([]);
});
