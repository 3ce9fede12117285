import * as tf from '@tensorflow/tfjs';

export const relu = (x: tf.Tensor): tf.Tensor => tf.tidy(() => tf.minimum(x.neg(), 0).neg());
