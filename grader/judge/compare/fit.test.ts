import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { findUnfit } from './fit.ts';

const TOLERANCE = { absolute: 1e-5, relative: 1e-5 };
const unfit = (actual: Parameters<typeof findUnfit>[0], due: Parameters<typeof findUnfit>[1]) =>
  findUnfit(actual, due, TOLERANCE);
const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

describe('whether a result can be worked with', () => {
  it('lets other numbers, words and empty tensors pass', () => {
    expect(unfit(tensor([9, 9]), tensor([1, 2]))).toBeNull();
    expect(unfit({ n: 1, list: ['a', true] }, { n: 7, list: ['b', false] })).toBeNull();
    expect(unfit(tensor([]), tensor([]))).toBeNull();
  });

  it.each([
    ['another shape', tensor([[1], [2]]), tensor([1, 2]), 'shape'],
    ['another dtype', tensor([1, 2], 'int32'), tensor([1, 2]), 'dtype'],
    ['a number for a scalar tensor', 1, tensor(1), 'form'],
    ['a scalar tensor for a number', tensor(1), 1, 'form'],
    ['a list that is too short', [1], [1, 2], 'length'],
    ['a part that is missing', { a: 1 }, { a: 1, b: 2 }, 'missing'],
    ['NaN where a number is due', tensor([1, nan]), tensor([1, 2]), 'values'],
    ['an infinity where a number is due', tensor([1, -infinity]), tensor([1, 2]), 'values'],
    ['a plain NaN', nan, 1, 'number'],
  ] as const)('names %s', (_, actual, due, kind) => {
    expect(unfit(actual, due)?.kind).toBe(kind);
  });

  it('asks for no number where none is due', () => {
    expect(unfit(tensor([nan, infinity, 3]), tensor([nan, nan, 3]))).toBeNull();
    expect(unfit(tensor([1, 2]), tensor([nan, infinity]))).toBeNull();
  });
});
