import { expect, it } from 'vitest';
import { progressSeries, progressTable, progressTitle } from './progress-series.ts';

const progress = [
  { step: 0, values: { loss: 2.3, accuracy: 0.1 } },
  { step: 10, values: { loss: 1.1 } },
  { step: 20, values: { loss: 0.4, accuracy: 0.9 } },
];

it('draws a line for each value, over the steps that have it', () => {
  expect(progressSeries(progress)).toEqual([
    {
      name: 'loss',
      points: [
        [0, 2.3],
        [10, 1.1],
        [20, 0.4],
      ],
    },
    {
      name: 'accuracy',
      points: [
        [0, 0.1],
        [20, 0.9],
      ],
    },
  ]);
});

it('names the values and the steps', () => {
  expect(progressTitle(progress)).toBe('loss, accuracy, steps 0 to 20');
});

it('is a table of at most 64 steps that ends with the last', () => {
  const long = Array.from({ length: 200 }, (_, step) => ({ step, values: { loss: 1 / (step + 1) } }));
  const { columnNames, rows } = progressTable(long);
  expect(rows).toHaveLength(50);
  expect([rows[0]?.name, rows.at(-1)?.name, columnNames]).toEqual(['step 3', 'step 199', ['loss']]);
});

it('tells a value that is not a number from one that was not reported', () => {
  const diverging = [
    { step: 0, values: { loss: 1 } },
    { step: 1, values: { loss: 'NaN' as const, gap: 2 } },
  ];
  expect(progressTable(diverging).rows.map(({ cells }) => cells)).toEqual([
    ['1', '–'],
    ['NaN', '2'],
  ]);
  expect(progressSeries(diverging)[0]?.points[1]?.[1]).toBeNaN();
});
