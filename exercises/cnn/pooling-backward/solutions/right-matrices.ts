import * as tf from '@tensorflow/tfjs';

/** Which pixel each window meets along one axis at one offset, as a matrix [pixel, window] of 0 and 1. */
function meetings(length: number, count: number, plan: { offset: number; stride: number }): tf.Tensor2D {
  const pixels = tf.range(0, length).expandDims(1);
  const met = tf.range(0, count).mul(plan.stride).add(plan.offset).expandDims(0);
  return pixels.equal(met).cast('float32');
}

/** [batch, rows, columns, channels] to [batch, height, width, channels], by a matrix for each axis. */
function lay(t: tf.Tensor, down: tf.Tensor, right: tf.Tensor): tf.Tensor4D {
  return tf.einsum('qj,npjc->npqc', right, tf.einsum('pi,nijc->npjc', down, t)) as tf.Tensor4D;
}

export function maxPoolBackward(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  { size, stride }: { size: number; stride: number },
): tf.Tensor4D {
  return tf.tidy(() => {
    const [, height, width] = x.shape;
    const [, rows, columns] = dy.shape;
    const places = Array.from({ length: size * size }, (_, k) => {
      const down = meetings(height, rows, { offset: Math.floor(k / size), stride });
      return { down, right: meetings(width, columns, { offset: k % size, stride }) };
    });
    const seen = tf.stack(places.map(({ down, right }) => lay(x, down.transpose(), right.transpose())));
    // argMax takes the first of several.
    const winner = seen.argMax(0);
    return tf.addN(
      places.map(({ down, right }, k) => lay(dy.mul(winner.equal(k).cast('float32')), down, right)),
    ) as tf.Tensor4D;
  });
}

export function avgPoolBackward(
  dy: tf.Tensor4D,
  { size, stride, height, width }: { size: number; stride: number; height: number; width: number },
): tf.Tensor4D {
  return tf.tidy(() => {
    const [, rows, columns] = dy.shape;
    const all = (length: number, count: number) =>
      tf.addN(Array.from({ length: size }, (_, offset) => meetings(length, count, { offset, stride })));
    return lay(dy, all(height, rows), all(width, columns)).div(size ** 2);
  });
}
