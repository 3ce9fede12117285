import * as tf from '@tensorflow/tfjs';

export const title = 'Reads the mask the wrong way round';
export const hint =
  'Your queries look exactly at what is hidden from them. What does `true` mean in this mask?';

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div(Math.sqrt(q.shape[3]));
    if (!mask) return weigh(tf.softmax(scores), v);
    return weigh(tf.softmax(tf.where(mask, -1e9, scores)).mul(mask.logicalNot().cast('float32')), v);
  });
}

function weigh(weights: tf.Tensor, v: tf.Tensor): { output: tf.Tensor; weights: tf.Tensor } {
  return { output: tf.matMul(weights, v), weights };
}
