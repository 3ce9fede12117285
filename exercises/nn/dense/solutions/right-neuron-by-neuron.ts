import * as tf from '@tensorflow/tfjs';

/** One neuron after the other: products, their sum, its bias. */
export function dense(x: tf.Tensor2D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor {
  return tf.tidy(() => {
    const biases = tf.unstack(b);
    const neurons = tf.unstack(w, 1).map((weights, k) =>
      x
        .mul(weights)
        .sum(1)
        .add(biases[k] ?? 0),
    );
    return tf.stack(neurons, 1);
  });
}
