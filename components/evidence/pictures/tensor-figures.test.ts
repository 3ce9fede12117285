import { expect, it } from 'vitest';
import type { JsonTensor } from '#grader/protocol.ts';
import { figuresOf, figuresText, thinnedText } from './tensor-figures.ts';

const tensor = (data: JsonTensor['data'], shape = [data.length]): JsonTensor => ({
  dtype: 'float32',
  shape,
  data,
});
const text = (data: JsonTensor['data'], shape?: number[]) => figuresText(figuresOf(tensor(data, shape)));

it('says type, range, mean and spread', () => {
  expect(text([-1, 0, 1, 2], [2, 2])).toBe('[2, 2] float32, −1 to 2, mean 0.5, standard deviation 1.12.');
});

it('says a narrow range with the digits that its ends differ in', () => {
  expect(text([0.54829, 0.54831])).toMatch(/^\[2\] float32, 0\.54829 to 0\.54831, /);
});

it('counts what is not finite and leaves it out', () => {
  expect(text(['NaN', 1, 'Infinity', 1])).toBe('[4] float32, all 1, 1 NaN, 1 infinite.');
  expect(text(['NaN'])).toBe('[1] float32, nothing finite, 1 NaN.');
});

it('speaks of an empty tensor and of a lone number', () => {
  expect(text([], [0, 3])).toBe('[0, 3] float32, no elements.');
  expect(text([7], [])).toBe('[] float32, all 7.');
});

it('says what was left out, and nothing when all is there', () => {
  expect(thinnedText([128, 128], [1024, 512])).toBe(
    'Too large to show whole: every 8th of axis 0 and every 4th of axis 1.',
  );
  expect(thinnedText([4, 0], [4, 0])).toBeNull();
});
