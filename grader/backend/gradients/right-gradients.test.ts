import * as library from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { mendedOperations } from '../mend-operations.ts';
import { mendScanAxes } from '../mend-scan-axes.ts';
import { mendGradients } from './mend-gradients.ts';

const tf = mendedOperations(library);

beforeAll(async () => {
  await tf.setBackend('cpu');
  mendGradients(tf);
  mendScanAxes(tf, 'cpu');
});

const STEP = 1e-2;
/** Central differences of float32 sums of a few values, at this step, are right to about a hundredth. */
const ALLOWED = 0.03;

type Operation = (x: library.Tensor) => library.Tensor;
const int = (values: number[], shape: number[] = [values.length]) => tf.tensor(values, shape, 'int32');
const spread = [0.31, -1.2, 0.77, 1.46, -0.58, 2.1, -1.9, 0.05, -0.33, 1.13, 0.91, -0.72];

/** Distinct values, none within a step of 0 or of each other, so that differences do not cross a kink. */
function input(shape: readonly number[]): library.Tensor {
  const size = shape.reduce((product, each) => product * each, 1);
  return tf.tensor(
    Array.from({ length: size }, (_, i) => (spread[i % 12] ?? 0) + 0.037 * Math.floor(i / 12)),
    [...shape],
  );
}

