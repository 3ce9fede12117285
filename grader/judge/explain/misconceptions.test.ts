import { expect, it } from 'vitest';
import { tensor } from '#grader/exercise/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import type { Misconception } from '../prepare-exercise.ts';
import { type FailingRun, findHints } from './misconceptions.ts';

/** On the i'th input it gives the i'th value. */
const misconception = (name: string, values: readonly number[]): Misconception => ({
  name,
  title: name,
  hint: '?',
  module: {
    exports: [],
    driverExports: [],
    call: async () => returned(values[input]),
  } as unknown as EntryModule,
});
let input = 0;
const returned = (value: number | undefined) => ({ kind: 'returned', value: tensor(value ?? 0), cost: null });

/** What the student gave on each input; the right value is 100. */
async function hinted(
  actual: readonly number[],
  misconceptions: readonly Misconception[],
): Promise<string[]> {
  const runs = actual.map(
    (value, i): FailingRun => ({
      actual: [tensor(value)],
      expected: [tensor(100)],
      tolerance: { absolute: 1e-3, relative: 0 },
      async replay(module) {
        input = i;
        const result = (await module.call('f', [], { kind: 'plain' })) as unknown as { value: Value };
        return [result.value];
      },
    }),
  );
  return (await findHints(misconceptions, runs)).map((hint) => hint.misconception);
}

it('a mistake that gives the same numbers on the smallest input only is not taken for the student’s', async () => {
  const chance = misconception('chance', [1, 5, 6]);
  expect(await hinted([1, 2, 3], [chance])).toEqual([]);
  expect(await hinted([1, 2, 3], [chance, misconception('theirs', [1, 2, 3])])).toEqual(['theirs']);
});

it('a second mistake on some inputs does not hide the first', async () => {
  expect(await hinted([1, 2, 77], [misconception('first', [1, 2, 3])])).toEqual(['first']);
});

it('of several, those stay that fit most inputs', async () => {
  const most = misconception('most', [1, 2, 3]);
  expect(await hinted([1, 2, 3], [misconception('some', [1, 2, 9]), most])).toEqual(['most']);
});

it('one input is enough where there is no other, and the right value is no mistake', async () => {
  expect(await hinted([1], [misconception('theirs', [1])])).toEqual(['theirs']);
  expect(await hinted([100], [misconception('right', [100])])).toEqual([]);
});
