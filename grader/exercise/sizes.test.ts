import { describe, expect, it } from 'vitest';
import { kernelsAtMost, noLeak } from './cost-spec.ts';
import { integer, oneOf } from './sizes.ts';

describe('sizes of inputs', () => {
  it('refuses what no input can be drawn from, and what no report can show', () => {
    expect(() => integer(2, 1)).toThrow('the smaller first');
    expect(() => oneOf()).toThrow('at least one value');
    expect(() => oneOf(1, Number.POSITIVE_INFINITY)).toThrow('Choose with a word');
    expect(oneOf('same', 'valid').values).toEqual(['same', 'valid']);
  });

  it.each([
    [1, 1],
    [-3, 0],
    [0, Number.MAX_SAFE_INTEGER],
  ])('integers lie from %d to %d', (min, max) => {
    expect(integer(min, max)).toEqual({ kind: 'integer', min, max });
  });

  it.each([
    [1.5, 2],
    [1, 2.5],
    [Number.NaN, 1],
    [1, Number.NaN],
    [0, Infinity],
    [-Infinity, 0],
    [1, 0],
    ['1' as never, 2],
    [undefined as never, 2],
  ])('are none from %s to %s: said with both', (min, max) => {
    expect(() => integer(min, max)).toThrow(RangeError);
    expect(() => integer(min, max)).toThrow(
      `integer(${min}, ${max}): expected two integers, the smaller first.`,
    );
  });

  it.each([[[0, -1.5]], [['', 'a']], [[false, true]], [[Number.MAX_VALUE]]])('choices are %j', (values) => {
    expect(oneOf(...(values as number[]))).toEqual({ kind: 'choice', values });
  });

  it.each([Number.NaN, Infinity, -Infinity])('%s is no choice, wherever it stands', (value) => {
    expect(() => oneOf(1, 2, value)).toThrow(`oneOf(1, 2, ${value}): reports show sizes`);
  });
});

it('points for cost are data with a kind, as cases.ts is checked for', () => {
  expect(noLeak({ points: 0.5 })).toEqual({ kind: 'no-leak', points: 0.5 });
  expect(kernelsAtMost({ timesMax: 4, points: 1 })).toEqual({ kind: 'kernels', timesMax: 4, points: 1 });
});
