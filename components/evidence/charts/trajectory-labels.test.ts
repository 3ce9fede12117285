import { expect, it } from 'vitest';
import type { ChartBox, Point } from './chart-scale.ts';
import { endLabels } from './trajectory-labels.ts';

const box: ChartBox = { width: 300, height: 150, x: [0, 300], y: [0, 150] };
const names = (actual: readonly Point[], expected: readonly Point[] | null) =>
  endLabels(box, { actual, expected }).map(({ name }) => name);

it('names the start, what is expected and the last point of yours that can be seen', () => {
  const actual = [
    [100, 75],
    [150, 75],
    [1e9, 75],
  ] as const;
  const labels = endLabels(box, {
    actual,
    expected: [
      [100, 75],
      [20, 75],
    ],
  });
  expect(labels.map(({ name }) => name)).toEqual(['start', 'expected', 'yours']);
  expect(labels.at(-1)?.x).toBeCloseTo(157);
});

it('names only yours when nothing else is expected', () => {
  expect(
    names(
      [
        [1, 1],
        [2, 2],
      ],
      null,
    ),
  ).toEqual(['start', 'yours']);
  expect(names([[Number.NaN, 1]], null)).toEqual([]);
});

it('keeps names apart when the ends meet', () => {
  const meeting = [
    [200, 80],
    [101, 81],
  ] as const;
  const [, expected, yours] = endLabels(box, { actual: meeting, expected: meeting });
  expect(Math.abs((expected?.y ?? 0) - (yours?.y ?? 0))).toBeGreaterThanOrEqual(14);
});

it('stands on the other side of the line, and in the picture', () => {
  const [start, end] = endLabels(box, {
    actual: [
      [295, 75],
      [150, 75],
    ],
    expected: null,
  });
  expect(start?.anchor).toBe('end');
  expect(end?.anchor).toBe('end');
});
