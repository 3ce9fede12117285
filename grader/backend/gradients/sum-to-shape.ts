import type { Tensor, TensorFlow } from '#grader/realm/tensorflow.ts';

/** Undoes broadcasting: the sum of `x` over the axes that `shape` does not have, or has as 1. */
export function sumToShape(tf: TensorFlow, x: Tensor, shape: readonly number[]): Tensor {
  const missing = x.rank - shape.length;
  const axes = x.shape.flatMap((size, axis) =>
    axis < missing || (shape[axis - missing] === 1 && size > 1) ? [axis] : [],
  );
  return tf.reshape(axes.length > 0 ? x.sum(axes) : x, [...shape]);
}
