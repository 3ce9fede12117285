import { expect, it } from 'vitest';
import { progressSeries, progressTitle } from './progress-series.ts';

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