const cases: Record<string, readonly [shape: number[], f: Operation]> = {
  'where of less': [[3, 4], (x) => tf.where(x.less(0), tf.zerosLike(x), x)],
  'where of and': [[3, 4], (x) => tf.where(tf.logicalAnd(x.greater(0), x.lessEqual(1)), x.square(), x)],
  'where of or, not, xor': [
    [3, 4],
    (x) => tf.where(tf.logicalOr(x.less(-1), tf.logicalNot(x.notEqual(9))), x, x.mul(3)),
  ],
  'a mask of greater': [[3, 4], (x) => x.mul(x.greater(0).cast('float32'))],
  'a mask of equal': [[3, 4], (x) => x.mul(x.equal(x.max()).cast('float32'))],
  'any and all': [
    [3, 4],
    (x) => x.mul(tf.any(x.greater(1), 1, true).cast('float32')).add(x.mul(tf.all(x.greater(-9)))),
  ],
  'a cast to integers': [[3, 4], (x) => x.mul(x.mul(0.9).cast('int32').cast('float32'))],
  floorDiv: [[3, 4], (x) => x.mul(tf.floorDiv(x, tf.scalar(0.83)))],
  divNoNan: [[3, 4], (x) => tf.divNoNan(x, x.square().add(1))],
  'maximum with a larger shape': [[4], (x) => tf.maximum(x, input([3, 4]).mul(-1.1))],
  'maximum with a smaller shape': [[3, 4], (x) => tf.maximum(tf.scalar(0.2), x)],
  'minimum with a column': [[3, 1], (x) => tf.minimum(x, input([3, 4]).mul(-1.1))],
  'matMul over a batch of the other': [[3, 4], (x) => tf.matMul(x, input([2, 4, 3]))],
  'matMul transposed over a batch': [[3, 4], (x) => tf.matMul(input([2, 3, 4]), x, false, true)],
  'matMul both transposed': [[1, 4, 3], (x) => tf.matMul(x, input([2, 2, 4]), true, true)],
  cumsum: [[3, 4], (x) => tf.cumsum(x, 0, true, false)],
  'cumsum from behind': [[3, 2, 2], (x) => tf.cumsum(x, 1, false, true)],
  'cumsum along axis -1': [[3, 4], (x) => tf.cumsum(x, -1)],
  cumprod: [[3, 4], (x) => tf.cumprod(x, 0)],
  'cumprod exclusive, from behind': [[3, 4], (x) => tf.cumprod(x, -1, true, true)],
  'cumprod with a zero': [[4], (x) => tf.cumprod(x.mul(tf.tensor1d([1, 0, 1, 1])))],
  'prod along axis -1': [[3, 2, 2], (x) => tf.prod(x, -1, true)],
  'prod over two axes': [[3, 2, 2], (x) => tf.prod(x, [0, 2])],
  'prod with a zero': [[4], (x) => tf.prod(x.mul(tf.tensor1d([1, 0, 1, 1])))],
  gatherND: [[3, 4], (x) => tf.gatherND(x, int([0, 1, 2, 3, 0, 1], [3, 2]))],
  scatterND: [[2], (x) => tf.scatterND(int([1, 3], [2, 1]), x, [5])],
  'tensorScatterUpdate of the tensor': [
    [5],
    (x) => tf.tensorScatterUpdate(x, int([1, 3], [2, 1]), tf.tensor1d([9, 9])),
  ],
  'tensorScatterUpdate of the updates': [
    [2],
    (x) => tf.tensorScatterUpdate(tf.ones([5]), int([1, 3], [2, 1]), x),
  ],
  stridedSlice: [[4, 5], (x) => tf.stridedSlice(x, [0, 1], [4, 5], [2, 3])],
  'stridedSlice from behind': [[4], (x) => tf.stridedSlice(x, [3], [0], [-1])],
  topk: [[3, 5], (x) => tf.topk(x, 2).values],
  'mirrorPad by reflection': [
    [3, 3],
    (x) =>
      tf.mirrorPad(
        x,
        [
          [1, 1],
          [2, 0],
        ],
        'reflect',
      ),
  ],
  'mirrorPad by symmetry': [[4], (x) => tf.mirrorPad(x, [[2, 1]], 'symmetric')],
  'tile of rank 5': [[1, 2, 1, 2, 1], (x) => tf.tile(x, [2, 1, 2, 1, 2])],
  'broadcastTo of rank 5': [[1, 2, 1, 1, 2], (x) => tf.broadcastTo(x, [3, 2, 2, 1, 2])],
  diag: [[3], (x) => tf.diag(x)],
  depthToSpace: [[1, 2, 2, 4], (x) => tf.depthToSpace(x as library.Tensor4D, 2, 'NHWC')],
  flipLeftRight: [[1, 2, 3, 1], (x) => tf.image.flipLeftRight(x as library.Tensor4D)],
  'avgPool with same padding': [[1, 5, 4, 2], (x) => tf.avgPool(x as library.Tensor4D, 2, 2, 'same')],
  'avgPool with padding 1': [[2, 5, 5, 1], (x) => tf.avgPool(x as library.Tensor4D, [3, 2], 2, 1, 'floor')],
  'avgPool without padding': [[1, 5, 5, 1], (x) => tf.avgPool(x as library.Tensor4D, 3, 1, 'valid')],
  'logSigmoid of an intermediate': [[3, 4], (x) => tf.logSigmoid(x.mul(2))],
  'logSigmoid as a method': [[3, 4], (x) => x.mul(2).logSigmoid()],
  'batchNorm without a scale': [
    [3, 4],
    (x) => tf.batchNorm(x, tf.zeros([4]), tf.ones([4]).mul(2), tf.ones([4])),
  ],
  'batchNorm by its statistics': [
    [4],
    (x) => input([3, 4]).batchNorm(x as library.Tensor1D, x.square().add(1) as library.Tensor1D),
  ],
  einsum: [[3, 4], (x) => tf.einsum('ij,kj->ik', x, input([2, 4]))],
};

describe('the gradient of', () => {
  it.each(Object.entries(cases))('%s is that of finite differences', (_name, [shape, f]) => {
    const x = input(shape);
    const weights = input(f(x).shape);
    const total = (at: library.Tensor) => f(at).cast('float32').mul(weights).sum();
    // In a scope, and by way of an intermediate: what an operation needs later it must have kept.
    const slopes = tf.grad((at) => tf.tidy(() => total(at.mul(1))))(x);
    expect(slopes.shape).toEqual(shape);
    const values = Array.from(x.dataSync());
    const at = (i: number, change: number) =>
      total(tf.tensor(values.with(i, (values[i] ?? 0) + change), shape)).dataSync()[0] ?? Number.NaN;
    Array.from(slopes.dataSync()).forEach((slope, i) => {
      const difference = (at(i, STEP) - at(i, -STEP)) / (2 * STEP);
      expect(Math.abs(slope - difference), `at ${i}: ${slope}, not ${difference}`).toBeLessThan(
        ALLOWED * (1 + Math.abs(difference)),
      );
    });
  });
});
