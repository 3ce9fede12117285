import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draw } from '#grader/exercise/draw.ts';
import { createDraw, SIMPLICITIES } from './draw.ts';
import { createRandom, deriveSeed, nextBelow, nextUnit } from './random.ts';

describe('createDraw', () => {
  it('gives the same values for the same seed, order and shape, and others otherwise', () => {
    const values = (seed: number) => {
      const draw = createDraw(seed);
      return [
        draw.normal([3]),
        draw.normal([3]),
        draw.uniform([2, 2]),
        draw.permutation(5),
        draw.number(0, 1),
      ];
    };
    expect(values(7)).toEqual(values(7));
    expect(values(7)).not.toEqual(values(8));
    expect(values(7)[0]).not.toEqual(values(7)[1]);
  });

  it('keeps later draws when an earlier one changes its shape', () => {
    const second = (firstShape: number[]) => {
      const draw = createDraw(3);
      draw.normal(firstShape);
      return draw.normal([4]);
    };
    expect(second([2])).toEqual(second([100]));
  });

  it('is pinned, so that seeds in old reports still replay', () => {
    const draw = createDraw(42);
    expect(Array.from(draw.normal([3]).data)).toMatchInlineSnapshot(`
      [
        0.9142580628395081,
        2.5356969833374023,
        0.6195493340492249,
      ]
    `);
    expect(draw.permutation(6)).toMatchInlineSnapshot(`
      [
        2,
        5,
        0,
        1,
        4,
        3,
      ]
    `);
  });

  it('has the mean and spread that were asked for', () => {
    const data = Array.from(createDraw(1).normal([20_000], { mean: 3, std: 2 }).data);
    const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
    const variance = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length;
    // Five standard errors of 20,000 values.
    expect(Math.abs(mean - 3)).toBeLessThan(5 * (2 / Math.sqrt(20_000)));
    expect(Math.abs(variance - 4)).toBeLessThan(5 * 4 * Math.sqrt(2 / 20_000));
    expect(data.every(Number.isFinite)).toBe(true);
  });

  it('keeps every draw inside the range of its author, however plain the values', async () => {
    await fc.assert(
      fc.property(
        fc.integer(),
        fc.float({ noNaN: true, min: -100, max: 100 }),
        fc.constantFrom(...SIMPLICITIES),
        (seed, min, simplicity) => {
          const draw = createDraw(seed, simplicity);
          const max = min + 0.37;
          for (const value of draw.uniform([20], { min, max }).data) {
            expect(value).toBeGreaterThanOrEqual(Math.fround(min));
            expect(value).toBeLessThanOrEqual(Math.fround(max));
          }
          for (const value of draw.integers([20], { min: -2, max: 3, dtype: 'int32' }).data) {
            expect([-2, -1, 0, 1, 2, 3]).toContain(value);
          }
        },
      ),
    );
  });

  it('draws float32 numbers, permutations that are ones, and one 1 a row', () => {
    const draw = createDraw(5);
    expect(draw.normal([2, 3])).toMatchObject({
      dtype: 'float32',
      shape: [2, 3],
      data: expect.any(Float32Array),
    });
    expect(draw.permutation(50).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    const { data } = draw.oneHot(10, 4);
    for (let row = 0; row < 10; row++) {
      expect(Array.from(data.subarray(row * 4, row * 4 + 4)).toSorted()).toEqual([0, 0, 0, 1]);
    }
    expect(draw.normal([0, 5]).data).toHaveLength(0);
  });

  it.each<[string, (draw: Draw) => unknown, string]>([
    ['a broken extent', (draw) => draw.normal([2.5]), '[2.5] is no shape'],
    ['a negative extent', (draw) => draw.normal([-1]), '[-1] is no shape'],
    ['a size that is not there', (draw) => draw.normal([undefined as never]), '[undefined] is no shape'],
    ['one extent for a shape', (draw) => draw.uniform(3 as never), 'expected a shape'],
    [
      'bounds without their names',
      (draw) => (draw.uniform as (...of: unknown[]) => unknown)([3, 2], 90, 120),
      'draw.uniform(shape, { min, max }): argument 2: expected an object of min, max; got 90; it takes 2 arguments, and got 3.',
    ],
    [
      'a misspelt option',
      (draw) => draw.normal([2], { sd: 2 } as never),
      'there is no `sd`; it may have mean, std',
    ],
    ['text for a number', (draw) => draw.uniform([2], { max: '3' as never }), 'max: expected a number'],
    [
      'integers of no range',
      (draw) => draw.integers([2], undefined as never),
      'expected an object of min, max',
    ],
    [
      'another type',
      (draw) => draw.integers([2], { min: 0, max: 1, dtype: 'bool' as never }),
      'float32 or int32',
    ],
    ['a chance above 1', (draw) => draw.booleans([2], { probability: 50 }), 'a number from 0 to 1'],
    [
      'a shape for one number',
      (draw) => draw.number([2] as never, 3),
      'argument 1: expected a number; got a list',
    ],
    ['no range of a number', (draw) => (draw.number as () => unknown)(), 'got nothing'],
  ])('refuses %s, in words', (_, call, words) => {
    expect(() => call(createDraw(1))).toThrow(TypeError);
    expect(() => call(createDraw(1))).toThrow(words);
  });
});

describe('random', () => {
  it('is uniform below any count', () => {
    const random = createRandom(9);
    const counts = new Array<number>(6).fill(0);
    for (let i = 0; i < 60_000; i++) {
      const face = nextBelow(random, 6);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(1_000);
    for (let i = 0; i < 1_000; i++) expect(nextUnit(random)).toBeLessThan(1);
  });

  it('derives different seeds from different parts, also when they join to the same text', () => {
    expect(deriveSeed('ab', 'c')).not.toBe(deriveSeed('a', 'bc'));
    expect(deriveSeed(1, 'x')).not.toBe(deriveSeed(2, 'x'));
    const seeds = new Set(Array.from({ length: 2_000 }, (_, i) => deriveSeed(1, `case-${i}`)));
    expect(seeds.size).toBe(2_000);
  });
});
