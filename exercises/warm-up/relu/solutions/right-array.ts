import * as tf from '@tensorflow/tfjs';

export async function relu(x: tf.Tensor): Promise<tf.Tensor> {
  const values = await x.data();
  return tf.tensor(
    Array.from(values, (value) => Math.max(value, 0)),
    x.shape,
  );
}
