import { describe, expect, it } from 'vitest';
import type { PictureSpec } from '#grader/exercise/case-spec.ts';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { pictureSchema } from '#grader/protocol.ts';
import { isJudgeFault } from '../judge-fault.ts';
import { picturesOf, picturesOfPair } from './pictures.ts';

const spec: PictureSpec = {
  as: 'trajectory',
  title: 'The way down',
  objective:
    ([steepness]) =>
    (x, y) =>
      x * x + Number(steepness) * y * y,
};
const RIGHT = tensor([
  [4, 1],
  [2, -1],
  [1, 0.5],
]);
const args = [10];

describe('a trajectory in the plane', () => {
  it('shares one picture and one box with the expected one', () => {
    const actual = tensor([
      [4, 1],
      [6, 3],
    ]);
    const [picture, ...more] = picturesOfPair(spec, { expected: RIGHT, actual, args });
    expect(more).toEqual([]);
    expect(pictureSchema.parse(picture)).toMatchObject({
      as: 'trajectory',
      tensor: { shape: [2, 2] },
      expected: { shape: [3, 2] },
    });
    const { x, y } = picture?.levels ?? { x: [0, 0], y: [0, 0] };
    expect([x[0] < 1, x[1] > 6, y[0] < -1, y[1] > 3]).toEqual([true, true, true, true]);
  });

  it('keeps the right one in sight when a wrong one runs away, and survives NaN', () => {
    const actual = tensor([
      [4, 1],
      [1e30, -1e30],
      [Number.NaN, Number.POSITIVE_INFINITY],
    ]);
    const [picture] = picturesOfPair(spec, { expected: RIGHT, actual, args });
    const { x, y } = picture?.levels ?? { x: [0, 1e9], y: [0, 1e9] };
    expect(x[1] - x[0]).toBeLessThan(12);
    expect(y[1] - y[0]).toBeLessThan(12);
  });

  it('has the objective of the case’s arguments below it, row by row upwards', () => {
    const { levels } = picturesOf(spec, { actual: RIGHT, args })[0] ?? {};
    if (!levels) throw new Error('no levels');
    const [rows = 0, columns = 0] = levels.values.shape;
    expect(levels.values.data[0]).toBeCloseTo(levels.x[0] ** 2 + 10 * levels.y[0] ** 2, 1);
    expect(levels.values.data[rows * columns - columns]).toBeCloseTo(
      levels.x[0] ** 2 + 10 * levels.y[1] ** 2,
      1,
    );
    expect(Math.max(rows, columns)).toBe(49);
  });

  it('tells values apart that differ little from each other, with few digits', () => {
    const flat: PictureSpec = { ...spec, objective: () => (x, y) => 1000 + 1e-4 * x + 1e-6 * y };
    const { levels } = picturesOf(flat, { actual: RIGHT, args })[0] ?? {};
    expect(new Set(levels?.values.data).size).toBeGreaterThan(500);
    expect(JSON.stringify(levels).length).toBeLessThan(40_000);
  });

  it('that stands still still has a box', () => {
    const { levels } = picturesOf(spec, { actual: tensor([[3, 3]]), args })[0] ?? {};
    expect((levels?.x[1] ?? 0) - (levels?.x[0] ?? 0)).toBeGreaterThan(0);
  });

  it('blames the exercise when its objective throws', () => {
    const broken: PictureSpec = {
      ...spec,
      objective: () => () => {
        throw new Error('oops');
      },
    };
    let thrown: unknown;
    try {
      picturesOf(broken, { actual: RIGHT, args });
    } catch (error) {
      thrown = error;
    }
    expect(isJudgeFault(thrown)).toBe(true);
  });
});

describe('a trajectory in another number of coordinates', () => {
  it('is a line for each coordinate', () => {
    const actual = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(picturesOf(spec, { actual, args })).toMatchObject([
      { as: 'line', tensor: { shape: [3, 2], data: [1, 4, 2, 5, 3, 6] }, labels: { rows: { length: 3 } } },
    ]);
  });

  it('is drawn beside the expected one when the shape is wrong', () => {
    const pictures = picturesOfPair(spec, { expected: RIGHT, actual: tensor([[1], [2]]), args });
    expect(pictures.map(({ as, title }) => [as, title])).toEqual([
      ['trajectory', 'The way down: expected'],
      ['line', 'The way down: yours'],
    ]);
  });
});
