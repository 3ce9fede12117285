import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import { compareValues } from '../compare/compare.ts';
import { changedInputWords } from './changed-input-words.ts';
import { errorFactName, errorFactWords } from './error-fact-words.ts';
import { describeMismatch, type WordsContext } from './mismatch-words.ts';
import { withheldWords } from './withheld-words.ts';

const TOLERANCE = { absolute: 1e-5, relative: 1e-5 };
/** What a student reads for a result that should have been another. */
const words = (actual: Value, expected: Value, context: Partial<WordsContext> = {}) => {
  const layout = context.layout ? { '': context.layout } : undefined;
  const mismatch = compareValues(actual, expected, { tolerance: TOLERANCE, layout });
  return mismatch ? describeMismatch(mismatch, { call: 'relu', ...context }) : 'agrees';
};
const vector = (...numbers: readonly number[]) => tensor(numbers);

describe('the sentence for a wrong result', () => {
  it.each<[string, Value, Value, string]>([
    ['nothing', undefined, vector(1), '`relu` returned nothing. Expected a tensor. Is there a `return`?'],
    [
      'nothing in a part',
      { a: undefined },
      { a: vector(1) },
      'Expected a tensor at `a`, got nothing. Is it returned, and under this name?',
    ],
    ['a number', 3, vector(1), 'Expected a tensor, got a number. Make one with `tf.scalar(…)`'],
    ['a list', [1, 2], vector(1, 2), 'Expected a tensor, got a list. Make one with `tf.tensor(…)`.'],
    ['a list of tensors', [vector(1)], vector(1), 'got a list of tensors. Join them with `tf.stack(…)`.'],
    [
      'a tensor for a number',
      tensor(1),
      1,
      'Expected a number, got a tensor. Read the number with `.dataSync()[0]`.',
    ],
    ['a missing key', { loss: 1 }, { grads: 1 }, 'Your result has no `grads`. It has `loss`.'],
    ['an object without keys', {}, { grads: 1 }, 'Your result has no `grads`.'],
    ['too few entries', [1], [1, 2], 'Your result has 1 entry. Expected 2.'],
    ['another word', 'valid', 'same', 'Your result is "valid". Expected "same".'],
    ['another truth', false, true, 'Your result is false. Expected true.'],
    ['another number', 2, 3, 'Your result is 2. Expected 3.'],
    ['a number that is nearly right', 1.00004, 1, 'Your result is 1.00004. Expected 1.'],
  ])('%s', (_, actual, expected, sentence) => {
    expect(words(actual, expected)).toContain(sentence);
  });

  it('of a wrong shape says both, and how a single number comes about', () => {
    expect(words(vector(1, 2), vector(1, 2, 3))).toBe('Your result has shape [2]. Expected [3].');
    expect(words(vector(1), tensor(1))).toContain('take the mean or the sum over all axes at once');
    expect(words(vector(1, 2), tensor(1))).toContain('is a mean or a sum left out?');
  });

  it('of a wrong type says that the shape is right, and how to convert', () => {
    expect(words(tensor([1], 'int32'), vector(1))).toBe(
      "Shape [1] is right. Your result has dtype int32. Expected float32: convert with `.cast('float32')`.",
    );
  });

  it('of wrong values counts them, and by how much they may be off', () => {
    expect(words(vector(1, 2, 4), vector(1, 2, 3))).toBe(
      'Shape [3] is right. 1 of 3 values differs by more than 4e-5.',
    );
    expect(words(vector(0, 0, 4), vector(1, 2, 3))).toContain('3 of 3 values differ by more than');
    expect(words(vector(1), vector(2))).toBe('Shape [1] is right. The value is 1. Expected 2.');
    expect(words(tensor([1, 0], 'int32'), tensor([1, 1], 'int32'))).toBe(
      'Shape [2] is right. 1 of 2 values differs.',
    );
  });

  it('of numbers that broke down says where, and which', () => {
    const nan = tensor([
      [1, 2],
      [Number.NaN, Infinity],
    ]);
    const right = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(words(nan, right, { layout: ['row', 'column'] })).toBe(
      'Shape [2, 2] is right. 1 of 4 values is NaN; the first is at row 1, column 0. 1 of 4 values is infinite where a number is expected.',
    );
    expect(words(vector(Infinity, 2), vector(1, 2))).toContain(
      '1 of 2 values is infinite where a number is expected.',
    );
    expect(words(vector(0, 0), vector(-Infinity, -Infinity))).toContain(
      '2 of 2 values are finite where an infinity',
    );
    expect(words(vector(0, 1), vector(Number.NaN, 1))).toContain(
      '1 of 2 values is finite where NaN is expected.',
    );
  });

  it('of a part calls it by its name, or as the code reaches it', () => {
    const [actual, expected] = [{ grads: [vector(1, 2)] }, { grads: [vector(1, 3)] }];
    expect(words(actual, expected)).toContain('`grads[0]`: shape [2] is right.');
    const partNames = { 'grads[0]': 'The gradient of `w`' };
    expect(words(actual, expected, { partNames })).toContain('The gradient of `w`: shape [2] is right.');
  });

  it('repeats no long list of keys, and no key that is no name', () => {
    const many = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`k${i}`, 1]));
    expect(words(many, { grads: 1 })).toBe('Your result has no `grads`.');
    expect(words({ ['x'.repeat(41)]: 1 }, { grads: 1 })).toBe('Your result has no `grads`.');
  });
});

describe('other sentences', () => {
  it('of a changed input say what was done and what to do instead', () => {
    for (const change of ['values', 'disposed', 'replaced', 'added', 'removed'] as const) {
      const sentence = changedInputWords({ input: 'state.m', change });
      expect(sentence).toContain('`state.m`');
      expect(sentence).toMatch(/caller/);
    }
  });

  it('of time say whose time, how much of it, and whether any code had begun', () => {
    const time = (of: 'case' | 'run', begun: boolean, limitMs?: number) =>
      errorFactWords({ code: 'time-limit', of, begun, ...(limitMs === undefined ? {} : { limitMs }) });
    expect(time('case', true, 5_000)).toContain('Your code took longer than 5 s, the limit of a case.');
    expect(time('case', false, 12_340)).toContain('Loading your code took longer than 12.3 s');
    expect(time('case', true)).toContain('took longer than a case may take');
    expect(time('run', true, 60_000)).toContain('when the time (60 s) of the whole run was used up');
    expect(time('run', false)).toBe(
      'The time of the whole run was used up before this case. Earlier cases took it.',
    );
  });

  it('each reason of the grader has a name and a sentence of its own', () => {
    const facts = [
      { code: 'time-limit', of: 'case', begun: true },
      { code: 'memory-limit' },
      { code: 'crashed' },
      { code: 'exited' },
      { code: 'refused', operation: 'conv2d' },
    ] as const;
    expect(new Set(facts.map(errorFactName)).size).toBe(facts.length);
    expect(new Set(facts.map(errorFactWords)).size).toBe(facts.length);
    expect(errorFactWords(facts[4])).toContain('`conv2d`');
    expect(withheldWords({ calls: ['f', 'g'] })).toContain('the numbers of `f` and `g` passes');
  });
});
