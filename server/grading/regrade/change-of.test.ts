import { expect, it } from 'vitest';
import { changeOf } from './change-of.ts';

it('a grade gains or loses by hundredths, a first one always gains, and a tail in storage is no change', () => {
  expect([changeOf(null, 0), changeOf(1.2, 1.21), changeOf(1.2, 1.19), changeOf(1.2, null)]).toEqual([
    'gains',
    'gains',
    'loses',
    'loses',
  ]);
  expect([changeOf(null, null), changeOf(1.2000000000000002, 1.2)]).toEqual(['same', 'same']);
});
