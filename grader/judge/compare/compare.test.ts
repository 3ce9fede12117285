import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import { describeMismatch } from '../explain/mismatch-words.ts';
import { compareValues } from './compare.ts';

const TOLERANCE = { absolute: 1e-4, relative: 0 };
const compare = (actual: Value, expected: Value) => compareValues(actual, expected, { tolerance: TOLERANCE });
const words = (actual: Value, expected: Value): string | null => {
  const mismatch = compare(actual, expected);
  return mismatch && describeMismatch(mismatch, { call: 'f' });
};

describe('compareValues', () => {
  it.each<[string, Value, Value]>([
    ['nothing', undefined, tensor([1])],
    ['a number for a tensor', 1, tensor(1)],
    ['a tensor for a number', tensor(1), 1],
    ['a list for a tensor', [1, 2], tensor([1, 2])],
    ['a wrong shape with right values', tensor([[1, 2]]), tensor([1, 2])],
    ['a wrong dtype with right values', tensor([1, 2], 'int32'), tensor([1, 2])],
    ['an empty tensor', tensor([]), tensor([1])],
    ['a string for a number', '1', 1],
    ['null for undefined', null, undefined],
    ['a missing key', { a: 1 }, { a: 1, b: 2 }],
    ['an inherited key', {}, { toString: 1 }],
    ['a shorter list', [1], [1, 2]],
    ['a wrong boolean', true, false],
    ['NaN for a number', Number.NaN, 1],
    ['an integer that is off within tolerance', tensor([1], 'int32'), tensor([2], 'int32')],
  ])('refuses %s', (_, actual, expected) => {
    expect(compare(actual, expected)).not.toBeNull();
  });

  it.each<[string, Value, Value]>([
    ['values within tolerance', tensor([1.00005]), tensor([1])],
    ['a scalar', tensor(2), tensor(2)],
    ['an empty tensor where one is expected', tensor([]), tensor([])],
    ['NaN where NaN is expected', tensor([Number.NaN]), tensor([Number.NaN])],
    ['more keys than expected', { a: 1, extra: 2 }, { a: 1 }],
    ['nested structure', { w: [tensor([1]), { b: true }] }, { w: [tensor([1]), { b: true }] }],
    ['nothing where nothing is expected', undefined, undefined],
  ])('accepts %s', (_, actual, expected) => {
    expect(compare(actual, expected)).toBeNull();
  });

  it('says what an object must hold when something else came', () => {
    expect(compare(tensor([1]), { output: tensor([1]), weights: tensor([2]) })).toMatchObject({
      kind: 'form',
      expected: 'an object with `output` and `weights`',
      actual: 'a tensor',
    });
  });

  it('reports a wrong form before wrong values, and else the part that is furthest off', () => {
    expect(compare({ a: tensor([9]), b: 1 }, { a: tensor([1]), b: tensor([1]) })).toMatchObject({
      kind: 'form',
      path: 'b',
    });
    expect(compare([tensor([1.1]), tensor([5])], [tensor([1]), tensor([1])])).toMatchObject({ path: '[1]' });
    expect(
      compare({ g: { w: tensor([Number.NaN]) }, h: tensor([9]) }, { g: { w: tensor([1]) }, h: tensor([1]) }),
    ).toMatchObject({ path: 'g.w' });
  });
});

describe('describeMismatch', () => {
  it.each<[Value, Value, string]>([
    [undefined, tensor([1]), '`f` returned nothing. Expected a tensor. Is there a `return`?'],
    [[1], tensor([1]), 'Expected a tensor, got a list. Make one with `tf.tensor(…)`.'],
    [tensor([1, 2]), tensor([[1, 2]]), 'Your result has shape [2]. Expected [1, 2].'],
    [
      tensor([1, 3, 3, 4]),
      tensor([1, 2, 3, 4]),
      'Shape [4] is right. 1 of 4 values differs by more than 1e-4.',
    ],
    [tensor([1, 3, 4]), tensor([1, 2, 3]), 'Shape [3] is right. 2 of 3 values differ by more than 1e-4.'],
    [
      tensor([Number.NEGATIVE_INFINITY, Number.NaN, 3]),
      tensor([1, 2, 3]),
      'Shape [3] is right. 1 of 3 values is NaN; the first is at index [1]. 1 of 3 values is infinite where a number is expected.',
    ],
    [
      tensor([1, Number.NaN]),
      tensor([1, 2]),
      'Shape [2] is right. 1 of 2 values is NaN; the first is at index [1].',
    ],
    [
      tensor([0, 0, 1]),
      tensor([Number.NaN, Number.NaN, 1]),
      'Shape [3] is right. 2 of 3 values are finite where NaN is expected.',
    ],
    [
      tensor([1 / 0, 1, 1]),
      tensor([1, 1, 1]),
      'Shape [3] is right. 1 of 3 values is infinite where a number is expected.',
    ],
    [tensor(0.12345), tensor(0.12376), 'Shape [] is right. The value is 0.1235. Expected 0.1238.'],
    [{ b: 2 }, { b: 1.5 }, '`b` is 2. Expected 1.5.'],
    [{}, { b: 1.5 }, 'Your result has no `b`.'],
    [
      tensor([1], 'int32'),
      tensor([1]),
      "Shape [1] is right. Your result has dtype int32. Expected float32: convert with `.cast('float32')`.",
    ],
  ])('says for %o instead of %o: %s', (actual, expected, sentence) => {
    expect(words(actual, expected)).toBe(sentence);
  });

  it('gives two numbers that differ late enough digits to see it', () => {
    expect(words(1.00024, 1.00011)).toBe('Your result is 1.0002. Expected 1.0001.');
  });
});
