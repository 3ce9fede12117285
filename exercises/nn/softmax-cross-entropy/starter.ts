import * as tf from '@tensorflow/tfjs';

/** Probabilities from logits: [batch, classes] to [batch, classes], every row sums to one. */
export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  throw new Error('Not written yet: exponentials over their sum, row by row.');
}

/** The mean cross-entropy of logits [batch, classes] with one-hot labels [batch, classes]: a scalar. */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  throw new Error('Not written yet: the mean over the batch of −log of the right probability.');
}
