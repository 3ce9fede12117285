import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { TensorValue } from '#grader/protocol.ts';
import { findCutOff, findLineRelation } from './partial-relations.ts';

const tolerance = { absolute: 1e-4, relative: 1e-4 };
const vector = (...numbers: number[]) => tensor(numbers);

describe('values that are cut off', () => {
  const find = (actual: TensorValue, expected: TensorValue) => findCutOff(actual, expected, tolerance);

  it.each<[string, TensorValue, TensorValue, 'below' | 'above', number]>([
    ['below −1', vector(-1, -1, 3, 4), vector(-5, -2, 3, 4), 'below', -1],
    ['below 0', vector(0, 0, 3, 4), vector(-5, -2, 3, 4), 'below', 0],
    ['above 3', vector(1, 2, 3, 3), vector(1, 2, 5, 9), 'above', 3],
    ['at a bound of few digits', vector(0.123456, 0.123456, 3, 4), vector(-5, -2, 3, 4), 'below', 0.1235],
    [
      'wherever they stand',
      tensor([
        [2, 1],
        [2, 0],
      ]),
      tensor([
        [8, 1],
        [7, 0],
      ]),
      'above',
      2,
    ],
  ])('%s', (_, actual, expected, side, bound) => {
    expect(find(actual, expected)).toEqual({ kind: 'cut-off', side, bound });
  });

  it.each<[string, TensorValue, TensorValue]>([
    ['one value beyond the bound: it could be wrong by itself', vector(-1, 2, 3, 4), vector(-5, 2, 3, 4)],
    ['one value within it: all could be one number', vector(-1, -1, -1, 4), vector(-5, -2, -3, 4)],
    ['a value within it that is off', vector(-1, -1, 3, 4.1), vector(-5, -2, 3, 4)],
    ['one beyond it for sure, and one within tolerance', vector(1, 1, 1, 2, 3), vector(-5, 0.9999, 1, 2, 3)],
    ['values cut off on both sides', vector(-1, 0.5, 1, -1, 1), vector(-3, 0.5, 4, -2, 2)],
    ['nothing cut off at all', vector(1, 2, 3, 4), vector(1, 2, 3, 4)],
    ['no values', vector(), vector()],
  ])('is not said of %s', (_, actual, expected) => {
    expect(find(actual, expected)).toBeNull();
  });
});

describe('lines that are each off in their own way', () => {
  const ROWS = [
    [1, 2, 4],
    [3, 6, -5],
  ];
  const find = (actual: number[][], expected = ROWS, layout?: readonly string[]) =>
    findLineRelation(tensor(actual), tensor(expected), { tolerance, layout });
  const rows = (...change: ((value: number) => number)[]) =>
    ROWS.map((row, at) => row.map((value) => change[at]?.(value) ?? value));

  it('have a factor each, told from the least to the most', () => {
    const scaled = rows(
      (value) => 3 * value,
      (value) => 2 * value,
    );
    expect(find(scaled)).toEqual({
      kind: 'by-line',
      along: { axis: 1 },
      relation: 'factor',
      least: 2,
      most: 3,
    });
    expect(find(scaled, ROWS, ['step', 'unit'])).toMatchObject({ along: { axis: 1, word: 'unit' } });
  });

  it('have a number each that is added', () => {
    const added = rows(
      (value) => value + 1,
      (value) => value - 2,
    );
    expect(find(added)).toMatchObject({ relation: 'offset', least: -2, most: 1 });
  });

  it('may lie along the outer axis', () => {
    const turned = (all: readonly (readonly number[])[]) =>
      [0, 1, 2].map((column) => all.map((row) => row[column] ?? 0));
    const scaled = rows(
      (value) => -value,
      (value) => 0.5 * value,
    );
    expect(find(turned(scaled), turned(ROWS))).toEqual({
      kind: 'by-line',
      along: { axis: 0 },
      relation: 'factor',
      least: -1,
      most: 0.5,
    });
  });

  it.each<[string, number[][], number[][]]>([
    [
      'of which one is right: where it is says more',
      rows(
        (value) => value,
        (value) => 2 * value,
      ),
      ROWS,
    ],
    [
      'of which one is right but for a sum',
      rows(
        (value) => value,
        (value) => value + 2,
      ),
      ROWS,
    ],
    [
      'of which one is off in no way that has a name',
      rows(
        (value) => value * value,
        (value) => 2 * value,
      ),
      ROWS,
    ],
    [
      'of two values, which always have an offset',
      [
        [2, 4],
        [9, 3],
      ],
      [
        [1, 3],
        [6, 0],
      ],
    ],
    ['of which there is only one', [[3, 6, 12]], [[1, 2, 4]]],
    [
      'with factors that read the same',
      rows(
        (value) => 2.00001 * value,
        (value) => 2.00002 * value,
      ),
      ROWS,
    ],
    [
      'with factors within a hundredth of 1',
      rows(
        (value) => 1.008 * value,
        (value) => 0.994 * value,
      ),
      ROWS,
    ],
    [
      'that are all but zero, which have any factor',
      [
        [6e-5, -5e-5, 5e-5],
        [6, 12, -10],
      ],
      [
        [1, 2, 4],
        [3, 6, -5],
      ],
    ],
    [
      'of one value each, which have any factor',
      [
        [2, 2, 2],
        [9, 9, 9],
      ],
      [
        [1, 1, 1],
        [3, 3, 3],
      ],
    ],
    [
      'of zeros, which have no factor',
      [
        [5, 7, 8],
        [3, 6, 12],
      ],
      [
        [0, 0, 0],
        [1, 2, 4],
      ],
    ],
  ])('are not told %s', (_, actual, expected) => {
    expect(find(actual, expected)).toBeNull();
  });

  it('is told of a statistic over the wrong axis', () => {
    // Rows divided by their own sums where the sum of all is asked for.
    const [own, all] = [[7, 4], 11] as const;
    const actual = ROWS.map((row, at) => row.map((value) => value / (own[at] ?? 1)));
    expect(
      find(
        actual,
        ROWS.map((row) => row.map((value) => value / all)),
      ),
    ).toEqual({
      kind: 'by-line',
      along: { axis: 1 },
      relation: 'factor',
      least: 1.571,
      most: 2.75,
    });
  });
});
