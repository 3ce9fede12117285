import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mendRanks } from './mend-ranks.ts';
import { mergeBroadcast, mergeTile, mergeTranspose } from './merge-axes.ts';

/** Two backends with the same kernels: one as it is, the other with merged axes from rank 0 up. */
beforeAll(async () => {
  await tf.setBackend('cpu');
  tf.copyRegisteredKernels('cpu', 'merged');
  const backend = tf.backend();
  tf.registerBackend('merged', () => backend);
  mendRanks(tf, 'merged', { select: 0, tile: 0, others: 0 });
});

async function onBoth(compute: () => tf.Tensor) {
  const results = [];
  for (const backend of ['cpu', 'merged']) {
    await tf.setBackend(backend);
    const result = compute();
    results.push({ shape: result.shape, values: Array.from(result.dataSync()), dtype: result.dtype });
  }
  return results;
}

const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 });
const counting = (shape: number[], dtype: 'float32' | 'int32' = 'float32') => {
  const size = shape.reduce((product, each) => product * each, 1);
  return tf.tensor(
    Array.from({ length: size }, (_, i) => i + 1),
    shape,
    dtype,
  );
};
/** The shape with some axes set to 1 and some left out in front. */
const narrowed = (shape: number[], ones: boolean[], dropped: number) =>
  shape.map((size, axis) => (ones[axis] ? 1 : size)).slice(dropped);
const shapesThatBroadcast = sizes.chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    ones: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    dropped: fc.integer({ min: 0, max: shape.length }),
  }),
);

describe('with merged axes', () => {
  it('two shapes broadcast as before', async () => {
    await fc.assert(
      fc.asyncProperty(shapesThatBroadcast, async ({ shape, ones, dropped }) => {
        const [plain, merged] = await onBoth(() =>
          tf.sub(counting(narrowed(shape, ones, dropped)), counting(shape).mul(100)),
        );
        expect(merged).toEqual(plain);
      }),
    );
  });

  it('a tensor is tiled as before', async () => {
    const tiling = sizes.chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: shape.length, maxLength: shape.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(tiling, async ([shape, reps]) => {
        const [plain, merged] = await onBoth(() => tf.tile(counting(shape), reps));
        expect(merged).toEqual(plain);
      }),
    );
  });

  it('a tensor is transposed as before', async () => {
    const turning = sizes.chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.shuffledSubarray([...shape.keys()], { minLength: shape.length, maxLength: shape.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(turning, async ([shape, perm]) => {
        const [plain, merged] = await onBoth(() => tf.transpose(counting(shape), perm));
        expect(merged).toEqual(plain);
      }),
    );
  });

  it('where chooses as before, element by element and row by row', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.boolean(), async (shape, byRow) => {
        const [plain, merged] = await onBoth(() => {
          const odd = counting(byRow ? shape.slice(0, 1) : shape, 'int32')
            .mod(tf.scalar(2, 'int32'))
            .cast('bool');
          return tf.engine().runKernel('Select', { condition: odd, t: counting(shape), e: tf.zeros(shape) });
        });
        expect(merged).toEqual(plain);
      }),
    );
  });
});

it('prelu and comparisons keep their operands and types', async () => {
  const [plain, merged] = await onBoth(() => tf.prelu(counting([2, 1, 3]).neg(), counting([4, 1])));
  expect(merged).toEqual(plain);
  const [asBefore, compared] = await onBoth(() => tf.less(counting([2, 1, 3]), counting([4, 1])));
  expect(compared).toEqual(asBefore);
});

it('rank 7 and more become few axes', () => {
  expect(mergeBroadcast([2, 3, 1, 1, 2, 2, 1], [1, 1, 4, 5, 2, 2, 3])).toEqual({
    a: [6, 1, 4, 1],
    b: [1, 20, 4, 3],
  });
  expect(mergeTile([2, 1, 3, 4, 5, 6], [1, 1, 2, 1, 1, 1])).toEqual({ shape: [2, 360], reps: [1, 2] });
  expect(mergeTranspose([2, 1, 3, 4, 5, 1, 6], [4, 5, 6, 0, 1, 2, 3])).toEqual({
    shape: [24, 30],
    perm: [1, 0],
  });
});
