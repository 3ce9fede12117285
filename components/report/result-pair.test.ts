import { expect, it } from 'vitest';
import type { JsonTensor } from '#grader/protocol.ts';
import { cut, LITERAL_LENGTH_MAX, readAsMaps, writtenPair } from './result-pair.ts';

const tensor = (data: JsonTensor['data'], shape = [data.length]): JsonTensor => ({
  dtype: 'float32',
  shape,
  data,
});

it('draws what reads differently in some cell', () => {
  expect(readAsMaps(tensor([1, 0, 0, 0], [2, 2]), tensor([1, 0, 0, -0.5], [2, 2]))).toBe(true);
  expect(readAsMaps(tensor([0.5, 'NaN']), tensor([0.5, 2]))).toBe(true);
  expect(readAsMaps(tensor([7], []), tensor([6], []))).toBe(true);
  expect(readAsMaps(tensor([1, 2]), tensor([1, 2, 3]))).toBe(true);
  expect(readAsMaps(tensor([1, 2]), undefined)).toBe(true);
});

it('writes out what would read the same in every cell, and what is too large', () => {
  expect(readAsMaps(tensor([1, 0.5483]), tensor([1, 0.5484]))).toBe(false);
  expect(readAsMaps(tensor([0.548], []), tensor([0.551], []))).toBe(false);
  expect(readAsMaps(tensor([0.54831], []), tensor([2], []))).toBe(true);
  expect(readAsMaps(tensor([0.001234], []), tensor([2], []))).toBe(false);
  const large = tensor(new Array<number>(25).fill(1), [5, 5]);
  expect(readAsMaps(large, large)).toBe(false);
});

it('writes as many digits as two numbers differ in', () => {
  expect(writtenPair(tensor([1, 0.54831]), tensor([1, 0.54829]))).toEqual(['[1, 0.54831]', '[1, 0.54829]']);
  expect(writtenPair(tensor([0.123456789]), tensor([2]))).toEqual(['[0.1235]', '[2]']);
  expect(writtenPair({ stride: 2 }, undefined)).toEqual(['{ stride: 2 }', 'undefined']);
});

it('cuts both sides to what is around the first difference', () => {
  const zeros = new Array<number>(200).fill(0);
  const [expected, actual] = writtenPair(tensor([...zeros, 1]), tensor([...zeros, 2]));
  expect(expected).toMatch(/^….*, 1\]$/);
  expect(actual).toMatch(/^….*, 2\]$/);
  expect(expected.length).toBe(actual.length);
  const [start] = writtenPair(tensor([1, ...zeros]), tensor([2, ...zeros]));
  expect(start).toMatch(/^\[1, .*…$/);
  const same = tensor(zeros);
  expect(writtenPair(same, same)[0]).toMatch(/^\[0/);
  expect(cut('x'.repeat(LITERAL_LENGTH_MAX))).not.toContain('…');
});
