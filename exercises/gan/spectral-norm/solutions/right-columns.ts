import * as tf from '@tensorflow/tfjs';

/** Directions as columns; sigma is the length of wᵀ v, which is what it is divided by. */
export function spectralNorm(w: tf.Tensor2D, u: tf.Tensor1D, iterations: number) {
  return tf.tidy(() => {
    let column = u.reshape([-1, 1]) as tf.Tensor2D;
    let sigma = tf.scalar(1);
    for (let round = 0; round < iterations; round++) {
      const image = tf.matMul(w, column);
      const v = image.div(tf.norm(image)) as tf.Tensor2D;
      const back = tf.matMul(w, v, true);
      sigma = tf.norm(back) as tf.Scalar;
      column = back.div(sigma);
    }
    return { w: tf.div(w, sigma) as tf.Tensor2D, sigma, u: column.flatten() as tf.Tensor1D };
  });
}
