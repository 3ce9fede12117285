import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}
type Activation = (x: tf.Tensor) => tf.Tensor;

/** Both networks have the same form and differ in their activations alone. */
const perceptron =
  (inside: Activation, outside: Activation) =>
  ({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D =>
    tf.tidy(() => outside(inside(x.dot(w1).add(b1)).dot(w2).add(b2)) as tf.Tensor2D);

export const generator = perceptron(
  (x) => tf.maximum(x, 0),
  (x) => tf.tanh(x),
);
export const discriminator = perceptron(
  (x) => tf.maximum(x, x.mul(0.2)),
  (x) => tf.sigmoid(x),
);
