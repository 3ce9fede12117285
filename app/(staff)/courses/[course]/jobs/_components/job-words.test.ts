import { describe, expect, it } from 'vitest';
import { batchWords, faultWords, progressWords, purposeWords } from './job-words.ts';

describe('how far a batch is', () => {
  const running = { state: 'running', done: 12, total: 60, givenUp: 0 } as const;

  it.each([
    [{ ...running, total: null, done: 0 }, 'collecting what belongs to it'],
    [running, '12 of 60 done'],
    [{ ...running, givenUp: 1 }, '12 of 60 done, 1 given up'],
    [{ ...running, state: 'applying' }, 'writing grades'],
    [{ ...running, state: 'undoing' }, 'putting grades back'],
  ] as const)('%o is "%s"', (batch, words) => {
    expect(progressWords(batch)).toBe(words);
  });
});

it('says what a job is about', () => {
  expect(batchWords({ kind: 'census', exercise: 'Convolution' })).toBe('Census of Convolution');
  expect(purposeWords({ purpose: 'dry-run' })).toBe('Part of a dry run');
});

it('says so when the grader left no reason', () => {
  expect(faultWords(null)).toMatch(/without saying why/);
  expect(faultWords('No realm started.')).toBe('No realm started.');
});
