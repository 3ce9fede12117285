import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '../compare/tensor-difference.ts';
import { areApart, countApart } from './apart.ts';

const ABSOLUTE = { absolute: 0.25, relative: 0 };

describe('two values are apart', () => {
  it.each([
    ['beyond both tolerances', 1, 1.625, true],
    ['not where one result is just within both', 1, 1.5, false],
    ['not where they are one', 1, 1, false],
    ['not as the two zeros', 0, -0, false],
    ['as a number and what is none', 1, Number.NaN, true],
    ['not as NaN and NaN', Number.NaN, Number.NaN, false],
    ['as a number and an infinity', 1, Infinity, true],
    ['as the two infinities', -Infinity, Infinity, true],
    ['not as an infinity and itself', Infinity, Infinity, false],
  ])('%s', (_, a, b, apart) => {
    expect([areApart(a, b, ABSOLUTE), areApart(b, a, ABSOLUTE)]).toEqual([apart, apart]);
  });

  it('by any step where nothing is tolerated', () => {
    expect(areApart(1, 1 + Number.EPSILON, { absolute: 0, relative: 0 })).toBe(true);
  });

  it('by the tolerances of both: that of a larger one is larger', () => {
    const relative = { absolute: 0, relative: 0.1 };
    // 1.0995 is within tolerance of either.
    expect([areApart(1.21, 1, relative), areApart(1, 1.21, relative)]).toEqual([false, false]);
    expect(areApart(1.25, 1, relative)).toBe(true);
  });

  it('exactly where no result is within tolerance of both', () => {
    const value = fc.double({ min: -10, max: 10, noNaN: true });
    const part = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(value, value, part, part, (a, b, absolute, relative) => {
        const tolerance = { absolute: absolute + 1e-6, relative };
        const reach = (each: number) => tolerance.absolute + relative * Math.abs(each);
        // The one place that is in both whenever any is.
        const between = a + ((b - a) * reach(a)) / (reach(a) + reach(b));
        const farthest = Math.max(distance(between, a, tolerance), distance(between, b, tolerance));
        fc.pre(Math.abs(farthest - 1) > 1e-9);
        expect(areApart(a, b, tolerance)).toBe(farthest > 1);
      }),
    );
  });
});

it('of many values as many are counted as are apart from one another, up to what is enough', () => {
  expect(countApart([1, 1.25, 2, Number.NaN, 2.125, Number.NaN, 3], ABSOLUTE, 9)).toBe(4);
  expect(countApart([1, 2, 3], ABSOLUTE, 2)).toBe(2);
  expect(countApart([], ABSOLUTE, 2)).toBe(0);
});
