import { expect, it } from 'vitest';
import { integer, oneOf } from './sizes.ts';

it('refuses what no input can be drawn from, and what no report can show', () => {
  expect(() => integer(2, 1)).toThrow('the smaller first');
  expect(() => oneOf()).toThrow('at least one value');
  expect(() => oneOf(1, Number.POSITIVE_INFINITY)).toThrow('Choose with a word');
  expect(oneOf('same', 'valid').values).toEqual(['same', 'valid']);
});
