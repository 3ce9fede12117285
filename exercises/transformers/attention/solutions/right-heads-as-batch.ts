import * as tf from '@tensorflow/tfjs';

/** Batch and heads folded into one axis; scaled queries instead of scaled scores. */
export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  options?: { mask?: tf.Tensor },
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const [batch, heads, queries, dK] = q.shape;
    const keys = k.shape[2];
    const fold = (x: tf.Tensor4D) => x.reshape<tf.Tensor3D>([batch * heads, x.shape[2], x.shape[3]]);
    const scores = fold(q)
      .div<tf.Tensor3D>(Math.sqrt(dK))
      .matMul(fold(k), false, true)
      .reshape<tf.Tensor4D>([batch, heads, queries, keys]);
    let weights: tf.Tensor4D;
    if (options?.mask) {
      const visible = options.mask.cast('float32').add<tf.Tensor4D>(tf.zeros(scores.shape));
      const low = tf.where(visible.cast('bool'), scores, Number.NEGATIVE_INFINITY) as tf.Tensor4D;
      // NaN in a row that sees nothing: its softmax is 0 / 0.
      const spread = tf.softmax(low);
      weights = tf.where(spread.isNaN(), 0, spread) as tf.Tensor4D;
    } else {
      weights = tf.softmax(scores);
    }
    const output = weights.reshape<tf.Tensor3D>([-1, queries, keys]).matMul(fold(v));
    return { output: output.reshape([batch, heads, queries, -1]), weights };
  });
}
