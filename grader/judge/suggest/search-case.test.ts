import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonTensorSchema, type SuggestedCase } from '#grader/protocol.ts';
import { prepareExercise } from '../prepare-exercise.ts';
import { exerciseFiles } from '../testing.ts';
import { searchCase } from './search-case.ts';

beforeAll(() => tf.setBackend('cpu'));

interface Planted {
  readonly reference: string;
  readonly mistake: string;
  readonly cases: string;
}

function search({ reference, mistake, cases }: Planted) {
  const files = exerciseFiles({
    'reference.ts': `import * as tf from '@tensorflow/tfjs'; export const f = ${reference};`,
    'cases.ts': `import { defineCases, example, integer, property, tensor } from '@descent/exercise';
export default defineCases([${cases}]);`,
  });
  const exercise = prepareExercise({ slug: 'test/test', hash: 'h', files }, tf);
  const source = `import * as tf from '@tensorflow/tfjs'; export const f = ${mistake};`;
  return searchCase({ exercise, mistake: exercise.program('misconceptions/one.ts', source) });
}

function numbersOf(found: SuggestedCase | null, at: number): number[] {
  const tensor = jsonTensorSchema.parse(found?.args[at]?.value);
  return tensor.data.map(Number);
}

/** Every kernel of the cases looks the same from both ends. */
const SYMMETRIC: Planted = {
  reference: '(x, k) => tf.conv1d(x.expandDims(-1), k.reshape([-1, 1, 1]), 1, "valid").flatten()',
  mistake: '(x, k) => tf.conv1d(x.expandDims(-1), k.reverse().reshape([-1, 1, 1]), 1, "valid").flatten()',
  cases: `example('box', { call: 'f', args: [tensor([1, 2, 3, 4]), tensor([1, 1])], points: 1 })`,
};

describe('the suggested case', () => {
  it('has numbers that no case has, in the shapes of a case, as plain as they can be', async () => {
    const found = await search(SYMMETRIC);
    expect(found?.args.map(({ name, value }) => [name, (value as { shape: number[] }).shape])).toEqual([
      ['x', [4]],
      ['argument 2', [2]],
    ]);
    const kernel = numbersOf(found, 1);
    expect(kernel[0]).not.toBe(kernel[1]);
    const x = numbersOf(found, 0);
    expect(x.filter((value) => value === 0).length).toBeGreaterThanOrEqual(2);
    expect(found?.expected).not.toEqual(found?.actual);
    expect(await search(SYMMETRIC)).toEqual(found);
  });

  it('has an option that no case has', async () => {
    const found = await search({
      reference: '(x, { times }) => x.mul(times)',
      mistake: '(x) => x.mul(1)',
      cases: `example('once', { call: 'f', args: [tensor([1, 2]), { times: 1 }], points: 1 })`,
    });
    expect(found?.args[1]?.value).not.toEqual({ times: 1 });
  });

  it('is found where few inputs of a case show it, and has the smallest sizes', async () => {
    const found = await search({
      reference: '(x) => x.add(1)',
      mistake: '(x) => (x.shape[0] >= 7 && x.shape[1] === 2 ? x : x.add(1))',
      cases: `property('any', { call: 'f', sizes: { n: integer(1, 9), m: integer(1, 9) }, args: ({ n, m }, draw) => [draw.normal([n, m])], runs: 2, points: 1 })`,
    });
    expect(found?.args[0]?.value).toMatchObject({ shape: [7, 2] });
    expect(new Set(numbersOf(found, 0))).toEqual(new Set([0]));
  });

  it('is none for a program that is right, for one that throws, and where the reference has no finite answer', async () => {
    const cases = `example('a', { call: 'f', args: [tensor([1, 2])], points: 1 })`;
    const reference = '(x) => x.add(1)';
    expect(await search({ reference, mistake: '(x) => tf.add(1, x)', cases })).toBeNull();
    expect(await search({ reference, mistake: '() => { throw new Error(); }', cases })).toBeNull();
    expect(
      await search({ reference: '(x) => x.div(0)', mistake: '(x) => x.div(0).neg()', cases }),
    ).toBeNull();
  });
});
