import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

/** The bias as one more row of the weights, the input with one more column of ones. */
const withBias = (w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor2D =>
  tf.concat([w, b.reshape<tf.Tensor2D>([1, -1])], 0);
const withOne = (x: tf.Tensor2D): tf.Tensor2D =>
  tf.pad(
    x,
    [
      [0, 0],
      [0, 1],
    ],
    1,
  );
const times = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D => tf.matMul(a, b);
const weightsOf = (both: tf.Tensor2D): tf.Tensor2D => both.slice([0, 0], [both.shape[0] - 1, -1]);
const biasOf = (both: tf.Tensor2D): tf.Tensor1D => both.slice([both.shape[0] - 1, 0], [1, -1]).flatten();

export function forward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const hidden = tf.relu(times(withOne(x), withBias(w1, b1)));
    return times(withOne(hidden), withBias(w2, b2));
  });
}

export function backward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D, labels: tf.Tensor2D): Params {
  return tf.tidy(() => {
    const x1 = withOne(x);
    const z = times(x1, withBias(w1, b1));
    const hidden1 = withOne(tf.relu(z));
    const logits = hidden1.matMul(withBias(w2, b2));
    const delta2 = tf.softmax(logits).sub<tf.Tensor2D>(labels);
    const delta1 = tf.where(z.lessEqual(0), 0, delta2.matMul(w2.transpose<tf.Tensor2D>())) as tf.Tensor2D;
    const layer1 = x1.transpose<tf.Tensor2D>().matMul(delta1).div<tf.Tensor2D>(x.shape[0]);
    const layer2 = hidden1.transpose<tf.Tensor2D>().matMul(delta2).div<tf.Tensor2D>(x.shape[0]);
    return { w1: weightsOf(layer1), b1: biasOf(layer1), w2: weightsOf(layer2), b2: biasOf(layer2) };
  });
}
