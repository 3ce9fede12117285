import * as tf from '@tensorflow/tfjs';

/** Weights and biases: w1 [D, H], b1 [H], w2 [H, K], b2 [K]. Gradients have the same shapes. */
export interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

/** The logits [N, K] of a batch x [N, D]. */
export function forward(params: Params, x: tf.Tensor2D): tf.Tensor2D {
  throw new Error('Not written yet: two layers with a ReLU between them.');
}

/** The gradient of the mean cross-entropy of softmax(forward(params, x)) with one-hot labels [N, K]. */
export function backward(params: Params, x: tf.Tensor2D, labels: tf.Tensor2D): Params {
  throw new Error('Not written yet: the gradient of each parameter, with its shape.');
}
