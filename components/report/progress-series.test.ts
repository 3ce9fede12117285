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
  const { tensor, labels } = progressTable(long);
  expect(tensor.shape).toEqual([50, 1]);
  expect([labels.rows[0], labels.rows.at(-1), labels.columns]).toEqual(['step 3', 'step 199', ['loss']]);
  expect(
    progressTable([
      { step: 0, values: { loss: 1 } },
      { step: 1, values: { gap: 2 } },
    ]).tensor.data,
  ).toEqual([1, 'NaN', 'NaN', 2]);
});
