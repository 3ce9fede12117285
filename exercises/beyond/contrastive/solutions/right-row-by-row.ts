import * as tf from '@tensorflow/tfjs';

/** How surprising it is that row i of `scores` should choose i; the largest score is taken out first. */
function surprises(scores: tf.Tensor): tf.Tensor {
  const rows = tf.unstack(scores).map((row, i) => {
    const shifted = row.sub(row.max());
    return shifted
      .exp()
      .sum()
      .log()
      .sub(shifted.gather([i]).squeeze());
  });
  return tf.stack(rows);
}

export function infoNce(a: tf.Tensor2D, b: tf.Tensor2D, temperature: number): tf.Scalar {
  return tf.tidy(() => {
    const products = tf.matMul(a, b, false, true);
    const lengths = tf.outerProduct(
      a.square().sum(1).sqrt() as tf.Tensor1D,
      b.square().sum(1).sqrt() as tf.Tensor1D,
    );
    const scores = products.div(lengths.mul(temperature));
    return tf.concat([surprises(scores), surprises(scores.transpose())]).mean() as tf.Scalar;
  });
}
