import { expect, it } from 'vitest';
import { planOf } from '../evidence/testing.ts';
import { itemsOfRun } from './run-items.ts';
import { idleRun } from './run-state.ts';

const numbers = (plan: Parameters<typeof idleRun>[0]) =>
  itemsOfRun(idleRun(plan)).map(({ id, number }) => [id, number]);

it('a case has its number in the exercise, also where cases before it do not run here', () => {
  expect(
    numbers([
      { ...planOf('b'), number: 2 },
      { ...planOf('d'), number: 4 },
    ]),
  ).toEqual([
    ['b', 2],
    ['d', 4],
  ]);
  expect(numbers([planOf('b'), planOf('d')])).toEqual([
    ['b', 1],
    ['d', 2],
  ]);
});
