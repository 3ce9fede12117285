import * as tf from '@tensorflow/tfjs';

interface Filters {
  w: tf.Tensor4D;
  b: tf.Tensor1D;
}

/** Each sum of a convolution as nine shifted products; the first convolution, and then the rest of the block. */
function small(x: tf.Tensor4D, { w, b }: Filters): tf.Tensor4D {
  const [N, H, W, C] = x.shape;
  const around = x.pad([
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
  const parts = [0, 1, 2].flatMap((u) =>
    [0, 1, 2].map((v) => {
      const seen = around.slice([0, u, v, 0], [N, H, W, C]).reshape<tf.Tensor2D>([-1, C]);
      return seen.matMul(w.slice([u, v, 0, 0], [1, 1, -1, -1]).reshape<tf.Tensor2D>([C, b.size]));
    }),
  );
  return tf.addN(parts).add(b).relu().reshape([N, H, W, b.size]);
}

export function vggBlock(x: tf.Tensor4D, filters: Filters[]): tf.Tensor4D {
  return tf.tidy(() => {
    const [first, ...rest] = filters;
    return first ? vggBlock(small(x, first), rest) : tf.maxPool(x, [2, 2], [2, 2], 'valid');
  });
}
