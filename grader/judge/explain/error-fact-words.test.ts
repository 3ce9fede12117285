/** The sentences of the grader itself, word by word: students read them where nothing else is said. */
import { describe, expect, it } from 'vitest';
import type { ErrorFact, InputChange } from '#grader/protocol.ts';
import { changedInputWords } from './changed-input-words.ts';
import { errorFactName, errorFactWords } from './error-fact-words.ts';
import { judgeLostWords } from './judge-lost-words.ts';
import { withheldWords } from './withheld-words.ts';

describe('what the grader says where it ended or refused code', () => {
  it.each<[ErrorFact, string, string]>([
    [
      { code: 'time-limit', of: 'case', begun: true, limitMs: 5_000 },
      'TimeLimit',
      'Your code took longer than 5 s, the limit of a case. Is there a loop or a promise that never ends?',
    ],
    [
      { code: 'time-limit', of: 'case', begun: false, limitMs: 5_000 },
      'TimeLimit',
      'Loading your code took longer than 5 s, the limit of a case. Is there a loop or a promise at its top level that never ends?',
    ],
    [
      { code: 'time-limit', of: 'case', begun: true },
      'TimeLimit',
      'Your code took longer than a case may take. Is there a loop or a promise that never ends?',
    ],
    [
      { code: 'time-limit', of: 'run', begun: true, limitMs: 60_000 },
      'TimeLimit',
      'Your code was still running when the time (60 s) of the whole run was used up. Is there a loop or a promise that never ends?',
    ],
    [
      { code: 'time-limit', of: 'run', begun: true },
      'TimeLimit',
      'Your code was still running when the time of the whole run was used up. Is there a loop or a promise that never ends?',
    ],
    [
      { code: 'time-limit', of: 'run', begun: false, limitMs: 60_000 },
      'TimeLimit',
      'The time (60 s) of the whole run was used up before this case. Earlier cases took it.',
    ],
    [
      { code: 'memory-limit' },
      'MemoryLimit',
      'Your code used more memory than allowed. Wrap loops in `tf.tidy` so that tensors are freed.',
    ],
    [{ code: 'crashed' }, 'Crash', 'Your code ended its realm. Deep recursion and huge arrays do that.'],
    [{ code: 'exited' }, 'Exit', 'Your code ended its realm before it answered.'],
    [
      { code: 'refused', operation: 'tf.conv2d' },
      'RefusedOperation',
      'This exercise does without `tf.conv2d`.',
    ],
  ])('%j', (fact, name, sentence) => {
    expect([errorFactName(fact), errorFactWords(fact)]).toEqual([name, sentence]);
  });

  it.each([
    [250, '0.3 s'],
    [1_000, '1 s'],
    [1_250, '1.3 s'],
    [12_340, '12.3 s'],
    [90_000, '90 s'],
  ])('tells %i ms as %s', (limitMs, told) => {
    expect(errorFactWords({ code: 'time-limit', of: 'case', begun: true, limitMs })).toContain(
      `took longer than ${told}, the limit of a case.`,
    );
  });
});

describe('what is said of an input that was changed', () => {
  it.each<[InputChange['change'], string]>([
    [
      'values',
      'Your code changed its input `x` in place. It belongs to the caller: put new values into a new tensor, and write nothing into what `dataSync()` or `bufferSync()` gives.',
    ],
    [
      'disposed',
      'Your code disposed its input `x`. It belongs to the caller: dispose only tensors that your code made itself.',
    ],
    [
      'replaced',
      'Your code updated `x`, which belongs to the caller. Leave what is handed in as it is, and return new values in a new object or list.',
    ],
    [
      'added',
      'Your code added `x` to what belongs to the caller. Leave what is handed in as it is, and return new values in a new object or list.',
    ],
    [
      'removed',
      'Your code removed `x` from what belongs to the caller. Leave what is handed in as it is, and return new values in a new object or list.',
    ],
  ])('%s', (change, sentence) => {
    expect(changedInputWords({ input: 'x', change })).toBe(sentence);
  });
});

describe('what is said where points are kept back', () => {
  it.each([
    [['f'], '`f`'],
    [['f', 'g'], '`f` and `g`'],
    [['f', 'g', 'h'], '`f`, `g`, and `h`'],
  ])('of a law over %j', (calls, names) => {
    expect(withheldWords({ calls })).toBe(
      `The law holds, but wrong numbers can keep it too. It earns its points once a case that compares the numbers of ${names} passes.`,
    );
  });

  it('of an answer that no judge survives, without blame and with what to look at', () => {
    expect(judgeLostWords()).toBe(
      'Judging what your code returned took more time or memory than a case may take. Look at its sizes and values: `console.log(result.shape)` says more here than the case can.',
    );
  });
});
